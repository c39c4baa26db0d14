/**
 * The agency's last look before it files: what will be filed, on one page, each line with the way to change it, and the
 * statement with the one button right under it. For a clean report this is what stands there as soon as it is read.
 */
import type { Child } from 'hono/jsx';
import type { AnsweredFinding } from '#shared/filing/answers.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { Texts } from '#shared/words/texts.js';
import { changesBetween, isUnchanged, type RecordChanges } from '../changes.js';
import { explanationAnchor, cellAnchor, keyAnchor } from '../parts/anchors.js';
import { printed } from '../parts/cell.js';
import { keyableCells } from '../parts/marks.js';
import { KEY_FIGURES, sumOf } from '../parts/summary.js';
import { factorOf, isJump } from '../difference/cells.js';
import { isTyped } from '../typed-on-page.js';
import type { FilingPage, ReadSubmission } from '../views.js';

interface AnswersProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly read: ReadSubmission;
}

export function BeforeFiling({ t, view, read }: AnswersProps) {
  const words = t.beforeFiling;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{words.title}</h2>
      <p>{words.lead}</p>
      <Lines t={t} view={view} read={read} />
      <Figures t={t} view={view} read={read} />
      <p class="quiet">{isTyped(read.submission) ? words.howToChangeTyped : words.howToChange}</p>
      <p class="noprint">
        <a href="#tables">{words.allTables}</a>
      </p>
    </section>
  );
}

interface Line {
  readonly name: string;
  readonly value: Child;
  /** Where it is changed, or looked at in full. */
  readonly go?: { readonly href: string; readonly text: string } | undefined;
}

function Lines({ t, view, read }: AnswersProps) {
  return (
    <dl class="pairs answers">
      {linesOf({ t, view, read }).map(({ name, value, go }) => (
        <>
          <dt>{name}</dt>
          <dd>
            {value}{' '}
            {go === undefined ? null : (
              <a class="noprint" href={go.href}>
                {go.text}
                <span class="hidden">{t.punctuation.colon + name}</span>
              </a>
            )}
          </dd>
        </>
      ))}
    </dl>
  );
}

function linesOf({ t, view, read }: AnswersProps): Line[] {
  const { beforeFiling: words } = t;
  const { rows } = words;
  const { submission, record, check } = read;
  const { agency, viewer } = view;
  const typed = isTyped(submission);
  const form = `/g/${viewer.grant}/form`;
  const missing = record.sections
    .filter(({ located }) => !located)
    .map(({ number }) => t.report.sectionHeading(number));
  const said = check.findings.filter(({ answer }) => answer.is === 'explained');
  const waived = check.findings.filter(({ answer }) => answer.is === 'waived');
  const notes = check.findings.filter(({ severity }) => severity === 'note').length;
  const attested = (how: 'keyed' | 'confirmed') => CELL_IDS.filter((id) => record.cells[id].attested?.how === how);
  const [keyed, confirmed] = [attested('keyed'), attested('confirmed')];
  const answers = submission.checklist?.length ?? 0;
  return [
    {
      name: rows.file,
      value: words.file(
        typed ? words.typed : t.names.file(submission.fileName),
        t.names.submissionNumber(submission.n),
      ),
      go: typed ? { href: form, text: words.change } : { href: '#upload', text: words.otherFile },
    },
    {
      name: rows.deadline,
      value: words.deadline(
        t.dates.day(agency.deadline),
        // What came on paper counts from the day on which it came.
        submission.recorded === undefined
          ? t.dates.daysLeft(view.today, agency.deadline)
          : `${t.recording.receivedOn} ${t.dates.day(submission.recorded.receivedOn)}`,
      ),
    },
    ...(view.lastUpload === null
      ? []
      : [
          {
            name: rows.since,
            value: sinceLast(t, changesBetween(view.lastUpload.record, record)),
            go: { href: '#since-last-upload', text: words.look },
          },
        ]),
    { name: rows.by, value: viewer.person.name },
    { name: rows.next, value: words.next(agency.reviewer.name, agency.approver.name) },
    {
      name: rows.sections,
      value: missing.length === 0 ? words.allSections : words.sectionsMissing(missing.join(t.punctuation.list)),
      go: typed ? { href: `${form}#section-1`, text: words.change } : { href: '#report-text', text: words.look },
    },
    {
      name: rows.said,
      value: said.length === 0 ? words.noneSaid : <Said t={t} findings={said} />,
    },
    ...(waived.length === 0 ? [] : [{ name: rows.waived, value: <Messages t={t} findings={waived} /> }]),
    ...(notes === 0
      ? []
      : [{ name: rows.notes, value: words.notes(notes), go: { href: '#findings-note', text: words.look } }]),
    ...(keyed.length + confirmed.length === 0
      ? []
      : [
          {
            name: rows.attested,
            value: words.attested(keyed.length, confirmed.length),
            go: keyed.length === 0 ? undefined : { href: '#unread', text: words.change },
          },
        ]),
    ...(answers === 0
      ? []
      : [{ name: rows.answers, value: words.answers(answers), go: { href: '#checklist', text: words.change } }]),
  ];
}

function sinceLast(t: Texts, changes: RecordChanges): string {
  const words = t.beforeFiling;
  if (isUnchanged(changes)) return words.unchanged;
  return words.changed(changes.cells.length, changes.sections.length + (changes.opening ? 1 : 0));
}

/** What a rule asked, and what the agency said to it. */
function Said({ t, findings }: { readonly t: Texts; readonly findings: readonly AnsweredFinding[] }) {
  return (
    <ul>
      {findings.map(({ key, message, answer }) => (
        <li>
          {message[t.language]}
          <blockquote>{answer.is === 'explained' ? answer.explanation.text : ''}</blockquote>
          <a class="noprint" href={`#${explanationAnchor(key)}`}>
            {t.beforeFiling.change}
            <span class="hidden">{t.punctuation.colon + message[t.language]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Messages({ t, findings }: { readonly t: Texts; readonly findings: readonly AnsweredFinding[] }) {
  return (
    <ul>
      {findings.map(({ message }) => (
        <li>{message[t.language]}</li>
      ))}
    </ul>
  );
}

function Figures({ t, view, read }: AnswersProps) {
  const words = t.beforeFiling.figures;
  const { record, submission } = read;
  const { season, lastYear, viewer } = view;
  const typed = isTyped(submission);
  const keyable = new Set(keyableCells(record));
  return (
    <table class="plain">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col" class="r">
            {words.now(season.year)}
          </th>
          {lastYear === null ? null : (
            <th scope="col" class="r">
              {words.before(season.year - 1)}
            </th>
          )}
          <th scope="col" class="noprint">
            {words.changeOrLook}
          </th>
        </tr>
      </thead>
      <tbody>
        {KEY_FIGURES.map(({ name, cells }) => {
          const figure = t.decision.figures[name];
          const now = sumOf(record, cells);
          const before = lastYear === null ? undefined : sumOf(lastYear.record, cells);
          const factor = factorOf(before, now);
          const mendable = typed || (cells.length === 1 && keyable.has(cells[0]));
          const href = typed
            ? `/g/${viewer.grant}/form#${keyAnchor(cells[0])}`
            : `#${mendable ? keyAnchor(cells[0]) : cellAnchor(cells[0])}`;
          return (
            <tr>
              <th scope="row">{figure}</th>
              <td class="r">
                <b>{printed(t, now)}</b>
              </td>
              {before === undefined ? null : (
                <td class="r">
                  {printed(t, before)}{' '}
                  {isJump(factor) && factor !== null ? (
                    <span class="tag look">{t.review.difference.times(factor)}</span>
                  ) : null}
                </td>
              )}
              <td class="noprint">
                <a href={href} aria-label={mendable ? words.changeOf(figure) : words.lookOf(figure)}>
                  {mendable ? words.change : t.beforeFiling.look}
                </a>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
