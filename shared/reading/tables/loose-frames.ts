/**
 * Frames of tables whose heads do not all spell the official names. Where the table lies is told by its rows: the cells
 * beside official labels make its columns. What each column means is told by its head, its place among the others and
 * nothing else; a column of which that is not clear is left out, and the others are read.
 */
import type { Frame } from './frames.js';
import { extentOf, sameExtent, sameSpan, type Extent, type Grid, type GridCell } from './grid.js';
import { alignHeads, isAddedHead, type HeadStanding, type PlacedHead } from './heads.js';
import { interpret } from '../values.js';

export interface TableSigns {
  readonly names: readonly string[];
  readonly isLabel: (text: string) => boolean;
  /** How many labels must be seen, how many heads must print the official name, and how many at least nearly. */
  readonly labels: number;
  readonly heads: number;
  readonly told: number;
}

/** Where the cells beside most labels stand. */
function columnsBeside(grid: Grid, labels: readonly GridCell[]): Extent[] {
  const counts = new Map<string, { extent: Extent; count: number }>();
  for (const label of labels) {
    for (const cell of grid.cells) {
      if (cell.columns.from < label.columns.to || !sameSpan(cell.rows, label.rows)) continue;
      const key = `${cell.columns.from}-${cell.columns.to}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { extent: extentOf(grid, cell.columns), count: 1 });
      else known.count++;
    }
  }
  const usual = [...counts.values()].filter(({ count }) => count > labels.length / 2);
  return usual.map(({ extent }) => extent).sort((a, b) => a.from - b.from);
}

/** The lowest words over a column and over no other, above `top`; figures there belong to rows that have no label. */
function headOver(grid: Grid, column: Extent, top: number): GridCell | undefined {
  let head: GridCell | undefined;
  for (const cell of grid.cells) {
    if (cell.rows.to > top || cell.text === '' || interpret(cell.text).kind !== 'unread') continue;
    const { from, to } = extentOf(grid, cell.columns);
    if (from < column.from - grid.tolerance || to > column.to + grid.tolerance) continue;
    if (head === undefined || cell.rows.to > head.rows.to) head = cell;
  }
  return head;
}

interface Reading {
  readonly placed: readonly (PlacedHead | undefined)[];
  readonly certain: number;
}

function reading(texts: readonly string[], names: readonly string[]): Reading {
  const placed = alignHeads(texts, names);
  return { placed, certain: placed.filter((head) => head?.standing === 'certain').length };
}

/** Authors put the total first; then the rest follow as the form has them. */
function withTotalFirst(texts: readonly string[], names: readonly string[]): Reading {
  const { placed, certain } = reading(texts, [...names.slice(-1), ...names.slice(0, -1)]);
  return { placed: [...placed.slice(1), placed[0]], certain };
}

function frameOf(grid: Grid, index: number, signs: TableSigns): Frame | undefined {
  const labels = grid.cells.filter((cell) => signs.isLabel(cell.text));
  if (labels.length < signs.labels) return undefined;
  const columns = columnsBeside(grid, labels);
  if (columns.some((column, at) => at > 0 && column.from < (columns[at - 1]?.to ?? 0) - grid.tolerance))
    return undefined;
  const top = Math.min(...labels.map((label) => label.rows.from));
  const heads = columns.map((column) => headOver(grid, column, top));
  const texts = heads.map((head) => head?.text ?? '');
  const usual = reading(texts, signs.names);
  const turned = withTotalFirst(texts, signs.names);
  const totalFirst =
    turned.certain > usual.certain &&
    turned.placed.at(-1)?.standing === 'certain' &&
    turned.placed.every((head) => head !== undefined);
  const { placed, certain } = totalFirst ? turned : usual;
  const told = placed.filter((head) => head !== undefined && head.standing !== 'blank').length;
  if (certain < signs.heads || told < signs.told) return undefined;
  const standings = placed.map((head): HeadStanding => head?.standing ?? 'other');
  // As many heads that say something else as names that are missing: what each is cannot be known, but the sums can tell
  // that these are the columns.
  const left = columns.filter((_, at) => !isAddedHead(texts[at] ?? '') && !placed.some((head) => head?.column === at));
  const missing = placed.filter((head) => head === undefined).length;
  const others = left.length === missing ? left : [];
  const own = heads.filter((head) => head !== undefined);
  return {
    grid: index,
    heads: own,
    columns: placed.map((head) => (head === undefined ? others.shift() : columns[head.column])),
    bottom: Math.max(...own.map((head) => head.rows.to)),
    standings,
  };
}

/** Frames for the grids that have none among `strict`. */
export function looseFrames(grids: readonly Grid[], strict: readonly Frame[], signs: TableSigns): Frame[] {
  return grids.flatMap((grid, index) => {
    if (strict.some((frame) => frame.grid === index)) return [];
    // A table that goes on from another page has no heads of its own, and the columns of the one before.
    const frame = frameOf(grid, index, signs);
    return frame === undefined ? [] : [frame];
  });
}

export function sameColumn(grid: Grid, cell: GridCell, column: Extent | undefined): boolean {
  return column !== undefined && sameExtent(extentOf(grid, cell.columns), column, grid.tolerance);
}
