/**
 * When a report that waits is told by a mail of its own, and when by the one mail of the day: once more than three wait for
 * a person, they get one mail in the morning instead of one for each. What is due soon, overdue or to be decided anew never
 * waits for the morning. A mail that is put off has its own time a little after the morning's: should that one fail, each
 * goes by itself, and none is lost.
 */
import type { MailChoice } from '#shared/access/preferences.js';
import { personMark } from '#shared/access/links.js';
import { dayOf, daysBetween } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';

/** So many are told one by one. */
export const TOLD_ONE_BY_ONE = 3;
/** Due within so many days: told at once. */
const URGENT_DAYS = 2;
/** Eight in the morning of the season's time zone is midnight in UTC, of the same date. */
const SLACK_MS = 90 * 60_000;
const DAY_MS = 86_400_000;

export interface Asked {
  /** Reports that wait for the same person besides this one. */
  readonly others: number;
  readonly mails: MailChoice;
  /** By when it is to be decided. */
  readonly until: string;
}

/** How many wait besides the one that is asked for, and with it. Asked for before, it was among them already. */
export function countedWith(waiting: number, asked: number): { readonly others: number; readonly count: number } {
  const others = asked === 0 ? waiting : Math.max(0, waiting - 1);
  return { others, count: others + 1 };
}

/** When the mail that asks for one report is due; undefined for at once. */
export function askMailDueAt({ others, mails, until }: Asked, now: Date): string | undefined {
  if (mails === 'each' || daysBetween(dayOf(now), until) <= URGENT_DAYS) return undefined;
  const isMany = others >= TOLD_ONE_BY_ONE;
  return mails === 'daily' || isMany ? putOffUntil(now) : undefined;
}

/** A while after the next morning's mail. */
export function putOffUntil(now: Date): string {
  const next = Math.floor(now.getTime() / DAY_MS) * DAY_MS + DAY_MS;
  return new Date(next + SLACK_MS).toISOString();
}

/** When today's mail is due, in the season's time zone at eight. */
export function morningOf(now: Date): string {
  return `${dayOf(now)}T00:00:00.000Z`;
}

export interface WaitingSince {
  /** When the filing last changed: it waits since then. */
  readonly since: string | null;
}

/** Whether a person is told this morning of all that waits: only where some of it waited before the morning. */
export function isDigestDue(waiting: readonly WaitingSince[], mails: MailChoice, now: Date): boolean {
  const morning = morningOf(now);
  if (now.toISOString() < morning || mails === 'each') return false;
  if (waiting.length <= TOLD_ONE_BY_ONE && mails !== 'daily') return false;
  return waiting.some(({ since }) => since !== null && since < morning);
}

/**
 * Whether a mail that was put off may be taken back now that the one of the morning has left: only until its own time, and only
 * where its report waited before the morning, so that it is among those that were told.
 */
export function isToldByDigest({ since }: WaitingSince, now: Date): boolean {
  const morning = morningOf(now);
  const until = new Date(Date.parse(morning) + SLACK_MS).toISOString();
  return since !== null && since < morning && now.toISOString() < until;
}

/** One a day for each person and area. */
export function digestMailId(area: string, person: Person, day: string): string {
  return `digest.${area}.${personMark(person)}.${day}`;
}
