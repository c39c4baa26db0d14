/** By when an agency of a kind is to file. */
import { AGENCY_KINDS, type AgencyKind } from '#shared/ids/agency-kind.js';
import { dayAfter } from '#shared/ids/calendar.js';
import type { Season } from './model.js';

export function deadlineOf({ deadline, deadlines }: Pick<Season, 'deadline' | 'deadlines'>, kind: AgencyKind): string {
  return deadlines?.[kind] ?? deadline;
}

/**
 * The next day by which somebody of these kinds is to file, and whose day it is, none where it is everybody's; the last of all
 * where every day is past. The day of a kind that has no agency concerns nobody.
 */
export function nextDeadline(
  season: Pick<Season, 'deadline' | 'deadlines'>,
  present: ReadonlySet<AgencyKind>,
  today: string,
): { readonly day: string; readonly kinds: readonly AgencyKind[] } {
  const concerned = AGENCY_KINDS.filter((kind) => present.size === 0 || present.has(kind));
  const days = concerned.map((kind) => deadlineOf(season, kind)).sort();
  const day = days.find((each) => each >= today) ?? days.at(-1) ?? season.deadline;
  const kinds = concerned.filter((kind) => deadlineOf(season, kind) === day);
  return { day, kinds: kinds.length === concerned.length ? [] : kinds };
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
