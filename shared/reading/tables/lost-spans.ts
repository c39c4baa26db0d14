/**
 * Heads whose spans were lost on the way through an editor: 自然人 in the upper row and a blank cell below it, 行政复议
 * over the first of its five heads and four blank cells beside it. The blank cells are given back to the head, and only
 * in rows that hold other heads: a blank beside figures may be a value.
 */
import {
  TABLE3_COLUMN_LABELS,
  TABLE3_ORGANISATIONS,
  TABLE4_GROUP_LABELS,
  TABLE4_RESULT_NAMES,
} from '#shared/report/labels.js';
import { remembered } from '../remembered.js';
import { isHead } from './frames.js';
import { sameSpan, type Grid, type GridCell } from './grid.js';

const LEAVES = [...Object.values(TABLE3_COLUMN_LABELS).map(({ zh }) => zh), ...TABLE4_RESULT_NAMES];
const GROUPS = [TABLE3_ORGANISATIONS, ...Object.values(TABLE4_GROUP_LABELS)].map(({ zh }) => zh);
/** No head of the form is longer. */
const LONGEST_HEAD = 16;
/** So many heads in a row are no accident. */
const ENOUGH_HEADS = 2;

function isOneOf(names: readonly string[]): (cell: GridCell) => boolean {
  const isNamed = remembered((text) => names.some((name) => isHead(text, name)));
  return ({ text }) => text !== '' && text.length <= LONGEST_HEAD && isNamed(text);
}

const isLeaf = isOneOf(LEAVES);
const isGroup = isOneOf(GROUPS);
const isBlank = ({ text, doubts }: GridCell): boolean => text === '' && doubts.length === 0;

const MENDED = new WeakMap<Grid, Grid>();

function mended(grid: Grid): Grid {
  const leaves = grid.cells.filter(isLeaf);
  if (leaves.length < ENOUGH_HEADS) return grid;
  const heads = new Set(leaves);
  const absorbed = new Set<GridCell>();
  const beginningIn = new Map<number, GridCell[]>();
  for (const cell of grid.cells) {
    const same = beginningIn.get(cell.rows.from);
    if (same === undefined) beginningIn.set(cell.rows.from, [cell]);
    else same.push(cell);
  }
  const headsIn = (row: number, within?: GridCell['columns']): number =>
    (beginningIn.get(row) ?? []).filter(
      (cell) =>
        heads.has(cell) && (within === undefined || (cell.columns.from >= within.from && cell.columns.to <= within.to)),
    ).length;
  const downwards = (cell: GridCell): GridCell => {
    let { to } = cell.rows;
    while (headsIn(to) >= ENOUGH_HEADS) {
      const below = beginningIn.get(to)?.find((other) => sameSpan(other.columns, cell.columns) && isBlank(other));
      if (below === undefined) break;
      absorbed.add(below);
      ({ to } = below.rows);
    }
    return { ...cell, rows: { from: cell.rows.from, to } };
  };
  const sideways = (cell: GridCell): GridCell => {
    // It stands over heads of its own: its span was not lost, whatever blank cell stands beside it.
    if (headsIn(cell.rows.to, cell.columns) >= ENOUGH_HEADS) return cell;
    const beside: GridCell[] = [];
    let { to } = cell.columns;
    for (;;) {
      const next = beginningIn
        .get(cell.rows.from)
        ?.find((other) => other.columns.from === to && sameSpan(other.rows, cell.rows) && isBlank(other));
      if (next === undefined) break;
      beside.push(next);
      ({ to } = next.columns);
    }
    const columns = { from: cell.columns.from, to };
    if (beside.length === 0 || headsIn(cell.rows.to, columns) < ENOUGH_HEADS) return cell;
    for (const blank of beside) absorbed.add(blank);
    return { ...cell, columns };
  };
  const cells = grid.cells.map((cell) => (heads.has(cell) ? downwards(cell) : isGroup(cell) ? sideways(cell) : cell));
  return absorbed.size === 0
    ? grid
    : { ...grid, cells: cells.filter((_, at) => !absorbed.has(grid.cells[at] as GridCell)) };
}

/** The same grids with the spans of their heads as the form has them. */
export function withSpansOfHeads(grids: readonly Grid[]): Grid[] {
  return grids.map((grid) => {
    const known = MENDED.get(grid) ?? mended(grid);
    MENDED.set(grid, known);
    return known;
  });
}
