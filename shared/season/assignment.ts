/** Who may be whom: contact, reviewer and approver of one roster line, and the season's publisher, are four people. */
import { samePerson, type Person } from '#shared/ids/person.js';

export interface AssignedPeople {
  readonly contact?: Person;
  readonly reviewer: Person;
  readonly approver: Person;
  readonly publisher?: Person;
}

const PAIRS = [
  ['contact', 'reviewer'],
  ['contact', 'approver'],
  ['contact', 'publisher'],
  ['reviewer', 'approver'],
  ['reviewer', 'publisher'],
  ['approver', 'publisher'],
] as const;
type NameOf<Pair> = Pair extends readonly [infer One extends string, infer Other extends string]
  ? `${One}/${Other}`
  : never;
export type AssignmentPair = NameOf<(typeof PAIRS)[number]>;

/** The pairs of people who must not be one person but are. */
export function assignmentConflicts(people: AssignedPeople): AssignmentPair[] {
  return PAIRS.flatMap(([first, second]) => {
    const [one, other] = [people[first], people[second]];
    if (one === undefined || other === undefined || !samePerson(one, other)) return [];
    return [`${first}/${second}` as AssignmentPair];
  });
}
