/**
 * The sums of table 3 as proof of a text reading. They say nothing about order (labels do) and never change a value;
 * they show that no figure was cut, glued or lost on the way out of the table.
 */
import type { Table3Key } from './table3.js';

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

const OUTSIDE_BLOCK: readonly Table3Key[] = [
  'requests.newlyReceived',
  'requests.carriedIn',
  'outcomes.total',
  'requests.carriedForward',
];

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/**
 * The cells that no holding sum supports: both their row's and one of their column's sums fail. Undefined where a value
 * is no whole number, so that nothing can be added up.
 */
export function unprovenCells(
  values: readonly (readonly (string | null)[])[],
  keys: readonly Table3Key[],
): CellPosition[] | undefined {
  if (values.some((row) => row.some((value) => value === null || !/^\d+$/u.test(value)))) return undefined;
  const table = values.map((row) => row.map((value) => BigInt(value ?? '0')));
  const cell = (row: number, column: number): bigint => table[row]?.[column] ?? 0n;
  const at = (key: Table3Key): number => keys.indexOf(key);
  const width = table[0]?.length ?? 0;
  const total = width - 1;
  const brokenRows = new Set(table.flatMap((row, index) => (sum(row.slice(0, total)) === row[total] ? [] : [index])));
  const block = keys.flatMap((key, index) => (OUTSIDE_BLOCK.includes(key) ? [] : [index]));
  const brokenColumns = new Set<number>();
  for (let column = 0; column < width; column++) {
    const outcomes = sum(block.map((row) => cell(row, column)));
    const received = cell(at('requests.newlyReceived'), column) + cell(at('requests.carriedIn'), column);
    const handled = cell(at('outcomes.total'), column) + cell(at('requests.carriedForward'), column);
    if (outcomes !== cell(at('outcomes.total'), column) || received !== handled) brokenColumns.add(column);
  }
  return [...brokenRows].flatMap((row) => [...brokenColumns].map((column) => ({ row, column })));
}
