/**
 * The data of a range against the reports themselves: every line says what its report.json says. Lines are made of rows that are
 * kept in a table between releases, so that their digest alone vouches for nothing but that table.
 */
import { parseExact } from '#shared/reading/json/exact.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { countsTowardsTotals, totalsOf, type CountedReport, type Totals } from '#shared/totals/totals.js';
import { reportJsonKey } from './keys.js';
import { reportEntrySchema, yearIndexSchema } from './year-schema.js';

interface Figure {
  readonly figure: string;
}
type Cells = readonly (Figure | null)[];
/** A report's line with each number as its own spelling, which JSON.parse loses. */
export interface SpelledRow {
  readonly table2: Cells;
  readonly table3: readonly Cells[];
  readonly table4: Cells;
  readonly otherHandlingTotal?: Cells;
  readonly kinds: Readonly<Record<string, unknown>>;
}
export interface SpelledTotals {
  readonly cells: readonly { readonly sum: Figure | null }[];
  readonly otherHandlingTotal: { readonly cells: readonly { readonly sum: Figure | null }[] } | null;
}

const ROW = [
  'table2',
  'table3',
  'table4',
  'otherHandlingTotal',
  'form',
  'source',
  'agency',
  'correction',
  'publishedAt',
] as const;
const KINDS = ['table2', 'table3', 'table4'] as const;
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const numbers = (cells: Cells) => cells.map((cell) => cell?.figure ?? null);

export interface Line {
  readonly key: string;
  readonly spelled: SpelledRow;
  readonly counted: CountedReport | null;
}

/** Undefined where a line is of no form known here. */
export function linesOf(year: number, text: string): Line[] | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const found = lines.flatMap((line): Line[] => {
    const spelled = parseExact(line)?.value as SpelledRow | undefined;
    const plain = spelled && reportEntrySchema.safeParse(JSON.parse(line));
    if (spelled === undefined || plain?.success !== true) return [];
    const { agency, version } = plain.data;
    const isCounted = plain.data.counted ?? countsTowardsTotals(agency.kind);
    const counted = isCounted ? countedOf(spelled) : null;
    return [{ key: reportJsonKey({ year, agency, version }), spelled, counted }];
  });
  return found.length === lines.length ? found : undefined;
}

export function countedOf({ table2, table3, table4, otherHandlingTotal }: SpelledRow): CountedReport {
  return {
    values: numbers([...table2, ...table3.flat(), ...table4]),
    shortForm: otherHandlingTotal === undefined ? null : numbers(otherHandlingTotal),
  };
}

export function rowAgrees(row: SpelledRow, report: string): boolean {
  const said = parseExact(report)?.value as Record<string, unknown> | undefined;
  const [kinds, saidKinds] = [row.kinds, said?.['kinds'] as Record<string, unknown> | undefined];
  const told = row as unknown as Record<string, unknown>;
  if (said === undefined || !ROW.every((field) => same(told[field], said[field]))) return false;
  return KINDS.every((table) => same(kinds[table], saidKinds?.[table]));
}

/** Keys of those reports that are at hand and whose line says something else. */
export function partMisquoted(year: number, text: string, reports: ReadonlyMap<string, string>): string[] {
  const lines = linesOf(year, text);
  if (lines === undefined) throw new Error('the data of a range are of no form known here');
  return lines.flatMap(({ key, spelled }) => {
    const report = reports.get(key);
    return report === undefined || rowAgrees(spelled, report) ? [] : [key];
  });
}

/**
 * The lines, where they are those of exactly these reports and say what they say; else undefined.
 *
 * @param reports the text of each report.json that was verified, by its key
 */
export function partAgrees(year: number, text: string, reports: ReadonlyMap<string, string>): Line[] | undefined {
  const lines = linesOf(year, text);
  const agrees =
    lines?.length === reports.size &&
    lines.every(({ key, spelled }) => {
      const report = reports.get(key);
      return report !== undefined && rowAgrees(spelled, report);
    });
  return agrees ? lines : undefined;
}

const sumsOf = (cells: readonly { readonly sum: Figure | null }[] | undefined) =>
  cells?.map(({ sum }) => sum?.figure ?? null);

export function totalsAgree(
  spelled: SpelledTotals,
  plain: { readonly reports: number; readonly cells: readonly { readonly numbers: number; readonly of: number }[] },
  made: Totals,
): boolean {
  return (
    plain.reports === made.reports &&
    same(
      sumsOf(spelled.cells),
      made.cells.map(({ sum }) => sum),
    ) &&
    same(
      sumsOf(spelled.otherHandlingTotal?.cells),
      made.shortForm?.cells.map(({ sum }) => sum),
    ) &&
    plain.cells.length === CELL_IDS.length &&
    plain.cells.every(({ numbers: n, of }, at) => n === made.cells[at]?.numbers && of === made.cells[at].of)
  );
}

/** The index of a year against the lines of its parts: their totals, and how many there are. */
export function indexAgrees(text: string, counted: readonly CountedReport[], reports: number): boolean {
  const spelled = parseExact(text)?.value as { readonly totals: SpelledTotals } | undefined;
  const plain = spelled && yearIndexSchema.safeParse(JSON.parse(text));
  if (spelled === undefined || plain?.success !== true) return false;
  const said = plain.data.parts.reduce((sum, part) => sum + part.reports, 0);
  return said === reports && totalsAgree(spelled.totals, plain.data.totals, totalsOf(counted));
}
