/**
 * What travels between the workflow's parts: references only, never documents, records, secrets or task tokens at rest
 * (a Step Functions payload ends at 262,144 bytes: AWS, "Quotas for Standard Workflows"). Parsed at every edge, where one of
 * a newer version than this code knows is refused as such: an execution outlives the code that began it.
 */
import * as z from 'zod';
import { Format, NewerFormat, type Stored } from '#shared/formats/format.js';
import { digestSchema } from '#shared/ids/digest.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionIdSchema, type SubmissionId } from '#shared/ids/submission-id.js';

/** What every payload is written with, in `v`; one without is from before there were versions, which is version 1. */
export const PAYLOAD_VERSION = 1;

/** The payload's form with its version looked at first. @throws NewerFormat, out of `parse` and `safeParse` alike */
function versioned<T>(kind: string, schema: z.ZodType<T>) {
  const format = new Format(kind, schema);
  return z.unknown().transform((payload): T => format.read(payload, (payload as Stored | null | undefined)?.['v']));
}

/** Input of the executions "intake" and "review", whose name is the submission id, with a round where begun anew. */
export const submissionInputSchema = versioned(
  'input of an execution',
  z.object({
    submission: submissionIdSchema,
    /** Of a review that is begun anew: where it goes on. Without it the first stage is asked. */
    stage: z.enum(['review', 'approval']).optional(),
  }),
);

/** As the outbox keeps the input of an execution to be started. */
export function submissionInput(submission: string, stage?: 'review' | 'approval'): Record<string, string> {
  return { submission, ...(stage === undefined ? {} : { stage }), v: String(PAYLOAD_VERSION) };
}

/** Input of the execution "release", whose name is the release id. */
export function releaseInput(release: string): Record<string, string> {
  return { release, v: String(PAYLOAD_VERSION) };
}

/** The same of a release that has a time of its own: the machine asks for it first, and waits. */
export function waitingReleaseInput(release: string): Record<string, string> {
  return { ...releaseInput(release), waits: 'yes' };
}

/** What the step `due` answers: wait until then and ask again; carry it out; or there is nothing to do here any more. */
export type DueOutput =
  { readonly go: 'wait'; readonly until: string } | { readonly go: 'release' } | { readonly go: 'nowhere' };

/** What the steps `plan` and `indexes` answer for caches to forget: paths of the site, and a reference by which a repeat is known. */
export interface Stale {
  readonly reference: string;
  readonly paths: readonly string[];
}

/** What check-report answers. */
export interface CheckOutput {
  readonly submission: SubmissionId;
  readonly outcome: 'read' | 'refused';
}

/** What locate-upload answers: where the file lies, or what already came of it. */
export type LocateOutput = CheckOutput | (ExtractInput & { readonly outcome: 'arrived' });

const extractSchema = versioned(
  'input of extract-report',
  z.object({
    submission: submissionIdSchema,
    key: z.string().min(1).max(1024),
    versionId: z.string().min(1).max(1024),
    storedUnder: z.string().min(1).max(1024),
  }),
);
export type ExtractInput = z.infer<typeof extractSchema>;

/**
 * Input of extract-report. A machine of former code names the submission alone, of which the reader can learn no more: its
 * execution ends as one that code cannot go on with, and reconcile begins the intake anew.
 */
export const extractInputSchema = z.unknown().transform((payload): ExtractInput => {
  if (submissionInputSchema.safeParse(payload).success && !('key' in (payload as object))) {
    throw new NewerFormat('intake begun by former code', PAYLOAD_VERSION, 0);
  }
  return extractSchema.parse(payload);
});

/**
 * Input of announce-draft. The submission is refused with that reason: `failed`, extraction or check broke down; `busy`,
 * the machine had no time to read it.
 */
export const announceInputSchema = versioned(
  'input of announce-draft',
  z.object({
    submission: submissionIdSchema,
    outcome: z.enum(['read', 'refused', 'failed', 'busy']),
    error: z.string().optional(),
  }),
);

/** Input of ask-decision. `asked` counts how often the stage was asked before: above 0 the publisher is told too. */
export const askInputSchema = versioned(
  'input of ask-decision',
  z.object({
    submission: submissionIdSchema,
    stage: z.enum(['review', 'approval']),
    asked: z.number().int().min(0),
    taskToken: z.string().min(1).max(1024),
  }),
);

/** What a told task answers to the review machine. */
export const decisionOutputSchema = z.object({ outcome: z.enum(['approved', 'returned', 'withdrawn']) });
export type DecisionOutput = z.infer<typeof decisionOutputSchema>;

/** Input of publish-report, the only function that writes the site bucket. */
export const publishInputSchema = versioned(
  'input of publish-report',
  z.discriminatedUnion('step', [
    /** Of no release: what stands before the first. */
    z.object({ step: z.literal('first-pages') }),
    /** Of no release: each site leads to those of other areas that there are by now. */
    z.object({ step: z.literal('neighbours') }),
    /** Of a release that has a time of its own; `execution`: who asks. */
    z.object({ step: z.literal('due'), release: releaseIdSchema, execution: z.string().min(1) }),
    z.object({ step: z.literal('begin'), release: releaseIdSchema }),
    z.object({ step: z.literal('versions'), release: releaseIdSchema, from: z.number().int(), to: z.number().int() }),
    /** What is to be drawn, cut into parts; machines of former code know neither this nor the next. */
    z.object({ step: z.literal('plan'), release: releaseIdSchema }),
    z.object({
      step: z.literal('part'),
      release: releaseIdSchema,
      /** A range of a year or of agencies: `2025/3`, `agencies/1`. */
      part: z.string().regex(/^(?:\d{4}|agencies)\/\d+$/),
    }),
    z.object({ step: z.literal('indexes'), release: releaseIdSchema }),
    /** `manifest`: as the step `indexes` answered it; machines of former code do not pass it on. */
    z.object({ step: z.literal('switch'), release: releaseIdSchema, manifest: digestSchema.optional() }),
    /** Caches could not be told to forget; the release goes on. */
    z.object({ step: z.literal('not-invalidated'), release: releaseIdSchema, error: z.string() }),
    z.object({ step: z.literal('abandon'), release: releaseIdSchema, error: z.string() }),
  ]),
);
export type PublishInput = z.infer<typeof publishInputSchema>;

/** Input of pack-data, which writes what is made of whole years. */
export const packInputSchema = versioned(
  'input of pack-data',
  z.discriminatedUnion('step', [
    /** `manifest`: as the step `indexes` answered it, where the pointer does not name it yet. */
    z.object({ step: z.literal('pack'), release: releaseIdSchema, manifest: digestSchema.optional() }),
    /** By the clock: where packs are not of what the site shows. */
    z.object({ step: z.literal('again') }),
  ]),
);

/** Thrown by pack-data while other packs are made or the parts are being written; the machine waits and tries again. */
export const PACK_BUSY = 'PackBusy';

/** Thrown by the step `begin` while another release holds the site; the machine waits and tries again. */
export const RELEASE_BUSY = 'ReleaseBusy';
