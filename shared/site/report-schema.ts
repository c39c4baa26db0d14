/**
 * The open data of one report, as a schema: what report.json holds, checked here and published as JSON Schema. A
 * number that the report does not give is null, and `kinds` says why; it is never 0.
 */
import * as z from 'zod';
import { checkpointSchema } from '#shared/audit/checkpoint.js';
import { sealSchema } from '#shared/audit/seal.js';
import { CELL_IDS, SHORT_FORM_CELLS, TABLE3_COLUMNS, TABLE3_ROWS } from '#shared/report/cells.js';
import { SEVERITIES } from '#shared/report/finding.js';
import { CELL_KINDS, CERTAINTIES, DOCUMENT_FORMATS, FORMS } from '#shared/report/record.js';
import { REASON_CODES } from '#shared/rules/reasons.js';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';

/** v2: the original is named and digested, not handed out; seal and checkpoint are new. */
export const REPORT_SCHEMA = 'nianbao.report.v2';

export const amountSchema = z
  .number()
  .min(0)
  .nullable()
  .describe('A number as printed; null where the report gives none');
export const kindSchema = z
  .enum(CELL_KINDS)
  .describe('number; blank: nothing printed; mark: a stroke or 无; not-printed: the form has no such cell; unread');
export const instantSchema = z.iso.datetime().describe('UTC');
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const rows = TABLE3_ROWS.length;
const columns = TABLE3_COLUMNS.length;
const cellId = z.enum(CELL_IDS as [string, ...string[]]);
const standing = z.object({ kind: kindSchema, value: amountSchema, printed: z.string().optional() });
const spot = z.object({ section: z.int().min(1).max(6), paragraph: z.int().min(1) }).nullable();

const changesSchema = z
  .object({
    since: z.int().min(1).describe('The version that this one is compared with'),
    form: z.object({ from: z.enum(FORMS), to: z.enum(FORMS) }).nullable(),
    cells: z.array(
      z.object({
        id: z.enum([...CELL_IDS, ...SHORT_FORM_CELLS] as [string, ...string[]]),
        name: z.string(),
        from: standing,
        to: standing,
      }),
    ),
    text: z.array(
      z.object({
        is: z.enum(['added', 'removed', 'changed', 'moved']),
        from: spot.describe('Where the paragraph stood; null for one that was added'),
        to: spot.describe('Where it stands; null for one that was removed'),
        words: z.array(z.object({ is: z.enum(['same', 'out', 'in']), text: z.string() })),
      }),
    ),
  })
  .describe('What the correction changed against the version before it');

/** The three tables in official order; `of` is what stands in each place. */
export function tablesOf<Item extends z.ZodType>(of: Item) {
  return {
    table2: z.array(of).length(10).describe('主动公开政府信息情况'),
    table3: z.array(z.array(of).length(columns)).length(rows).describe('收到和处理政府信息公开申请情况: 25 rows of 7'),
    table4: z.array(of).length(15).describe('政府信息公开行政复议、行政诉讼情况'),
  };
}

export const publicAgencySchema = z.object({ id: z.string(), name: z.string(), kind: z.enum(AGENCY_KINDS) });

export const reportJsonSchema = z
  .object({
    schema: z.literal(REPORT_SCHEMA),
    year: z.int().min(2008).describe('The year reported on'),
    agency: publicAgencySchema,
    area: z.string(),
    title: z.string(),
    version: z.int().min(1),
    publishedAt: instantSchema,
    correction: z.object({ at: instantSchema, reason: z.string() }).nullable(),
    changes: changesSchema.optional(),
    earlier: z.array(
      z.object({ version: z.int().min(1), publishedAt: instantSchema, takenDownAt: instantSchema.optional() }),
    ),
    form: z.enum(FORMS),
    ...tablesOf(amountSchema),
    otherHandlingTotal: z
      .array(amountSchema)
      .length(columns)
      .optional()
      .describe('Only on the older form: 其他处理 printed as one row; its three modern rows are then not-printed'),
    kinds: z.object({ ...tablesOf(kindSchema), otherHandlingTotal: z.array(kindSchema).length(columns).optional() }),
    cells: z
      .array(
        z.object({
          id: cellId,
          address: z.string(),
          name: z.string().describe('The full name of the cell in Chinese'),
          kind: kindSchema,
          value: amountSchema,
          printed: z.string().optional().describe('The characters of a mark'),
          certainty: z.enum(CERTAINTIES).describe('How the value was read: agreed by two readers, single, or confirm'),
          attested: z
            .object({ how: z.enum(['keyed', 'confirmed']), at: instantSchema })
            .optional()
            .describe('The reporting agency keyed the value in, or confirmed the reading'),
        }),
      )
      .length(CELL_IDS.length),
    sections: z.array(
      z.object({ number: z.int().min(1).max(6), heading: z.string(), paragraphs: z.array(z.string()) }),
    ),
    ruleSet: z.object({ version: z.string(), digest: z.string() }).describe('The rules that judged the report'),
    findings: z.array(
      z.object({
        key: z.string(),
        rule: z.string(),
        severity: z.enum(SEVERITIES),
        cells: z.array(cellId),
        message: z.object({ zh: z.string(), en: z.string() }),
        expected: amountSchema,
        actual: amountSchema,
      }),
    ),
    explanations: z.array(z.object({ finding: z.string(), text: z.string(), reason: z.enum(REASON_CODES).optional() })),
    waivers: z.array(z.object({ finding: z.string(), reason: z.string(), at: instantSchema })),
    statement: z.object({ officer: z.string(), title: z.string(), at: instantSchema }),
    decisions: z.array(z.object({ stage: z.enum(['review', 'approval']), at: instantSchema })),
    original: z.object({
      name: z.string().describe('As the agency named it'),
      size: z.int().min(0),
      digest: sha256Schema.describe('SHA-256 of the file, which is not published'),
      format: z.enum(DOCUMENT_FORMATS),
    }),
    files: z
      .array(z.object({ path: z.string(), sha256: sha256Schema, size: z.int().min(0) }))
      .optional()
      .describe(
        'The official form as PDF, Word and Excel; absent from reports that were published before there were such files',
      ),
    submission: z.string(),
    seal: sealSchema
      .nullable()
      .describe(
        'Signature over what was filed, by digests of its parts; null where it was filed before there were seals',
      ),
    audit: z.object({
      head: sha256Schema.describe("Head of the filing's chain of events at release"),
      checkpoint: checkpointSchema.describe('The same, signed'),
    }),
  })
  .describe('One published annual report on government information disclosure (政府信息公开工作年度报告)');
