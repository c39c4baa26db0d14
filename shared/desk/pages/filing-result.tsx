/** What was read from the agency's document: how much, what the rules found, what a person must add, the tables, the text. */
import type { Texts } from '../../language/texts.js';
import { unconfirmedCells, unreadCells } from '../../report/record.js';
import type { Severity } from '../../report/finding.js';
import { Findings } from '../parts/findings.js';
import { keyableCells, marksOf } from '../parts/marks.js';
import { OfficialTables, ReportText } from '../parts/official-tables.js';
import { CellsToConfirm, ExplanationBox, KEY_LIST_MAX, KeyedCells } from '../parts/record-form.js';
import type { FilingPage, ReadSubmission } from '../views.js';

interface ResultProps {
  readonly t: Texts;
  readonly view: FilingPage;
  readonly read: ReadSubmission;
}

export function ReadResult({ t, view, read }: ResultProps) {
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t.report.findings.title}</h2>
      <Counts t={t} read={read} />
      {read.submission.state === 'draft' ? <Editable t={t} view={view} read={read} /> : <Settled t={t} read={read} />}
    </section>
  );
}

export function Counts({ t, read }: { readonly t: Texts; readonly read: ReadSubmission }) {
  const words = t.filing.counts;
  const waived = new Set(read.submission.waivers.map((waiver) => waiver.finding));
  const found = (severity: Severity) =>
    read.check.findings.filter((finding) => finding.severity === severity && !waived.has(finding.key)).length;
  const unread = unreadCells(read.record).length;
  const lines: readonly (readonly [string, string, string])[] = [
    [words.read, `${200 - unread} / 200`, ''],
    [words.block, String(found('block')), '#findings-block'],
    [words.explain, String(found('explain')), '#findings-explain'],
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

/** One form around findings, inputs and tables: everything typed anywhere on the page is saved together. */
function Editable({ t, view, read }: ResultProps) {
  const { record, check, submission } = read;
  const typed = view.attempt?.typed ?? {};
  const refusal = view.attempt?.refusal;
  const invalid = new Set<string>(refusal?.code === 'bad-values' ? refusal.cells.map(({ cell }) => cell) : []);
  const keyable = keyableCells(record);
  const inTables = keyable.length > KEY_LIST_MAX;
  const explained = new Map(submission.explanations.map(({ finding, text }) => [finding, text]));
  const asks =
    keyable.length > 0 ||
    unconfirmedCells(record).length > 0 ||
    check.findings.some((finding) => finding.severity === 'explain');
  const save = asks ? (
    <div class="buttons noprint">
      <button type="submit" class="second">
        {t.filing.record.save}
      </button>
      <span class="quiet">{t.filing.record.saveNext}</span>
    </div>
  ) : null;
  return (
    <form method="post" action={`/g/${view.viewer.grant}/record`} class="keep" data-record="1">
      <input type="hidden" name="shown" value={view.shown} />
      <Findings
        t={t}
        check={check}
        submission={submission}
        hideExplanations
        under={(finding) =>
          finding.severity === 'explain' ? (
            <ExplanationBox
              t={t}
              finding={finding}
              value={typed[`explain:${finding.key}`] ?? explained.get(finding.key) ?? ''}
            />
          ) : null
        }
      />
      <KeyedCells t={t} record={record} typed={typed} cells={keyable} invalid={invalid} />
      <CellsToConfirm t={t} record={record} typed={typed} />
      {inTables ? null : save}
      <OfficialTables
        t={t}
        record={record}
        marks={marksOf({ record, check, changed: new Set(), editable: true })}
        inputs={inTables ? { cells: new Set(keyable), typed, invalid } : undefined}
      />
      {inTables ? save : null}
      <ReportText t={t} record={record} />
    </form>
  );
}

function Settled({ t, read }: { readonly t: Texts; readonly read: ReadSubmission }) {
  const { record, check, submission } = read;
  return (
    <>
      <Findings t={t} check={check} submission={submission} />
      <OfficialTables t={t} record={record} marks={marksOf({ record, check, changed: new Set(), editable: false })} />
      <ReportText t={t} record={record} />
    </>
  );
}
