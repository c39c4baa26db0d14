/**
 * The tables of a page, each with its own rows and cells and none of those of the tables inside it, placed on a grid
 * as browsers place them: cells take the next free slot, spans reach down to the end of their part of the table at
 * most. Cells that come to lie over each other are kept, but not believed.
 */
import type { Grid, GridCell, Span } from '../tables/grid.js';
import { refuse, type ReadingRefusal } from '../limits.js';
import { cellContent, hasText, isFrameTable, type CellContent } from './cell-content.js';
import { elementChildren, elementsIn, type PageElement } from './tree.js';

export interface HtmlCell {
  readonly element: PageElement;
  readonly content: CellContent;
  /** Row and column as counted in the page, from 0, before empty columns are taken out. */
  readonly row: number;
  readonly column: number;
  readonly rows: Span;
  readonly columns: Span;
  readonly overlaps: boolean;
}

export interface PageTable {
  /** Counts the tables that can be seen, from 1, in document order. */
  readonly number: number;
  readonly element: PageElement;
  /** The cells that each row has of its own, from left to right. */
  readonly rows: readonly (readonly HtmlCell[])[];
}

export const MOST_TABLES = 200;
const MOST_COLUMN_SPAN = 40;
const MOST_ROW_SPAN = 200;
/** Far more than the form has, with hundreds of empty columns beside it. */
const MOST_SLOTS = 400_000;
const MOST_CELLS = 60_000;
/** Cells that remain when empty columns are taken out. */
const MOST_FILLED = 6_000;

const PARTS = ['thead', 'tbody', 'tfoot'];

/** The rows of each part of a table; heads first and feet last, wherever they stand in the source. */
function partsOf(table: PageElement): PageElement[][] {
  const parts: { name: string; rows: PageElement[] }[] = [];
  for (const child of elementChildren(table)) {
    if (child.appearance.gone) continue;
    if (PARTS.includes(child.name)) {
      const rows = elementChildren(child).filter((row) => row.name === 'tr' && !row.appearance.gone);
      parts.push({ name: child.name, rows });
    } else if (child.name === 'tr') parts.push({ name: 'tbody', rows: [child] });
  }
  parts.sort((a, b) => PARTS.indexOf(a.name) - PARTS.indexOf(b.name));
  return parts.map((part) => part.rows);
}

function spanOf(cell: PageElement, name: string, most: number): number {
  const written = /^\s*\+?(\d{1,9})/u.exec(cell.attribute(name) ?? '');
  return written === null ? 1 : Math.min(Number(written[1]), most);
}

class Slots {
  readonly #taken = new Map<number, HtmlCell>();
  width = 0;

  at(row: number, column: number): HtmlCell | undefined {
    return this.#taken.get(row * MOST_SLOTS + column);
  }

  /** Puts a cell down; the cells that it comes to lie on. */
  put(cell: HtmlCell): Set<HtmlCell> {
    const under = new Set<HtmlCell>();
    for (let row = cell.rows.from; row < cell.rows.to; row++) {
      for (let column = cell.columns.from; column < cell.columns.to; column++) {
        const before = this.at(row, column);
        if (before === undefined) this.#taken.set(row * MOST_SLOTS + column, cell);
        else under.add(before);
      }
    }
    this.width = Math.max(this.width, cell.columns.to);
    return under;
  }

  get size(): number {
    return this.#taken.size;
  }
}

function placed(element: PageElement, number: number, budget: { slots: number; cells: number }): PageTable | undefined {
  const slots = new Slots();
  const overlapping = new Set<PageElement>();
  const rows: HtmlCell[][] = [];
  for (const part of partsOf(element)) {
    const end = rows.length + part.length;
    for (const tableRow of part) {
      const row = rows.length;
      const own: HtmlCell[] = [];
      let column = 0;
      for (const cell of elementChildren(tableRow)) {
        if ((cell.name !== 'td' && cell.name !== 'th') || cell.appearance.gone) continue;
        while (slots.at(row, column) !== undefined) column++;
        const across = Math.max(1, spanOf(cell, 'colspan', MOST_COLUMN_SPAN));
        const down = spanOf(cell, 'rowspan', MOST_ROW_SPAN);
        const placedCell: HtmlCell = {
          element: cell,
          content: cellContent(cell),
          row,
          column,
          rows: { from: row, to: down === 0 ? end : Math.min(end, row + down) },
          columns: { from: column, to: column + across },
          overlaps: false,
        };
        for (const under of slots.put(placedCell)) {
          overlapping.add(under.element);
          overlapping.add(cell);
        }
        own.push(placedCell);
        if (++budget.cells > MOST_CELLS || budget.slots + slots.size > MOST_SLOTS) return undefined;
        column += across;
      }
      rows.push(own);
    }
  }
  budget.slots += slots.size;
  const marked = rows.map((row) => row.map((cell) => ({ ...cell, overlaps: overlapping.has(cell.element) })));
  return { number, element, rows: withoutEmptyColumns(marked, slots.width) };
}

/** Web pages made from spreadsheets have columns in which nothing ever stands; between heads or values they would part neighbours. */
function withoutEmptyColumns(rows: readonly (readonly HtmlCell[])[], width: number): HtmlCell[][] {
  const filled = rows.flat().filter((cell) => cell.content.text !== '' || cell.content.doubts.length > 0);
  const widths = new Map(filled.map((cell) => [cell, cell.columns.to - cell.columns.from]));
  const single = new Set<number>();
  const covering = Array.from({ length: width }, (): HtmlCell[] => []);
  for (const cell of filled) {
    if (cell.columns.to - cell.columns.from === 1) single.add(cell.columns.from);
    for (let column = cell.columns.from; column < cell.columns.to; column++) covering[column]?.push(cell);
  }
  const kept: boolean[] = Array.from({ length: width }, () => true);
  for (let column = width - 1; column >= 0; column--) {
    const over = covering[column] ?? [];
    if (single.has(column) || over.some((cell) => (widths.get(cell) ?? 0) < 2)) continue;
    // A column of empty values under its own head looks just like this; only the last column of a head may stay.
    kept[column] = false;
    for (const cell of over) widths.set(cell, (widths.get(cell) ?? 0) - 1);
  }
  const position = [0];
  for (let column = 0; column < width; column++)
    position.push((position[column] ?? 0) + (kept[column] === true ? 1 : 0));
  return rows.map((row) =>
    row
      .map((cell) => ({
        ...cell,
        columns: { from: position[cell.columns.from] ?? 0, to: position[cell.columns.to] ?? 0 },
      }))
      .filter((cell) => cell.columns.to > cell.columns.from),
  );
}

/** The tables that can be seen and hold text. */
export function htmlTablesOf(root: PageElement): PageTable[] | ReadingRefusal {
  const tables: PageTable[] = [];
  const budget = { slots: 0, cells: 0 };
  const elements = [...elementsIn(root)].filter((element) => element.name === 'table');
  if (elements.length > MOST_TABLES) return refuse('too-complex', `${elements.length} tables, at most ${MOST_TABLES}`);
  for (const element of elements) {
    if (element.appearance.gone || !hasText(element) || isFrameTable(element)) continue;
    const table = placed(element, tables.length + 1, budget);
    if (table === undefined) return refuse('too-complex', `more than ${MOST_CELLS} cells in tables`);
    tables.push(table);
  }
  const filled = tables.flatMap((table) => table.rows.flat()).length;
  return filled > MOST_FILLED ? refuse('too-complex', `${filled} cells in tables`) : tables;
}

export function gridCell(table: PageTable, cell: HtmlCell, rows: Span, columns: Span): GridCell {
  const { text, doubts, struck } = cell.content;
  return {
    rows,
    columns,
    text,
    struck,
    raised: cell.content.noteMark,
    doubts: cell.overlaps ? [...doubts, 'not-rectangular'] : doubts,
    place: { in: 'table', table: table.number, row: cell.row + 1, column: cell.column + 1 },
  };
}

export function edges(length: number): number[] {
  return Array.from({ length: length + 1 }, (_, index) => index);
}

/** The table as a grid, cells where browsers put them. */
export function gridOf(table: PageTable): Grid {
  const cells = table.rows.flat().map((cell) => gridCell(table, cell, cell.rows, cell.columns));
  return {
    columns: edges(cells.reduce((most, cell) => Math.max(most, cell.columns.to), 0)),
    rows: edges(table.rows.length),
    cells,
    tolerance: 0,
    page: null,
    digitsBeside: false,
  };
}
