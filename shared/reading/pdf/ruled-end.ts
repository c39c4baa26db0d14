/**
 * Bands without rules know where a row stands by its neighbours, and their last row may reach into the first line of text
 * below. Where the same table is ruled throughout, its rules say where it ends.
 */
import type { CellReading } from '#shared/report/record.js';
import type { Grid } from '../tables/grid.js';

/** Where a table ends whose every cell the rules show; nothing where they do not. */
export function ruledEnd(cells: readonly CellReading[]): { readonly page: number; readonly y: number } | undefined {
  const places = cells.flatMap(({ place }) => (place?.in === 'page' ? [place] : []));
  if (places.length === 0 || places.length < cells.length) return undefined;
  const page = Math.max(...places.map((place) => place.page));
  return { page, y: Math.max(...places.filter((place) => place.page === page).map(({ box }) => box[3])) };
}

/** The bands of a last row may reach into the text below, which is no part of the table. */
export const cutAt = (grid: Grid, y: number): Grid => ({ ...grid, rows: grid.rows.map((row) => Math.min(row, y)) });
