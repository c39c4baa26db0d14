/** The sums that the form itself prints: of every total the cells that it adds up, for telling them while somebody types. */
import type { TABLE3_COLUMNS } from '#shared/report/cells.js';
import {
  TABLE3_APPLICANT_COLUMNS,
  TABLE3_OUTCOMES,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
} from '#shared/report/cells.js';

export interface Sum {
  /** `row`: six applicants. `column`: the outcomes of an applicant. `group`: the results of table 4. */
  readonly kind: 'row' | 'column' | 'group';
  readonly of: readonly CellId[];
}

/** By the cell that holds the total; the total of all outcomes holds two. */
export const SUMS: ReadonlyMap<CellId, readonly Sum[]> = new Map<CellId, readonly Sum[]>([
  ...TABLE3_ROWS.map((row): [CellId, Sum[]] => [
    table3Cell(row, 'total'),
    [
      { kind: 'row', of: TABLE3_APPLICANT_COLUMNS.map((column) => table3Cell(row, column)) },
      ...(row === 'outcomes.total' ? [columnSum('total')] : []),
    ],
  ]),
  ...TABLE3_APPLICANT_COLUMNS.map((column): [CellId, Sum[]] => [
    table3Cell('outcomes.total', column),
    [columnSum(column)],
  ]),
  ...TABLE4_GROUPS.map((group): [CellId, Sum[]] => [
    table4Cell(group, 'total'),
    [
      {
        kind: 'group',
        of: TABLE4_RESULTS.filter((result) => result !== 'total').map((result) => table4Cell(group, result)),
      },
    ],
  ]),
]);

function columnSum(column: (typeof TABLE3_COLUMNS)[number]): Sum {
  return { kind: 'column', of: TABLE3_OUTCOMES.map((row) => table3Cell(row, column)) };
}

/** Null while nothing is typed that could be added, or something that is no whole number; what is blank adds nothing. */
export function addUp(of: readonly CellId[], valueOf: (cell: CellId) => string): bigint | null {
  const typed = of.map((cell) => valueOf(cell).trim()).filter((text) => text !== '');
  if (typed.length === 0 || typed.some((text) => !/^\d{1,18}$/.test(text))) return null;
  return typed.reduce((sum, text) => sum + BigInt(text), 0n);
}
