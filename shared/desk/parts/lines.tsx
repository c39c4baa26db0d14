/** Small pieces that several pages share: the deadline, a state, the list of uploads, decisions, the receipt. */
import { receiptNumber } from '#shared/filing/receipt-number.js';
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Decision, Submission } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { marksOf } from '#shared/filing/marks.js';
import { daysBetween } from '#shared/ids/calendar.js';
import type { Texts } from '#shared/words/texts.js';
import type { Day, Receipt, Viewer } from '../views.js';
import { MarksExplained, MarkTags } from './filing-marks.js';
import { Pairs } from './pairs.js';
import { CommentList } from './comment-rows.js';

interface Worded {
  readonly t: Texts;
}

/** The deadline with the days left; red with the word 逾期 when it has passed, unless nothing is waited for any more. */
export function Deadline({ t, today, deadline, over }: Worded & { today: Day; deadline: Day; over?: boolean }) {
  const isPast = daysBetween(today, deadline) < 0;
  // Nobody is late with what is done: how long ago the day was is of no interest then.
  if (isPast && over === true) return <p class="quiet">{t.filing.deadlineWas(t.dates.day(deadline))}</p>;
  return (
    <p class={isPast ? 'late' : 'quiet'}>
      {t.filing.deadline(t.dates.day(deadline), t.dates.daysLeft(today, deadline))}
    </p>
  );
}

const TONES: Readonly<Record<SubmissionState, string>> = {
  received: 'look',
  refused: 'block',
  draft: 'explain',
  superseded: '',
  expired: '',
  'in-review': 'look',
  'in-approval': 'look',
  returned: 'block',
  withdrawn: 'explain',
  approved: 'ok',
  stopped: 'block',
  reopened: 'explain',
  released: 'ok',
  corrected: '',
  'taken-down': '',
};

interface StateTagProps extends Worded {
  readonly state: SubmissionState;
  /** Where the submission itself is at hand: what it waits for. */
  readonly scan?: Submission['scan'];
}

export function StateTag({ t, state, scan }: StateTagProps) {
  const isScanned = state === 'received' && scan?.is === 'awaited';
  return <span class={`tag ${TONES[state]}`}>{isScanned ? t.filing.scanning.tag : t.names.states[state]}</span>;
}

function documentPath(grant: GrantId, submission: Submission): string {
  return `/g/${grant}/documents/${submission.id}`;
}

/** What was never opened, since it waits for the virus check or was stopped by it, is kept nowhere that a link could lead to. */
const isKept = ({ digest }: Submission): boolean => digest !== null;

export function OriginalLink({ t, grant, submission }: Worded & { grant: GrantId; submission: Submission }) {
  if (!isKept(submission)) return <>{t.names.file(submission.fileName)}</>;
  return (
    <a href={documentPath(grant, submission)} target="_blank" rel="noopener">
      {t.report.original(submission.fileName)}
    </a>
  );
}

/** `not`: why the decision does not count; then it is not shown as one that passed the report. */
export function DecisionNote({
  t,
  decision,
  not,
  linked = false,
}: Worded & {
  readonly decision: Decision;
  readonly not?: 'inDoubt' | 'annulled' | undefined;
  /** Whether the report that it was made on stands on the same page. */
  readonly linked?: boolean;
}) {
  const { comment, comments = [] } = decision;
  const words = decision.outcome === 'returned' ? t.filing.returnedBy : t.filing.passedBy;
  const tone = not === 'annulled' ? '' : not === 'inDoubt' || decision.outcome === 'returned' ? 'block' : 'ok';
  return (
    <div class={`note ${tone}`.trim()}>
      <h3>
        {words(t.names.stages[decision.stage], nameOf(t, decision), t.dates.instant(decision.at))}
        {not === undefined ? null : <span class="tag block">{t.filing[not]}</span>}
      </h3>
      <Lines text={comment === '' && comments.length === 0 ? t.filing.noComment : comment} />
      <CommentList t={t} comments={comments} linked={linked} />
    </div>
  );
}

/** Who decided, and in whose place. */
function nameOf(t: Texts, { by, insteadOf }: Decision): string {
  return insteadOf === undefined ? by.name : t.names.inPlaceOf(by.name, insteadOf.name);
}

/** A typed text with its line breaks. */
export function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  );
}

/** With the code that makes it verifiable, where it was filed under a seal. */
function numberOf({ id, seal }: Submission): string {
  return seal === null ? submissionLabel(id) : receiptNumber(id, seal);
}

export function ReceiptLines({ t, grant, receipt }: Worded & { readonly grant: GrantId; readonly receipt: Receipt }) {
  const { submission, auditHead } = receipt;
  const words = t.filing.receipt;
  const digest = (value: string | null) => (value === null ? null : <span class="digest">{value}</span>);
  return (
    <>
      <Pairs
        pairs={[
          [words.number, <b class="num">{numberOf(submission)}</b>],
          [words.at, submission.statement === null ? null : t.dates.instant(submission.statement.at)],
          [
            words.by,
            submission.statement === null
              ? null
              : submission.statement.officer + t.punctuation.aside(submission.statement.title),
          ],
          [words.file, submission.fileName || t.names.unnamedFile.own],
          [words.digest, digest(submission.digest)],
          [words.content, digest(submission.contentDigest)],
          [words.head, digest(auditHead)],
        ]}
      />
      <MarksExplained t={t} submission={submission} own />
      <p class="quiet">{words.hint}</p>
      {submission.filedBeforeSeals === true ? <p class="quiet">{words.beforeSeals}</p> : null}
      {submission.seal === null ? null : (
        <p class="noprint">
          <a href={`/g/${grant}/submissions/${submission.id}/receipt.json`}>{words.download}</a>
          {t.punctuation.list}
          <a href="/verify">{t.proof.verify.title}</a>
        </p>
      )}
    </>
  );
}

export function Uploads({ t, viewer, uploads }: Worded & { viewer: Viewer; uploads: readonly Submission[] }) {
  const words = t.filing.uploads;
  const unnamed =
    viewer.role === 'agency' || viewer.role === 'recorder' ? t.names.unnamedFile.own : t.names.unnamedFile.theirs;
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="uploads">
      <h2 id="uploads">{words.title}</h2>
      <table class="plain cards">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {uploads.map((submission) => (
            <tr>
              <th scope="row">{t.names.submissionNumber(submission.n)}</th>
              <td>
                {isKept(submission) ? (
                  <a href={documentPath(viewer.grant, submission)} target="_blank" rel="noopener">
                    {submission.fileName || unnamed}
                  </a>
                ) : (
                  submission.fileName || unnamed
                )}
              </td>
              <td data-label={words.at}>{t.dates.instant(submission.receivedAt)}</td>
              <td data-label={words.size}>{t.fileSize(submission.size)}</td>
              <td>
                <StateTag t={t} state={submission.state} scan={submission.scan} />
                <MarkTags t={t} marks={marksOf(submission)} />
                {submission.refusal === null ? null : <> {t.refusalReason(submission.refusal).title}</>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
