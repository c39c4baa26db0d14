/**
 * The page of the reviewer and of the approver. An approver often has a phone and a minute, so the form stands right
 * under the summary; a reviewer works through the tables first and finds the form after them. Opening the page changes
 * nothing, and it says in whose name the buttons decide.
 */
import type { Texts } from '#shared/words/texts.js';
import { changesBetween, type RecordChanges } from '../changes.js';
import { Document, toHtml } from '../document.js';
import { ChecklistView, Glance } from '../parts/checklist.js';
import { doubtOf } from '../parts/doubt.js';
import { Findings } from '../parts/findings.js';
import { MarksExplained } from '../parts/filing-marks.js';
import { LastYear } from '../parts/last-year.js';
import { DecisionNote, OriginalLink, StateTag } from '../parts/lines.js';
import { Pairs } from '../parts/pairs.js';
import { commentedCells, marksOf } from '../parts/marks.js';
import { ReportText } from '../parts/official-tables.js';
import { SubmissionFiles } from '../parts/take-away.js';
import { NextReport } from '../parts/next-report.js';
import { Problem } from '../parts/problem.js';
import { RecheckNote } from '../parts/recheck.js';
import { ChangedSinceFiled, FiledBeforeSeals } from '../parts/proof.js';
import { Attested, Changes, KeyFigures } from '../parts/summary.js';
import { TablesAndPlaces } from '../parts/tables-and-places.js';
import { TextDifferences } from '../parts/text-differences.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { ReadSubmission } from '../views.js';
import type { DecisionPage } from '../decision-views.js';
import { DecisionForm, DecisionStatus } from './decision-form.js';

export function renderDecisionPage(view: DecisionPage, t: Texts): string {
  const { viewer, season, agency, stage, current, previous } = view;
  const title = t.names.filingTitle(agency.name, season.year);
  const changes = previous === null ? null : changesBetween(previous.record, current.record);
  const form = view.status.is === 'open' && view.changed.length === 0 ? <DecisionForm t={t} view={view} /> : null;
  return toHtml(
    <Document
      t={t}
      title={`${t.decision.title(t.names.stages[stage])}${t.punctuation.colon}${title}`}
      viewer={viewer}
      season={season}
      offersDesk={view.status.is !== 'open'}
    >
      <Problem t={t} attempt={view.attempt} />
      <p class="quiet">{t.decision.title(t.names.stages[stage])}</p>
      <h1>{title}</h1>
      <DecisionStatus t={t} view={view} />
      {view.status.is === 'open' ? null : <NextReport t={t} viewer={viewer} today={view.today} next={null} />}
      <ChangedSinceFiled t={t} changed={view.changed} />
      <FiledBeforeSeals t={t} submission={current.submission} />
      <Summary t={t} view={view} changes={changes} />
      {stage === 'approval' ? form : null}
      <ReportView t={t} grant={viewer.grant} read={current} changes={changes} />
      {stage === 'review' ? form : null}
    </Document>,
  );
}

function Summary({ t, view, changes }: { t: Texts; view: DecisionPage; changes: RecordChanges | null }) {
  const { current, previous, viewer, agency } = view;
  const { submission, record } = current;
  const words = t.decision;
  const returned = previous?.submission.decisions.filter((decision) => decision.outcome === 'returned') ?? [];
  const earlier = submission.decisions.filter(({ stage }) => view.stage === 'approval' && stage === 'review');
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{words.summary}</h2>
      <Pairs
        pairs={[
          [words.agency, agency.name + t.punctuation.aside(t.names.kinds[agency.kind])],
          [words.document, <OriginalLink t={t} grant={viewer.grant} submission={submission} />],
          [t.upload.sameFile.given, sameFileReason(view)],
          [
            words.statement,
            submission.statement === null
              ? null
              : words.statementBy(
                  submission.statement.officer,
                  submission.statement.title,
                  t.dates.instant(submission.statement.at),
                ),
          ],
        ]}
      />
      <MarksExplained t={t} submission={submission} />
      <h3>{words.keyFigures}</h3>
      <KeyFigures t={t} record={record} lastYear={view.lastYear?.record ?? null} />
      <Attested t={t} record={record} />
      {earlier.length === 0 ? null : (
        <section aria-labelledby="earlier">
          <h2 id="earlier">{words.earlier}</h2>
          {earlier.map((decision) => (
            <DecisionNote t={t} decision={decision} not={doubtOf(submission, decision)} />
          ))}
        </section>
      )}
      <AnsweredReturn t={t} view={view} />
      <section aria-labelledby="changes">
        <h2 id="changes">{words.changes.title}</h2>
        {submission.checklist === undefined
          ? returned.map((decision) => <DecisionNote t={t} decision={decision} />)
          : null}
        <Changes
          t={t}
          changes={changes}
          now={record}
          last={previous?.record ?? null}
          lastYear={view.lastYear?.record ?? null}
        />
        <h3>{words.lastYear}</h3>
        <LastYear t={t} year={view.season.year} lastYear={view.lastYear} record={record} />
        {view.lastYear === null ? null : <TextOfLastYear t={t} before={view.lastYear.record} now={record} />}
      </section>
      <section aria-labelledby="findings">
        <h2 id="findings">{t.report.findings.title}</h2>
        {view.again === null ? null : <RecheckNote t={t} again={view.again} />}
        <Findings t={t} to="others" check={current.check} />
      </section>
    </section>
  );
}

/** The comments of the return before, with the agency's answers and what became of each place. */
function AnsweredReturn({ t, view }: { readonly t: Texts; readonly view: DecisionPage }) {
  const { current, returned } = view;
  const items = current.submission.checklist ?? [];
  if (items.length === 0) return null;
  const words = t.review.checklist;
  const decision = returned?.submission.decisions.at(-1);
  const list = { t, items, returned, current };
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">{words.settled}</h2>
      {returned === null || decision === undefined ? null : (
        <p class="quiet">
          {words.of(t.names.stages[decision.stage], t.names.submissionNumber(returned.submission.n))}
          {t.punctuation.aside(words.repliedBy(decision.by.name, t.dates.instant(decision.at)))}
        </p>
      )}
      <p>{words.reviewerHint}</p>
      <Glance {...list} />
      <ChecklistView {...list} />
    </section>
  );
}

/** Folded: most of it is another year's, and a sentence that was only carried on is what one looks for. */
function TextOfLastYear(versions: { readonly t: Texts; readonly before: ReportRecord; readonly now: ReportRecord }) {
  return (
    <details>
      <summary>{versions.t.review.difference.textOfLastYear}</summary>
      <TextDifferences {...versions} />
    </details>
  );
}

/** Only of the very file that was returned: of another one the reason says nothing. */
function sameFileReason({ current, previous }: DecisionPage): string | null {
  const { digest, sameFileReason } = current.submission;
  return previous?.submission.digest === digest ? (sameFileReason ?? null) : null;
}

interface ReportProps {
  readonly t: Texts;
  readonly grant: string;
  readonly read: ReadSubmission;
  readonly changes: RecordChanges | null;
}

/** The tables beside the document, and the text, with what changed marked in the cells. */
export function ReportView({ t, grant, read, changes }: ReportProps) {
  const changed = new Set(changes?.cells.map(({ cell }) => cell) ?? []);
  const asked = read.submission.checklist ?? [];
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">
        {t.report.tablesTitle} <StateTag t={t} state={read.submission.state} />
      </h2>
      <TablesAndPlaces
        t={t}
        grant={grant}
        read={read}
        noted
        marks={marksOf({
          record: read.record,
          check: read.check,
          changed,
          commented: commentedCells(asked),
          editable: false,
        })}
      />
      <SubmissionFiles t={t} grant={grant} submission={read.submission.id} />
      <ReportText t={t} record={read.record} check={read.check} open />
    </section>
  );
}
