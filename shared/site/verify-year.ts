/**
 * The data of a year against the reports themselves: every row says what its report.json says, and every total is the sum of
 * the rows. Rows are kept in a table between releases, so that their digest alone vouches for nothing but that table.
 */
import { parseExact } from '#shared/reading/json/exact.js';
import { countsTowardsTotals, totalsOf } from '#shared/totals/totals.js';
import { reportJsonKey } from './keys.js';
import { yearJsonSchema } from './year-schema.js';

interface Figure {
  readonly figure: string;
}
type Cells = readonly (Figure | null)[];
interface Row {
  readonly table2: Cells;
  readonly table3: readonly Cells[];
  readonly table4: Cells;
  readonly otherHandlingTotal?: Cells;
}
interface Spelled {
  readonly reports: readonly (Row & { readonly kinds: Readonly<Record<string, unknown>> })[];
  readonly totals: {
    readonly cells: readonly { readonly sum: Figure | null }[];
    readonly otherHandlingTotal: { readonly cells: readonly { readonly sum: Figure | null }[] } | null;
  };
}

const ROW = [
  'table2',
  'table3',
  'table4',
  'otherHandlingTotal',
  'form',
  'agency',
  'correction',
  'publishedAt',
] as const;
const KINDS = ['table2', 'table3', 'table4'] as const;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const numbers = (cells: Cells) => cells.map((cell) => cell?.figure ?? null);

function read(text: string) {
  const spelled = parseExact(text)?.value as Spelled | undefined;
  const plain = spelled && yearJsonSchema.safeParse(JSON.parse(text));
  return spelled === undefined || plain?.success !== true ? undefined : { spelled, plain: plain.data };
}

function rowAgrees(row: Readonly<Record<string, unknown>>, report: string): boolean {
  const said = parseExact(report)?.value as Record<string, unknown> | undefined;
  const [kinds, saidKinds] = [row['kinds'], said?.['kinds']] as Record<string, unknown>[];
  if (said === undefined || !ROW.every((field) => same(row[field], said[field]))) return false;
  return KINDS.every((table) => same(kinds?.[table], saidKinds?.[table]));
}

/** Keys of those reports that are at hand and whose row in the year's data says something else. */
export function reportsMisquoted(text: string, reports: ReadonlyMap<string, string>): string[] {
  const year = read(text);
  if (year === undefined) throw new Error('the data of a year are of no form known here');
  return year.plain.reports.flatMap(({ agency, version }, at) => {
    const key = reportJsonKey({ year: year.plain.year, agency, version });
    const report = reports.get(key);
    const row = year.spelled.reports[at] as unknown as Record<string, unknown>;
    return report === undefined || rowAgrees(row, report) ? [] : [key];
  });
}

/** `reports`: the text of each report.json that was verified, by its key. */
export function yearAgrees(text: string, reports: ReadonlyMap<string, string>): boolean {
  try {
    return sumsAgree(text, reports);
  } catch (error) {
    // A number spelled as this product never spells one, or a text too long to be taken apart.
    if (error instanceof RangeError || error instanceof SyntaxError) return false;
    throw error;
  }
}

function sumsAgree(text: string, reports: ReadonlyMap<string, string>): boolean {
  const found = read(text);
  if (found === undefined) return false;
  const { spelled, plain } = found;
  const { year, reports: rows, totals } = plain;
  const owned = [...reports.keys()].filter((key) => key.startsWith(`${year}/`));
  if (rows.length !== owned.length || reportsMisquoted(text, reports).length > 0) return false;
  if (rows.some(({ agency, version }) => !reports.has(reportJsonKey({ year, agency, version })))) return false;
  const counted = spelled.reports.flatMap((row, at) => {
    const kind = rows[at]?.agency.kind;
    if (kind === undefined || !countsTowardsTotals(kind)) return [];
    const { table2, table3, table4, otherHandlingTotal } = row;
    const values = numbers([...table2, ...table3.flat(), ...table4]);
    return [{ values, shortForm: otherHandlingTotal === undefined ? null : numbers(otherHandlingTotal) }];
  });
  const made = totalsOf(counted);
  const sums = (cells: readonly { readonly sum: Figure | null }[] | undefined) =>
    cells?.map(({ sum }) => sum?.figure ?? null);
  return (
    totals.reports === made.reports &&
    same(
      sums(spelled.totals.cells),
      made.cells.map(({ sum }) => sum),
    ) &&
    same(
      sums(spelled.totals.otherHandlingTotal?.cells),
      made.shortForm?.cells.map(({ sum }) => sum),
    ) &&
    totals.cells.every(({ numbers: n, of }, at) => n === made.cells[at]?.numbers && of === made.cells[at].of)
  );
}
