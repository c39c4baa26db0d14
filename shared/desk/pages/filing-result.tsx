/** What was read from the agency's document: how much, what the rules found, what a person must add, the tables, the text. */
import { isOver } from '#shared/filing/over.js';
import { outstanding } from '#shared/filing/completeness.js';
import type { Texts } from '#shared/words/texts.js';
import { unconfirmedCells, unreadCells } from '#shared/report/record.js';
import type { Severity } from '#shared/report/finding.js';
import { changesBetween, isUnchanged } from '../changes.js';
import { cellDifferences } from '../difference/cells.js';
import { CellDifferences } from '../parts/cell-differences.js';
import { TextDifferences } from '../parts/text-differences.js';
import { explainedOf, Findings } from '../parts/findings.js';
import { commentedCells, keyableCells, marksOf } from '../parts/marks.js';
import { ReportText } from '../parts/official-tables.js';
import { ReturnForm, SubmissionFiles } from '../parts/take-away.js';
import { CellsToConfirm } from '../parts/confirm-cells.js';
import { ExplanationBox, KEY_LIST_MAX, KeyedCells } from '../parts/record-form.js';
import { MendHere } from '../parts/mend-here.js';
import { TablesAndPlaces } from '../parts/tables-and-places.js';
import type { FilingPage, ReadSubmission } from '../views.js';
import { PostForm } from '../parts/post-form.js';
import { faultsOf } from '../parts/problem.js';

interface ResultProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly read: ReadSubmission;
}

/** Findings and what the page asks of the agency; the tables follow apart, so that the next act can stand between. */
export function ReadResult({ t, view, read }: ResultProps) {
  const { check, submission } = read;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t.report.findings.title}</h2>
      <Counts t={t} read={read} />
      {view.lastUpload === null ? null : <SinceLastUpload t={t} last={view.lastUpload} read={read} />}
      <SubmissionFiles t={t} grant={view.viewer.grant} submission={submission.id} />
      {isEditable(view, read) ? (
        <>
          <Editable t={t} view={view} read={read} />
          {asksForAnswers(read) ? <ReturnForm t={t} viewer={view.viewer} shown={view.shown} /> : null}
        </>
      ) : (
        <Findings t={t} to="agency" check={check} />
      )}
    </section>
  );
}

/** Whether the new file changed what it was to change, and nothing else. */
function SinceLastUpload({ t, last, read }: Pick<ResultProps, 't' | 'read'> & { readonly last: ReadSubmission }) {
  const words = t.review.difference;
  const differences = cellDifferences(read.record, last.record, null);
  const changes = changesBetween(last.record, read.record);
  return (
    <details id="since-last-upload">
      <summary>
        {words.ownTitle}
        {t.punctuation.aside(t.names.submissionNumber(last.submission.n))}
      </summary>
      {isUnchanged(changes) ? <p>{words.ownNothing}</p> : null}
      {differences.length === 0 ? null : (
        <CellDifferences
          t={t}
          id="own-differences"
          caption={words.caption.last}
          differences={differences}
          with={{ last: true, lastYear: false }}
        />
      )}
      <TextDifferences t={t} before={last.record} now={read.record} />
    </details>
  );
}

export function ReadTables({ t, view, read }: ResultProps) {
  const { record, check } = read;
  const { submission } = read;
  const asked = (submission.state === 'returned' ? submission.returnedWith : submission.checklist) ?? [];
  const editable = isEditable(view, read);
  const keyable = editable ? keyableCells(record) : [];
  const inTables = keyable.length > KEY_LIST_MAX;
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">{t.report.tablesTitle}</h2>
      <TablesAndPlaces
        t={t}
        grant={view.viewer.grant}
        read={read}
        marks={marksOf({ record, check, changed: new Set(), commented: commentedCells(asked), editable })}
        inputs={
          inTables
            ? {
                form: RECORD_FORM,
                cells: new Set(keyable),
                typed: view.attempt?.typed ?? {},
                invalid: invalidCells(view),
              }
            : undefined
        }
      />
      {inTables ? <Save t={t} /> : null}
      <ReportText t={t} record={record} open={asked.length > 0} />
    </section>
  );
}

const RECORD_FORM = 'record';

function isEditable(view: FilingPage, read: ReadSubmission): boolean {
  return read.submission.state === 'draft' && !isOver(view.season, view.filing);
}

/** Whether there is anything that a person may add to the draft. */
function asksForAnswers({ record, check }: ReadSubmission): boolean {
  return (
    keyableCells(record).length > 0 ||
    unconfirmedCells(record).length > 0 ||
    check.findings.some((finding) => finding.severity === 'explain')
  );
}

function invalidCells(view: FilingPage): ReadonlySet<string> {
  const refusal = view.attempt?.refusal;
  return new Set(refusal?.code === 'bad-values' ? refusal.cells.map(({ cell }) => cell) : []);
}

export function Counts({ t, read }: { readonly t: Texts; readonly read: ReadSubmission }) {
  const words = t.filing.counts;
  const found = (severity: Severity) =>
    read.check.findings.filter((finding) => finding.severity === severity && finding.answer.is !== 'waived').length;
  const unread = unreadCells(read.record).length;
  const lines: readonly (readonly [string, string, string])[] = [
    [words.read, `${200 - unread} / 200`, ''],
    [words.block, String(found('block')), '#findings-block'],
    [words.explain, `${found('explain')}${explainedOf(t, read.check)}`, '#findings-explain'],
    [words.unread, String(unread), '#unread'],
    [words.confirm, String(unconfirmedCells(read.record).length), '#confirm'],
  ];
  return (
    <ul class="counts">
      {lines.map(([label, value]) => (
        <li>
          {label} <b>{value}</b>
        </li>
      ))}
    </ul>
  );
}

/** One form for everything that a person adds; inputs in the tables belong to it by its id. */
function Editable({ t, view, read }: ResultProps) {
  const { record, check, submission } = read;
  const typed = view.attempt?.typed ?? {};
  const keyable = keyableCells(record);
  const asks = asksForAnswers(read);
  return (
    <PostForm viewer={view.viewer} to="/record" class="keep" data-record="1" id={RECORD_FORM}>
      <input type="hidden" name="shown" value={view.shown} />
      <Findings
        t={t}
        to="agency"
        check={check}
        hideExplanations
        mendHere={(cells) => <MendHere t={t} grant={view.viewer.grant} read={read} cells={cells} />}
        under={(finding) =>
          finding.severity === 'explain' ? <ExplanationBox t={t} finding={finding} typed={typed} /> : null
        }
      />
      <KeyedCells
        t={t}
        grant={view.viewer.grant}
        read={read}
        typed={typed}
        cells={keyable}
        faults={faultsOf(t, view.attempt?.refusal)}
      />
      <CellsToConfirm
        t={t}
        grant={view.viewer.grant}
        read={read}
        typed={typed}
        later={outstanding(submission, record, check).blocks.length > 0}
      />
      {asks && keyable.length <= KEY_LIST_MAX ? <Save t={t} /> : null}
    </PostForm>
  );
}

function Save({ t }: { readonly t: Texts }) {
  return (
    <div class="buttons noprint">
      <button type="submit" class="second" form={RECORD_FORM}>
        {t.filing.record.save}
      </button>
      <span class="quiet">{t.filing.record.saveNext}</span>
    </div>
  );
}
