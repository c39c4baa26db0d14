/**
 * A grant is what a mailed link stands for: one person, one purpose, one subject. It holds no secret; it names, by its
 * digest, the one link that opens it now. Everything of it is ended at once, and for ever, by counting up `serial`:
 * links and sessions carry the number that they were made under, and an older number is never good again.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';

/** Digests of the links that open a grant: the newest that was mailed or handed over, and one whose mail is just leaving. */
const openingSchema = z.object({
  current: digestSchema.nullable(),
  pending: digestSchema.nullable(),
  /**
   * The last that was handed over, which a mail to the same person does not end: whoever asks for a link in their name, and
   * each reminder, would otherwise shut out the office that mail does not reach.
   */
  handed: digestSchema.optional(),
  /** On a grant of former code, whose links were cookies too: until when those cookies go on as sessions. */
  formerUntil: z.iso.datetime().optional(),
});
export type Opening = z.infer<typeof openingSchema>;

const base = {
  id: grantIdSchema,
  person: personSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  /** The latest end of any link of it. What counts is the end of the link itself. */
  expiresAt: z.iso.datetime(),
  status: z.enum(['live', 'used', 'revoked']),
  serial: z.number().int().min(0),
  /** Null on a grant of former code that was mailed no link since: every link of it opens it, as it did then. */
  links: openingSchema.nullable(),
};

const decided = { agency: agencyIdSchema, submission: submissionIdSchema, stage: z.enum(['review', 'approval']) };

export const grantSchema = z.discriminatedUnion('purpose', [
  z.object({
    ...base,
    purpose: z.literal('file'),
    agency: agencyIdSchema,
    /** The name of the agency for which its person records what came on paper; absent for the agency's own contact. */
    recordsFor: z.string().optional(),
  }),
  z.object({
    ...base,
    ...decided,
    purpose: z.literal('decide'),
    /** What was filed; a decision on anything else is refused. */
    digest: digestSchema,
    /** The day until which the decision is asked for, as the mail says. */
    until: daySchema,
  }),
  /** "This was not me": goes to the decider with the mail of their own decision. */
  z.object({
    ...base,
    ...decided,
    purpose: z.literal('stop'),
    /** When the decision was made that it can stop: a later one of the same stage is another. */
    decidedAt: z.iso.datetime(),
  }),
  z.object({ ...base, purpose: z.literal('publish') }),
  /** A person's own page: everything of theirs in an area, by what their roles are when it is opened. */
  z.object({ ...base, purpose: z.literal('desk') }),
  /** Of the publisher's substitute: to take the publisher's place when they are away. */
  z.object({ ...base, purpose: z.literal('stand-in') }),
  /** Begins an installation, or appoints another publisher where there is one. Its `year` says only when it was made. */
  z.object({ ...base, purpose: z.literal('set-up') }),
]);
export type Grant = z.infer<typeof grantSchema>;
export type FilingGrant = Extract<Grant, { purpose: 'file' }>;
export type DecisionGrant = Extract<Grant, { purpose: 'decide' }>;
export type StopGrant = Extract<Grant, { purpose: 'stop' }>;
export type PublisherGrant = Extract<Grant, { purpose: 'publish' }>;
export type MyDeskGrant = Extract<Grant, { purpose: 'desk' }>;
export type StandInGrant = Extract<Grant, { purpose: 'stand-in' }>;
export type SetUpGrant = Extract<Grant, { purpose: 'set-up' }>;

/** How a grant begins: nobody was mailed a link of it yet. */
export const UNMAILED = {
  status: 'live',
  serial: 0,
  links: { current: null, pending: null },
} as const satisfies Partial<Record<keyof Grant, unknown>>;

/** A grant to be stored, beside what is stored under its id now. */
export interface Issue {
  readonly grant: Grant;
  readonly over: Grant | undefined;
}

/**
 * Gives a grant to its person, again where there is one already. A live one keeps its links, so that nobody is locked
 * out before the next mail; one that had ended begins anew under the next number, and none of its former links lives.
 */
export function issue(fresh: Grant, over: Grant | undefined): Issue {
  if (over?.status === 'live') return { grant: { ...fresh, serial: over.serial, links: over.links }, over };
  return { grant: { ...fresh, ...UNMAILED, serial: serialOf(over) }, over };
}

/** The number under which the person of a grant is mailed next, who has this one or none now. */
export function serialOf(over: Grant | undefined): number {
  if (over === undefined) return 0;
  return over.status === 'live' ? over.serial : over.serial + 1;
}

/** The grant with everything that was handed out for it ended: it opens by no link until the next is mailed. */
export function endedAll<G extends Grant>(grant: G): G {
  return { ...grant, serial: grant.serial + 1, links: UNMAILED.links };
}

/** A minted link: the hash of its secret leads to its grant. */
export const linkSchema = z.object({
  grant: grantIdSchema,
  serial: z.number().int().min(0),
  mintedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
  /** Minted by former code, which put the link's secret into the cookie too. */
  former: z.boolean(),
  /** By whom it was taken to be handed over; absent where it was mailed. */
  handedOutBy: personSchema.optional(),
});
export type Link = z.infer<typeof linkSchema> & { readonly digest: Digest };
