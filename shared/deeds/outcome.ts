/**
 * How a deed ends: done, or refused with a reason that the edge turns into a page. A refusal changed nothing.
 * Every code has its sentence (what, why, what to do) in the language catalogue.
 */
import type { Changed } from '#shared/filing/sealed.js';
import type { CellId } from '#shared/report/cells.js';
import type { Decision } from '#shared/filing/model.js';
import type { DeciderConflict, FourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Office } from '#shared/season/model.js';
import type { PlannedProblem } from '#shared/season/planned-time.js';
import type { SubmissionState } from '#shared/filing/states.js';

export const DELEGATION_PROBLEMS = [
  'no-decider',
  'person',
  'days',
  'reason',
  'self',
  'publisher',
  'substitute',
  'contact',
  'decider',
  'twice',
  'away',
  'touched',
] as const;
export type DelegationProblem = (typeof DELEGATION_PROBLEMS)[number];

/** Why somebody cannot record an agency's paper. */
export const RECORDING_PROBLEMS = ['publisher', 'contact', 'decider'] as const;
export type RecordingProblem = (typeof RECORDING_PROBLEMS)[number];

export const HISTORY_PROBLEMS = ['year', 'season', 'public', 'not-public', 'shown'] as const;
export type HistoryProblem = (typeof HISTORY_PROBLEMS)[number];
/**
 * Why a release cannot be taken back as a whole: it is not public yet (again), a later one is, some of its reports have changed since, or
 * none of them is public by it.
 */
export const ROLL_BACK_PROBLEMS = ['not-published', 'not-latest', 'changed', 'nothing-public'] as const;
export type RollBackProblem = (typeof ROLL_BACK_PROBLEMS)[number];

export type DeedRefusal =
  /** The submission has moved on; `state` is where it is now. */
  | { readonly code: 'not-now'; readonly state: SubmissionState | null }
  | { readonly code: 'already-decided'; readonly decision: Decision; readonly withdrawn: boolean }
  | { readonly code: 'already-withdrawn'; readonly at: string | null }
  /** Somebody changed the data after the page was shown. */
  | { readonly code: 'changed-since-shown' }
  /** What is stored is not what was filed: nothing may be decided on it or made public. */
  | { readonly code: 'changed-since-filed'; readonly what: readonly Changed[] }
  /** Whoever this decision was made in the name of has said that it was not theirs. */
  | { readonly code: 'disowned'; readonly decision: Decision }
  /** Whoever would decide had a hand in it; `agencies` names the reports where several are decided on together. */
  | { readonly code: 'four-eyes'; readonly reason: FourEyesConflict; readonly agencies?: readonly string[] }
  /** Two of the season's people are one; `agency`: of which line of the roster. */
  | { readonly code: 'same-person'; readonly pair: string; readonly agency?: string }
  /** Who is to decide had a hand in what would be filed: it would be stuck as soon as it is filed. */
  | { readonly code: 'decider-touched'; readonly conflicts: readonly DeciderConflict[] }
  /** The season takes no reports any more, or nothing at all; whom to ask. */
  | {
      readonly code: 'season-closed';
      readonly archived: boolean;
      readonly office: Office | null;
      readonly publisher: string;
    }
  /** What only a closed season can go through. */
  | { readonly code: 'season-open' }
  /** Reports that somebody still decides on, or that wait to be made public. */
  | { readonly code: 'reports-under-way'; readonly count: number }
  | { readonly code: 'season-exists'; readonly year: number }
  | { readonly code: 'link-ended' }
  | {
      readonly code: 'not-ready';
      readonly blocks: number;
      readonly unread: number;
      readonly unconfirmed: number;
      readonly unexplained: number;
      readonly unanswered: number;
    }
  /** A comment of a return is answered with an explanation that says nothing. */
  | { readonly code: 'reply-text-missing'; readonly comments: readonly string[] }
  | { readonly code: 'statement-missing'; readonly fields: readonly ('officer' | 'title' | 'agree')[] }
  | { readonly code: 'outcome-missing' }
  | { readonly code: 'comment-missing' }
  | { readonly code: 'confirmation-missing' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'bad-values'; readonly cells: readonly { readonly cell: CellId; readonly text: string }[] }
  | { readonly code: 'unknown-finding' }
  | { readonly code: 'nothing-selected' }
  /** Nobody can stand in as asked; `who`: of which agencies, where that is the reason. */
  | { readonly code: 'delegation'; readonly problem: DelegationProblem; readonly who: string }
  /** Who was named to record what came on paper has another part in it. */
  | { readonly code: 'recording'; readonly problem: RecordingProblem; readonly name: string }
  /** Whoever records from paper would file what the agency sent itself. */
  | { readonly code: 'not-recorded' }
  /** The browser was proved to be somebody's who decides on the report or publishes it. */
  | {
      readonly code: 'decider-browser';
      readonly name: string;
      readonly part: 'publisher' | 'substitute' | 'reviewer' | 'approver';
    }
  /** The public site shows one area, and it is another. */
  /** The time that a release is to wait for is none, over, or too far ahead. */
  | { readonly code: 'planned-time'; readonly problem: PlannedProblem }
  | { readonly code: 'too-many-scheduled'; readonly most: number }
  /** Its time can be moved and it can be cancelled no more: it has begun, or was cancelled. */
  | { readonly code: 'release-not-waiting'; readonly cancelled: boolean }
  /** A report of an earlier year cannot be taken over, released or taken down as it stands. */
  | { readonly code: 'history'; readonly problem: HistoryProblem }
  /** A release cannot be taken back as a whole. */
  | { readonly code: 'roll-back'; readonly problem: RollBackProblem; readonly agencies: readonly string[] }
  /** Forms for files, of one person and day. */
  | { readonly code: 'too-many-uploads'; readonly most: number }
  | { readonly code: 'not-found' }
  | { readonly code: 'busy' };

export type Outcome<T> = { readonly done: T } | { readonly refused: DeedRefusal };

export function refused(refusal: DeedRefusal): { readonly refused: DeedRefusal } {
  return { refused: refusal };
}
