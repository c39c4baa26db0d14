/**
 * Four eyes: nobody decides on what they filed, and reviewer and approver of one submission are different people at
 * different addresses. Held at assignment (roster), when a decision is asked for, when it is judged, and once more as a
 * condition of the deciding transaction.
 */
import { samePerson, type Person } from '#shared/ids/person.js';
import type { Submission } from './model.js';

export type FourEyesConflict = 'filed-it' | 'reviewed-it';

/** Why this person may not decide on this submission; undefined when they may. */
export function fourEyesConflict(submission: Submission, person: Person): FourEyesConflict | undefined {
  if (submission.statement !== null && samePerson(submission.statement.by, person)) return 'filed-it';
  if (submission.decisions.some((decision) => samePerson(decision.by, person))) return 'reviewed-it';
  return undefined;
}
