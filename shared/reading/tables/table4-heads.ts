/**
 * The five heads that table 4 repeats, where one of them is misprinted or left blank: its neighbours in the row say
 * which it is. What was mended is told, since figures under such a head need their sum to stand.
 */
import { TABLE4_RESULT_NAMES } from '#shared/report/labels.js';
import { relativeDistance } from './edit-distance.js';
import { isHead } from './frames.js';
import { leftNeighbours, rightNeighbours, sameSpan, type Grid, type GridCell } from './grid.js';
import type { HeadStanding } from './heads.js';
import { turnsMeaning } from './meaning.js';
import { normaliseLabel } from '../normalise.js';
import { remembered } from '../remembered.js';

const NEAR = 0.34;
const LONGEST_HEAD = 8;

/** Index among the five heads, or -1. */
export const resultOf = remembered((text) => {
  if (text === '' || text.length > LONGEST_HEAD) return -1;
  return TABLE4_RESULT_NAMES.findIndex((name) => isHead(text, name));
});

const near = remembered((text) =>
  TABLE4_RESULT_NAMES.findIndex(
    (name) => relativeDistance(normaliseLabel(text), normaliseLabel(name)) <= NEAR && !turnsMeaning(text, name),
  ),
);

export interface MendedHeads {
  readonly grids: readonly Grid[];
  /** The heads that were mended, by the cells that stand in their place. */
  readonly mended: ReadonlyMap<GridCell, { readonly standing: HeadStanding; readonly printed: string }>;
}

/** The head that must stand here, between the one before it and the one after it. */
function expected(grid: Grid, cell: GridCell): number {
  const count = TABLE4_RESULT_NAMES.length;
  const beside = (cells: readonly GridCell[]): number =>
    resultOf(cells.find((other) => sameSpan(other.rows, cell.rows))?.text ?? '');
  const [before, after] = [beside(leftNeighbours(grid, cell)), beside(rightNeighbours(grid, cell))];
  const first = before < 0 || before === count - 1;
  const last = after < 0 || after === 0;
  if (before < 0 && after < 0) return -1;
  if (!first && !last) return after === before + 2 ? before + 1 : -1;
  if (first) return after === 1 ? 0 : -1;
  return before === count - 2 ? count - 1 : -1;
}

export function withResultHeads(grids: readonly Grid[]): MendedHeads {
  const mended = new Map<GridCell, { standing: HeadStanding; printed: string }>();
  const changed = grids.map((grid) => {
    if (!grid.cells.some(({ text }) => resultOf(text) >= 0)) return grid;
    const cells = grid.cells.map((cell) => {
      const { text } = cell;
      if (text.length > LONGEST_HEAD || cell.doubts.length > 0 || resultOf(text) >= 0) return cell;
      if (text !== '' && near(text) < 0) return cell;
      const index = expected(grid, cell);
      const name = TABLE4_RESULT_NAMES[index];
      if (name === undefined || (text !== '' && near(text) !== index)) return cell;
      const official = { ...cell, text: name };
      mended.set(official, { standing: text === '' ? 'blank' : 'near', printed: text });
      return official;
    });
    return { ...grid, cells };
  });
  return { grids: changed, mended };
}
