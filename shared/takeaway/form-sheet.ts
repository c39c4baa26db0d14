/**
 * The official tables on a sheet, drawn from the one layout of the form. All three stand on fifteen columns of one
 * width, as many as table 4 has: table 3 gives six of them to its items, table 2 takes them by threes and sixes. So no
 * number of tables 3 and 4 is merged, and a row of them can be copied in one go.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { FormCell, FormTable, FormValue } from '#shared/report/layout.js';
import type { CellReading } from '#shared/report/record.js';
import type { Content, DraftCell, DraftStyle, Merge, Spot } from './ooxml/sheet-draft.js';

export const FORM_COLUMNS = 15;
const COLUMN_WIDTH = 9;
export const FORM_WIDTHS: readonly number[] = Array.from({ length: FORM_COLUMNS }, () => COLUMN_WIDTH);
/** Height of a line of text, and of the lowest row, in points. */
export const LINE = 15;
const LEAST_HEIGHT = 20;

/** Columns of the sheet that each column of a table takes. */
const SPANS: Readonly<Record<FormTable['table'], readonly number[]>> = {
  2: [6, 3, 3, 3],
  3: [1, 1, 6, 1, 1, 1, 1, 1, 1, 1],
  4: FORM_WIDTHS.map(() => 1),
};

export type FormCellId = CellId | ShortFormCell;

/** What stands in a value cell, how it looks, and what is noted on it. */
export type Filling = Pick<DraftCell, 'content' | 'look' | 'note'>;

export interface Drawn {
  readonly cells: readonly DraftCell[];
  readonly merges: readonly Merge[];
  readonly heights: ReadonlyMap<number, number>;
  readonly spots: ReadonlyMap<FormCellId, Spot>;
  /** The first row under it. */
  readonly next: number;
}

const HEAD: DraftStyle = { border: true, align: 'center', wrap: true };
const ROW_HEAD: DraftStyle = { border: true, wrap: true };
/** What every value cell has; a number too long for its column is shown smaller and never as ####. */
export const VALUE: DraftStyle = { border: true, align: 'center', shrink: true };

/** Lines that a text takes in so many digits' width; a Chinese character is as wide as two digits. */
export function sheetLinesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => {
    const needed = [...line].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);
    return lines + Math.max(1, Math.ceil(needed / (width - 1)));
  }, 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

export function drawTable(table: FormTable, top: number, fill: (cell: FormValue) => Filling): Drawn {
  const spans = SPANS[table.table];
  const cells: DraftCell[] = [];
  const merges: Merge[] = [];
  const heights = new Map<number, number>();
  const spots = new Map<FormCellId, Spot>();
  const draw = (cell: FormCell, row: number): void => {
    const column = 1 + sumOf(spans.slice(0, cell.column));
    const columns = sumOf(spans.slice(cell.column, cell.column + cell.colSpan));
    const rows = cell.rowSpan;
    const filling: Filling =
      cell.is === 'value'
        ? fill(cell)
        : { content: { text: cell.label.zh }, look: cell.scope === 'row' ? ROW_HEAD : HEAD };
    cells.push({ row, column, ...filling });
    if (cell.is === 'value') spots.set(cell.cell, { row, column });
    else if (rows === 1) {
      const height = Math.max(LEAST_HEIGHT, sheetLinesOf(cell.label.zh, columns * COLUMN_WIDTH) * LINE + 4);
      heights.set(row, Math.max(heights.get(row) ?? 0, height));
    }
    if (rows * columns === 1) return;
    merges.push({ row, column, rows, columns });
    // The covered cells carry the lines around the merged one.
    for (let down = 0; down < rows; down++)
      for (let across = 0; across < columns; across++)
        if (down + across > 0)
          cells.push({ row: row + down, column: column + across, content: null, look: filling.look });
  };
  const rows = [...table.head, ...table.parts.flat()];
  rows.forEach((row, index) => {
    heights.set(top + index, LEAST_HEIGHT);
    for (const cell of row.cells) draw(cell, top + index);
  });
  return { cells, merges, heights, spots, next: top + rows.length };
}

/** One line of text over the whole width of the form. */
export function drawLine(text: string, row: number, look: DraftStyle, height: number): Drawn {
  return {
    cells: [{ row, column: 1, content: text === '' ? null : { text }, look }],
    merges: [{ row, column: 1, rows: 1, columns: FORM_COLUMNS }],
    heights: new Map([[row, height]]),
    spots: new Map(),
    next: row + 1,
  };
}

export function drawHeading(section: number, row: number): Drawn {
  return drawLine(sectionHeading(section), row, { font: 'heading' }, 26);
}

/** `二、主动公开政府信息情况` */
export function sectionHeading(section: number): string {
  return `${SECTION_ORDINALS[section - 1] ?? ''}、${SECTION_HEADINGS[section - 1]?.zh ?? ''}`;
}

export function together(...drawn: readonly Drawn[]): Drawn {
  return {
    cells: drawn.flatMap(({ cells }) => cells),
    merges: drawn.flatMap(({ merges }) => merges),
    heights: new Map(drawn.flatMap(({ heights }) => [...heights])),
    spots: new Map(drawn.flatMap(({ spots }) => [...spots])),
    next: Math.max(...drawn.map(({ next }) => next)),
  };
}

/** Significant digits that a spreadsheet keeps. */
const PRECISION = 15;

/**
 * A reading as the sheet keeps it: a number that the sheet prints exactly as it was read (`18.8710` keeps its zero), or
 * a text where no number can hold it. A blank stays blank and an unread cell empty; neither becomes 0.
 */
export function sheetFigureOf(reading: CellReading | undefined): {
  readonly content: Content;
  readonly format?: string;
} {
  if (reading?.kind === 'mark') return { content: { text: reading.raw }, format: '@' };
  if (reading?.kind !== 'number' || reading.value === null) return { content: null };
  return figure(reading.value);
}

/** `value` as the record keeps numbers: decimal, without separators. */
export function figure(value: string): { readonly content: Content; readonly format: string } {
  const stored = String(Number(value));
  const exact = value.replace(/[.]|^0[.]0*/g, '').length <= PRECISION && /^\d+(\.\d+)?$/.test(stored);
  if (!exact) return { content: { text: value }, format: '@' };
  const places = value.split('.')[1]?.length ?? 0;
  return { content: { number: stored }, format: places === 0 ? '0' : `0.${'0'.repeat(places)}` };
}
