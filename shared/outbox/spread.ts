/**
 * When mails leave that are queued many at once, such as a morning's reminders: the first at once, the others some hundreds a minute,
 * which a mail server bears and which leaves room for what is queued meanwhile.
 */

const AT_ONCE = 100;
/** A third of what SES takes after its sandbox (14 a second); a slow server falls behind, and the rest waits with Lambda as before. */
const PER_MINUTE = 300;
/** However many they are: a reminder speaks of the day on which it was made. */
const WITHIN_MINUTES = 180;

/** @param nth of those that are queued together, from 0 */
export function dueAtOfNth(nth: number, now: Date): Date {
  const minutes = nth < AT_ONCE ? 0 : Math.min(WITHIN_MINUTES, 1 + Math.floor((nth - AT_ONCE) / PER_MINUTE));
  return new Date(now.getTime() + minutes * 60_000);
}
