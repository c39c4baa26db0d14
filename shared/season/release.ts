/** A release: the publisher's deed that makes approved filings public, or takes one down, and the manifest that the machine works from. */
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import * as z from 'zod';
import { areaIdSchema, HOME_AREA } from '#shared/ids/area-id.js';
import { digestSchema } from '#shared/ids/digest.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';

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
  state: z.enum(['running', 'published', 'failed']),
  /** How often its execution broke down and was started anew. */
  attempts: z.number().int().min(0),
});
export type Release = z.infer<typeof releaseSchema>;

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
