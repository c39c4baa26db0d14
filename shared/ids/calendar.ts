/** Calendar days of the season's time zone. Deadlines are days; whoever counts them must count the same days. */
import { z } from 'zod';

/** `2026-01-31`. */
export const daySchema = z.iso.date();

const ZONE = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day that it is in the season's time zone at this instant, `2026-01-31`. */
export function dayOf(instant: Date): string {
  return parts.format(instant);
}

/** The day so many days after this instant. */
export function dayAfter(instant: Date, days: number): string {
  return dayOf(new Date(instant.getTime() + days * 86_400_000));
}

/** The instant so many days later, as ISO text: when a grant ends. */
export function instantAfter(instant: Date, days: number): string {
  return new Date(instant.getTime() + days * 86_400_000).toISOString();
}
