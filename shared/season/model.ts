/**
 * A season is the collection of one report year: its deadlines, its roster of agencies and the people who decide.
 * Dates are calendar days of the season's time zone (Asia/Shanghai), instants are ISO strings in UTC.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { agencyKindSchema } from '#shared/ids/agency-kind.js';
import { daySchema } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

export const SEASON_STATES = ['open', 'late', 'closed', 'archived'] as const;

export const seasonSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  /** The area that collects, e.g. 云溪县. */
  areaName: z.string().min(1).max(60),
  state: z.enum(SEASON_STATES),
  /** Regulation art. 49: departments submit and publish by 31 January of the following year. */
  deadline: daySchema,
  publisher: personSchema,
  /** Used for every agency whose roster row names nobody else. */
  reviewer: personSchema,
  approver: personSchema,
  openedAt: z.iso.datetime(),
  /** Whether a decision asks for the code that proves the person. Off for a demonstration only, and every page says so. */
  proof: z.enum(['code', 'off']).default('code'),
  /** The last release that was started; absent before the first. */
  release: releaseIdSchema.optional(),
});
export type Season = z.infer<typeof seasonSchema>;

/** One line of the roster. */
export const agencySchema = z.object({
  id: agencyIdSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  name: z.string().min(2).max(60),
  kind: agencyKindSchema,
  /** Whether it may make 规章; absent means no, as for every agency of a county. */
  ruleMaking: z.boolean().optional(),
  contact: personSchema,
  reviewer: personSchema,
  approver: personSchema,
  deadline: daySchema,
  /** When the invitation was handed to the outbox; null before. */
  invitedAt: z.iso.datetime().nullable(),
});
export type Agency = z.infer<typeof agencySchema>;
