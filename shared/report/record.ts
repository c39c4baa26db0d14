/**
 * What is read from one document: 200 cells and six sections, each with where it stands and how sure the reading is.
 * These schemas are the only definition; the types, the stored form and the published JSON Schema derive from them.
 * A record says what the document prints. It never says what the number ought to be: that is for the rules.
 */
import * as z from 'zod';
import { CELL_IDS, isCellId, type CellId, type ShortFormCell } from './cells.js';

export const cellIdSchema = z.custom<CellId>((value) => typeof value === 'string' && isCellId(value), {
  error: 'not a cell of the form',
});

/** A printed number as a decimal string without separators: exact, and `18.8710` keeps its last zero. */
export const decimalSchema = z.string().regex(/^(0|[1-9]\d{0,17})(\.\d{1,8})?$/);

/** Where a value stands. Boxes are in points of the page as shown (rotation applied), origin top left. */
export const placeSchema = z.discriminatedUnion('in', [
  z.object({
    in: z.literal('page'),
    page: z.number().int().min(1),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
  z.object({
    in: z.literal('table'),
    table: z.number().int().min(1),
    row: z.number().int().min(1),
    column: z.number().int().min(1),
  }),
  z.object({ in: z.literal('sheet'), sheet: z.string(), address: z.string() }),
  z.object({ in: z.literal('line'), line: z.number().int().min(1), from: z.number().int(), to: z.number().int() }),
]);
export type Place = z.infer<typeof placeSchema>;

export const CELL_KINDS = ['number', 'blank', 'mark', 'not-printed', 'unread'] as const;
/**
 * `agreed`: two independent readings gave the same. `single`: one reader, all its guards passed.
 * `confirm`: read and checked, but only a person who looks at the document may vouch for it.
 */
export const CERTAINTIES = ['agreed', 'single', 'confirm'] as const;

/** A person's word on a cell: keyed in where nothing was read, or ticked where the reading asked for it. */
export const attestationSchema = z.object({
  how: z.enum(['keyed', 'confirmed']),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
});

export const cellReadingSchema = z.object({
  kind: z.enum(CELL_KINDS),
  certainty: z.enum(CERTAINTIES),
  /** Set exactly when kind is `number`. */
  value: decimalSchema.nullable(),
  /** The characters as printed, after folding of width and radicals; empty for blank, not-printed. */
  raw: z.string(),
  place: placeSchema.nullable(),
  /** Why the cell is unread, or to be confirmed: a code of the reading (`conflict`, `no-place`, `restyled`...). */
  reason: z.string().optional(),
  /** What the readers proposed where they could not agree. */
  candidates: z.array(z.string()).optional(),
  /** Names of the readers that gave this value. */
  readers: z.array(z.string()),
  /** Names of the guards that this cell passed. */
  checks: z.array(z.string()),
  attested: attestationSchema.optional(),
});
export type CellReading = z.infer<typeof cellReadingSchema>;

export const sectionSchema = z.object({
  number: z.number().int().min(1).max(6),
  /** The heading as printed; empty when the section was not located. */
  heading: z.string(),
  located: z.boolean(),
  paragraphs: z.array(z.string()),
  /** First and last page, where the document has pages. */
  pages: z.tuple([z.number().int(), z.number().int()]).nullable(),
});
export type Section = z.infer<typeof sectionSchema>;

/**
 * What a file carries beside what it shows: who wrote it, comments, tracked changes, hidden parts. `detail` is for the
 * agency's own eyes (a name, a count, a sheet's name) and never leaves the desk.
 */
export const TRACE_KINDS = ['author', 'comments', 'tracked-changes', 'hidden-text', 'hidden-cells'] as const;
export const traceSchema = z.object({ kind: z.enum(TRACE_KINDS), detail: z.string() });
export type Trace = z.infer<typeof traceSchema>;

/** `2021`: 25 rows. `2021-short`: 其他处理 printed as one row. `2019-trial`: the form used for 2019 and 2020. */
export const FORMS = ['2021', '2021-short', '2019-trial'] as const;
export type Form = (typeof FORMS)[number];

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'text', 'json', 'mht', 'odt', 'ods', 'csv'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export const recordSchema = z.object({
  form: z.enum(FORMS),
  format: z.enum(DOCUMENT_FORMATS),
  /** The agency's name as the title or text states it; null when the document does not say. */
  agencyName: z.string().nullable(),
  year: z.number().int().nullable(),
  /** The statistics period sentence, when printed. */
  period: z.string().nullable(),
  /** Title and preamble: the paragraphs before the first section; absent where the format holds no text. */
  opening: z.array(z.string()).optional(),
  /** Official order, always 200. */
  cells: z.record(z.string(), cellReadingSchema).superRefine((cells, context) => {
    for (const id of CELL_IDS) {
      if (!(id in cells)) context.addIssue({ code: 'custom', message: `cell missing: ${id}` });
    }
  }) as unknown as z.ZodType<Readonly<Record<CellId, CellReading>>>,
  /** The older form's single row 其他处理, keyed by its seven `otherHandling.total@column` names. */
  shortFormRow: z.record(z.string(), cellReadingSchema).nullable(),
  sections: z.array(sectionSchema),
  /** Things a person should know about the reading: a label that differs from the form, a folded separator. */
  notes: z.array(z.object({ code: z.string(), text: z.string(), cells: z.array(cellIdSchema) })),
  /** Absent where the format can carry none. */
  traces: z.array(traceSchema).optional(),
  /** The software that read it: same bytes and same reader give the same record. */
  reader: z.string(),
});
export type ReportRecord = z.infer<typeof recordSchema>;

/** What was read of a cell of either form; undefined for a cell of the older form's row where none was printed. */
export function readingAt(record: ReportRecord, id: CellId | ShortFormCell): CellReading | undefined {
  return isCellId(id) ? record.cells[id] : record.shortFormRow?.[id];
}

/** Why a document was not read at all. The clerk's sentence for each code stands in the language catalogue. */
export const REFUSAL_CODES = [
  'not-found',
  'empty',
  'too-large',
  'too-many-pages',
  'damaged',
  'encrypted',
  'scanned',
  'outlined-text',
  'text-layer-unusable',
  'unsupported-doc',
  'unsupported-wps',
  'unsupported-xls',
  'unsupported-ofd',
  'unsupported-other',
  'framed-page',
  'unsupported-webarchive',
  'unsupported-xml',
  'active-content',
  'archive-unsafe',
  'xml-unsafe',
  'too-complex',
  'timeout',
  'memory',
  'wrong-encoding',
  'blank-form',
  'other-digits',
  'old-form',
  'several-reports',
  'side-by-side',
  'not-a-report',
  'no-tables',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type Reading =
  | { readonly status: 'refused'; readonly reason: { readonly code: RefusalCode; readonly detail: string } }
  | { readonly status: 'extracted' | 'partial'; readonly record: ReportRecord };

export { readingStatus, unconfirmedCells, unreadCells } from './record-status.js';
