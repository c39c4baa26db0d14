/**
 * Four eyes: nobody decides on what they filed, and reviewer and approver of one submission are different people at
 * different addresses. Held at assignment (roster), when a decision is asked for, when it is judged, and once more as a
 * condition of the deciding transaction.
 */
import type { Agency, Person } from '../season/model.js';
import type { Submission } from './model.js';

/** A shared address or a shared name: two people with one name must be told apart in the roster. */
export function samePerson(one: Person, other: Person): boolean {
  return one.address === other.address || folded(one.name) === folded(other.name);
}

/** One spelling for a name: without white space, full-width characters as their plain ones. */
function folded(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

export type FourEyesConflict = 'filed-it' | 'reviewed-it';

/** Why this person may not decide on this submission; undefined when they may. */
export function fourEyesConflict(submission: Submission, person: Person): FourEyesConflict | undefined {
  if (submission.statement !== null && samePerson(submission.statement.by, person)) return 'filed-it';
  if (submission.decisions.some((decision) => samePerson(decision.by, person))) return 'reviewed-it';
  return undefined;
}

/** The pairs of an agency's people who must not be one person but are. */
export function assignmentConflicts(agency: Pick<Agency, 'contact' | 'reviewer' | 'approver'>): string[] {
  const pairs = [
    ['contact', 'reviewer'],
    ['contact', 'approver'],
    ['reviewer', 'approver'],
  ] as const;
  return pairs.flatMap(([one, other]) => (samePerson(agency[one], agency[other]) ? [`${one}/${other}`] : []));
}
