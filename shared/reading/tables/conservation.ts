/**
 * Nothing may be left over: inside a table every digit belongs to exactly one value, or to the ordinal of the label it
 * stands in. A digit that no one claims means that some cell was cut, merged or missed, and then no blank in that table
 * and no value beside the place can be believed. Claimed blanks are where a reader goes wrong first.
 */
import type { Grid, GridCell, Span } from './grid.js';
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

export interface Claims {
  readonly values: ReadonlySet<GridCell>;
  /** Cells whose digits must be exactly these (labels with their official ordinal) or none at all. */
  readonly labels: ReadonlyMap<GridCell, string>;
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

export function leftoverDigits(grids: readonly Grid[], regions: readonly TableRegion[], claims: Claims): Leftover[] {
  const leftovers: Leftover[] = [];
  for (const region of regions) {
    const grid = grids[region.grid];
    if (grid === undefined) continue;
    for (const cell of grid.cells) {
      const inside = cell.rows.from < region.rows.to && cell.rows.to > region.rows.from;
      if (inside && !isClaimed(cell, claims)) leftovers.push({ grid: region.grid, rows: cell.rows });
    }
    if (grid.digitsBeside) leftovers.push({ grid: region.grid, rows: { from: -1, to: -1 } });
  }
  return leftovers;
}

/** The leftover lies in this row or in one that touches it. */
export function isNear(leftover: Leftover, grid: number, rows: Span): boolean {
  return leftover.grid === grid && leftover.rows.from <= rows.to && rows.from <= leftover.rows.to;
}
