/**
 * What the table keeps of the site beside the single reports, so that a release reads a few rows instead of all of them: per year
 * and range what the year's pages need of it, per range of agencies what their list and manifest need, per year and for the
 * whole site what stands on pages that name it.
 */
import * as z from 'zod';
import { Format } from '#shared/formats/format.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { agencyKindSchema } from '#shared/ids/agency-kind.js';
import { daySchema } from '#shared/ids/calendar.js';
import { digestSchema } from '#shared/ids/digest.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { publicScopeSchema } from './scope.js';
import { comparedSchema } from './compared.js';

const count = z.number().int().min(0);
const agencySchema = z.object({ id: agencyIdSchema, name: z.string(), kind: agencyKindSchema });
const totalSchema = z.object({ sum: z.string().nullable(), numbers: count, of: count });
const totalsSchema = z.object({
  reports: count,
  cells: z.array(totalSchema).readonly(),
  shortForm: z.object({ reports: count, cells: z.array(totalSchema).readonly() }).nullable(),
});
const coverageSchema = z.object({ expected: count, published: count });
const boundsSchema = { n: z.number().int().min(1), from: z.string() };
/** By which release, under which fencing number: one that is repeated knows what it has drawn. */
const drawnBySchema = z.object({ release: releaseIdSchema, fence: z.number().int() });
export type DrawnBy = z.infer<typeof drawnBySchema>;

const rangeContentSchema = z.object({
  by: drawnBySchema,
  /** Agencies in it, with a report or on the roster. */
  ids: count,
  reports: count,
  /** How many of them are of an earlier year and were imported; absent where none is. */
  history: count.optional(),
  /** Of the first and the last agency that has a report in it. */
  first: agencySchema.nullable(),
  last: agencySchema.nullable(),
  totals: totalsSchema,
  /** The key figures of each agency that is counted, in the order of KEY_FIGURES. */
  figures: z.array(z.object({ agency: agencySchema, values: z.array(z.string().nullable()) })),
  /** Null where the year has no roster. */
  coverage: coverageSchema.nullable(),
  /** Of the sums: over what is added up; absent where former code drew it. */
  counted: coverageSchema.nullable().optional(),
  /** Those of the missing that the public is told by name. */
  named: z.array(agencySchema),
  /** The others, and by when they are to publish: the first and the last of their days. */
  due: z.object({ count, first: daySchema.nullable(), last: daySchema.nullable() }),
  /** Agencies whose report was taken down. */
  gone: z.array(agencySchema),
  /** What the roster said of the agencies in it. */
  roster: digestSchema,
  part: z.object({ sha256: digestSchema, size: count }),
  manifest: digestSchema,
});
export type RangeContent = z.infer<typeof rangeContentSchema>;

const rangeStateSchema = z.object({ ...boundsSchema, year: reportYearSchema, content: rangeContentSchema });
export type RangeState = z.infer<typeof rangeStateSchema>;
export const RANGE_STATE = new Format('range of a year', rangeStateSchema);

const listedAgencySchema = agencySchema.extend({
  /** Whether a report of it is public. */
  stands: z.boolean(),
  /** Of its page, in Chinese and in English. */
  pages: z.array(digestSchema),
});
export type ListedAgency = z.infer<typeof listedAgencySchema>;
const agenciesStateSchema = z.object({
  ...boundsSchema,
  by: drawnBySchema.nullable(),
  agencies: z.array(listedAgencySchema),
  manifest: digestSchema.nullable(),
});
export type AgenciesState = z.infer<typeof agenciesStateSchema>;
export const AGENCIES_STATE = new Format('range of agencies', agenciesStateSchema);

const yearStateSchema = z.object({
  year: reportYearSchema,
  area: z.string(),
  /** Of the season's row as far as pages show it: other words there draw all ranges anew. */
  season: digestSchema,
  /** How many events the season's log had when its roster was looked at last. */
  events: count,
  /** The number that the next range gets. */
  next: z.number().int().min(2),
  coverage: coverageSchema.nullable(),
  /** Of the sums; absent until it is drawn, and where former code drew it. */
  counted: coverageSchema.nullable().optional(),
  /** Whose reports its totals add up; absent until it is drawn, and where former code drew it. */
  scope: publicScopeSchema.optional(),
  reports: count,
  /** How many of them were imported as history; absent where none is. */
  history: count.optional(),
  ranges: z.array(z.object(boundsSchema)),
  /** Numbers of those that a release has yet to draw: what their rows say is over. */
  undrawn: z.array(z.number().int()),
  /** The first day by which one that is not named is to publish. */
  due: daySchema.nullable(),
  /** What it is compared by with other years; absent until it is drawn. */
  compared: comparedSchema.optional(),
  /** Null until it is drawn. */
  manifest: digestSchema.nullable(),
});
export type YearState = z.infer<typeof yearStateSchema>;
export const YEAR_STATE = new Format('year of the site', yearStateSchema);

/** As the feed tells of it. */
const newsSchema = z.object({
  year: reportYearSchema,
  agency: agencySchema,
  version: z.number().int().min(1),
  publishedAt: z.iso.datetime(),
  correction: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  takenDown: z.object({ at: z.iso.datetime() }).nullable(),
});
export type News = z.infer<typeof newsSchema>;

const topStateSchema = z.object({
  /** Those that anything is or was public of. */
  years: z.array(reportYearSchema),
  /** Of its agencies, and the numbers of those that a release has yet to draw. */
  ranges: z.array(z.object(boundsSchema)),
  undrawn: z.array(z.number().int()),
  news: z.array(newsSchema),
  /** Of the pages and files that no report changes, with their keys. */
  fixed: digestSchema.nullable(),
  /** From when the whole site is to be drawn until it is: what rows say meanwhile is not relied on. */
  wholeBegun: z.literal(true).optional(),
  /** Of the sites of other areas that its pages lead to; absent where it leads to none. */
  neighbours: digestSchema.optional(),
  /** The number that the next range of agencies gets. */
  next: z.number().int().min(2),
});
export type TopState = z.infer<typeof topStateSchema>;
export const TOP_STATE = new Format('top of the site', topStateSchema);

/** A range of a year or of agencies as a step of a release is told of it. */
export const partNameSchema = z.string().regex(/^(?:\d{4}|agencies)\/\d+$/);

/** What a release is to draw: settled once, before it draws anything. */
const workSchema = z.object({
  by: drawnBySchema,
  /** Draws all anew: something of the site is missing, or it is as former code left it. */
  whole: z.boolean(),
  /** The reports that changed, each with the mark that is taken away when all is done. */
  touched: z.array(z.object({ year: z.number().int(), agency: agencyIdSchema, mark: z.string() })),
  /** Ranges by their names: `2025/3`, `agencies/1`. */
  parts: z.array(partNameSchema),
});
export type Work = z.infer<typeof workSchema>;
export const WORK = new Format('work of a release', workSchema);
