/**
 * Figures that may not be this year's: a table may hold those of last year above, below or beside, the numbers of its
 * columns, or a sentence that is the true row. A reader that has found one official row cannot tell; what speaks for
 * another is looked for here, and then a person says which figures are meant.
 */
import type { CellReading } from '#shared/report/record.js';
import { toConfirm } from './findings.js';
import type { DataRow, Frame } from './frames.js';
import { extentOf, spansOverlap, type Grid, type GridCell, type Span } from './grid.js';
import { isTableNote } from './conservation.js';
import { normaliseLabel } from '../normalise.js';
import { headingNumber } from '../sections.js';

/** 1, 2, 3 ... under the heads: what the columns are called, not what is counted in them. */
export function isNumbering({ values }: Pick<DataRow, 'values'>): boolean {
  const texts = values.map((cell) => normaliseLabel(cell?.text ?? ''));
  return texts.length > 2 && texts.every((text, index) => text.replace(/[()]/gu, '') === String(index + 1));
}

/** Cells from the heading of the section, or the grid's first row, down to the row after the last one that was read. */
function cellsAround(grids: readonly Grid[], frame: Frame, rows: readonly DataRow[]): GridCell[] {
  const grid = grids[frame.grid];
  if (grid === undefined) return [];
  const top = Math.min(...frame.heads.map((head) => head.rows.from));
  const headings = grid.cells.filter((cell) => cell.rows.to <= top && headingNumber(cell.text) !== undefined);
  const first = Math.max(0, ...headings.map((cell) => cell.rows.to));
  const last = Math.max(frame.bottom, ...rows.filter((row) => row.grid === frame.grid).map((row) => row.rows.to));
  return grid.cells.filter((cell) => cell.rows.from >= first && cell.rows.from <= last && cell.text !== '');
}

/** Words in and over a table, which may say whose figures stand in it. */
export function captionsAround(grids: readonly Grid[], frame: Frame, rows: readonly DataRow[]): string[] {
  const grid = grids[frame.grid];
  const edge = Math.max(...frame.columns.map((column) => column?.to ?? -Infinity));
  // 含上年2件 in a column of remarks says something of one figure.
  const isRemark = (cell: GridCell): boolean =>
    grid !== undefined &&
    extentOf(grid, cell.columns).from >= edge - grid.tolerance &&
    rows.some((row) => row.grid === frame.grid && spansOverlap(row.rows, cell.rows));
  return cellsAround(grids, frame, rows)
    .filter((cell) => /\p{Script=Han}/u.test(cell.text) && headingNumber(cell.text) === undefined && !isRemark(cell))
    .map(({ text }) => text);
}

/** The same heads once more beside them: two years or two bodies in one table. */
export function standsTwice(grids: readonly Grid[], frame: Frame, head: string): boolean {
  const [first, last] = [
    Math.min(...frame.heads.map((cell) => cell.rows.from)),
    Math.max(...frame.heads.map((cell) => cell.rows.to)),
  ];
  const cells = grids[frame.grid]?.cells.filter(({ rows }) => rows.from >= first && rows.to <= last) ?? [];
  return cells.filter(({ text }) => normaliseLabel(text) === normaliseLabel(head)).length > 1;
}

/** The rows from one on, up to the heading of the next section where that stands in the same grid. */
export function rowsToNextHeading({ cells, rows }: Grid, from: number): Span {
  const headings = cells.filter((cell) => cell.rows.from >= from && headingNumber(cell.text) !== undefined);
  return { from, to: Math.min(rows.length - 1, ...headings.map((cell) => cell.rows.from)) };
}

/**
 * Words across several columns of figures, in a row of their own: perhaps what the report says of this year.
 * @param isPrinted whether the form itself prints such words
 */
export function saysInWords(
  grids: readonly Grid[],
  frame: Frame,
  rows: readonly DataRow[],
  isPrinted: (text: string) => boolean,
): boolean {
  const grid = grids[frame.grid];
  if (grid === undefined) return false;
  const columns = frame.columns.filter((column) => column !== undefined);
  const heads = new Set(frame.heads);
  return cellsAround(grids, frame, rows).some((cell) => {
    if (cell.rows.from < frame.bottom || heads.has(cell) || isPrinted(cell.text)) return false;
    if (!/\p{Script=Han}/u.test(cell.text) || isTableNote(cell.text) || headingNumber(cell.text) !== undefined)
      return false;
    const { from, to } = extentOf(grid, cell.columns);
    return (
      columns.filter((column) => from <= column.from + grid.tolerance && to >= column.to - grid.tolerance).length > 1
    );
  });
}

/** Read, and left to a person: other figures stand there too. */
export function withRivals<Id>(cells: ReadonlyMap<Id, CellReading>): Map<Id, CellReading> {
  return new Map(
    [...cells].map(([id, cell]) => [
      id,
      cell.kind === 'unread' || cell.kind === 'not-printed' ? cell : toConfirm(cell, 'rival-figures'),
    ]),
  );
}
