/**
 * The state table of a submission: every deed, the states it leads from and to, and whose deed it is. Nothing else in
 * the product knows which deed is lawful when; docs/states.md is drawn from this object.
 */
import * as z from 'zod';

export const SUBMISSION_STATES = [
  'received',
  'refused',
  'draft',
  'superseded',
  'expired',
  'in-review',
  'in-approval',
  'returned',
  'withdrawn',
  'approved',
  'stopped',
  'reopened',
  'released',
  'corrected',
  'taken-down',
] as const;
export const submissionStateSchema = z.enum(SUBMISSION_STATES);
export type SubmissionState = z.infer<typeof submissionStateSchema>;

/** `decider`: whoever a decision of a stage was made in the name of, reviewer or approver. */
export type Actor = 'system' | 'agency' | 'reviewer' | 'approver' | 'decider' | 'publisher';

export interface Deed {
  readonly from: readonly SubmissionState[];
  readonly to: SubmissionState;
  readonly by: Actor;
}

export const DEEDS = {
  refuse: { from: ['received'], to: 'refused', by: 'system' },
  draft: { from: ['received'], to: 'draft', by: 'system' },
  supersede: { from: ['received', 'draft'], to: 'superseded', by: 'agency' },
  /** The upload that set a draft aside was refused, or is the same file: the draft counts again, with all that was keyed in. */
  restore: { from: ['superseded'], to: 'draft', by: 'system' },
  expire: { from: ['draft'], to: 'expired', by: 'system' },
  file: { from: ['draft'], to: 'in-review', by: 'agency' },
  passReview: { from: ['in-review'], to: 'in-approval', by: 'reviewer' },
  returnFromReview: { from: ['in-review'], to: 'returned', by: 'reviewer' },
  approve: { from: ['in-approval'], to: 'approved', by: 'approver' },
  returnFromApproval: { from: ['in-approval'], to: 'returned', by: 'approver' },
  withdraw: { from: ['in-review', 'in-approval'], to: 'withdrawn', by: 'agency' },
  /** "This was not me": before the report is public, and of two stages one after the other. */
  stop: { from: ['in-approval', 'approved', 'returned', 'stopped'], to: 'stopped', by: 'decider' },
  resumeReview: { from: ['stopped'], to: 'in-review', by: 'publisher' },
  resumeApproval: { from: ['stopped'], to: 'in-approval', by: 'publisher' },
  reopen: { from: ['approved'], to: 'reopened', by: 'publisher' },
  release: { from: ['approved'], to: 'released', by: 'publisher' },
  correct: { from: ['released'], to: 'corrected', by: 'publisher' },
  /** One that was corrected: its correction is taken back, and by a decision that was disowned it does not stand again. */
  takeDown: { from: ['released', 'corrected'], to: 'taken-down', by: 'publisher' },
  /** Approved it was: the release that makes it public again looks at it anew. */
  putBack: { from: ['taken-down'], to: 'approved', by: 'publisher' },
  /** The release that made it public is taken back as a whole: as if it had waited on. */
  rollBack: { from: ['released'], to: 'approved', by: 'publisher' },
  /** And the version that it had taken the place of stands again. */
  standAgain: { from: ['corrected'], to: 'released', by: 'publisher' },
} as const satisfies Record<string, Deed>;
export type DeedName = keyof typeof DEEDS;

/** The state a deed leads to, or undefined where the deed is unlawful in that state. */
export function next(state: SubmissionState, deed: DeedName): SubmissionState | undefined {
  const { from, to }: Deed = DEEDS[deed];
  return from.includes(state) ? to : undefined;
}

/** What nobody has filed (yet, or ever). */
export const NEVER_FILED: readonly SubmissionState[] = ['received', 'refused', 'draft', 'superseded', 'expired'];

/** Between filing and release a new upload is kept but not taken: somebody is deciding on what was filed. */
export const UNDER_DECISION: readonly SubmissionState[] = ['in-review', 'in-approval', 'approved'];
