/**
 * What a subscriber is told of a release: which reports are new, corrected or taken down, and where they stand. It says nothing
 * that the site does not say.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

export const PUBLIC_NEWS_SCHEMA = 'nianbao.news.v1';

/** Named in one piece of news; of a larger release the subscriber reads the rest on the site. */
export const MAX_CHANGES = 100;

const publicChangeSchema = z.object({
  what: z.enum(['new', 'corrected', 'taken-down']),
  year: reportYearSchema,
  agency: z.object({ id: agencyIdSchema, name: z.string() }),
  /** Of the version that became public, or was. */
  version: z.number().int().min(1),
  page: z.url(),
  json: z.url(),
});
export type PublicChange = z.infer<typeof publicChangeSchema>;

export const publicNewsSchema = z.object({
  schema: z.literal(PUBLIC_NEWS_SCHEMA),
  release: releaseIdSchema,
  area: areaIdSchema,
  at: z.iso.datetime(),
  changes: z.array(publicChangeSchema).max(MAX_CHANGES),
  /** How many there are altogether. */
  count: z.number().int().min(0),
  feed: z.url(),
});
export type PublicNews = z.infer<typeof publicNewsSchema>;
