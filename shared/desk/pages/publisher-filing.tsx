/** One report as the publisher sees it: everything a reviewer sees, without deciding; blocking findings can be waived. */
import type { Texts } from '#shared/words/texts.js';
import type { Submission } from '#shared/filing/model.js';
import type { Finding } from '#shared/report/finding.js';
import { changesBetween } from '../changes.js';
import { Document, toHtml } from '../document.js';
import { activeRecorder, isPaperInTime } from '#shared/filing/recording.js';
import { deciderOf } from '#shared/season/deciders.js';
import { doubtOf } from '../parts/doubt.js';
import { MarksExplained } from '../parts/filing-marks.js';
import { Findings } from '../parts/findings.js';
import { LastYear } from '../parts/last-year.js';
import { PostForm } from '../parts/post-form.js';
import { Deadline, DecisionNote, OriginalLink, StateTag, Uploads } from '../parts/lines.js';
import { PortalKit } from '../parts/portal-kit.js';
import { Pairs } from '../parts/pairs.js';
import { waiverAnchor } from '../parts/anchors.js';
import { Problem } from '../parts/problem.js';
import { Progress } from '../parts/progress.js';
import { ReasonForm } from '../parts/reason-form.js';
import { RefusedUpload } from '../parts/refused-upload.js';
import { Changes } from '../parts/summary.js';
import { ExportLink } from '../parts/take-away.js';
import type { ReadSubmission } from '../views.js';
import type { PublisherFilingPage } from '../publisher-views.js';
import { ReportView } from './decision.js';
import { readOf } from './filing.js';
import { ContactLink, nothingYet, reachable } from './publisher-people.js';
import { EndWaiver, reasonFaults, reasonField, TakeBack } from './publisher-take-back.js';

interface PublisherProps {
  readonly t: Texts;
  readonly view: PublisherFilingPage;
}

export function renderPublisherFilingPage(view: PublisherFilingPage, t: Texts): string {
  const { viewer, season, agency, current } = view;
  const title = t.names.filingTitle(agency.name, season.year);
  const submission = current?.submission ?? null;
  const read = readOf(view);
  const [latest] = view.uploads;
  const refused = latest?.state === 'refused' ? latest : undefined;
  const filed = submission?.statement != null || isPaperInTime(agency, view.filing);
  return toHtml(
    <Document t={t} title={`${t.preview.filingTitle}${t.punctuation.colon}${title}`} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} at={reasonField(view)} />
      {view.resumed && submission !== null ? <Resumed t={t} view={view} submission={submission} /> : null}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
      <h1>{title}</h1>
      <Deadline t={t} today={view.today} deadline={agency.deadline} over={filed} />
      <ul class="jump noprint">
        <li>
          <a href={`/g/${viewer.grant}/filings/${agency.id}/agency`}>{t.agency.link}</a>
        </li>
        <li>
          <a href={`/g/${viewer.grant}/filings/${agency.id}/recording`}>
            {view.filing === null || activeRecorder(view.filing) === undefined
              ? t.recording.link
              : t.recording.linkAgain}
          </a>
        </li>
      </ul>
      <Progress t={t} submission={submission} />
      <section aria-labelledby="status">
        <h2 id="status">
          {t.filing.statusHeading}{' '}
          {submission === null ? null : <StateTag t={t} state={submission.state} scan={submission.scan} />}
        </h2>
        {submission === null ? <p>{nothingYet(t, view)}</p> : null}
        <Pairs
          pairs={[
            [t.names.roles.agency, reachable(t, view, agency.contact)],
            [t.names.roles.reviewer, reachable(t, view, agency.reviewer)],
            [t.names.roles.approver, reachable(t, view, agency.approver)],
            [
              t.decision.document,
              submission === null ? null : <OriginalLink t={t} grant={viewer.grant} submission={submission} />,
            ],
            [
              t.decision.statement,
              submission === null || submission.statement === null
                ? null
                : t.decision.statementBy(
                    submission.statement.officer,
                    submission.statement.title,
                    t.dates.instant(submission.statement.at),
                  ),
            ],
            [
              t.filing.published,
              view.publishedUrl === null ? null : <a href={view.publishedUrl}>{t.filing.publishedLink}</a>,
            ],
          ]}
        />
        {submission === null ? null : <MarksExplained t={t} submission={submission} />}
        {submission?.decisions.map((decision) => (
          <DecisionNote t={t} decision={decision} not={doubtOf(submission, decision)} />
        ))}
        {submission === null ? null : <Stopped t={t} view={view} submission={submission} />}
        {refused === undefined ? null : (
          <details>
            <summary>{t.preview.refused}</summary>
            <RefusedUpload t={t} submission={refused} />
          </details>
        )}
        <TakeBack t={t} view={view} />
        <ContactLink t={t} view={view} />
      </section>
      <PortalKit t={t} grant={viewer.grant} submission={submission} filing={view.filing} />
      {read === null ? null : <Content t={t} view={view} read={read} />}
      <LastYearImport t={t} view={view} />
      <Uploads t={t} viewer={viewer} uploads={view.uploads} />
    </Document>,
  );
}

/** Only while the stage waits: the address with the note in it may be opened again later. */
function Resumed({
  t,
  view: { agency, season, today },
  submission,
}: PublisherProps & { readonly submission: Submission }) {
  const words = t.preview.resume;
  if (submission.state !== 'in-review' && submission.state !== 'in-approval') return null;
  const stage = submission.state === 'in-review' ? 'review' : 'approval';
  const { person } = deciderOf(season, agency, stage, today);
  return (
    <p class="note ok" role="status">
      {words.done(t.names.stages[stage], person.name)}
    </p>
  );
}

/** What was stopped and how it goes on, and the decisions that count no more. */
function Stopped({ t, view, submission }: PublisherProps & { readonly submission: Submission }) {
  const words = t.preview.resume;
  const { stopped, annulled = [] } = submission;
  const stage = stopped === undefined ? '' : t.names.stages[stopped.stage];
  return (
    <>
      {stopped === undefined ? null : (
        <div class="note block">
          <h3>{words.title}</h3>
          <p>{words.what(stopped.by.name, stage, t.dates.instant(stopped.decidedAt), t.dates.instant(stopped.at))}</p>
          <p>{words.hint(stage)}</p>
          <PostForm viewer={view.viewer} to={`/filings/${view.agency.id}/resume`}>
            <div class="buttons">
              <button type="submit" class="second">
                {words.button(stage)}
              </button>
            </div>
          </PostForm>
        </div>
      )}
      {annulled.length === 0 ? null : (
        <details>
          <summary>{t.preview.annulled}</summary>
          {annulled.map((decision) => (
            <DecisionNote t={t} decision={decision} not="annulled" />
          ))}
        </details>
      )}
    </>
  );
}

function Content({ t, view, read }: PublisherProps & { readonly read: ReadSubmission }) {
  const changes = view.previous === null ? null : changesBetween(view.previous.record, read.record);
  return (
    <>
      <section aria-labelledby="findings">
        <h2 id="findings">{t.report.findings.title}</h2>
        <Findings
          t={t}
          to="others"
          check={read.check}
          under={(finding) =>
            read.submission.state !== 'draft' ? null : finding.severity === 'block' && finding.answer.is === 'open' ? (
              <WaiveForm t={t} view={view} finding={finding} submission={read.submission.id} />
            ) : finding.answer.is === 'waived' ? (
              <EndWaiver t={t} view={view} waiver={finding.answer.waiver} submission={read.submission.id} />
            ) : null
          }
        />
      </section>
      {changes === null ? null : (
        <section aria-labelledby="changes">
          <h2 id="changes">{t.decision.changes.title}</h2>
          <Changes
            t={t}
            changes={changes}
            now={read.record}
            last={view.previous?.record ?? null}
            lastYear={view.lastYear?.record ?? null}
          />
        </section>
      )}
      <ReportView t={t} grant={view.viewer.grant} read={read} changes={changes} />
      {read.submission.seal === null ? null : (
        <ExportLink t={t} grant={view.viewer.grant} submission={read.submission.id} />
      )}
    </>
  );
}

/** What this year is compared with, and the way to have last year's document read where this office did not release it. */
function LastYearImport({ t, view }: PublisherProps) {
  const words = t.preview.lastYear;
  const { lastYear, imported, season, agency, viewer, current } = view;
  const year = season.year - 1;
  const refusal = imported?.refusal ?? null;
  return (
    <section aria-labelledby="previous">
      <h2 id="previous">{words.title(year)}</h2>
      <LastYear t={t} year={season.year} lastYear={lastYear} record={current?.record ?? null} />
      {imported === null || refusal !== null ? null : (
        <p>{words.imported(imported.by.name, t.dates.instant(imported.at), lastYear?.record.agencyName ?? null)}</p>
      )}
      {refusal === null ? null : (
        <div class="note block">
          <h3>{words.refused(t.refusalReason(refusal).title)}</h3>
          <p>{t.refusalReason(refusal).what}</p>
        </div>
      )}
      {lastYear?.source === 'published' ? null : (
        <PostForm viewer={viewer} to={`/filings/${agency.id}/previous`}>
          <p class="hint">{words.hint}</p>
          <div class="buttons">
            <button type="submit" class="second">
              {lastYear === null ? words.button(year) : words.again(year)}
            </button>
          </div>
        </PostForm>
      )}
    </section>
  );
}

function WaiveForm({ t, view, finding, submission }: PublisherProps & { finding: Finding; submission: string }) {
  return (
    <ReasonForm
      viewer={view.viewer}
      faults={reasonFaults(t, view)}
      id={waiverAnchor(finding.key)}
      to="/waivers"
      words={t.preview.waive}
      fields={{ submission, finding: finding.key }}
    />
  );
}
