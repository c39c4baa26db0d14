/**
 * The sums A01 to A04 of one record as equations over its cells, for finding out which cells may be wrong. The words of
 * the rules stand in ../sums; a test holds that both see the same sums fail. Only sums that can be judged are here: one
 * with an unread or blank cell is no evidence either way.
 */
import {
  SHORT_FORM_ROW,
  TABLE3_APPLICANT_COLUMNS,
  TABLE3_COLUMNS,
  TABLE3_OUTCOMES,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
  type ShortFormCell,
  type Table3Column,
  type Table4Group,
} from '#shared/report/cells.js';
import { readingAt, type ReportRecord } from '#shared/report/record.js';
import { exact, isWhole, type Exact } from '#shared/ids/decimal.js';

/** The older form's single row 其他处理 takes part in the sums, though none of its cells is among the 200. */
export type SumCellId = CellId | ShortFormCell;

export interface Equation {
  /** The key of the finding that says this sum fails. */
  readonly key: string;
  /** A row of table 3, a column of table 3 (A01 and A02 of one column share it), or a group of table 4. */
  readonly line: { readonly along: 'row' | 'column' | 'group'; readonly name: string };
  readonly terms: readonly { readonly cell: number; readonly sign: 1n | -1n }[];
}

export interface SumCell {
  readonly id: SumCellId;
  readonly value: Exact;
  readonly printed: string;
  /** The judged sums that this cell is part of: one to three. */
  readonly terms: readonly { readonly equation: number; readonly sign: 1n | -1n }[];
}

export interface Sums {
  readonly equations: readonly Equation[];
  readonly cells: readonly SumCell[];
  /** By how much the left side of each equation exceeds its right side; 0 where it holds. */
  readonly off: readonly bigint[];
}

interface Definition {
  readonly rule: string;
  readonly line: Equation['line'];
  readonly left: readonly SumCellId[];
  readonly right: readonly SumCellId[];
}

const MODERN = { rows: TABLE3_OUTCOMES, beside: [] } as const;
const OLDER = {
  rows: TABLE3_OUTCOMES.filter((row) => !row.startsWith('otherHandling.')),
  beside: [SHORT_FORM_ROW],
} as const;

function columnSums(record: ReportRecord, column: Table3Column): Definition[] {
  const { rows, beside } = record.form === '2021' ? MODERN : OLDER;
  const line = { along: 'column', name: column } as const;
  const total = table3Cell('outcomes.total', column);
  return [
    {
      rule: 'A01',
      line,
      left: [table3Cell('requests.newlyReceived', column), table3Cell('requests.carriedIn', column)],
      right: [total, table3Cell('requests.carriedForward', column)],
    },
    {
      rule: 'A02',
      line,
      left: [...rows.map((row) => table3Cell(row, column)), ...beside.map((row) => `${row}@${column}` as const)],
      right: [total],
    },
  ];
}

function rowSum(row: (typeof TABLE3_ROWS)[number] | typeof SHORT_FORM_ROW): Definition {
  return {
    rule: 'A03',
    line: { along: 'row', name: row },
    left: TABLE3_APPLICANT_COLUMNS.map((column): SumCellId => `${row}@${column}` as SumCellId),
    right: [`${row}@total` as SumCellId],
  };
}

function groupSum(group: Table4Group): Definition {
  return {
    rule: 'A04',
    line: { along: 'group', name: group },
    left: TABLE4_RESULTS.slice(0, 4).map((result) => table4Cell(group, result)),
    right: [table4Cell(group, 'total')],
  };
}

function printedNumber(record: ReportRecord, id: SumCellId): string | undefined {
  const cell = readingAt(record, id);
  return cell?.kind === 'number' && cell.value !== null ? cell.value : undefined;
}

export function sumsOf(record: ReportRecord): Sums {
  const definitions = [
    ...TABLE3_COLUMNS.flatMap((column) => columnSums(record, column)),
    ...[...TABLE3_ROWS, ...(record.form === '2021' ? [] : ([SHORT_FORM_ROW] as const))].map(rowSum),
    ...TABLE4_GROUPS.map(groupSum),
  ];
  const places = new Map<SumCellId, number>();
  const cells: { id: SumCellId; value: Exact; printed: string; terms: { equation: number; sign: 1n | -1n }[] }[] = [];
  const equations: Equation[] = [];
  const off: bigint[] = [];
  for (const { rule, line, left, right } of definitions) {
    const sides = [...left.map((id) => [id, 1n] as const), ...right.map((id) => [id, -1n] as const)];
    const numbers = sides.flatMap(([id]) => printedNumber(record, id) ?? []);
    if (numbers.length < sides.length) continue;
    const terms = sides.map(([id, sign], index) => {
      const printed = numbers[index] ?? '0';
      const cell = places.get(id) ?? cells.push({ id, value: exact(printed), printed, terms: [] }) - 1;
      places.set(id, cell);
      cells[cell]?.terms.push({ equation: equations.length, sign });
      return { cell, sign };
    });
    equations.push({ key: `${rule}:${left[0] ?? ''}`, line, terms });
    off.push(terms.reduce((sum, { cell, sign }) => sum + sign * (cells[cell]?.value ?? 0n), 0n));
  }
  return { equations, cells, off };
}

const MOST = exact('999999999999999999');

/** Whether a count may read so: whole, not below 0, and no longer than a record can hold. */
export function isCount(value: bigint): value is Exact {
  return value >= 0n && value <= MOST && isWhole(value as Exact);
}
