/**
 * A table with merged cells on the pages of a PDF: row heights from the wrapped text, rules drawn once, cut between rows
 * where the page ends. It knows paper and text, not the form.
 */
export type TextMeasure = (text: string, size: number) => number;

/** The few things that the drawing asks of a PDF document. */
export interface Canvas {
  moveTo(x: number, y: number): Canvas;
  lineTo(x: number, y: number): Canvas;
  stroke(): unknown;
  fontSize(size: number): Canvas;
  text(text: string, x: number, y: number, options: { lineBreak: boolean }): unknown;
}

export interface GridCell {
  readonly text: string;
  /** Its first one, from 0. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Stands at the left; everything else in the middle. */
  readonly isRowHead: boolean;
}

/** A cell in its place: in points from the left edge of the grid, its first row by number. */
export interface PlacedCell<C extends GridCell = GridCell> {
  readonly cell: C;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly lines: readonly string[];
}

export interface GridRow<C extends GridCell = GridCell> {
  readonly height: number;
  readonly cells: readonly PlacedCell<C>[];
}

export const PADDING = 3;
export const LEADING = 1.35;
/** Not at the start of a line of running text. */
const CLOSING = new Set('，。、；：？！”’）》】');

interface Wrapping {
  /** Of the first line. */
  readonly indent?: number | undefined;
  /** Lets closing marks stand out at the end of a line, as running text does; in a cell they would reach into the next. */
  readonly hanging: boolean;
}

/** Breaks between any two Chinese characters, but inside a number or a word only when it is too wide alone. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  measure: TextMeasure,
  { indent = 0, hanging }: Wrapping,
): string[] {
  const pieces = text.match(/[0-9A-Za-z.,%/-]+|[０-９]+(?:[．，][０-９]+)*|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let [line, used] = ['', 0];
  const push = (piece: string): void => {
    const room = lines.length === 0 ? width - indent : width;
    // Widths add up: no character is set closer for its neighbour.
    const more = measure(piece, size);
    if (line !== '' && used + more > room && !(hanging && CLOSING.has(piece))) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += piece;
    used += more;
  };
  for (const piece of pieces) {
    if (measure(piece, size) > width) for (const character of piece) push(character);
    else push(piece);
  }
  lines.push(line);
  return lines;
}

export interface Paper {
  readonly width: number;
  readonly size: number;
  readonly measure: TextMeasure;
  /** Shares of the width that the columns take. */
  readonly shares: readonly number[];
  readonly padding?: number | undefined;
  readonly hanging?: boolean | undefined;
}

/** Places the cells and gives every row the height that its text needs. */
export function measureGrid<C extends GridCell>(rows: readonly (readonly C[])[], paper: Paper): GridRow<C>[] {
  const { size, measure, padding = PADDING, hanging = false } = paper;
  const unit = paper.width / paper.shares.reduce((sum, share) => sum + share, 0);
  const edges = paper.shares.reduce<number[]>((at, share) => [...at, (at.at(-1) ?? 0) + share * unit], [0]);
  const placed = rows.map((cells, row) =>
    cells.map((cell): PlacedCell<C> => {
      const [left, right] = [edges[cell.column] ?? 0, edges[cell.column + cell.colSpan] ?? 0];
      const lines = wrapText(cell.text, right - left - 2 * padding, size, measure, { hanging });
      return { cell, row, left, right, lines };
    }),
  );
  const need = (lines: readonly string[]): number => lines.length * size * LEADING + 2 * padding;
  const heights = placed.map((cells) =>
    Math.max(need(['']), ...cells.filter(({ cell }) => cell.rowSpan === 1).map(({ lines }) => need(lines))),
  );
  for (const { cell, row, lines } of placed.flat()) {
    if (cell.rowSpan === 1) continue;
    const span = heights.slice(row, row + cell.rowSpan).reduce((sum, height) => sum + height, 0);
    const last = row + cell.rowSpan - 1;
    if (span < need(lines)) heights[last] = (heights[last] ?? 0) + need(lines) - span;
  }
  return placed.map((cells, row) => ({ height: heights[row] ?? 0, cells }));
}

export interface GridTags {
  readonly cell: (placed: PlacedCell, draw: () => void) => void;
  readonly decoration: (draw: () => void) => void;
}

const UNTAGGED: GridTags = { cell: (_, draw) => draw(), decoration: (draw) => draw() };

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly bottom: number;
  readonly size: number;
  readonly measure: TextMeasure;
  /** As word processors do: where the page cuts the table its frame stays open. */
  readonly openBreak: boolean;
  /** Says of each text and rule what it is; without it nothing is said. */
  readonly tags?: GridTags | undefined;
  /** Turns the page and answers where its first row begins. */
  readonly newPage: () => number;
}

/** Draws the rows page by page; answers where the last one ends. */
export function drawRows(canvas: Canvas, rows: readonly GridRow[], place: Place): number {
  let top = place.y;
  let from = 0;
  while (from < rows.length) {
    let [to, end] = [from, top];
    while (to < rows.length && end + (rows[to]?.height ?? 0) <= place.bottom) {
      end += rows[to]?.height ?? 0;
      to += 1;
    }
    while (to > from && to < rows.length && cutsText(rows, from, to, place.size)) {
      to -= 1;
      end -= rows[to]?.height ?? 0;
    }
    // A page too full for even one row is left as it is; a row taller than a page cannot occur in this form.
    if (to > from) drawPart(canvas, rows, { ...place, from, to, top });
    if (to === rows.length) return end;
    from = to;
    top = place.newPage();
  }
  return top;
}

/** True when a merged cell that the page would cut before row `to` cannot hold its text in the part above. */
function cutsText(rows: readonly GridRow[], from: number, to: number, size: number): boolean {
  return rows.slice(from, to).some((row) =>
    row.cells.some((placed) => {
      if (placed.row + placed.cell.rowSpan <= to) return false;
      const room = rows.slice(placed.row, to).reduce((sum, one) => sum + one.height, 0);
      return room < placed.lines.length * size * LEADING;
    }),
  );
}

function drawPart(canvas: Canvas, rows: readonly GridRow[], part: Place & { from: number; to: number; top: number }) {
  const { from, to, top, x, size, measure, openBreak, tags = UNTAGGED } = part;
  const tops: number[] = [top];
  for (let row = from; row < to; row += 1) tops.push((tops.at(-1) ?? top) + (rows[row]?.height ?? 0));
  const topOf = (row: number): number => tops[row - from] ?? top;
  const rules = new Set<string>();
  const rule = (...ends: number[]): unknown => rules.add(ends.map((value) => value.toFixed(2)).join(' '));
  for (const placed of rows.flatMap((one) => one.cells)) {
    const { cell, row, left, right, lines } = placed;
    const [first, last] = [Math.max(row, from), Math.min(row + cell.rowSpan, to)];
    if (first >= last) continue;
    const [upper, lower] = [topOf(first), topOf(last)];
    rule(x + left, upper, x + left, lower);
    rule(x + right, upper, x + right, lower);
    if (!(openBreak && first === from && from > 0)) rule(x + left, upper, x + right, upper);
    if (!(openBreak && last === to && to < rows.length)) rule(x + left, lower, x + right, lower);
    // The text of a cell that runs over the page stands in its first part.
    if (row < from) continue;
    let y = (upper + lower - lines.length * size * LEADING) / 2;
    const drawLines = (): void => {
      for (const line of lines) {
        const indent = cell.isRowHead ? PADDING : (right - left - measure(line, size)) / 2;
        if (line !== '') canvas.fontSize(size).text(line, x + left + indent, y, { lineBreak: false });
        y += size * LEADING;
      }
    };
    if (lines.some((line) => line !== '')) tags.cell(placed, drawLines);
  }
  tags.decoration(() => {
    for (const entry of rules) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = entry.split(' ').map(Number);
      canvas.moveTo(x1, y1).lineTo(x2, y2).stroke();
    }
  });
}
