/**
 * A decision proves the person: a browser that has not proved itself gets nowhere until the six digits that were mailed
 * to the address on file are typed into it. The proof then holds for that browser and that person for the season.
 * A code is bound to the session that asked for it, so that one read elsewhere is of no use there.
 */
import { createHash, randomInt, scryptSync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

export const CODE_MINUTES = 10;
/** With twenty codes a day for an address (store/limits.ts), a guesser has one chance in ten thousand a day. */
export const CODE_TRIES = 5;
/** Asked for again by the same session: a mail that does not come does not come sooner for the sixth asking. */
export const CODE_SENDS = 5;
export const CODE_PAUSE_SECONDS = 60;

const codeSchema = z.object({ salt: z.string(), hash: z.string(), expiresAt: z.iso.datetime() });

/** What a session has been asked to prove itself by. Before the mail leaves there is no code yet. */
export const challengeSchema = z.object({
  grant: grantIdSchema,
  sends: z.number().int().min(1),
  askedAt: z.iso.datetime(),
  /** Spent on the present code. */
  tries: z.number().int().min(0),
  code: codeSchema.nullable(),
});
export type Challenge = z.infer<typeof challengeSchema>;

export function mintCode(random: (max: number) => number = (max) => randomInt(max)): string {
  return String(random(1_000_000)).padStart(6, '0');
}

/** Slow on purpose: trying all million codes against a copy of the table takes longer than a code lives. */
function hashOf(code: string, salt: string): string {
  return scryptSync(code, salt, 32).toString('hex');
}

export function hashedCode(code: string, salt: string, now: Date): z.infer<typeof codeSchema> {
  return {
    salt,
    hash: hashOf(code, salt),
    expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString(),
  };
}

/** As people type it: with spaces or hyphens, or in full-width digits. `malformed`: not six digits, which no code is. */
export function typedCode(text: string): { readonly digits: string } | 'malformed' | 'nothing' {
  const bare = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (bare === '') return 'nothing';
  return /^\d{6}$/.test(bare) ? { digits: bare } : 'malformed';
}

export function isRightCode(code: NonNullable<Challenge['code']>, typed: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(typed, code.salt), 'hex'), Buffer.from(code.hash, 'hex'));
}

/** The browsers that were proved to be a person's, for one season. */
export const provenBrowsersSchema = z.object({
  /** Another one with every writing. */
  stamp: z.string(),
  proofs: z.array(z.object({ browser: digestSchema, provenAt: z.iso.datetime(), expiresAt: z.iso.datetime() })),
  /** When the person last said that a decision was not theirs: no proof from before counts. */
  voidedAt: z.iso.datetime().nullable(),
});
export type ProvenBrowsers = z.infer<typeof provenBrowsersSchema>;

/** Of more, the one that was proved longest ago is asked for a code again. */
export const BROWSERS_MAX = 16;

/** What former code noted of one browser. */
export const proofSchema = z.object({
  person: digestSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  provenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

/** From the first report in January to the last correction in summer; the next season asks anew in any case. */
export const PROOF_DAYS = 240;

/** By which a proof knows its person: the address, unreadable. */
export function personDigest(person: Person): Digest {
  return digestSchema.parse(createHash('sha256').update(`person\n${person.address}`).digest('hex'));
}

/** `w***@yunxi.example.invalid`: enough to know one's own address by, too little to learn it from. */
export function maskedAddress({ address }: Person): string {
  const [local = '', domain = ''] = address.split('@');
  return `${[...local][0] ?? ''}***@${domain}`;
}
