/**
 * Finds the column heads of the official tables in a grid and, under them, the rows that fill exactly those columns.
 * A frame is only made where the heads spell the official names from left to right: swapped, missing or invented
 * columns yield no frame, and without a frame nothing under it is read.
 */
import { relativeDistance } from './edit-distance.js';
import type { HeadStanding } from './heads.js';
import { turnsMeaning } from './meaning.js';
import { sharedRows } from './merged-rows.js';
import {
  extentOf,
  leftNeighbours,
  rightNeighbours,
  sameExtent,
  sameSpan,
  type Extent,
  type Grid,
  type GridCell,
  type Span,
} from './grid.js';
import { normaliseLabel } from '../normalise.js';
import { remembered } from '../remembered.js';

export interface Frame {
  /** Index of the grid that holds the heads. */
  readonly grid: number;
  readonly heads: readonly GridCell[];
  /** In official order; undefined for a column that could not be told. */
  readonly columns: readonly (Extent | undefined)[];
  /** First elementary row below the heads. */
  readonly bottom: number;
  /** What speaks for each column, where its head does not print the official name. */
  readonly standings?: readonly HeadStanding[];
}

export interface DataRow {
  readonly grid: number;
  readonly rows: Span;
  readonly values: readonly (GridCell | undefined)[];
  /** The label's cell; undefined where the row has none of its own height. */
  readonly label: GridCell | undefined;
  /** Values that several columns or rows have in common. */
  readonly shared?: ReadonlySet<GridCell>;
  readonly frame: Frame;
}

/** Words that reports print in place of an official head without meaning anything else. */
const HEAD_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  总计: ['合计'],
  其他: ['其它'],
  其他结果: ['其它结果'],
  行政复议: ['行政复议情况', '行政复议案件'],
  未经复议直接起诉: ['未经行政复议直接起诉', '直接起诉'],
  复议后起诉: ['经复议后起诉', '行政复议后起诉', '经行政复议后起诉'],
};
/** Only long heads tolerate a misprint: in a short one a single character makes another word. */
const TOLERANT_LENGTH = 6;
const TOLERATED = 0.2;

/** Of an official head: whether a text prints it. */
const headOf = remembered((official) => {
  const wanted = normaliseLabel(official);
  const variants = HEAD_VARIANTS[official] ?? [];
  // A unit in a head decides what the figure means and must be exact.
  const tolerant = wanted.length >= TOLERANT_LENGTH && !wanted.includes('(');
  return remembered((text) => {
    const printed = normaliseLabel(text);
    if (printed === wanted || variants.includes(printed)) return true;
    return tolerant && relativeDistance(printed, wanted) <= TOLERATED && !turnsMeaning(printed, wanted);
  });
});

export function isHead(text: string, official: string): boolean {
  return headOf(official)(text);
}

function walk(grid: Grid, heads: readonly GridCell[], names: readonly string[]): GridCell[] | undefined {
  const name = names[heads.length];
  const last = heads[heads.length - 1];
  if (name === undefined || last === undefined) return [...heads];
  for (const next of rightNeighbours(grid, last)) {
    if (!isHead(next.text, name)) continue;
    const found = walk(grid, [...heads, next], names);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every place where the heads stand side by side in official order, in document order. */
export function findFrames(grids: readonly Grid[], names: readonly string[]): Frame[] {
  const frames: Frame[] = [];
  grids.forEach((grid, index) => {
    const [firstName] = names;
    if (firstName === undefined) return;
    for (const cell of grid.cells) {
      if (!isHead(cell.text, firstName)) continue;
      const heads = walk(grid, [cell], names);
      if (heads === undefined) continue;
      const columns = heads.map((head) => extentOf(grid, head.columns));
      frames.push({ grid: index, heads, columns, bottom: Math.max(...heads.map((head) => head.rows.to)) });
    }
  });
  return frames;
}

/**
 * The columns as they must lie in another grid: where they are, or moved as one with the table's right edge when the
 * frame ends there (pages bound left and right alternate their margins).
 */
function columnsIn(grids: readonly Grid[], frame: Frame, grid: Grid): Frame['columns'][] {
  const home = grids[frame.grid];
  const edge = home?.columns[home.columns.length - 1];
  const otherEdge = grid.columns[grid.columns.length - 1];
  const last = Math.max(...frame.columns.map((column) => column?.to ?? -Infinity));
  if (home === grid || edge === undefined || otherEdge === undefined) return [frame.columns];
  if (Math.abs(last - edge) > grid.tolerance) return [frame.columns];
  const shift = otherEdge - edge;
  const moved = frame.columns.map((column) => column && { from: column.from + shift, to: column.to + shift });
  return [frame.columns, moved];
}

/** The rows of one grid that have exactly one cell of one common height under every head. */
export function rowsUnder(grids: readonly Grid[], frame: Frame, index: number): DataRow[] {
  const grid = grids[index];
  if (grid === undefined) return [];
  const rows: DataRow[] = [];
  for (const columns of columnsIn(grids, frame, grid)) {
    const first = columns.find((column) => column !== undefined);
    if (first === undefined) continue;
    for (const cell of grid.cells) {
      if (index === frame.grid && cell.rows.from < frame.bottom) continue;
      if (!sameExtent(extentOf(grid, cell.columns), first, grid.tolerance)) continue;
      const values = valuesFrom(grid, cell, columns);
      if (values !== undefined)
        rows.push({ grid: index, rows: cell.rows, values, label: labelOf(grid, values), frame });
    }
    if (rows.length === 0 && index !== frame.grid) continue;
    rows.push(
      ...sharedRows(grid, { columns, bottom: index === frame.grid ? frame.bottom : 0 }, rows).map((row) => ({
        ...row,
        grid: index,
        frame,
      })),
    );
    rows.sort((a, b) => a.rows.from - b.rows.from);
    if (rows.length > 0) break;
  }
  return rows;
}

const BY_ROW = new WeakMap<Grid, ReadonlyMap<number, readonly GridCell[]>>();

/** The cells that begin in an elementary row; each row of a table asks for them once for every column. */
function beginningInRow(grid: Grid, row: number): readonly GridCell[] {
  let sorted = BY_ROW.get(grid);
  if (sorted === undefined) {
    const rows = new Map<number, GridCell[]>();
    for (const cell of grid.cells) {
      const same = rows.get(cell.rows.from);
      if (same === undefined) rows.set(cell.rows.from, [cell]);
      else same.push(cell);
    }
    sorted = rows;
    BY_ROW.set(grid, sorted);
  }
  return sorted.get(row) ?? [];
}

function valuesFrom(grid: Grid, start: GridCell, columns: Frame['columns']): DataRow['values'] | undefined {
  const beside = beginningInRow(grid, start.rows.from).filter((cell) => sameSpan(cell.rows, start.rows));
  const values: (GridCell | undefined)[] = [];
  for (const column of columns) {
    const value = column && beside.find((cell) => sameExtent(extentOf(grid, cell.columns), column, grid.tolerance));
    if (column !== undefined && value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/**
 * The cell left of the values or, if that is empty, the next one of the same height further left: some writers leave an
 * empty leaf cell beside （六）其他处理 and （七）总计.
 */
function labelOf(grid: Grid, values: DataRow['values']): GridCell | undefined {
  const own = values.filter((value) => value !== undefined);
  let at = own.reduce((left, value) => (value.columns.from < left.columns.from ? value : left));
  const { rows } = at;
  for (;;) {
    const next = leftNeighbours(grid, at).find((cell) => sameSpan(cell.rows, rows));
    if (next === undefined) return undefined;
    if (normaliseLabel(next.text) !== '') return next;
    at = next;
  }
}
