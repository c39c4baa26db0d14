/**
 * What became of mail to an address: nothing is known to be wrong, or it came back, was refused, was never sent. Kept by
 * area and address, so that the publisher sees who is not reached and why; an address that nobody has any more tells nobody
 * anything. What a mail server says is kept beside what it means, since its words are for those who run it.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { instantAfter } from '#shared/ids/calendar.js';
import { addressSchema } from '#shared/ids/person.js';

/** What is wrong, as people understand it and can mend it. */
export const DELIVERY_PROBLEMS = [
  'no-such-mailbox',
  'no-such-domain',
  'mailbox-full',
  /** By a rule of the receiving office: taken for junk, sender not allowed, message too large. */
  'refused',
  /** The other side asked to wait, and waited too long. */
  'temporary',
  /** The person, or their provider, marked it as junk. */
  'complained',
  /** It never left: our own side could not send. */
  'not-sent',
  'unknown',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** What keeps mail from leaving on our own side; it stands as the diagnostic of `not-sent`, and each has words of its own. */
export const OWN_CAUSES = [
  /** Nobody answers, or not in time. */
  'own:unreachable',
  /** It took the whole mail and never said whether it keeps it: whoever it is for may have it. */
  'own:unanswered',
  'own:password',
  /** The connection cannot be made private, or the certificate is not believed. */
  'own:tls',
  'own:sender',
  /** SES's sandbox: only addresses that the account has verified are written to. */
  'own:not-verified',
  /** So many mails a second, or a day. */
  'own:quota',
  /** The provider has stopped the account's sending. */
  'own:paused',
  'own:right',
  /** It had waited for more than a day when the area was put back from a bundle. */
  'own:restored',
  'own:other',
] as const;
export type OwnCause = (typeof OWN_CAUSES)[number];

export function ownCauseOf({ problem, diagnostic }: Pick<Trouble, 'problem' | 'diagnostic'>): OwnCause | undefined {
  return problem === 'not-sent' ? OWN_CAUSES.find((cause) => cause === diagnostic) : undefined;
}

/** A mail that was handed over, or was to be: what a bounce is compared with. */
export const mailedSchema = z.object({
  area: areaIdSchema,
  /** Of the season that it is about; null before there is one. */
  year: z.number().int().nullable(),
  /** Hash of the address, as in access/links.ts. */
  mark: z.string().min(1).max(64),
  name: z.string(),
  address: addressSchema,
  /** The outbox row. */
  row: z.string().min(1).max(200),
  message: z.string().min(1).max(60),
  agencyName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type Mailed = z.infer<typeof mailedSchema>;

/** Mails that an entry names; the newest are kept. */
export const MAILS_KEPT = 10;
export const DIAGNOSTIC_MAX = 300;

export const troubleSchema = z.object({
  area: areaIdSchema,
  mark: z.string().min(1).max(64),
  name: z.string(),
  address: addressSchema,
  /** `failed`: refused at the door or never sent. `bounced`: taken, and sent back later. */
  kind: z.enum(['failed', 'bounced', 'complained']),
  /** The next mail will fare no better, as far as the other side can tell. */
  lasting: z.boolean(),
  problem: z.enum(DELIVERY_PROBLEMS),
  diagnostic: z.string().max(DIAGNOSTIC_MAX),
  mails: z
    .array(mailedSchema.pick({ row: true, message: true, agencyName: true, year: true, at: true }))
    .max(MAILS_KEPT),
  since: z.iso.datetime(),
  at: z.iso.datetime(),
  /** When the publisher had the mails sent once more; null since the last trouble. */
  resentAt: z.iso.datetime().nullable(),
});
export type Trouble = z.infer<typeof troubleSchema>;

/** What was learnt of one mail. */
export interface Report {
  readonly kind: Trouble['kind'];
  readonly lasting: boolean;
  readonly problem: DeliveryProblem;
  readonly diagnostic: string;
  /** Somebody else goes on trying, and tells only if it fails: without another word it counts as over after a while. */
  readonly passing?: true;
}

/** So long after a mail was sent once more without coming back it counts as arrived: servers give up after a day or two. */
const QUIET_DAYS = 2;

/** Not given up yet: it is tried again and again, and leaves by itself once what hinders it is over. */
export function isWaiting({ kind, problem, lasting, diagnostic }: Trouble): boolean {
  if (ownCauseOf({ problem, diagnostic }) === 'own:unanswered') return false;
  return kind === 'failed' && !lasting && (problem === 'temporary' || problem === 'not-sent') && diagnostic !== '';
}

/**
 * The trouble after a mail that waited has left after all; undefined where it is about something else. What is over counts
 * as sent again so long ago that it is not shown any more.
 */
export function withoutWaiting(before: Trouble, row: string, at: Date): Trouble | undefined {
  if (!isWaiting(before) || before.mails.every((mail) => mail.row !== row)) return undefined;
  const mails = before.mails.filter((mail) => mail.row !== row);
  return { ...before, mails, ...(mails.length === 0 ? { resentAt: instantAfter(at, -QUIET_DAYS) } : {}) };
}

export function isOpen({ resentAt }: Trouble, now: Date): boolean {
  return resentAt === null || now.toISOString() < instantAfter(new Date(resentAt), QUIET_DAYS);
}

/** The trouble with an address after another report on a mail to it. */
export function withReport(before: Trouble | undefined, mailed: Mailed, report: Report, at: string): Trouble {
  const { area, mark, name, address, row, message, agencyName, year } = mailed;
  const { passing, ...known } = report;
  const others = (before?.mails ?? []).filter((mail) => mail.row !== row);
  return {
    area,
    mark,
    name,
    address,
    ...known,
    diagnostic: report.diagnostic.slice(0, DIAGNOSTIC_MAX),
    mails: [...others, { row, message, agencyName, year, at: mailed.at }].slice(-MAILS_KEPT),
    since: before?.since ?? at,
    at,
    resentAt: passing === true ? at : null,
  };
}

/**
 * RFC 3463: class.subject.detail. Servers that give none are read by their words.
 * @param status an enhanced status code such as 5.1.1, or null
 */
export function problemOf(status: string | null, diagnostic: string): DeliveryProblem {
  const code = status ?? /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(diagnostic)?.[1] ?? '';
  const detail = code.slice(2);
  if (detail === '2.2' || /over ?quota|mailbox (is )?full|quota exceeded|exceeded storage/i.test(diagnostic))
    return 'mailbox-full';
  if (/^1\.(0|1|3|6|10)$|^2\.1$/.test(detail)) return 'no-such-mailbox';
  if (/^1\.2$|^4\.4$/.test(detail) || /(host|domain) (name )?not found|NXDOMAIN/i.test(diagnostic))
    return 'no-such-domain';
  if (/user unknown|no such (user|mailbox|recipient)|mailbox (unavailable|not found)|does not exist/i.test(diagnostic))
    return 'no-such-mailbox';
  if (/^7\.|^3\.4$|^2\.3$/.test(detail) || /spam|blocked|blacklist|rejected by policy/i.test(diagnostic))
    return 'refused';
  return code.startsWith('4') ? 'temporary' : 'unknown';
}
