/**
 * A made-up report as a PDF with ruled tables, as a word processor prints the official form: title, six headings, text,
 * the three tables with merged cells, page numbers. Table 3 runs over the page without closing its frame. The same
 * input gives the same bytes. What stands in the tables is decided in form-tables.ts, the drawing of a grid in ruled-grid.ts.
 */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { REPORT_TITLE, SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from './form-tables.js';
import type { Narrative } from './narrative.js';
import { drawRows, measureGrid, wrapText, type TextMeasure } from './ruled-grid.js';
import type { FormValues } from './values.js';

/** Noto Sans SC, reduced to the characters of fonts/characters.txt. */
export const FONT_FILE = new URL('./fonts/NotoSansSC-Regular.subset.ttf', import.meta.url);

export interface ReportContent {
  readonly values: FormValues;
  readonly narrative: Narrative;
}

export interface RuledPdfOptions extends PrintOptions {
  /** Paragraphs added at the end of a section; 0 is the place under the title. */
  readonly extra?: Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, readonly string[]>>;
  /** `open` (as word processors do): no rule where a table is cut by the page. `closed`: a rule on both sides. */
  readonly tableBreak?: 'open' | 'closed';
  /** The year in the title, where it is to differ from that of the narrative. */
  readonly titleYear?: number;
}

const PAGE = { width: 595.28, height: 841.89, margin: 64 };
const CONTENT = { width: PAGE.width - 2 * PAGE.margin, bottom: PAGE.height - PAGE.margin };
const BODY = { size: 12, leading: 22 };

/** Builds the document. Deterministic: the dates are those of the report's year, the file id derives from them. */
export async function ruledPdf(content: ReportContent, options: RuledPdfOptions = {}): Promise<Uint8Array> {
  const { values, narrative } = content;
  const title = `${options.titleYear ?? narrative.year}年${REPORT_TITLE.zh}`;
  const date = new Date(Date.UTC(narrative.year + 1, 0, 15, 1));
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    info: { Title: `${narrative.agencyName} ${title}`, CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  doc.registerFont('text', readFileSync(FONT_FILE));

  let page = 0;
  let y = 0;
  const newPage = (): void => {
    doc.addPage();
    doc.font('text').lineWidth(0.5);
    page += 1;
    line(`— ${page} —`, 9, PAGE.height - 40, 'centre');
    y = PAGE.margin;
  };
  const widths = new Map<string, number>();
  const measure: TextMeasure = (text, size) => {
    let width = 0;
    for (const character of text) {
      let unit = widths.get(character);
      if (unit === undefined) {
        unit = doc.font('text').fontSize(1000).widthOfString(character) / 1000;
        widths.set(character, unit);
      }
      width += unit * size;
    }
    return width;
  };
  const line = (text: string, size: number, top: number, align: 'left' | 'centre', x = PAGE.margin): void => {
    const left = align === 'left' ? x : (PAGE.width - measure(text, size)) / 2;
    doc.fontSize(size).text(text, left, top, { lineBreak: false });
  };
  const paragraph = (text: string): void => {
    const indent = 2 * BODY.size;
    const lines = wrapText(text, CONTENT.width, BODY.size, measure, indent);
    for (const [index, part] of lines.entries()) {
      if (y + BODY.leading > CONTENT.bottom) newPage();
      line(part, BODY.size, y, 'left', PAGE.margin + (index === 0 ? indent : 0));
      y += BODY.leading;
    }
  };
  /** Tables that fit on a page are kept whole together with their heading; a longer one starts where it stands. */
  const section = (index: number, grid?: FormGrid): void => {
    const heading = `${SECTION_ORDINALS[index] ?? ''}、${SECTION_HEADINGS[index]?.zh ?? ''}`;
    const rows = grid && measureGrid(grid, { width: CONTENT.width, size: 9, measure });
    const height = rows?.reduce((sum, row) => sum + row.height, 0) ?? BODY.leading;
    const fits = height <= 0.6 * (CONTENT.bottom - PAGE.margin);
    if (y + 34 + (fits ? height : 120) > CONTENT.bottom) newPage();
    y += 6;
    line(heading, 14, y, 'left', PAGE.margin + 2 * BODY.size);
    y += 28;
    for (const text of narrative.sections[index] ?? []) paragraph(text);
    if (grid && rows) {
      const at = { x: PAGE.margin, bottom: CONTENT.bottom, openBreak: options.tableBreak !== 'closed' };
      y = drawRows(doc, rows, { ...at, y, size: 9, measure, newPage: () => (newPage(), y) }) + 8;
    }
    for (const text of options.extra?.[(index + 1) as 1 | 2 | 3 | 4 | 5 | 6] ?? []) paragraph(text);
  };

  newPage();
  line(narrative.agencyName, 18, y, 'centre');
  line(title, 18, y + 30, 'centre');
  y += 72;
  for (const text of [...narrative.opening, ...(options.extra?.[0] ?? [])]) paragraph(text);
  section(0);
  section(1, table2Grid(values, options));
  section(2, table3Grid(values, options));
  section(3, table4Grid(values, options));
  section(4);
  section(5);
  doc.end();
  return finished;
}
