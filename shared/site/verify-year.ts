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

/** `reports`: the text of each report.json that was verified, by its key. */
export function yearAgrees(text: string, reports: ReadonlyMap<string, string>): boolean {
  const spelled = parseExact(text)?.value as Spelled | undefined;
  const plain = spelled && yearJsonSchema.safeParse(JSON.parse(text));
  if (spelled === undefined || plain?.success !== true) return false;
  const { year, reports: rows, totals } = plain.data;
  const owned = [...reports.keys()].filter((key) => key.startsWith(`${year}/`));
  if (rows.length !== owned.length) return false;
  for (const [at, { agency, version }] of rows.entries()) {
    const report = reports.get(reportJsonKey({ year, agency, version }));
    const said = report === undefined ? undefined : (parseExact(report)?.value as Record<string, unknown> | undefined);
    const row = spelled.reports[at] as unknown as Record<string, unknown>;
    const [kinds, saidKinds] = [row['kinds'], said?.['kinds']] as Record<string, unknown>[];
    if (said === undefined || !ROW.every((field) => same(row[field], said[field]))) return false;
    if (!KINDS.every((table) => same(kinds?.[table], saidKinds?.[table]))) return false;
  }
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
