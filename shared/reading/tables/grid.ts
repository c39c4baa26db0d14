/**
 * A table as rows and columns of cells, whatever it was read from. Readers of ruled pages, word processor files, web
 * pages and sheets all end here; from here on one aligner serves them. Positions are points in a PDF and plain indexes
 * where the format has real columns.
 */
import type { Place } from '#shared/report/record.js';

/** Half-open range of elementary rows or columns. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface GridCell {
  readonly rows: Span;
  readonly columns: Span;
  /** Lines joined, white space removed, characters not yet folded. */
  readonly text: string;
  readonly place: Place;
  /** Reasons why a number or a blank in this cell must not be believed; codes of `UnreadReason`. */
  readonly doubts: readonly string[];
  /** Crossed-out characters were left out of the text. */
  readonly struck: boolean;
  /** Raised or lowered characters, marks of notes, were left out of the text. */
  readonly raised?: boolean;
  /** What of it is not plain, in words: read, but a person who looks at the document has to vouch for it. */
  readonly reserved?: readonly string[];
}

export interface Grid {
  /** Where the boundaries lie: cell with columns {from: 1, to: 3} reaches from columns[1] to columns[3]. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly GridCell[];
  /** How far two boundaries may lie apart and still be the same, between tables on different pages. */
  readonly tolerance: number;
  /** The page, where the document has pages. */
  readonly page: number | null;
  /** Digits stand beside the table, level with its rows, and belong to no cell. */
  readonly digitsBeside: boolean;
  /** Ruled on all four sides, where rules were measured at all. */
  readonly closed?: boolean;
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

export function extentOf(grid: Grid, columns: Span): Extent {
  return { from: grid.columns[columns.from] ?? 0, to: grid.columns[columns.to] ?? 0 };
}

export function sameExtent(a: Extent, b: Extent, tolerance: number): boolean {
  return Math.abs(a.from - b.from) <= tolerance && Math.abs(a.to - b.to) <= tolerance;
}

export function sameSpan(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

export function spansOverlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Cells by the boundary at which they begin; each row of a table asks for them once for every column. */
const BEGINNINGS = new WeakMap<Grid, ReadonlyMap<number, readonly GridCell[]>>();

function beginningAt(grid: Grid, boundary: number): readonly GridCell[] {
  let beginnings = BEGINNINGS.get(grid);
  if (beginnings === undefined) {
    const sorted = new Map<number, GridCell[]>();
    for (const cell of grid.cells) {
      const same = sorted.get(cell.columns.from);
      if (same === undefined) sorted.set(cell.columns.from, [cell]);
      else same.push(cell);
    }
    beginnings = sorted;
    BEGINNINGS.set(grid, beginnings);
  }
  return beginnings.get(boundary) ?? [];
}

/** The cells that touch `cell` on its right side, top to bottom. */
export function rightNeighbours(grid: Grid, cell: GridCell): GridCell[] {
  return beginningAt(grid, cell.columns.to).filter((other) => spansOverlap(other.rows, cell.rows));
}

/** The cells that touch `cell` on its left side, top to bottom. */
export function leftNeighbours(grid: Grid, cell: GridCell): GridCell[] {
  return grid.cells.filter((other) => other.columns.to === cell.columns.from && spansOverlap(other.rows, cell.rows));
}
