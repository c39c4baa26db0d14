/** The open data of one year, as a schema: what data/v1/{year}.json holds, published as JSON Schema beside it. */
import * as z from 'zod';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { DOCUMENT_FORMATS, FORMS } from '#shared/report/record.js';
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

export const yearJsonSchema = z
  .object({
    schema: z.literal(YEAR_SCHEMA),
    year: z.int().min(2008),
    area: z.string(),
    coverage: z
      .object({ expected: z.int().min(0), published: z.int().min(0), missing: z.array(publicAgencySchema) })
      .nullable()
      .describe('Agencies that owe a report, those that have published one, and the rest by name'),
    totals: z.object({
      reports: z.int().min(0),
      excludedKinds: z.array(z.string()).describe('Aggregates that would count others twice'),
      cells: z.array(z.object({ id: z.string(), address: z.string(), ...total })).length(CELL_IDS.length),
      otherHandlingTotal: z
        .object({
          reports: z.int().min(1),
          cells: z.array(z.object({ id: z.string(), ...total })).length(SHORT_FORM_CELLS.length),
        })
        .nullable()
        .describe('Reports on the older form, whose single row 其他处理 is in none of the cells above'),
    }),
    reports: z.array(
      z.object({
        agency: publicAgencySchema,
        version: z.int().min(1),
        publishedAt: instantSchema,
        correction: z.object({ at: instantSchema, reason: z.string() }).nullable(),
        form: z.enum(FORMS),
        ...tablesOf(amountSchema),
        otherHandlingTotal: z.array(amountSchema).length(SHORT_FORM_CELLS.length).optional(),
        kinds: z.object(tablesOf(kindSchema)),
        explanations: z.int().min(0),
        waivers: z.int().min(0),
        page: z.url(),
        json: file,
        csv: file,
        original: z.object({ digest: sha256Schema, format: z.enum(DOCUMENT_FORMATS) }),
        audit: z.object({ head: sha256Schema }),
      }),
    ),
  })
  .describe('All published annual reports of one year of one area');
