/** A release: the publisher's deed that makes approved filings public, and the manifest that the machine works from. */
import { z } from 'zod';
import { digestSchema } from '#shared/ids/digest.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';

export const releaseSchema = z.object({
  id: releaseIdSchema,
  year: reportYearSchema,
  by: personSchema,
  at: z.iso.datetime(),
  count: z.number().int().min(1),
  state: z.enum(['running', 'published', 'failed']),
  /** How often its execution broke down and was started anew. */
  attempts: z.number().int().min(0),
});
export type Release = z.infer<typeof releaseSchema>;

/** Stored as one object before the release begins, because 3,000 entries are more than a payload may carry. */
export const manifestSchema = z.object({
  release: releaseIdSchema,
  year: reportYearSchema,
  entries: z.array(z.object({ submission: submissionIdSchema, content: digestSchema })).min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestKey = (release: string): string => `releases/${release}.json`;

/** Reports per batch of the release machine. */
export const BATCH_SIZE = 50;
