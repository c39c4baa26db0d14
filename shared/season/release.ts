/**
 * A release: the publisher's deed that makes approved filings public, at once or at a time that they set, takes one down, or takes
 * a former release back; and the manifest that the machine works from.
 */
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import * as z from 'zod';
import { areaIdSchema, HOME_AREA } from '#shared/ids/area-id.js';
import { digestSchema } from '#shared/ids/digest.js';
import { submissionIdSchema, type SubmissionId } from '#shared/ids/submission-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';

export const waitingSchema = z.object({
  /** When the publisher gave their word for these reports: what was decided anew since is not covered by it. */
  askedAt: z.iso.datetime(),
  /** What waits; the board marks it, and no other release takes it along. */
  submissions: z.array(submissionIdSchema).min(1),
  /** How often its time was put forward, each time with an execution of its own. */
  moves: z.number().int().min(0),
  /** The execution whose wait ended; null while it waits. Any other that wakes ends at once. */
  carriedOutBy: z.string().nullable(),
});

export const rollsBackSchema = z.object({
  release: releaseIdSchema,
  reason: z.string().min(1),
  /** Of which somebody had said by then that a decision was not theirs: none stands for release, or for the report, again. */
  disowned: z.array(submissionIdSchema),
});

export const releaseSchema = z.object({
  id: releaseIdSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  by: personSchema,
  at: z.iso.datetime(),
  /** How many reports it makes public. */
  count: z.number().int().min(0),
  /** The public report that it takes down; it makes none public then, and has no manifest. */
  takesDown: submissionIdSchema.optional(),
  /** What it makes public, or takes down, are reports of earlier years that were imported (filing/history.ts). */
  history: z.literal(true).optional(),
  /** The release that it takes back; it works on the reports of that one's manifest. */
  rollsBack: rollsBackSchema.optional(),
  /** By which release it was taken back. */
  rolledBackBy: releaseIdSchema.optional(),
  /** Of one that waits, or waited, for its time: `at` is that time, and what it makes public says so. */
  waiting: waitingSchema.optional(),
  state: z.enum(['scheduled', 'running', 'published', 'failed', 'cancelled']),
  /** How often its execution broke down and was started anew. */
  attempts: z.number().int().min(0),
});
export type Release = z.infer<typeof releaseSchema>;
/** A release that has, or had, a time of its own. */
export type ScheduledRelease = Release & { readonly waiting: NonNullable<Release['waiting']> };

export function isScheduled(release: Release): release is ScheduledRelease {
  return release.state === 'scheduled' && release.waiting !== undefined;
}

/** Whether it takes something from the public and makes nothing new public: what stands elsewhere of it must go with it. */
export function takesAway({ takesDown, rollsBack }: Pick<Release, 'takesDown' | 'rollsBack'>): boolean {
  return takesDown !== undefined || rollsBack !== undefined;
}

/** When the publisher asked for it, which may be long before the day on which it is to be public. */
export function askedAt({ at, waiting }: Pick<Release, 'at' | 'waiting'>): string {
  return waiting === undefined || waiting.askedAt > at ? at : waiting.askedAt;
}

/** Whether its steps may be carried out: not before its time, and not once it was cancelled. */
export function isUnderWay({ state }: Pick<Release, 'state'>): boolean {
  return state !== 'scheduled' && state !== 'cancelled';
}

/** Every submission that waits for its time, with the release that it waits in. */
export function waitingIn(scheduled: readonly ScheduledRelease[]): ReadonlyMap<SubmissionId, ScheduledRelease> {
  return new Map(scheduled.flatMap((release) => release.waiting.submissions.map((id) => [id, release] as const)));
}

/** Stored as one object before the release begins, because 3,000 entries are more than a payload may carry. */
export const manifestSchema = z.object({
  release: releaseIdSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  entries: z.array(z.object({ submission: submissionIdSchema, content: digestSchema })).min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;
const MANIFEST = new Format('release manifest', manifestSchema, [withArea]);

export function manifestText(manifest: Manifest): string {
  return JSON.stringify({ v: MANIFEST.version, ...manifest });
}

export function manifestFrom(text: string): Manifest {
  const stored = JSON.parse(text) as { v?: unknown };
  return MANIFEST.read(stored, stored.v);
}

export const manifestKey = (release: string): string => `releases/${release}.json`;

/** Where a release's manifest may lie: one begun before there were areas wrote it under its name of then. */
export function manifestKeys(release: ReleaseId): string[] {
  const former = release.startsWith(`${HOME_AREA}.`) ? [manifestKey(release.slice(HOME_AREA.length + 1))] : [];
  return [manifestKey(release), ...former];
}

/** How often a release that broke down is started anew by itself before a person has to look (docs/runbook.md). */
export const MAX_RELEASE_ATTEMPTS = 5;

/** Reports per batch of the release machine. */
export const BATCH_SIZE = 50;
