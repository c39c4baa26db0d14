/** Calendar days of the season's time zone. Deadlines are days; whoever counts them must count the same days. */
import * as z from 'zod';

/** `2026-01-31`. */
export const daySchema = z.iso.date();

const DAY_MS = 86_400_000;
/** Of the season's time zone, Asia/Shanghai, which has no summer time. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** An instant as the store keeps it, or as a clock gives it; a text that is none throws a RangeError. */
function inZone(instant: Date | string): string {
  return new Date(new Date(instant).getTime() + OFFSET_MS).toISOString();
}

/** The day that it is in the season's time zone at this instant, `2026-01-31`. */
export function dayOf(instant: Date | string): string {
  return inZone(instant).slice(0, 10);
}

/** The time of day there, `14:05`. */
export function timeOf(instant: Date | string): string {
  return inZone(instant).slice(11, 16);
}

/** The instant of a time of day there: `2026-01-31`, `09:00` is 2026-01-31T01:00:00.000Z. */
export function instantIn(day: string, time: string): string {
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_MS).toISOString();
}

/** Whole days from one day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many days after this instant. */
export function dayAfter(instant: Date, days: number): string {
  return dayOf(new Date(instant.getTime() + days * DAY_MS));
}

/** The instant so many days later, as ISO text: when a grant ends. */
export function instantAfter(instant: Date, days: number): string {
  return new Date(instant.getTime() + days * DAY_MS).toISOString();
}

/** The day so many days after another, `2026-01-31` + 1 = `2026-02-01`; before it where they are negative. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
