/**
 * The marks against the cells of one table, settled: what is against a figure stays with its cell; what may hide or
 * replace the words of a label stands against all of its table, because a label says which figures stand beside it; and
 * where cells may be moved or hidden nothing of the table is read.
 */
import type { GridCell } from '../tables/grid.js';
import type { Mark } from './plain.js';

export interface MarkedCell {
  readonly cell: GridCell;
  readonly marks: readonly Mark[];
}

/** Reasons that are told of one cell. */
const MOST_REASONS = 6;

const distinct = (marks: readonly Mark[]): Mark[] => [...new Map(marks.map((mark) => [mark.says, mark])).values()];

/** Anything but a number may be a label, or have been one. */
const isFigure = (text: string): boolean => /[0-9\uff10-\uff19]/u.test(text) && !/\p{L}/u.test(text);

/** `common`: what is against the table as a whole. */
export function settleMarks(cells: readonly MarkedCell[], common: readonly Mark[]): GridCell[] {
  const spreading = cells.flatMap(({ cell, marks }) =>
    marks.filter(({ harm }) => harm === 'table' || (harm === 'words' && !isFigure(cell.text))),
  );
  const everywhere = distinct([...common, ...spreading]);
  const moved = everywhere.some(({ harm }) => harm === 'table');
  return cells.map(({ cell, marks }) => {
    const own = distinct([...marks, ...everywhere]);
    if (own.length === 0) return cell;
    const unread = [...marks, ...common].flatMap(({ unread: reason }) => (reason === undefined ? [] : [reason]));
    const against = [...cell.doubts, ...unread, ...(moved ? ['not-plain-table'] : [])];
    return {
      ...cell,
      doubts: [...new Set(against)].sort(),
      reserved: own.map(({ says }) => says).slice(0, MOST_REASONS),
    };
  });
}
