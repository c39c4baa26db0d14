/**
 * The phases of a season: open until the last of its deadlines, late from the day after, closed and archived by the
 * publisher. What is stored lags behind midnight until `advance-seasons` has run; what people read is derived here.
 */
import { dayOf } from '#shared/ids/calendar.js';
import type { Season } from './model.js';

type Dated = Pick<Season, 'deadline' | 'deadlines'>;

/** The last day on which some kind of agency may still file in time. */
export function lastDeadline({ deadline, deadlines }: Dated): string {
  return deadlines === null ? deadline : Object.values(deadlines).reduce((last, day) => (day > last ? day : last));
}

/** Deadlines end with their day, at 24:00 in Shanghai. */
export function phaseOn(season: Dated & Pick<Season, 'state'>, today: string): Season['state'] {
  // A deadline that was put off opens what was late.
  if (!takesReports(season)) return season.state;
  return today > lastDeadline(season) ? 'late' : 'open';
}

/** Whether reports are uploaded and filed: late ones too, until the publisher closes. */
export function takesReports({ state }: Pick<Season, 'state'>): boolean {
  return state === 'open' || state === 'late';
}

/** Filed after the agency's own last day. */
export function isLate(filedAt: string, deadline: string): boolean {
  return dayOf(filedAt) > deadline;
}
