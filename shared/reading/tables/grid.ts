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

/** Cells at one boundary by their first row, and how far down any of those so far reaches. */
interface Column {
  readonly cells: readonly GridCell[];
  readonly reach: readonly number[];
}

/** Cells by the boundary at which they begin or end; each row of a table asks for them once for every column. */
type Sides = Readonly<Record<'from' | 'to', ReadonlyMap<number, Column>>>;
const SIDES = new WeakMap<Grid, Sides>();

function sidesOf(grid: Grid): Sides {
  const known = SIDES.get(grid);
  if (known !== undefined) return known;
  const sides: Sides = { from: columnsBy(grid.cells, 'from'), to: columnsBy(grid.cells, 'to') };
  SIDES.set(grid, sides);
  return sides;
}

function columnsBy(cells: readonly GridCell[], side: 'from' | 'to'): ReadonlyMap<number, Column> {
  const sorted = new Map<number, GridCell[]>();
  for (const cell of cells) {
    const same = sorted.get(cell.columns[side]);
    if (same === undefined) sorted.set(cell.columns[side], [cell]);
    else same.push(cell);
  }
  return new Map(
    [...sorted].map(([boundary, unsorted]) => {
      const inOrder = unsorted.toSorted((a, b) => a.rows.from - b.rows.from);
      let furthest = -Infinity;
      return [boundary, { cells: inOrder, reach: inOrder.map(({ rows }) => (furthest = Math.max(furthest, rows.to))) }];
    }),
  );
}

/** Those that lie beside `rows`, top to bottom: a table of a hundred thousand cells is not gone through for each of them. */
function beside({ cells, reach }: Column, rows: Span): GridCell[] {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.rows.from ?? Infinity) < rows.to) low = middle + 1;
    else high = middle;
  }
  const found: GridCell[] = [];
  for (let at = low - 1; at >= 0 && (reach[at] ?? -Infinity) > rows.from; at--) {
    const cell = cells[at];
    if (cell !== undefined && spansOverlap(cell.rows, rows)) found.push(cell);
  }
  return found.reverse();
}

const NOTHING: Column = { cells: [], reach: [] };

/** The cells that touch `cell` on its right side, top to bottom. */
export function rightNeighbours(grid: Grid, cell: GridCell): GridCell[] {
  return beside(sidesOf(grid).from.get(cell.columns.to) ?? NOTHING, cell.rows);
}

/** The cells that touch `cell` on its left side, top to bottom. */
export function leftNeighbours(grid: Grid, cell: GridCell): GridCell[] {
  return beside(sidesOf(grid).to.get(cell.columns.from) ?? NOTHING, cell.rows);
}
