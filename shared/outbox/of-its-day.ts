/** Mails that count days from the day on which they were written: on another day they are wrong, and a new one is made. */
import { dayOf } from '#shared/ids/calendar.js';
import type { MailMessage, MailName } from './message.js';

export interface DatedMail {
  readonly message: MailMessage;
  readonly firstDueAt?: string | undefined;
}

/**
 * Whether the day that a mail speaks of as today is over. What an operator asked for a former day was never of its day, and
 * leaves as it is.
 */
export function isOfFormerDay({ message, firstDueAt }: DatedMail, now: Date): boolean {
  const day = dayIn(message);
  if (day === undefined || day >= dayOf(now)) return false;
  return firstDueAt === undefined || day >= dayOf(new Date(firstDueAt));
}

const COUNT_DAYS: ReadonlySet<string> = new Set<MailName>(['digest', 'reminder', 'season-progress']);

/** Whether a mail that did not arrive could still be sent once more, as far as its day goes. @param mail as an entry of its address names it */
export function canLeaveAgain(mail: { readonly message: string; readonly at: string }, now: Date): boolean {
  return !COUNT_DAYS.has(mail.message) || dayOf(new Date(mail.at)) >= dayOf(now);
}

function dayIn(message: MailMessage): string | undefined {
  switch (message.name) {
    case 'digest':
      return message.today;
    case 'reminder':
    case 'season-progress':
      return message.day;
    default:
      return undefined;
  }
}
