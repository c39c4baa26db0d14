/** Who may be whom on one roster line: contact, reviewer and approver are three people. */
import { samePerson } from '#shared/ids/person.js';
import type { Agency } from './model.js';

/** The pairs of an agency's people who must not be one person but are. */
export function assignmentConflicts(agency: Pick<Agency, 'contact' | 'reviewer' | 'approver'>): string[] {
  const pairs = [
    ['contact', 'reviewer'],
    ['contact', 'approver'],
    ['reviewer', 'approver'],
  ] as const;
  return pairs.flatMap(([one, other]) => (samePerson(agency[one], agency[other]) ? [`${one}/${other}`] : []));
}
