/** Who may be whom: contact, reviewer and approver of one roster line, the season's publisher and their substitute, are five people. */
import { samePerson, type Person } from '#shared/ids/person.js';

export interface AssignedPeople {
  readonly contact?: Person;
  readonly reviewer?: Person;
  readonly approver?: Person;
  readonly publisher?: Person;
  /** Takes the publisher's place, and then decides on the same reports. */
  readonly substitute?: Person | null;
}

const PAIRS = [
  ['contact', 'reviewer'],
  ['contact', 'approver'],
  ['contact', 'publisher'],
  ['reviewer', 'approver'],
  ['reviewer', 'publisher'],
  ['approver', 'publisher'],
  ['contact', 'substitute'],
  ['reviewer', 'substitute'],
  ['approver', 'substitute'],
  ['publisher', 'substitute'],
] as const;
type NameOf<Pair> = Pair extends readonly [infer One extends string, infer Other extends string]
  ? `${One}/${Other}`
  : never;
export type AssignmentPair = NameOf<(typeof PAIRS)[number]>;

/** The pairs of people who must not be one person but are. */
export function assignmentConflicts(people: AssignedPeople): AssignmentPair[] {
  return PAIRS.flatMap(([first, second]) => {
    const [one, other] = [people[first], people[second]];
    if (one == null || other == null || !samePerson(one, other)) return [];
    return [`${first}/${second}` as AssignmentPair];
  });
}
