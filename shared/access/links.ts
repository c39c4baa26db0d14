/**
 * The secret of a mailed link: 256 random bits, minted at the moment of sending, known to the mail and to nobody else.
 * Only its SHA-256 is kept, so that a copy of the table opens no door. Expiry belongs to each link; the newest that
 * was mailed ends the ones before it.
 */
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import { createHash, randomBytes } from 'node:crypto';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Grant, Link, Opening } from './model.js';
import { submissionIdSchema, type SubmissionId } from '#shared/ids/submission-id.js';
import type { Stage } from '#shared/filing/model.js';
import type { Person } from '#shared/ids/person.js';

/** 32 bytes as 43 characters that need no escaping in a path. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

export function mintSecret(random: (bytes: number) => Uint8Array = randomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}

export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

export function secretDigest(secret: string): Digest {
  return digestOfBytes(secret);
}

export function linkAddress(deskBaseUrl: string, secret: string): string {
  return `${deskBaseUrl}/l/${secret}`;
}

/** Distinguishes grants of different persons for the same subject without writing an address into a page's URL. */
export function personMark(person: Person): string {
  return createHash('sha256').update(person.address).digest('hex').slice(0, 10);
}

export function filingGrantId({ area, year, agency }: FilingRef, contact: Person): GrantId {
  return grantIdSchema.parse(`file.${area}.${year}.${agency}.${personMark(contact)}`);
}

/** The filing that such an id names; undefined for any other id. */
export function filingOfGrant(id: GrantId): FilingRef | undefined {
  const [purpose, area, year, agency, ...rest] = id.split('.');
  if (purpose !== 'file' || area === undefined || agency === undefined || rest.length !== 1) return undefined;
  return /^\d{4}$/.test(year ?? '') ? { area, year: Number(year), agency } : undefined;
}

/** The submission that the id of a decider's grant names; undefined for any other id. */
export function submissionOfGrant(id: GrantId): SubmissionId | undefined {
  const [purpose, area, submission] = id.split('.');
  return purpose === 'decide' ? submissionIdSchema.safeParse(`${area}.${submission}`).data : undefined;
}

export function decisionGrantId(submission: SubmissionId, stage: Stage, person: Person): GrantId {
  return grantIdSchema.parse(`decide.${submission}.${stage}.${personMark(person)}`);
}

/** One for each decision of a person: a stage that is asked anew, and decided anew, has another. */
export function stopGrantId(submission: SubmissionId, stage: Stage, person: Person, round: number): GrantId {
  return grantIdSchema.parse(`stop.${submission}.${stage}.${round}.${personMark(person)}`);
}

export function publisherGrantId({ area, year }: SeasonRef, publisher: Person): GrantId {
  return grantIdSchema.parse(`publish.${area}.${year}.${personMark(publisher)}`);
}

export function standInGrantId({ area, year }: SeasonRef, substitute: Person): GrantId {
  return grantIdSchema.parse(`standin.${area}.${year}.${personMark(substitute)}`);
}

/** One for each area: whoever is given a new link ends the one before. */
export function setUpGrantId(area: string): GrantId {
  return grantIdSchema.parse(`setup.${area}.begin`);
}

export type LinkProblem = 'expired' | 'replaced' | 'ended' | 'revoked';

/** Why a link opens nothing (any more). A used grant still opens: its page shows what was decided, and does no more. */
export function linkProblem(link: Link, grant: Grant, now: Date): LinkProblem | undefined {
  const { status, serial } = grant;
  if (status === 'revoked') return 'revoked';
  // The person ended all of them, or was replaced and came back: the grant is theirs, and a fresh link opens it.
  if (link.serial !== serial) return 'ended';
  // Of a desk each mail's link lives to its own end: whoever types an address into the entry page, and the mail of the next
  // morning, would otherwise shut the page that its person has open from today's. Ending them all is the person's own deed.
  if (grant.purpose !== 'desk' && !opens(link, grant.links)) return 'replaced';
  return link.expiresAt <= now.toISOString() ? 'expired' : undefined;
}

function opens(link: Link, opening: Opening | null): boolean {
  if (opening === null) return link.former;
  // Until a link of today was sent, those of former code are the ones that people have.
  if (link.former) return opening.current === null && opening.formerUntil !== undefined;
  // The one whose mail is just leaving too: the mail may be read before we hear that it was sent.
  return [opening.current, opening.pending, opening.handed].includes(link.digest);
}
