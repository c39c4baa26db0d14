/** The open data of one year, as a schema: what data/v1/{year}.json holds, published as JSON Schema beside it. */
import * as z from 'zod';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { DOCUMENT_FORMATS, FORMS } from '#shared/report/record.js';
import { publicScopeSchema } from './scope.js';
import {
  amountSchema,
  instantSchema,
  kindSchema,
  publicAgencySchema,
  sha256Schema,
  tablesOf,
} from './report-schema.js';

/** v2: the original is digested, not handed out. */
export const YEAR_SCHEMA = 'nianbao.year.v2';

const total = {
  sum: amountSchema.describe('Exact sum; null where no report gives a number'),
  numbers: z.int().min(0).describe('How many reports give a number'),
  of: z.int().min(0).describe('Of how many'),
};
const file = z.object({ url: z.url(), sha256: sha256Schema, size: z.int().min(0) });

const totalsSchema = z.object({
  reports: z.int().min(0),
  expected: z
    .int()
    .min(0)
    .nullable()
    .optional()
    .describe('How many agencies the scope counts; null where nobody said who owes a report'),
  scope: publicScopeSchema
    .optional()
    .describe('Whose reports are added up; `declared` is null for what is usual, all but governments'),
  excludedKinds: z.array(z.string()).describe('Kinds of agency that are not added up'),
  cells: z.array(z.object({ id: z.string(), address: z.string(), ...total })).length(CELL_IDS.length),
  otherHandlingTotal: z
    .object({
      reports: z.int().min(1),
      cells: z.array(z.object({ id: z.string(), ...total })).length(SHORT_FORM_CELLS.length),
    })
    .nullable()
    .describe('Reports on the older form, whose single row 其他处理 is in none of the cells above'),
});
const coverageSchema = z
  .object({ expected: z.int().min(0), published: z.int().min(0), missing: z.array(publicAgencySchema) })
  .nullable()
  .describe('Agencies that owe a report, those that have published one, and those of the rest that are named');

export const reportEntrySchema = z.object({
  source: z
    .literal('history')
    .optional()
    .describe('Imported from an earlier year and not approved here; absent for what was filed and approved'),
  agency: publicAgencySchema,
  version: z.int().min(1),
  publishedAt: instantSchema,
  correction: z.object({ at: instantSchema, reason: z.string() }).nullable(),
  form: z.enum(FORMS),
  ...tablesOf(amountSchema),
  otherHandlingTotal: z.array(amountSchema).length(SHORT_FORM_CELLS.length).optional(),
  counted: z
    .boolean()
    .optional()
    .describe('Whether the declared scope adds it up; absent where its kind of agency says so'),
  kinds: z.object(tablesOf(kindSchema)),
  explanations: z.int().min(0),
  waivers: z.int().min(0),
  page: z.url(),
  json: file,
  csv: file,
  original: z.object({ digest: sha256Schema, format: z.enum(DOCUMENT_FORMATS) }),
  audit: z.object({ head: sha256Schema }),
});

export const YEAR_INDEX_SCHEMA = 'nianbao.year-index.v1';

/** data/v1/{year}/index.json: the year without its reports, which stand in its parts, one line each. */
export const yearIndexSchema = z
  .object({
    schema: z.literal(YEAR_INDEX_SCHEMA),
    year: z.int().min(2008),
    area: z.string(),
    asOf: z.iso.date().nullable().describe('The day of which coverage speaks'),
    coverage: coverageSchema,
    totals: totalsSchema,
    parts: z
      .array(
        z.object({
          n: z.int().min(1),
          from: z.string().describe('Id of the first agency in it; empty where it holds no report'),
          to: z.string(),
          reports: z.int().min(0),
          ...file.shape,
        }),
      )
      .describe('Files of one line per report, by agency id'),
  })
  .describe('One year of one area: coverage, totals, and where its reports are');

export const yearJsonSchema = z
  .object({
    schema: z.literal(YEAR_SCHEMA),
    year: z.int().min(2008),
    area: z.string(),
    coverage: coverageSchema,
    totals: totalsSchema,
    reports: z.array(reportEntrySchema),
  })
  .describe('All published annual reports of one year of one area');
