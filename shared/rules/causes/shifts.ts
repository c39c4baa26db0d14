/**
 * Rows of table 3 of which a stretch of numbers was typed one place too far to the right or to the left. So many cells
 * are wrong then that growing an explanation cell by cell would take too long; the story itself is tried instead, on
 * every stretch of every row.
 */
import { TABLE3_COLUMNS, TABLE3_ROWS, table3Cell } from '#shared/report/cells.js';
import type { Sums } from './equations.js';
import { explanationBy, type Change, type CauseExplanation } from './explanations.js';

/** Fewer moved numbers are told better as single slips or as two cells exchanged. */
const LEAST_SHIFTED = 3;

interface Stretch {
  /** Cells of the stretch in the order in which each takes the number of the next. */
  readonly takers: readonly number[];
  /** The cell at the end, whose number was overwritten: the sums have to tell it. */
  readonly last: number;
}

function stretchesOf(row: readonly number[]): Stretch[] {
  return [row, [...row].reverse()].flatMap((line) =>
    line.flatMap((_, from) =>
      line.slice(from + 1).flatMap((last, more): Stretch[] => [{ takers: line.slice(from, from + 1 + more), last }]),
    ),
  );
}

/** By how much the last cell is off once the others have their numbers back: what its column is off by, or its row. */
function lastAmount(sums: Sums, last: number, moved: readonly Change[]): bigint {
  const [column] = (sums.cells[last]?.terms ?? []).filter(
    ({ equation }) => sums.equations[equation]?.line.along === 'column',
  );
  if (column !== undefined) return -column.sign * (sums.off[column.equation] ?? 0n);
  const [row] = sums.cells[last]?.terms ?? [];
  if (row === undefined) return 0n;
  const after = moved.reduce((off, { cell, by }) => {
    const term = sums.cells[cell]?.terms.find(({ equation }) => equation === row.equation);
    return off + (term?.sign ?? 0n) * by;
  }, sums.off[row.equation] ?? 0n);
  return -row.sign * after;
}

/** A moved cell whose column is judged must be what that column is off by; most stretches are ruled out by that. */
function contradicts(sums: Sums, { cell, by }: Change): boolean {
  return (sums.cells[cell]?.terms ?? []).some(
    ({ equation, sign }) =>
      sums.equations[equation]?.line.along === 'column' && (sums.off[equation] ?? 0n) + sign * by !== 0n,
  );
}

function explained(sums: Sums, { takers, last }: Stretch): CauseExplanation[] {
  const value = (cell: number | undefined): bigint => (cell === undefined ? 0n : (sums.cells[cell]?.value ?? 0n));
  const moved: Change[] = [];
  for (const [index, cell] of takers.entries()) {
    const by = value(takers[index + 1] ?? last) - value(cell);
    if (by === 0n) continue;
    if (contradicts(sums, { cell, by })) return [];
    moved.push({ cell, by });
  }
  const by = lastAmount(sums, last, moved);
  const changes = by === 0n ? moved : [...moved, { cell: last, by }];
  if (moved.length === 0 || changes.length < LEAST_SHIFTED) return [];
  const explanation = explanationBy(sums, changes);
  return explanation === undefined || explanation.clears.length === 0 ? [] : [{ ...explanation, shifted: true }];
}

export function shiftedRows(sums: Sums): CauseExplanation[] {
  const columns = sums.off.filter((off, index) => off !== 0n && sums.equations[index]?.line.along === 'column');
  if (columns.length < LEAST_SHIFTED - 1) return [];
  const places = new Map<string, number>(sums.cells.map(({ id }, index) => [id, index]));
  return TABLE3_ROWS.flatMap((row) => {
    const cells = TABLE3_COLUMNS.map((column) => places.get(table3Cell(row, column)));
    const known = cells.filter((cell) => cell !== undefined);
    return known.length < cells.length ? [] : stretchesOf(known).flatMap((stretch) => explained(sums, stretch));
  });
}
