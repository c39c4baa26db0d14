/**
 * Who decides at a stage on a day: the person whom the roster names or, on the days for which they handed their decisions
 * over, whoever stands in. The one place that knows it; asking, deciding, boards and queues all look here.
 */
import { samePerson, type Person } from '#shared/ids/person.js';
import type { Agency, Delegation, Season } from './model.js';

export type DecidingStage = 'review' | 'approval';
export const DECIDING_STAGES = ['review', 'approval'] as const satisfies readonly DecidingStage[];

type RosterLine = Pick<Agency, 'contact' | 'reviewer' | 'approver'>;
type SeasonPeople = Pick<Season, 'publisher' | 'delegations'>;

export interface Decider {
  readonly person: Person;
  /** In whose place, where somebody stands in; null for the person whom the roster names. */
  readonly insteadOf: Person | null;
}

/** Whom the roster names, away or not. */
export function assignedTo({ reviewer, approver }: Pick<Agency, DeciderField>, stage: DecidingStage): Person {
  return stage === 'review' ? reviewer : approver;
}
type DeciderField = 'reviewer' | 'approver';

/**
 * A stand-in who has another part in this agency's report (a roster changed after the delegation was made) does not stand in
 * for it: the person whom the roster names decides, so that four eyes stay four.
 * @param day in the season's time zone (ids/calendar.ts, `dayOf`)
 */
export function deciderOf(season: SeasonPeople, agency: RosterLine, stage: DecidingStage, day: string): Decider {
  const assigned = assignedTo(agency, stage);
  const standIn = standInFor(season, assigned, day);
  if (standIn === undefined) return { person: assigned, insteadOf: null };
  const other = assignedTo(agency, stage === 'review' ? 'approval' : 'review');
  const others = [agency.contact, season.publisher, other, standInFor(season, other, day)];
  const hasAnotherPart = others.some((one) => one !== undefined && samePerson(one, standIn));
  return hasAnotherPart ? { person: assigned, insteadOf: null } : { person: standIn, insteadOf: assigned };
}

/** For whom this person decides, where it is not their own to decide; null else. */
export function standsInFor(person: Person, ...asked: Parameters<typeof deciderOf>): Person | null {
  const decider = deciderOf(...asked);
  return samePerson(decider.person, person) ? decider.insteadOf : null;
}

/** Whether the days of the delegation hold this one, and nobody ended it. */
export function isInForce({ since, until, endedAt }: Delegation, day: string): boolean {
  return endedAt === null && since <= day && day <= until;
}

/** Whoever decides at a stage on this day, or is to on a later one by what was handed over already. */
export function decidersFrom(season: SeasonPeople, agency: RosterLine, stage: DecidingStage, day: string): Person[] {
  const assigned = assignedTo(agency, stage);
  const later = season.delegations.filter(
    ({ from, since, endedAt }) => from.address === assigned.address && endedAt === null && since > day,
  );
  const people = [day, ...later.map(({ since }) => since)].map((on) => deciderOf(season, agency, stage, on).person);
  return [...new Map(people.map((person) => [person.address, person])).values()];
}

function standInFor({ delegations }: SeasonPeople, person: Person, day: string): Person | undefined {
  return delegations.find((one) => one.from.address === person.address && isInForce(one, day))?.to;
}

/** Everybody who may have been asked at a stage: whom the roster names, and whoever stood in for them on any day. */
export function everAskedFor(season: SeasonPeople, agency: Pick<Agency, DeciderField>, stage: DecidingStage): Person[] {
  const assigned = assignedTo(agency, stage);
  const standIns = season.delegations.filter(({ from }) => from.address === assigned.address).map(({ to }) => to);
  const addresses = new Set<string>();
  return [assigned, ...standIns].filter(({ address }) => !addresses.has(address) && addresses.add(address));
}
