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
}

/** So long after a mail was sent once more without coming back it counts as arrived: servers give up after a day or two. */
const QUIET_DAYS = 2;

export function isOpen({ resentAt }: Trouble, now: Date): boolean {
  return resentAt === null || now.toISOString() < instantAfter(new Date(resentAt), QUIET_DAYS);
}

/** The trouble with an address after another report on a mail to it. */
export function withReport(before: Trouble | undefined, mailed: Mailed, report: Report, at: string): Trouble {
  const { area, mark, name, address, row, message, agencyName, year } = mailed;
  const others = (before?.mails ?? []).filter((mail) => mail.row !== row);
  return {
    area,
    mark,
    name,
    address,
    ...report,
    diagnostic: report.diagnostic.slice(0, DIAGNOSTIC_MAX),
    mails: [...others, { row, message, agencyName, year, at: mailed.at }].slice(-MAILS_KEPT),
    since: before?.since ?? at,
    at,
    resentAt: null,
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
