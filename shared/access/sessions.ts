/**
 * A browser that opened a mailed link holds a session: an id of its own, not the link's secret, so that what lies in a
 * browser opens nothing elsewhere and ends by itself. The table knows the session by its SHA-256. A session may only
 * look and post forms; that a person decides is proved apart (codes.ts).
 */
import * as z from 'zod';
import { digestOfBytes, digestSchema, type Digest } from '#shared/ids/digest.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Grant, Link } from './model.js';

const HOUR = 3_600_000;
/** A working day with its evening for whoever can publish; a day and a night for whoever works on one report. */
const HOURS: Readonly<Record<Grant['purpose'], number>> = {
  publish: 12,
  desk: 12,
  'set-up': 12,
  'stand-in': 12,
  file: 24,
  decide: 24,
  stop: 24,
};

export const sessionSchema = z.object({
  grant: grantIdSchema,
  serial: z.number().int().min(0),
  /** The link that opened it: it lives no longer than that. */
  link: digestSchema,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  status: z.enum(['live', 'ended']),
  /** The desk from which it was opened, and under which number; null where a mailed link opened it. */
  via: z.object({ grant: grantIdSchema, serial: z.number().int().min(0) }).nullable(),
});
export type StoredSession = z.infer<typeof sessionSchema>;
export type Session = StoredSession & { readonly digest: Digest };

export function newSession(grant: Grant, link: Pick<Link, 'digest' | 'expiresAt'>, now: Date): StoredSession {
  const end = new Date(now.getTime() + HOURS[grant.purpose] * HOUR).toISOString();
  return {
    grant: grant.id,
    serial: grant.serial,
    link: link.digest,
    createdAt: now.toISOString(),
    expiresAt: link.expiresAt < end ? link.expiresAt : end,
    status: 'live',
    via: null,
  };
}

/** A session for one item of a desk: it lives no longer than the desk's, and ends with everything of the desk. */
export function sessionFromDesk(grant: Grant, desk: StoredSession, now: Date): StoredSession {
  return {
    ...newSession(grant, { digest: desk.link, expiresAt: desk.expiresAt }, now),
    via: { grant: desk.grant, serial: desk.serial },
  };
}

/**
 * Why a session is over. It outlives that a newer link was mailed: most mails are called forth by what the person does
 * on the page (a file sent, a report filed), and nobody should be thrown out of the page they are working on by that.
 */
export function sessionProblem(session: StoredSession, grant: Grant, now: Date): 'ended' | 'revoked' | undefined {
  if (grant.status === 'revoked') return 'revoked';
  if (session.status === 'ended' || session.serial !== grant.serial) return 'ended';
  return session.expiresAt <= now.toISOString() ? 'ended' : undefined;
}

/** How long a cookie of former code, which held the link's secret, goes on once a link of today was mailed. */
const FORMER_HOURS = 24;

export function formerCookiesUntil(now: Date): string {
  return new Date(now.getTime() + FORMER_HOURS * HOUR).toISOString();
}

/** The session that a cookie of former code stands for; undefined where it holds a link of today, which is no cookie. */
export function formerSession(link: Link, grant: Grant, now: Date): StoredSession | undefined {
  const at = now.toISOString();
  if (!link.former || (grant.links !== null && (grant.links.formerUntil ?? '') <= at)) return undefined;
  return {
    grant: grant.id,
    serial: link.serial,
    link: link.digest,
    createdAt: at,
    expiresAt: link.expiresAt,
    status: 'live',
    via: null,
  };
}

/** The hidden field that holds it. */
export const TOKEN_FIELD = 'token';

/**
 * The token in every form of a page, drawn from the session's secret: no other site can know it, so a form that carries
 * it is our own even where a browser says nothing of where it comes from. It leads to no session.
 */
export function formToken(secret: string): string {
  return Buffer.from(digestOfBytes(`form of the desk\n${secret}`), 'hex').toString('base64url');
}
