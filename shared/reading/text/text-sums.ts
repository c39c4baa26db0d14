/**
 * The sums of table 3 as proof of a text reading. They say nothing about the order of rows (labels do) and never change
 * a value; they show that no figure was cut, glued, lost or exchanged with its neighbour on the way out of the table.
 */
import { TABLE3_COLUMNS } from '#shared/report/cells.js';
import type { Table3Key } from '../tables/table3-labels.js';

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

const RECEIVED: readonly Table3Key[] = ['requests.newlyReceived', 'requests.carriedIn'];
const HANDLED: readonly Table3Key[] = ['outcomes.total', 'requests.carriedForward'];

/** Cells with their signs; their sum is nothing. */
export type TextSum = readonly (CellPosition & { readonly sign: number })[];

/** The sums of the table: along every row, down every column the outcomes, and what came in against what became of it. */
export function equationsOf(keys: readonly Table3Key[]): TextSum[] {
  const last = TABLE3_COLUMNS.length - 1;
  const columns = TABLE3_COLUMNS.map((_, column) => column);
  const along = keys.map((_, row) => columns.map((column) => ({ row, column, sign: column === last ? -1 : 1 })));
  const down = (plus: (key: Table3Key) => boolean, minus: readonly Table3Key[]): TextSum[] =>
    columns.map((column) =>
      keys.flatMap((key, row) =>
        minus.includes(key) ? [{ row, column, sign: -1 }] : plus(key) ? [{ row, column, sign: 1 }] : [],
      ),
    );
  const outcome = (key: Table3Key): boolean => !RECEIVED.includes(key) && !HANDLED.includes(key);
  return [...along, ...down(outcome, ['outcomes.total']), ...down((key) => RECEIVED.includes(key), HANDLED)];
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

/** One sum that fails down a column: by how much, and the rows it runs over. */
interface ColumnFault {
  readonly column: number;
  readonly by: bigint;
  readonly rows: readonly number[];
}

function columnFaults(table: readonly (readonly bigint[])[], keys: readonly Table3Key[]): ColumnFault[] {
  const rowsOf = (wanted: (key: Table3Key) => boolean): number[] =>
    keys.flatMap((key, index) => (wanted(key) ? [index] : []));
  const outcomes = rowsOf((key) => !RECEIVED.includes(key) && !HANDLED.includes(key));
  const total = rowsOf((key) => key === 'outcomes.total');
  const received = rowsOf((key) => RECEIVED.includes(key));
  const handled = rowsOf((key) => HANDLED.includes(key));
  const width = table[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const of = (rows: readonly number[]): bigint => sum(rows.map((row) => table[row]?.[column] ?? 0n));
    const equations = [
      { by: of(outcomes) - of(total), rows: [...outcomes, ...total] },
      { by: of(received) - of(handled), rows: [...received, ...handled] },
    ];
    return equations.filter(({ by }) => by !== 0n).map((equation) => ({ column, ...equation }));
  });
}

/**
 * The cells that the sums leave to a person: none when all hold. Only two patterns of failure can be an author's slip and
 * cannot be a faulty extraction. One row and one column: the cell where they cross (exchanging or cutting figures always
 * upsets two columns). One column and 总计 by the same amount with all rows in order: a figure and its total changed
 * together (exchanged figures leave 总计 in order). Undefined for anything else, and where a value is no whole number.
 */
export function cellsToConfirm(
  values: readonly (readonly (string | null)[])[],
  keys: readonly Table3Key[],
): CellPosition[] | undefined {
  if (values.some((row) => row.some((value) => value === null || !/^\d+$/u.test(value)))) return undefined;
  const table = values.map((row) => row.map((value) => BigInt(value ?? '0')));
  const last = (table[0]?.length ?? 1) - 1;
  const rows = table.flatMap((row, index) => (sum(row.slice(0, last)) === row[last] ? [] : [index]));
  const faults = columnFaults(table, keys);
  const columns = [...new Set(faults.map((fault) => fault.column))];
  if (rows.length === 0 && columns.length === 0) return [];

  const [row] = rows;
  const [column] = columns;
  if (row !== undefined && rows.length === 1 && column !== undefined && columns.length === 1) return [{ row, column }];

  const withTotal = rows.length === 0 && columns.length === 2 && columns.includes(last);
  const own = faults.filter((fault) => fault.column !== last);
  const totals = faults.filter((fault) => fault.column === last);
  const paired =
    own.length === totals.length &&
    own.every((fault) => totals.some(({ by, rows: over }) => by === fault.by && over.length === fault.rows.length));
  if (!withTotal || !paired) return undefined;
  const cells = faults.flatMap((fault) => fault.rows.map((at) => ({ row: at, column: fault.column })));
  return [...new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell])).values()];
}
