/**
 * Rows whose values are not all in cells of their own: zeros that were merged into one cell across columns or down
 * rows. The cell is handed to each place that it covers; whether it may be read there is decided by what it says.
 */
import type { DataRow, Frame } from './frames.js';
import { extentOf, spansOverlap, type Extent, type Grid, type GridCell, type Span } from './grid.js';
import { normaliseLabel } from '../normalise.js';
import { interpret } from '../values.js';

function covers(grid: Grid, cell: GridCell, rows: Span, column: Extent): boolean {
  const { from, to } = extentOf(grid, cell.columns);
  if (cell.rows.from > rows.from || cell.rows.to < rows.to) return false;
  return from <= column.from + grid.tolerance && to >= column.to - grid.tolerance;
}

function isOwn(grid: Grid, cell: GridCell, rows: Span, column: Extent): boolean {
  const { from, to } = extentOf(grid, cell.columns);
  return (
    cell.rows.from === rows.from &&
    cell.rows.to === rows.to &&
    to - from <= column.to - column.from + 2 * grid.tolerance
  );
}

/** The rows that `known` does not have: by their labels or, where a table has none, by their cells. */
export function sharedRows(
  grid: Grid,
  { columns, bottom }: Pick<Frame, 'columns' | 'bottom'>,
  known: readonly Pick<DataRow, 'rows'>[],
): Pick<DataRow, 'rows' | 'values' | 'label' | 'shared'>[] {
  const placed = columns.filter((column) => column !== undefined);
  const left = Math.min(...placed.map((column) => column.from));
  const inside = grid.cells.filter(
    (cell) => cell.rows.from >= bottom && extentOf(grid, cell.columns).from >= left - grid.tolerance,
  );
  const beside = grid.cells.filter((cell) => {
    if (cell.rows.from < bottom || normaliseLabel(cell.text) === '') return false;
    return Math.abs(extentOf(grid, cell.columns).to - left) <= grid.tolerance;
  });
  const isFree = ({ rows }: GridCell): boolean => !known.some((row) => spansOverlap(row.rows, rows));
  const labelled = beside.length > 0;
  const starts = labelled
    ? beside
    : inside.filter((cell) => Math.abs(extentOf(grid, cell.columns).from - left) <= grid.tolerance);
  return starts.filter(isFree).flatMap((start) => {
    const { rows } = start;
    const values = columns.map((column) => column && inside.find((cell) => covers(grid, cell, rows, column)));
    const found = values.filter((value) => value !== undefined);
    if (found.length < placed.length) return [];
    const shared = new Set(
      found.filter(
        (cell) => !placed.some((column) => isOwn(grid, cell, rows, column) && covers(grid, cell, rows, column)),
      ),
    );
    // A note or a name across the table is no row of values.
    if ([...shared].some(({ text }) => interpret(text).kind === 'unread')) return [];
    return [{ rows, values, label: labelled ? start : undefined, shared }];
  });
}
