/**
 * On which days people are reminded: before and after the day by which something is asked of them. A day that was missed
 * (nothing ran) is made up for on the next, by one reminder for all that was missed, as long as it is not an old story.
 */
import { dayPlus, daysBetween } from '#shared/ids/calendar.js';

/** Of an agency that has not filed, from its deadline: negative before it. */
export const FILE_DAYS = [-14, -7, -3, -1, 1, 3, 7] as const;
/** Of a report that came back after the deadline, from the day on which it came back. */
export const RETURNED_DAYS = [1, 3, 7] as const;
/** Of the publisher, from a deadline: how far everybody is on its morning, and who is late on the next. */
export const PROGRESS_DAYS = [0, 1] as const;
/** Of the publisher, from the day until which a decision was asked for. */
export const OVERDUE_DAYS = [1] as const;

/** So many days later a missed reminder is still made up for. */
export const CATCH_UP_DAYS = 3;

/** The days around a day. */
export function daysAround(day: string, offsets: readonly number[]): string[] {
  return offsets.map((offset) => dayPlus(day, offset));
}

/** Of a decision: when half the time is over, and the day before its last; never on the day of the asking itself. */
export function decisionDays({ since, until }: { readonly since: string; readonly until: string }): string[] {
  const half = dayPlus(since, Math.floor(daysBetween(since, until) / 2));
  return [...new Set([half, dayPlus(until, -1)])].filter((day) => day > since && day < until).sort();
}

/**
 * The last of the days that has come, where it is today's or was missed a short while ago.
 * @param after days up to this one do not count: the person was written to then about the same
 */
export function dayDue(days: readonly string[], today: string, after: string): string | undefined {
  const last = days.filter((day) => day <= today && day > after).at(-1);
  return last !== undefined && daysBetween(last, today) <= CATCH_UP_DAYS ? last : undefined;
}
