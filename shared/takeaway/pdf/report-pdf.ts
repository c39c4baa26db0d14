/**
 * The official document as a PDF: A4, title, six headings, text, the three tables with ruled cells, page numbers. The font
 * is given by the caller and embedded as far as it is used, so that the file looks the same everywhere and its text can be
 * searched and copied. The same report gives the same bytes.
 */
import PDFDocument from 'pdfkit';
import { isCellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormTable } from '#shared/report/layout.js';
import { sectionHeading } from '../form-sheet.js';
import type { OfficialReport } from '../official-report.js';
import { drawRows, measureTable, wrapText, type TextMeasure } from './grid.js';

const PAGE = { width: 595.28, height: 841.89, margin: 64 };
const WIDTH = PAGE.width - 2 * PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin;
const BODY = { size: 12, leading: 22 };
const TITLE = { size: 18, leading: 30 };
const SHARES: Readonly<Record<FormTable['table'], readonly number[]>> = {
  2: [30, 23, 23, 24],
  3: [6, 10, 28, 8, 8, 8, 8, 8, 8, 8],
  4: Array.from({ length: 15 }, () => 1),
};

/** @param font a TrueType font that has the report's characters */
export async function reportPdf(report: OfficialReport, font: Uint8Array): Promise<Uint8Array> {
  // Of the moment of making nothing is written: the same report is the same file.
  const epoch = new Date(Date.UTC(2000, 0, 1));
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    font: Buffer.from(font) as unknown as string,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: report.title, CreationDate: epoch, ModDate: epoch },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  doc.registerFont('text', Buffer.from(font));

  let page = 0;
  let y = 0;
  const widths = new Map<string, number>();
  const measure: TextMeasure = (text, size) =>
    [...text].reduce((sum, character) => {
      const known = widths.get(character);
      const unit = known ?? doc.font('text').fontSize(1000).widthOfString(character) / 1000;
      if (known === undefined) widths.set(character, unit);
      return sum + unit * size;
    }, 0);
  const line = (text: string, size: number, top: number, x?: number): void => {
    doc.fontSize(size).text(text, x ?? (PAGE.width - measure(text, size)) / 2, top, { lineBreak: false });
  };
  const newPage = (): number => {
    doc.addPage();
    doc.font('text').lineWidth(0.5);
    page += 1;
    line(`— ${page} —`, 9, PAGE.height - 40);
    return (y = PAGE.margin);
  };
  const paragraph = (text: string): void => {
    const indent = 2 * BODY.size;
    for (const [index, part] of wrapText(text, WIDTH, BODY.size, measure, indent).entries()) {
      if (y + BODY.leading > BOTTOM) newPage();
      line(part, BODY.size, y, PAGE.margin + (index === 0 ? indent : 0));
      y += BODY.leading;
    }
  };

  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout('full');
  newPage();
  for (const part of wrapText(report.title, WIDTH, TITLE.size, measure)) {
    line(part, TITLE.size, y);
    y += TITLE.leading;
  }
  y += 12;
  report.opening.forEach(paragraph);
  SECTION_HEADINGS.forEach((_, index) => {
    const table = tables[index + 1];
    const size = table?.table === 4 ? 8 : 9;
    const rows =
      table === undefined
        ? []
        : measureTable(table, {
            ...{ width: WIDTH, size, measure, shares: SHARES[table.table] },
            textOf: (cell) =>
              cell.is === 'head' ? cell.label.zh : ((isCellId(cell.cell) ? report.figures.get(cell.cell) : '') ?? ''),
          });
    // A table that fits on a page is kept whole together with its heading; a longer one begins where it stands.
    const height = rows.length === 0 ? BODY.leading : rows.reduce((sum, row) => sum + row.height, 0);
    const fits = height <= 0.6 * (BOTTOM - PAGE.margin);
    if (y + 34 + (fits ? height : 120) > BOTTOM) newPage();
    line(sectionHeading(index + 1), 14, y + 6, PAGE.margin + 2 * BODY.size);
    y += 34;
    if (rows.length > 0) y = drawRows(doc, rows, { x: PAGE.margin, y, bottom: BOTTOM, size, measure, newPage }) + 8;
    (report.sections[index] ?? []).forEach(paragraph);
  });
  doc.end();
  return finished;
}
