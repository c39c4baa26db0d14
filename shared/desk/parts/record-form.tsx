/** What a person adds to a draft: numbers that were not read, and explanations; confirm-cells.tsx has the ticks. */
import type { AnsweredFinding } from '#shared/filing/answers.js';
import type { Texts } from '#shared/words/texts.js';
import type { CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { UnreadReason } from '#shared/reading/values.js';
import { EXPLANATION_MAX } from '#shared/filing/model.js';
import { suspicionsOf } from '#shared/filing/suspicions.js';
import { causeText, REASONS, ruleById } from '#shared/rules/index.js';
import type { CellReading } from '#shared/report/record.js';
import type { ReadSubmission } from '../views.js';
import { cellAnchor, explanationAnchor, keyAnchor } from './anchors.js';
import { PlaceCutting } from './page-pictures.js';
import { PlaceLink, shownPlaces } from './place-link.js';
import { faultAt, type Fault } from './problem.js';

export interface Asked {
  readonly t: Texts;
  readonly grant: string;
  readonly read: ReadSubmission;
  readonly typed: Readonly<Record<string, string>>;
}

/** Above this many cells the inputs stand in the tables, where a whole row is copied in one go. */
export const KEY_LIST_MAX = 12;

export function KeyedCells({
  t,
  grant,
  read,
  typed,
  cells,
  faults,
}: Asked & { cells: readonly CellId[]; faults: readonly Fault[] }) {
  const { record, submission } = read;
  const shown = shownPlaces(read);
  const words = t.filing.record;
  const unread = cells.filter((id) => record.cells[id].kind === 'unread').length;
  if (cells.length === 0) return null;
  return (
    <section aria-labelledby="unread">
      <h3 id="unread">{words.unreadTitle(unread, cells.length - unread)}</h3>
      {cells.length > KEY_LIST_MAX ? (
        <p class="hint">{words.unreadInTables(cells.length)}</p>
      ) : (
        <>
          <p class="hint">{words.unreadHint}</p>
          {cells.map((id) => {
            const reading = record.cells[id];
            const hintId = `hint-${keyAnchor(id)}`;
            const name = `cell:${id}`;
            const cause = record.cells[id].attested === undefined ? undefined : causeAt(t, read, id);
            const causeId = `cause-${keyAnchor(id)}`;
            const fault = faultAt(faults, keyAnchor(id), hintId, ...(cause === undefined ? [] : [causeId]));
            return (
              <div class="field ask">
                <label for={keyAnchor(id)}>{cellName(id)[t.language]}</label>
                <p class="hint" id={hintId}>
                  <PlaceLink t={t} id={id} place={reading.place} shown={shown} />
                  {whyUnread(t, reading)}
                  {reading.attested === undefined
                    ? null
                    : `${t.report.keyedBy(reading.attested.by.name)}${t.punctuation.stop}`}{' '}
                  <a href={`#${cellAnchor(id)}`}>{t.report.findings.seeCell}</a>
                </p>
                {cause === undefined ? null : (
                  <p class="note block" id={causeId}>
                    {t.beforeFiling.here.wrong}
                    {cause}
                  </p>
                )}
                <PlaceCutting t={t} grant={grant} submission={submission} place={reading.place} />
                {fault.note}
                <input
                  class="short"
                  type="text"
                  inputmode="decimal"
                  autocomplete="off"
                  id={keyAnchor(id)}
                  name={name}
                  value={typed[name] ?? reading.value ?? ''}
                  {...fault.attributes}
                  {...(cause === undefined ? {} : { 'aria-invalid': 'true' as const })}
                />
              </div>
            );
          })}
        </>
      )}
    </section>
  );
}

/** Why a number may be wrong, in the words of the likeliest slip that is seen in it, else of the first rule that fails by it. */
function causeAt(t: Texts, { check }: ReadSubmission, cell: CellId): string | undefined {
  const cause = suspicionsOf(check)
    .map(({ causes: [first] }) => first)
    .find(({ cells }) => cells.includes(cell));
  if (cause !== undefined) return causeText(cause, 'likeliest').message[t.language];
  const finding = check.findings.find(
    ({ severity, answer, cells }) => severity === 'block' && answer.is === 'open' && cells.includes(cell),
  );
  return finding?.message[t.language];
}

/** Two readers saw two things: the numbers themselves say so. */
const TWO_READINGS: ReadonlySet<string> = new Set(['conflict', 'engines-differ'] satisfies UnreadReason[]);

/** Why the number was not read, and what was read instead, where there is something. */
function whyUnread(t: Texts, { reason, candidates = [], attested }: CellReading): string {
  const words = t.filing.record;
  if (attested !== undefined) return '';
  if (TWO_READINGS.has(reason ?? '') && candidates.length > 1)
    return words.candidates(candidates.join(t.punctuation.list)) + t.punctuation.stop;
  const why = reason === undefined ? null : t.report.unreadReason(reason);
  const seen = candidates.length === 0 ? null : words.seen(candidates.join(t.punctuation.list));
  return [why, seen].map((sentence) => (sentence === null ? '' : sentence + t.punctuation.stop)).join('');
}

/** The box under a finding that asks for the agency's sentence. */
export function ExplanationBox({ t, finding, typed }: Pick<Asked, 't' | 'typed'> & { finding: AnsweredFinding }) {
  const words = t.filing.record;
  const id = explanationAnchor(finding.key);
  const { answer } = finding;
  const given = answer.is === 'explained' ? answer.explanation : undefined;
  const earlier = answer.is === 'open' ? answer.earlier : undefined;
  const said = given ?? earlier;
  const reason = typed[`reason:${finding.key}`] ?? said?.reason;
  const ready = ruleById(finding.rule)?.reasons ?? [];
  return (
    <div class="field">
      {given?.carriedFrom === undefined ? null : (
        <p class="note ok">{words.carried(t.names.submissionNumber(given.carriedFrom))}</p>
      )}
      {earlier === undefined ? null : <p class="note explain">{words.otherNumbers}</p>}
      {ready.length === 0 ? null : (
        <>
          <label for={`reason-${id}`}>{words.reasonLabel}</label>
          <select id={`reason-${id}`} name={`reason:${finding.key}`}>
            <option value="">{words.noReason}</option>
            {ready.map((code) => (
              <option value={code} {...(code === reason ? { selected: true } : {})}>
                {REASONS[code][t.language]}
              </option>
            ))}
          </select>
        </>
      )}
      <label for={id}>{words.explainLabel}</label>
      <p class="hint" id={`hint-${id}`}>
        {ready.length === 0 ? words.explainHint : words.addHint}
      </p>
      <textarea
        id={id}
        name={`explain:${finding.key}`}
        rows={3}
        maxlength={EXPLANATION_MAX}
        aria-describedby={`hint-${id}`}
      >
        {typed[`explain:${finding.key}`] ?? said?.text ?? ''}
      </textarea>
    </div>
  );
}
