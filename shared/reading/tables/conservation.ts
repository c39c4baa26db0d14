/**
 * Nothing may be left over: inside a table every digit belongs to exactly one value, or to the ordinal of the label it
 * stands in. A digit that no one claims means that some cell was cut, merged or missed, and then no blank in that table
 * and no value beside the place can be believed. Claimed blanks are where a reader goes wrong first.
 */
import type { DataRow, Frame } from './frames.js';
import { extentOf, spansOverlap, type Extent, type Grid, type GridCell, type Span } from './grid.js';
import { isAddedHead } from './heads.js';
import { digitsOf, hasNumberSign } from '../normalise.js';

/** A part of a grid: the elementary rows from `rows.from` up to `rows.to`. */
export interface TableRegion {
  readonly grid: number;
  readonly rows: Span;
}

export interface Leftover {
  readonly grid: number;
  readonly rows: Span;
}

export interface AddedColumn {
  readonly grid: number;
  readonly extent: Extent;
  /** Its figures are of its own: numbers of rows, sums of some columns. In a column of remarks one may have strayed. */
  readonly counts: boolean;
}

export interface Claims {
  readonly values: ReadonlySet<GridCell>;
  /** Cells whose digits must be exactly these (labels with their official ordinal) or none at all. */
  readonly labels: ReadonlyMap<GridCell, string>;
  /** Columns that the form does not have, with the grid they stand in. */
  readonly added?: readonly AddedColumn[];
}

/**
 * A label may write its ordinal as ①, and nothing else that means a number. Labels cut by a page break carry their
 * ordinal in one of two cells, hence "or none at all".
 */
function isClaimed(cell: GridCell, claims: Claims): boolean {
  if (claims.values.has(cell)) return true;
  const digits = digitsOf(cell.text);
  if (digits === '' && !hasNumberSign(cell.text)) return true;
  const ordinal = claims.labels.get(cell);
  if (hasNumberSign(cell.text)) return ordinal !== undefined && digitsOf(cell.text.normalize('NFKC')) === ordinal;
  return ordinal === digits;
}

const NOTE = /^[(（]?(?:备?注|说明|单位|数据|统计|填报|截至|以上)[:：]?.*\p{Script=Han}{4}/u;
const UNIT = /^[(（]?(?:计量)?单位[:：]/u;

/** A sentence about the table, or its unit. */
export function isTableNote(text: string): boolean {
  return NOTE.test(text) || UNIT.test(text);
}

/** A note in a row of its own: a sentence, whose figures belong to no column. */
function isNote(grid: Grid, cell: GridCell): boolean {
  if (!isTableNote(cell.text)) return false;
  if (cell.columns.from === 0 && cell.columns.to === grid.columns.length - 1) return true;
  const beside = grid.cells.filter((other) => other !== cell && spansOverlap(other.rows, cell.rows));
  return beside.every(({ text, doubts }) => text === '' && doubts.length === 0);
}

/** Columns beside and between those of the form, by their heads; in every grid, since a table may go on in it. */
export function addedColumns(grids: readonly Grid[], frame: Frame): AddedColumn[] {
  const grid = grids[frame.grid];
  const columns = frame.columns.filter((column) => column !== undefined);
  if (grid === undefined || columns.length === 0) return [];
  const top = Math.min(...frame.heads.map((head) => head.rows.from));
  const left = Math.min(...columns.map((column) => column.from));
  const whole = columns.length === frame.columns.length;
  return grid.cells.flatMap((cell): AddedColumn[] => {
    const extent = extentOf(grid, cell.columns);
    if (cell.text === '' || cell.rows.to <= top || cell.rows.from >= frame.bottom) return [];
    if (columns.some((column) => column.from < extent.to - grid.tolerance && extent.from < column.to - grid.tolerance))
      return [];
    const known = isAddedHead(cell.text);
    // Where every column of the form is told, a further one to their right can be none of them.
    if (!known && !(whole && extent.from > left)) return [];
    const counts = COUNTS.test(cell.text);
    return grids.flatMap((other, at) =>
      placesIn(grid, other, extent).map((place) => ({ grid: at, extent: place, counts })),
    );
  });
}

/** A table that goes on over the page has the same columns there, or all of them moved as one. */
function placesIn(home: Grid, grid: Grid, extent: Extent): Extent[] {
  if (home === grid) return [extent];
  const shift = (grid.columns.at(-1) ?? 0) - (home.columns.at(-1) ?? 0);
  return [extent, { from: extent.from + shift, to: extent.to + shift }];
}

const COUNTS = /序号|编号|行次|小计|占比|比例|百分比|同比/u;
const FIGURE = /^[\d,.，．０-９%％]+$/u;

function isAdded(grid: Grid, index: number, cell: GridCell, added: readonly AddedColumn[] = []): boolean {
  const { from, to } = extentOf(grid, cell.columns);
  return added.some(
    (column) =>
      column.grid === index &&
      from >= column.extent.from - grid.tolerance &&
      to <= column.extent.to + grid.tolerance &&
      (column.counts || !FIGURE.test(cell.text)),
  );
}

/** Subtotals in rows of their own, which the form does not have: their figures are explained. */
export function addedRowValues(rows: readonly DataRow[]): GridCell[] {
  return rows
    .filter(({ label }) => label !== undefined && isAddedHead(label.text))
    .flatMap(({ values }) => values.filter((value) => value !== undefined));
}

export function leftoverDigits(grids: readonly Grid[], regions: readonly TableRegion[], claims: Claims): Leftover[] {
  const leftovers: Leftover[] = [];
  for (const region of regions) {
    const grid = grids[region.grid];
    if (grid === undefined) continue;
    for (const cell of grid.cells) {
      const inside = cell.rows.from < region.rows.to && cell.rows.to > region.rows.from;
      if (inside && !isClaimed(cell, claims) && !isNote(grid, cell) && !isAdded(grid, region.grid, cell, claims.added))
        leftovers.push({ grid: region.grid, rows: cell.rows });
    }
    if (grid.digitsBeside) leftovers.push({ grid: region.grid, rows: { from: -1, to: -1 } });
  }
  return leftovers;
}

/** The leftover lies in this row or in one that touches it. */
export function isNear(leftover: Leftover, grid: number, rows: Span): boolean {
  return leftover.grid === grid && leftover.rows.from <= rows.to && rows.from <= leftover.rows.to;
}
