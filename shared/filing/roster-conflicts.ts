/**
 * A roster line may name somebody as reviewer or approver who already had a hand in the agency's report. It is refused at
 * import, with the line: taken over, the report would be stuck at that person.
 */
import type { ReportRecord } from '#shared/report/record.js';
import type { Agency } from '#shared/season/model.js';
import { deciderConflicts, touchOf, type TouchKind } from './four-eyes.js';
import type { Submission } from './model.js';
import type { SubmissionState } from './states.js';

export interface TouchProblem {
  readonly line: number;
  readonly field: 'reviewerName' | 'approverName';
  readonly code: 'touched-it';
  /** The person's name, as pasted. */
  readonly value: string;
  readonly touch: TouchKind;
}

/** Whose decision is still to come, by where the report stands. */
const STILL_TO_DECIDE: Readonly<Partial<Record<SubmissionState, readonly ('review' | 'approval')[]>>> = {
  received: ['review', 'approval'],
  draft: ['review', 'approval'],
  'in-review': ['review', 'approval'],
  'in-approval': ['approval'],
};

export function isStillToDecide(state: SubmissionState | null): boolean {
  return state !== null && STILL_TO_DECIDE[state] !== undefined;
}

export function touchProblems(
  agency: Pick<Agency, 'reviewer' | 'approver'>,
  { submission, record }: { readonly submission: Submission; readonly record: ReportRecord | null },
  line: number,
): TouchProblem[] {
  const stages = STILL_TO_DECIDE[submission.state] ?? [];
  const deciders = Object.fromEntries(
    stages.map((stage) => [stage, stage === 'review' ? agency.reviewer : agency.approver]),
  );
  return deciderConflicts(submission, deciders, record).map(({ deciding, person, reason }) => ({
    line,
    field: deciding === 'review' ? 'reviewerName' : 'approverName',
    code: 'touched-it',
    value: person.name,
    touch: touchOf(reason),
  }));
}
