/**
 * The totals of a year by the rows of the form: each row has pages of its own that say who makes up its numbers. A row of the third
 * table has seven, of the fourth table five for each kind of case; the second table is short, and stands whole.
 */
import {
  TABLE2_CELLS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
} from '#shared/report/cells.js';
import { contributionsKey, contributionsPartKey } from './keys.js';
import {
  cellName,
  TABLE3_COLUMN_LABELS,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_LABELS,
  table3GroupOf,
  TABLE3_GROUPS,
} from '#shared/report/labels.js';
import type { Texts } from '#shared/words/texts.js';

export interface ContributionRow {
  /** In addresses: `outcomes.granted`, `review`, `table2`. */
  readonly id: string;
  readonly table: 2 | 3 | 4;
  readonly cells: readonly CellId[];
}

export const CONTRIBUTION_ROWS: readonly ContributionRow[] = [
  { id: 'table2', table: 2, cells: TABLE2_CELLS },
  ...TABLE3_ROWS.map((row) => ({
    id: row,
    table: 3 as const,
    cells: TABLE3_COLUMNS.map((column) => table3Cell(row, column)),
  })),
  ...TABLE4_GROUPS.map((group) => ({
    id: group,
    table: 4 as const,
    cells: TABLE4_RESULTS.map((result) => table4Cell(group, result)),
  })),
];

const ROW_OF = new Map<CellId, ContributionRow>(
  CONTRIBUTION_ROWS.flatMap((row) => row.cells.map((cell) => [cell, row])),
);

/** Every one of the 200 cells lies in just one. */
export function rowOf(cell: CellId): ContributionRow {
  const row = ROW_OF.get(cell);
  if (row === undefined) throw new Error(`no row for ${cell}`);
  return row;
}

/** The row as the form names it, its group before it. */
export function rowTitle({ id, table }: ContributionRow, t: Texts): string {
  if (table === 2) return t.contributions.table2;
  const group4 = TABLE4_GROUPS.find((one) => one === id);
  if (group4 !== undefined) {
    const label = TABLE4_GROUP_LABELS[group4][t.language];
    return group4 === 'review' ? label : `${TABLE4_LITIGATION[t.language]}${t.punctuation.colon}${label}`;
  }
  const row = TABLE3_ROWS.find((one) => one === id);
  if (row === undefined) return id;
  const group = table3GroupOf(row);
  const label = TABLE3_ROW_LABELS[row][t.language];
  return group === undefined ? label : `${TABLE3_GROUPS[group][t.language]}${t.punctuation.colon}${label}`;
}

/** The head of a column on the page of its row. */
export function columnTitle(row: ContributionRow, index: number, t: Texts): string {
  const cell = row.cells[index];
  if (row.table === 4) return TABLE4_RESULT_LABELS[TABLE4_RESULTS[index] ?? 'total'][t.language];
  if (row.table === 3) return TABLE3_COLUMN_LABELS[TABLE3_COLUMNS[index] ?? 'total'][t.language];
  return cell === undefined ? '' : cellName(cell)[t.language];
}

/** Of the pages of a year with ranges of these numbers. */
export function contributionKeysIn(year: number, ranges: readonly number[]): string[] {
  return CONTRIBUTION_ROWS.flatMap(({ id }) => [
    ...(ranges.length === 1 ? [] : [contributionsKey(year, id)]),
    ...ranges.map((n) => contributionsPartKey(year, id, n)),
  ]);
}
