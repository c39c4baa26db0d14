/** The intake's last deed: the submission becomes a draft that the agency can work on, or is refused with the reason. */
import type { FilingChange, Judgement } from '../change.js';
import { carriedOver } from './carry-over.js';
import { countsOf } from '#shared/filing/completeness.js';
import { cutTo } from '#shared/ids/cut.js';
import { marksKept } from '#shared/filing/marks.js';
import { withTouches, type Touch } from '#shared/filing/four-eyes.js';
import type { Explanation, Submission } from '#shared/filing/model.js';
import type { Refusal } from '#shared/filing/refusal.js';
import { next, type SubmissionState } from '#shared/filing/states.js';
import { answeredBy, carriedChecklist } from './reply.js';
import { draftReady, leftToDo } from './draft-ready.js';
import { messageHead, isRead, lawfulNext, moveCurrent, systemActor, type FilingCase, type ReadCase } from './case.js';
import { askAgency } from './tell-agency.js';

export interface Announcement {
  readonly outcome: 'read' | 'refused' | 'failed' | 'busy';
  /** For `failed`: what broke, for the people who run the service; the agency is told to try again. */
  readonly error?: string | undefined;
}

export interface AnnounceState extends FilingCase {
  /** What the agency worked on before: the draft that this upload set aside, or what was returned or withdrawn. */
  readonly before?: ReadCase | undefined;
}

export function announce(state: AnnounceState, announcement: Announcement, now: Date): Judgement<SubmissionState> {
  const { submission } = state;
  // A newer upload took its place, or the step was repeated after it had succeeded: nothing more to say.
  if (submission !== null && submission.state !== 'received') return { already: submission.state };
  const again = sameFile(state);
  if (again !== null) return announceRefusal(state, again, now);
  return announcement.outcome === 'read' && isRead(state)
    ? announceDraft(state, now)
    : announceRefusal(state, submission?.refusal ?? broken(announcement), now);
}

function announceDraft(state: AnnounceState, now: Date): Judgement<SubmissionState> {
  const lawful = lawfulNext(state.submission, 'draft');
  if ('refused' in lawful) return lawful;
  if (!isRead(state)) return { refused: { code: 'not-found' } };
  const explanations = state.before === undefined ? [] : carriedOver(state.before, state.check);
  const checklist = state.before === undefined ? [] : carriedChecklist(state.before.submission);
  const touched = withTouches(
    state.submission.touched,
    ...carriedTouches(state.before, explanations),
    ...answeredBy(checklist),
  );
  const after: Submission = {
    ...state.submission,
    state: lawful.to,
    explanations,
    ...(checklist.length === 0 ? {} : { checklist: [...checklist] }),
    touched,
  };
  const counts = countsOf(after, state.record, state.check);
  const change = moveCurrent(
    state,
    after,
    {
      deed: 'draft',
      actor: systemActor('announce-draft'),
      at: now,
      details: { ...counts, carriedOver: explanations.map(({ finding }) => finding) },
    },
    {
      counts,
      effects: [draftReady(state, after, `${after.id}.draft-ready`)],
    },
  );
  return { change, value: lawful.to };
}

/** @param by the function that found out, where that is not the intake's last step */
export function announceRefusal(
  state: AnnounceState,
  refusal: Refusal,
  now: Date,
  by = 'announce-draft',
): Judgement<SubmissionState> {
  const lawful = lawfulNext(state.submission, 'refuse');
  if ('refused' in lawful) return lawful;
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  const after = { ...submission, state: lawful.to, refusal };
  const change = moveCurrent(
    { ...state, submission },
    after,
    { deed: 'refuse', actor: systemActor(by), at: now, details: { refusal: refusal.code } },
    {
      effects: [
        askAgency(state, after, `${after.id}.upload-refused`, {
          name: 'upload-refused',
          ...messageHead(state),
          deadline: state.agency.deadline,
          fileName: after.fileName,
          refusal,
          ...draftBeside(state.before),
        }),
      ],
    },
  );
  return { change: withRestored(change, state.before, refusal), value: lawful.to };
}

/** A draft that counts again beside the refused file: the mail must not leave its clerk thinking that it is gone. */
function draftBeside(before: ReadCase | undefined) {
  if (before === undefined || next(before.submission.state, 'restore') === undefined) return {};
  const { submission, record, check } = before;
  return { draft: { n: submission.n, ...leftToDo(submission, record, check) } };
}

/** Whoever explained the file before had a hand in this one too, where what they said is carried over. */
function carriedTouches(before: ReadCase | undefined, explanations: readonly Explanation[]): readonly Touch[] {
  if (before === undefined || explanations.length === 0) return [];
  return before.submission.touched.filter(({ how }) => how === 'explained' || how === 'imported');
}

/**
 * The very bytes that the agency worked on before. Of a draft they would lose what was keyed in; what was returned they
 * would only bring back as it was, unless the agency says why it should be so.
 */
function sameFile({ submission, before }: AnnounceState): Refusal | null {
  if (submission === null || before === undefined || submission.digest === null) return null;
  if (before.submission.digest !== submission.digest) return null;
  const detail = String(before.submission.n);
  if (next(before.submission.state, 'restore') !== undefined) return { code: 'identical', detail };
  const unexplained = before.submission.state === 'returned' && submission.sameFileReason === undefined;
  return unexplained ? { code: 'identical-returned', detail } : null;
}

/**
 * A draft that the refused file had set aside counts again: what was keyed in and explained is not lost. So does what was
 * returned, where the same file came again: the return is still what the agency has to answer.
 */
function withRestored(change: FilingChange, before: ReadCase | undefined, refusal: Refusal): FilingChange {
  if (before === undefined) return change;
  const { submission, record, check } = before;
  const to = next(submission.state, 'restore');
  const withMarks = ({ marks: _refused, ...after }: FilingChange['after']) => ({ ...after, ...marksKept(submission) });
  if (to === undefined) {
    if (refusal.code !== 'identical-returned') return change;
    const counts = countsOf(submission, record, check);
    return { ...change, after: withMarks({ ...change.after, current: submission.n, state: submission.state, counts }) };
  }
  return {
    ...change,
    after: withMarks({
      ...change.after,
      current: submission.n,
      state: to,
      counts: countsOf(submission, record, check),
    }),
    submissions: [...change.submissions, { from: submission.state, after: { ...submission, state: to } }],
    events: change.events.map((event) => ({ ...event, details: { ...event.details, restored: submission.id } })),
  };
}

/** No fault of the document: the agency is told so, and to send the same file again. */
function broken({ outcome, error }: Announcement): Refusal {
  // The reader found no word of the scanner at the version, though the intake was begun.
  if (outcome === 'failed' && nameOf(error) === 'NotScanned') return { code: 'scan-unfinished', detail: 'NO_RESULT' };
  return outcome === 'busy'
    ? { code: 'system-busy', detail: '' }
    : { code: 'processing-failed', detail: nameOf(error) };
}

/** The name of an error only: what broke inside is for the log, not for the clerk or the table. */
function nameOf(error: string | undefined): string {
  return cutTo((error ?? '').split(':')[0] ?? '', 80);
}
