/** By when an agency of a kind is to file. */
import { AGENCY_KINDS, type AgencyKind } from '#shared/ids/agency-kind.js';
import { dayAfter } from '#shared/ids/calendar.js';
import type { Season } from './model.js';

export function deadlineOf({ deadline, deadlines }: Pick<Season, 'deadline' | 'deadlines'>, kind: AgencyKind): string {
  return deadlines?.[kind] ?? deadline;
}

/** The next day by which somebody is to file, and the kinds that it is the day of; the last of all where every day is past. */
export function nextDeadline(
  season: Pick<Season, 'deadline' | 'deadlines'>,
  today: string,
): { readonly day: string; readonly kinds: readonly AgencyKind[] } {
  const days = AGENCY_KINDS.map((kind) => deadlineOf(season, kind)).sort();
  const day = days.find((each) => each >= today) ?? days.at(-1) ?? season.deadline;
  return { day, kinds: AGENCY_KINDS.filter((kind) => deadlineOf(season, kind) === day) };
}

/**
 * Until when a decision is asked for: some days from now, but not beyond the agency's own deadline, so that what was filed in
 * time is decided in time; at least a day, and the full time once the deadline is over anyway.
 */
export function decisionUntil(now: Date, deadline: string, days: number): string {
  const [tomorrow, full] = [dayAfter(now, 1), dayAfter(now, days)];
  if (deadline < dayAfter(now, 0) || deadline > full) return full;
  return deadline < tomorrow ? tomorrow : deadline;
}
