/**
 * What a deed still owes the outside world: a mail, a text message beside it, news for a subscriber, the start of an
 * execution, a word to a waiting task, a look for what was uploaded, a roster to be saved, a stage to be handed over. A row is
 * written in the deed's own transaction and carried out afterwards, at least once (store/outbox.ts tells how). Rows name grants
 * and submissions, never secrets or task tokens.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestSchema } from '#shared/ids/digest.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { mailMessageSchema } from './message.js';
import { publicNewsSchema } from './public-news.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

const state = {
  area: areaIdSchema,
  id: z.string().min(1).max(200),
  status: z.enum(['queued', 'working', 'done', 'failed']),
  dueAt: z.iso.datetime(),
  /** When it was to leave at first; `dueAt` moves on with each try. Rows of former code have none. */
  firstDueAt: z.iso.datetime().optional(),
  attempts: z.number().int().min(0),
  /** How often it was brought to its function since that last took it: more than a few, and nobody comes. */
  rearms: z.number().int().min(0).optional(),
  error: z.string().nullable(),
};

export const outboxRowSchema = z.discriminatedUnion('kind', [
  z.object({
    ...state,
    kind: z.literal('mail'),
    to: personSchema,
    message: mailMessageSchema,
    /** The grant whose link the mail carries; the secret is minted when the mail leaves. */
    grant: grantIdSchema.nullable(),
    /** The session that the code of this mail is for; the code, too, is minted when the mail leaves. */
    codeFor: digestSchema.optional(),
  }),
  z.object({
    ...state,
    kind: z.literal('start'),
    machine: z.enum(['intake', 'review', 'release']),
    name: z.string().min(1).max(80),
    input: z.record(z.string(), z.string()),
  }),
  z.object({
    ...state,
    kind: z.literal('tell'),
    submission: submissionIdSchema,
    stage: z.enum(['review', 'approval']),
  }),
  z.object({
    ...state,
    kind: z.literal('find'),
    /** The one object key that an upload form was signed for. */
    key: z.string().min(1).max(200),
  }),
  z.object({
    ...state,
    kind: z.literal('notice'),
    to: personSchema,
    phone: z.string().max(40).nullable(),
    /** What the mail beside it is about; no link and no code. */
    text: z.string().min(1).max(500),
  }),
  z.object({
    ...state,
    kind: z.literal('news'),
    /** Where it goes: one of those that the operator has configured. */
    to: z.url(),
    news: publicNewsSchema,
  }),
  z.object({
    ...state,
    /** A roster that somebody confirmed is taken over, batch by batch. */
    kind: z.literal('save'),
    year: reportYearSchema,
    by: personSchema,
  }),
  z.object({
    ...state,
    /** Somebody else is to decide a stage, which may be waiting for the one before. */
    kind: z.literal('reassign'),
    year: reportYearSchema,
    agency: agencyIdSchema,
    stage: z.enum(['review', 'approval']),
    before: personSchema,
  }),
]);
export type OutboxRow = z.infer<typeof outboxRowSchema>;
/** A row as a deed writes it: the rest is bookkeeping of the outbox itself. */
export type OutboxDraft = {
  [Kind in OutboxRow['kind']]: Omit<Extract<OutboxRow, { kind: Kind }>, keyof typeof state> & { id: string };
}[OutboxRow['kind']];
