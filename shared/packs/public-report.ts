/**
 * A published report as the data of its year say it: one line of `data/v1/{year}/parts/{n}.jsonl`. The packs are made from
 * these lines alone, so that they cannot hold what the public parts do not. Numbers keep their spelling: `18.8710` stays so.
 */
import * as z from 'zod';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { digestSchema } from '#shared/ids/digest.js';
import { parseExact } from '#shared/reading/json/exact.js';
import { CELL_IDS, SHORT_FORM_CELLS, TABLE3_COLUMNS } from '#shared/report/cells.js';
import { countsTowardsTotals } from '#shared/totals/totals.js';
import { CELL_KINDS, decimalSchema, DOCUMENT_FORMATS, FORMS } from '#shared/report/record.js';

const spelled = z.object({ figure: decimalSchema }).transform(({ figure }) => figure);
const whole = spelled.transform(Number).pipe(z.int().min(0));
const instant = z.iso.datetime();
const kind = z.enum(CELL_KINDS);
const file = z.object({ url: z.string(), sha256: digestSchema, size: whole });

/** The three tables as one list of 200 in official order. */
function tablesOf<Item extends z.ZodType>(of: Item) {
  return {
    table2: z.array(of).length(10),
    table3: z.array(z.array(of).length(TABLE3_COLUMNS.length)).length(25),
    table4: z.array(of).length(15),
  };
}

const lineSchema = z.object({
  source: z.literal('history').optional(),
  agency: z.object({ id: z.string().regex(/^[a-z0-9-]+$/), name: z.string(), kind: z.enum(AGENCY_KINDS) }),
  version: whole,
  publishedAt: instant,
  correction: z.object({ at: instant, reason: z.string() }).nullable(),
  form: z.enum(FORMS),
  ...tablesOf(spelled.nullable()),
  otherHandlingTotal: z.array(spelled.nullable()).length(SHORT_FORM_CELLS.length).optional(),
  counted: z.boolean().optional(),
  kinds: z.object(tablesOf(kind)),
  explanations: whole,
  waivers: whole,
  page: z.string(),
  json: file,
  csv: file,
  original: z.object({ digest: digestSchema, format: z.enum(DOCUMENT_FORMATS) }),
});

export type CellKind = z.infer<typeof kind>;

export interface PublicReport extends Omit<
  z.infer<typeof lineSchema>,
  'table2' | 'table3' | 'table4' | 'kinds' | 'otherHandlingTotal'
> {
  readonly year: number;
  readonly area: string;
  /** As it stands in the part, without a line break. */
  readonly line: string;
  /** 200 decimal strings in official order; null wherever the kind is not `number`. */
  readonly values: readonly (string | null)[];
  readonly kinds: readonly CellKind[];
  /** Of the older form's single row 其他处理; null where the report has the three modern rows. */
  readonly shortForm: readonly (string | null)[] | null;
}

/** @throws ZodError, SyntaxError where the line is no report of a form known here */
export function reportFrom(line: string, year: number, area: string): PublicReport {
  const parsed = parseExact(line);
  if (parsed === undefined) throw new SyntaxError(`not a line of JSON: ${line.slice(0, 80)}`);
  const { table2, table3, table4, otherHandlingTotal, kinds, ...rest } = lineSchema.parse(parsed.value);
  return {
    ...rest,
    year,
    area,
    line,
    values: [...table2, ...table3.flat(), ...table4],
    kinds: [...kinds.table2, ...kinds.table3.flat(), ...kinds.table4],
    shortForm: otherHandlingTotal ?? null,
  };
}

/** Under a declared scope its line says so; else its kind does. */
export function isAddedUp({ agency, counted }: Pick<PublicReport, 'agency' | 'counted'>): boolean {
  return counted ?? countsTowardsTotals(agency.kind);
}

/** One year as the public parts hold it. */
export interface PublicYear {
  readonly year: number;
  readonly area: string;
  /** As the index of the year has them, numbers spelled (`{figure}`). */
  readonly coverage: unknown;
  readonly totals: unknown;
  /** By agency id. */
  readonly reports: readonly PublicReport[];
}

/** One cell of one report: what the long tables hold a row for. */
export interface PublicCell {
  readonly id: string;
  readonly value: string | null;
  /** Null where the data of the year do not say why there is no number: the seven cells of the older form. */
  readonly kind: CellKind | null;
}

/** 200 cells in official order, and the older form's seven where the report has them. */
export function cellsOf({ values, kinds, shortForm }: PublicReport): PublicCell[] {
  const cells = CELL_IDS.map((id, at): PublicCell => ({ id, value: values[at] ?? null, kind: kinds[at] ?? 'unread' }));
  const short = (shortForm ?? []).map((value, at): PublicCell => ({
    id: SHORT_FORM_CELLS[at] ?? '',
    value,
    kind: value === null ? null : 'number',
  }));
  return [...cells, ...short];
}
