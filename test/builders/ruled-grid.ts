/**
 * Draws a grid with merged cells on the pages of a PDF: row heights from the wrapped text, rules drawn once, cut between
 * rows where the page ends. It knows paper and text, not the form.
 */
import type { FormGrid, GridCell } from './form-tables.js';

export type TextMeasure = (text: string, size: number) => number;

/** The few things that the drawing asks of a PDF document. */
export interface Canvas {
  moveTo(x: number, y: number): Canvas;
  lineTo(x: number, y: number): Canvas;
  stroke(): unknown;
  fontSize(size: number): Canvas;
  text(text: string, x: number, y: number, options: { lineBreak: boolean }): unknown;
}

/** A cell in its place: columns [from, to) in points from the left edge of the grid, rows [row, row + rowspan). */
interface PlacedCell {
  readonly cell: GridCell;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly string[];
}

export interface GridRow {
  readonly height: number;
  readonly cells: readonly PlacedCell[];
}

const PADDING = 3;
const LEADING = 1.35;
/** Not at the start of a line. */
const CLOSING = new Set('，。、；：？！”’）》】');

/**
 * Breaks text into lines: between any two Chinese characters, but inside a number or a word only when it is too wide
 * alone. `indent` shortens the first line.
 */
export function wrapText(text: string, width: number, size: number, measure: TextMeasure, indent = 0): string[] {
  const pieces = text.match(/[0-9A-Za-z.,%/-]+|[０-９]+(?:[．，][０-９]+)*|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  const push = (piece: string): void => {
    const room = lines.length === 0 ? width - indent : width;
    if (line !== '' && measure(line + piece, size) > room && !CLOSING.has(piece)) {
      lines.push(line);
      line = '';
    }
    line += piece;
  };
  for (const piece of pieces) {
    if (measure(piece, size) > width) for (const character of piece) push(character);
    else push(piece);
  }
  lines.push(line);
  return lines;
}

/** Places the cells and gives every row the height its text needs. */
export function measureGrid(
  grid: FormGrid,
  paper: { readonly width: number; readonly size: number; readonly measure: TextMeasure; readonly padding?: number },
): GridRow[] {
  const padding = paper.padding ?? PADDING;
  const unit = paper.width / grid.columns.reduce((sum, column) => sum + column, 0);
  const edges = grid.columns.reduce<number[]>((at, column) => [...at, (at.at(-1) ?? 0) + column * unit], [0]);
  const taken = grid.rows.map(() => new Set<number>());
  const placed = grid.rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell): PlacedCell => {
      while (taken[row]?.has(column)) column += 1;
      for (let down = 0; down < cell.rowspan; down += 1) {
        for (let across = 0; across < cell.colspan; across += 1) taken[row + down]?.add(column + across);
      }
      const [left, right] = [edges[column] ?? 0, edges[column + cell.colspan] ?? 0];
      column += cell.colspan;
      return {
        cell,
        row,
        left,
        right,
        lines: wrapText(cell.text, right - left - 2 * padding, paper.size, paper.measure),
      };
    });
  });
  const need = (lines: readonly string[]): number => lines.length * paper.size * LEADING + 2 * padding;
  const heights = placed.map((cells) =>
    Math.max(need(['']), ...cells.filter((one) => one.cell.rowspan === 1).map((one) => need(one.lines))),
  );
  for (const { cell, row, lines } of placed.flat()) {
    if (cell.rowspan === 1) continue;
    const span = heights.slice(row, row + cell.rowspan).reduce((sum, height) => sum + height, 0);
    const last = row + cell.rowspan - 1;
    if (span < need(lines)) heights[last] = (heights[last] ?? 0) + need(lines) - span;
  }
  return placed.map((cells, row) => ({ height: heights[row] ?? 0, cells }));
}

interface Paper {
  readonly x: number;
  readonly y: number;
  readonly bottom: number;
  readonly size: number;
  readonly measure: TextMeasure;
  readonly openBreak: boolean;
  /** Turns the page and answers where its first row begins. */
  readonly newPage: () => number;
}

/** Draws the rows page by page; answers where the last one ends. */
export function drawRows(canvas: Canvas, rows: readonly GridRow[], paper: Paper): number {
  let top = paper.y;
  let from = 0;
  while (from < rows.length) {
    let [to, end] = [from, top];
    while (to < rows.length && end + (rows[to]?.height ?? 0) <= paper.bottom) {
      end += rows[to]?.height ?? 0;
      to += 1;
    }
    while (to > from && to < rows.length && cutsText(rows, from, to, paper.size)) {
      to -= 1;
      end -= rows[to]?.height ?? 0;
    }
    // A page too full for even one row is left as it is; a row taller than a page cannot occur in this form.
    if (to > from) drawPart(canvas, rows, { from, to, top, ...paper });
    if (to === rows.length) return end;
    from = to;
    top = paper.newPage();
  }
  return top;
}

/** True when a merged cell that the page would cut before row `to` cannot hold its text in the part above. */
function cutsText(rows: readonly GridRow[], from: number, to: number, size: number): boolean {
  return rows.slice(from, to).some((row) =>
    row.cells.some((placed) => {
      if (placed.row + placed.cell.rowspan <= to) return false;
      const room = rows.slice(placed.row, to).reduce((sum, one) => sum + one.height, 0);
      return room < placed.lines.length * size * LEADING;
    }),
  );
}

function drawPart(
  canvas: Canvas,
  rows: readonly GridRow[],
  part: Paper & { from: number; to: number; top: number },
): void {
  const { from, to, top, x, size, measure, openBreak } = part;
  const tops: number[] = [top];
  for (let row = from; row < to; row += 1) tops.push((tops.at(-1) ?? top) + (rows[row]?.height ?? 0));
  const topOf = (row: number): number => tops[row - from] ?? top;

  const rules = new Set<string>();
  const rule = (x1: number, y1: number, x2: number, y2: number): void => {
    rules.add([x1, y1, x2, y2].map((value) => value.toFixed(2)).join(' '));
  };
  for (const { cell, row, left, right, lines } of rows.flatMap((one) => one.cells)) {
    const [first, last] = [Math.max(row, from), Math.min(row + cell.rowspan, to)];
    if (first >= last) continue;
    const [upper, lower] = [topOf(first), topOf(last)];
    rule(x + left, upper, x + left, lower);
    rule(x + right, upper, x + right, lower);
    const cutAbove = first === from && from > 0;
    const cutBelow = last === to && to < rows.length;
    if (!(cutAbove && openBreak)) rule(x + left, upper, x + right, upper);
    if (!(cutBelow && openBreak)) rule(x + left, lower, x + right, lower);
    // The text of a cell that runs over the page stands in its first part.
    if (row < from) continue;
    let y = (upper + lower - lines.length * size * LEADING) / 2;
    for (const line of lines) {
      const free = right - left - measure(line, size);
      const indent = cell.role === 'label' ? PADDING : free / 2;
      if (line !== '') canvas.fontSize(size).text(line, x + left + indent, y, { lineBreak: false });
      y += size * LEADING;
    }
  }
  for (const entry of rules) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = entry.split(' ').map(Number);
    canvas.moveTo(x1, y1).lineTo(x2, y2).stroke();
  }
}
