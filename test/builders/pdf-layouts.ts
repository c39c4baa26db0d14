/**
 * Made-up reports as PDFs in the layouts that writers and office suites produce beside the fully ruled one: level rules
 * only, shaded rows, no rules at all, heads repeated on every page, landscape and rotated sheets, cropped sheets. Hooks
 * paint over pages and single values, for documents that lie. The same input gives the same bytes.
 */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from './form-tables.js';
import { measureGrid, wrapText, type GridRow, type TextMeasure } from './ruled-grid.js';
import { FONT_FILE, type ReportContent } from './ruled-pdf.js';
import type { Shape } from './shapes.js';

export type Border = 'grid' | 'level' | 'shaded' | 'none';

export interface LayoutOptions extends PrintOptions {
  readonly border?: Border;
  /** Width and height of the sheet as shown. */
  readonly sheet?: readonly [number, number];
  /** The Rotate entry of every page; what is drawn is turned back so that it shows upright. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Turned on the paper, with no Rotate entry: shown lying on its side. */
  readonly sideways?: 90 | 270;
  /** Width of a margin that the CropBox cuts away. */
  readonly crop?: number;
  readonly repeatHeads?: boolean;
  readonly align?: 'left' | 'centre' | 'right';
  readonly valign?: 'top' | 'middle';
  readonly size?: number;
  /** White space that the cells keep around their text, in points. */
  readonly padding?: number;
  /** Group names of the stub set one character under the other. */
  readonly verticalStub?: boolean;
  /** Tables drawn in place of the official ones: table 4 in three parts, heads or labels that changed places. */
  readonly grids?: { readonly table2?: FormGrid; readonly table3?: FormGrid; readonly table4?: FormGrid };
  /** The shape of the tables. */
  readonly shape?: Shape;
  /** Paragraphs before the first table, so that pages break elsewhere. */
  readonly before?: readonly string[];
  /** Column widths of table 3. */
  readonly columns?: readonly number[];
  readonly under?: (doc: PDFKit.PDFDocument, page: number) => void;
  readonly over?: (doc: PDFKit.PDFDocument, page: number) => void;
  /** Draws the value of that number in official order itself and answers true, or leaves it alone. */
  readonly value?: (doc: PDFKit.PDFDocument, index: number, text: string, x: number, y: number) => boolean;
  /** Sees the document before anything is drawn. */
  readonly start?: (doc: PDFKit.PDFDocument) => void;
  /** Sees it when everything is drawn. */
  readonly end?: (doc: PDFKit.PDFDocument) => void;
  /** Reports printed one after the other: the same again, and others. */
  readonly copies?: number;
  readonly followedBy?: readonly ReportContent[];
}

export const A4: readonly [number, number] = [595.28, 841.89];
export const A4_LANDSCAPE: readonly [number, number] = [841.89, 595.28];
export const A3: readonly [number, number] = [841.89, 1190.55];

const MARGIN = 60;
const LEADING = 1.35;

const TURNS: Readonly<Record<number, (w: number, h: number) => [number, number, number, number, number, number]>> = {
  0: () => [1, 0, 0, 1, 0, 0],
  90: (w) => [0, -1, 1, 0, 0, w],
  180: (w, h) => [-1, 0, 0, -1, w, h],
  270: (_, h) => [0, 1, -1, 0, h, 0],
};

class LayoutPage {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  readonly height: number;
  y = 0;
  page = 0;
  private values = 0;
  private readonly padding: number;
  private readonly widths = new Map<string, number>();

  constructor(private readonly options: LayoutOptions) {
    const [width, height] = options.sheet ?? A4;
    [this.width, this.height] = [width, height];
    this.padding = options.padding ?? 3;
    const date = new Date(Date.UTC(2026, 0, 15, 1));
    this.doc = new PDFDocument({ autoFirstPage: false, margin: 0, info: { CreationDate: date, ModDate: date } });
    this.doc.registerFont('text', readFileSync(FONT_FILE));
  }

  readonly measure: TextMeasure = (text, size) => {
    let width = 0;
    for (const character of text) {
      let unit = this.widths.get(character);
      if (unit === undefined) {
        unit = this.doc.font('text').fontSize(1000).widthOfString(character) / 1000;
        this.widths.set(character, unit);
      }
      width += unit * size;
    }
    return width;
  };

  newPage(): void {
    const { doc, options, width, height } = this;
    if (this.page > 0) options.over?.(doc, this.page);
    const crop = options.crop ?? 0;
    const turn = options.rotate ?? options.sideways ?? 0;
    const lying = turn === 90 || turn === 270;
    const media: [number, number] = lying ? [height, width] : [width, height];
    doc.addPage({ size: [media[0] + 2 * crop, media[1] + 2 * crop], margin: 0 });
    const dictionary = doc.page.dictionary.data as Record<string, unknown>;
    if (options.rotate) dictionary['Rotate'] = options.rotate;
    if (crop > 0) dictionary['CropBox'] = [crop, crop, media[0] + crop, media[1] + crop];
    if (crop > 0) doc.translate(crop, crop);
    doc.transform(...(TURNS[turn] ?? TURNS[0]!)(width, height));
    doc.font('text').lineWidth(0.5).fillColor('black');
    this.page += 1;
    this.y = MARGIN;
    options.under?.(doc, this.page);
    this.text(`— ${this.page} —`, 9, width / 2 - 14, height - 36);
  }

  text(text: string, size: number, x: number, y: number): void {
    this.doc.fontSize(size).text(text, x, y, { lineBreak: false });
  }

  paragraph(text: string): void {
    const width = this.width - 2 * MARGIN;
    for (const [index, line] of wrapText(text, width, 12, this.measure, 24).entries()) {
      if (this.y + 22 > this.height - MARGIN) this.newPage();
      this.text(line, 12, MARGIN + (index === 0 ? 24 : 0), this.y);
      this.y += 22;
    }
  }

  heading(index: number, room: number): void {
    if (this.y + 34 + room > this.height - MARGIN) this.newPage();
    this.text(`${SECTION_ORDINALS[index] ?? ''}、${SECTION_HEADINGS[index]?.zh ?? ''}`, 14, MARGIN + 24, this.y + 6);
    this.y += 34;
  }

  table(grid: FormGrid, most: number): void {
    // Some shapes have fewer rows of heads than the form.
    const heads = Math.min(
      most,
      grid.rows.findIndex((row) => row.some(({ role }) => role === 'value')),
    );
    const { size = 9, padding } = this.options;
    const paper = { width: this.width - 2 * MARGIN, size, measure: this.measure };
    const rows = measureGrid(grid, padding === undefined ? paper : { ...paper, padding });
    const bottom = this.height - MARGIN;
    let from = 0;
    while (from < rows.length) {
      const repeated = from > 0 && this.options.repeatHeads === true ? heads : 0;
      const headHeight = rows.slice(0, repeated).reduce((sum, row) => sum + row.height, 0);
      let [to, end] = [from, this.y + headHeight];
      while (to < rows.length && end + (rows[to]?.height ?? 0) <= bottom) end += rows[to++]?.height ?? 0;
      // A page ends between rows and never within the heads; the text of a merged cell needs its room above the break.
      while (to > from && to < rows.length && (to <= heads || this.cuts(rows, to, size))) to--;
      if (repeated > 0 && to > from) this.part(rows, 0, repeated, size);
      this.part(rows, from, to, size);
      from = to;
      if (from < rows.length) this.newPage();
    }
    this.y += 10;
  }

  private cuts(rows: readonly GridRow[], to: number, size: number): boolean {
    return rows.slice(0, to).some((row) =>
      row.cells.some((placed) => {
        if (placed.row + placed.cell.rowspan <= to || placed.cell.rowspan === 1) return false;
        const room = rows.slice(placed.row, to).reduce((sum, one) => sum + one.height, 0);
        return room < placed.lines.length * size * LEADING + 2 * this.padding;
      }),
    );
  }

  private part(rows: readonly GridRow[], from: number, to: number, size: number): void {
    const tops = [this.y];
    for (let row = from; row < to; row++) tops.push((tops.at(-1) ?? 0) + (rows[row]?.height ?? 0));
    const cells = rows.flatMap((row) => row.cells);
    const { doc, options } = this;
    const rules = new Set<string>();
    for (const { cell, row, left, right, lines } of cells) {
      const [first, last] = [Math.max(row, from), Math.min(row + cell.rowspan, to)];
      if (first >= last) continue;
      const [upper, lower] = [tops[first - from] ?? 0, tops[last - from] ?? 0];
      const [x0, x1] = [MARGIN + left, MARGIN + right];
      const border = options.border ?? 'grid';
      if (border === 'shaded' && cell.rowspan === 1 && (cell.role === 'head' || row % 2 === 0)) {
        doc
          .save()
          .rect(x0, upper, right - left, lower - upper)
          .fill(cell.role === 'head' ? '#d9e2f3' : '#f2f2f2')
          .restore();
        doc.fillColor('black');
      }
      if (border === 'grid' || border === 'level') {
        for (const y of [upper, lower]) rules.add([x0, y, x1, y].map((at) => at.toFixed(2)).join(' '));
      }
      if (border === 'grid')
        for (const x of [x0, x1]) rules.add([x, upper, x, lower].map((at) => at.toFixed(2)).join(' '));
      if (row < from) continue;
      const tall = cell.text.length * size * LEADING + 2 * this.padding <= lower - upper;
      const stacked = options.verticalStub === true && cell.role === 'head' && cell.rowspan > 3 && tall;
      const shown = stacked ? [...cell.text] : lines;
      const room = lower - upper - shown.length * size * LEADING;
      let y = upper + (options.valign === 'top' ? this.padding : room / 2);
      if (cell.role === 'value' && options.value?.(doc, this.values, cell.text, (x0 + x1) / 2 - 6, y) === true) {
        this.values++;
        doc.font('text').fillColor('black');
        continue;
      }
      if (cell.role === 'value') this.values++;
      for (const line of shown) {
        const free = right - left - this.measure(line, size);
        const align = cell.role === 'value' ? (options.align ?? 'centre') : cell.role === 'label' ? 'left' : 'centre';
        const indent = align === 'left' ? this.padding : align === 'right' ? free - this.padding : free / 2;
        if (line !== '') this.text(line, size, x0 + indent, y);
        y += size * LEADING;
      }
    }
    for (const rule of rules) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rule.split(' ').map(Number);
      doc.moveTo(x0, y0).lineTo(x1, y1).stroke();
    }
    this.y = tops.at(-1) ?? this.y;
  }

  /** The number of the next value, so that the second copy of a report starts anew. */
  restart(): void {
    this.values = 0;
  }
}

/** Table 4 as three tables of five columns, each under the name of its group. */
export function groupedTable4(grid: FormGrid): FormGrid {
  const [top, middle, leaves, values] = grid.rows;
  if (top === undefined || middle === undefined || leaves === undefined || values === undefined) return grid;
  const names = [top[0], middle[5], middle[6]];
  const heads = [middle.slice(0, 5), leaves.slice(0, 5), leaves.slice(5)];
  return {
    columns: [1, 1, 1, 1, 1],
    rows: names.flatMap((name, index) => [
      [{ text: name?.text ?? '', colspan: 5, rowspan: 1, role: 'head' as const }],
      (heads[index] ?? []).map((head) => ({ ...head, rowspan: 1 })),
      values.slice(5 * index, 5 * index + 5),
    ]),
  };
}

export async function layoutPdf(content: ReportContent, options: LayoutOptions = {}): Promise<Uint8Array> {
  const paper = new LayoutPage(options);
  const { doc } = paper;
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  options.start?.(doc);
  const copies = Array.from({ length: options.copies ?? 1 }, () => content);
  for (const { values, narrative } of [...copies, ...(options.followedBy ?? [])]) {
    const grid3 = options.grids?.table3 ?? table3Grid(values, options);
    paper.restart();
    paper.newPage();
    paper.text(narrative.agencyName, 18, MARGIN, paper.y);
    paper.text(`${narrative.year}年${REPORT_TITLE.zh}`, 18, MARGIN, paper.y + 30);
    paper.y += 70;
    for (const text of narrative.opening) paper.paragraph(text);
    for (const index of [0, 1, 2, 3, 4, 5]) {
      paper.heading(index, index === 1 || index === 3 ? 240 : 130);
      for (const text of narrative.sections[index] ?? []) paper.paragraph(text);
      if (index === 0) for (const text of options.before ?? []) paper.paragraph(text);
      const shaped = (grid: FormGrid, number: 2 | 3 | 4): void => {
        for (const one of options.shape?.of(grid, number) ?? [grid]) paper.table(one, number === 2 ? 2 : 3);
      };
      if (index === 1) shaped(options.grids?.table2 ?? table2Grid(values, options), 2);
      if (index === 2) shaped(options.columns === undefined ? grid3 : { ...grid3, columns: options.columns }, 3);
      if (index === 3) shaped(options.grids?.table4 ?? table4Grid(values, options), 4);
    }
  }
  options.over?.(doc, paper.page);
  options.end?.(doc);
  doc.end();
  return finished;
}
