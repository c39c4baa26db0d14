/**
 * The open data of a report of an earlier year, as a schema of its own: nobody filed, explained, waived or decided anything of it here, and
 * there is no seal. What it shares with report.json is spelled the same.
 */
import * as z from 'zod';
import { checkpointSchema } from '#shared/audit/checkpoint.js';
import { CELL_IDS, TABLE3_COLUMNS } from '#shared/report/cells.js';
import { CERTAINTIES, DOCUMENT_FORMATS, FORMS } from '#shared/report/record.js';
import {
  amountSchema,
  instantSchema,
  kindSchema,
  publicAgencySchema,
  sha256Schema,
  tablesOf,
} from './report-schema.js';

export const HISTORY_SCHEMA = 'nianbao.history.v1';

const columns = TABLE3_COLUMNS.length;

export const historyJsonSchema = z
  .object({
    schema: z.literal(HISTORY_SCHEMA),
    source: z.literal('history').describe('Imported; not filed, reviewed or approved in this system'),
    year: z.int().min(2008).describe('The year reported on'),
    agency: publicAgencySchema.describe('As the roster of today has it'),
    statedAgency: z.string().nullable().describe('As the document states it'),
    area: z.string(),
    title: z.string(),
    version: z.int().min(1),
    publishedAt: instantSchema.describe('When it was made public on this site'),
    correction: z.null(),
    earlier: z.array(
      z.object({ version: z.int().min(1), publishedAt: instantSchema, takenDownAt: instantSchema.optional() }),
    ),
    form: z.enum(FORMS).describe('2019-trial: only cells that mean the same as today stand here'),
    ...tablesOf(amountSchema),
    otherHandlingTotal: z.array(amountSchema).length(columns).optional(),
    kinds: z.object({ ...tablesOf(kindSchema), otherHandlingTotal: z.array(kindSchema).length(columns).optional() }),
    cells: z
      .array(
        z.object({
          id: z.enum(CELL_IDS as [string, ...string[]]),
          address: z.string(),
          name: z.string(),
          kind: kindSchema,
          value: amountSchema,
          printed: z.string().optional(),
          certainty: z.enum(CERTAINTIES),
        }),
      )
      .length(CELL_IDS.length),
    sections: z.array(
      z.object({ number: z.int().min(1).max(6), heading: z.string(), paragraphs: z.array(z.string()) }),
    ),
    unread: z.int().min(0).describe('How many of the 200 cells were not read'),
    from: z
      .object({ where: z.string(), published: z.iso.date().nullable(), page: z.string().nullable() })
      .describe("The publisher's word for where the document came from; addresses are text and were not opened"),
    importedAt: instantSchema,
    document: z.object({
      digest: sha256Schema.describe('SHA-256 of the file, which is not published'),
      format: z.enum(DOCUMENT_FORMATS),
    }),
    report: z.string().describe('Its name in the log'),
    audit: z.object({ head: sha256Schema, checkpoint: checkpointSchema }).describe('The log of its release, signed'),
  })
  .describe('An annual report of an earlier year, imported from what the agency published at the time');
