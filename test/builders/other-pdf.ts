/** PDFs of other kinds of documents: lines of text, ruled tables, lines of text. */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { FormGrid } from './form-tables.js';
import { drawRows, measureGrid, type TextMeasure } from './ruled-grid.js';
import { FONT_FILE } from './ruled-pdf.js';

interface Outlined {
  readonly layout: (text: string) => {
    readonly glyphs: readonly { readonly path: { toSVG: () => string }; readonly advanceWidth: number }[];
  };
  readonly unitsPerEm: number;
}

/** Pages on which every character is drawn as the outline that its font has for it, as printers are sent them. */
export async function outlinedPdf(pages: readonly (readonly string[])[], printed = ''): Promise<Uint8Array> {
  const date = new Date(Date.UTC(2026, 0, 15, 1));
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  doc.registerFont('text', readFileSync(FONT_FILE));
  for (const lines of pages) {
    doc.addPage().font('text');
    const { font } = (doc as unknown as { _font: { font: Outlined } })._font;
    lines.forEach((line, index) => {
      let x = 60;
      for (const { path, advanceWidth } of font.layout(line).glyphs) {
        const scale = 11 / font.unitsPerEm;
        doc
          .save()
          .translate(x, 80 + index * 16)
          .scale(scale, -scale)
          .path(path.toSVG())
          .fill()
          .restore();
        x += advanceWidth * scale;
      }
    });
    if (printed !== '') doc.fontSize(9).text(printed, 280, 800, { lineBreak: false });
  }
  doc.end();
  return finished;
}

export async function tablesPdf(
  lines: readonly string[],
  tables: readonly FormGrid[],
  after: readonly string[] = [],
): Promise<Uint8Array> {
  const date = new Date(Date.UTC(2026, 0, 15, 1));
  const doc = new PDFDocument({ size: 'A4', margin: 0, info: { CreationDate: date, ModDate: date } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  doc.registerFont('text', readFileSync(FONT_FILE)).font('text').lineWidth(0.5);
  const measure: TextMeasure = (text, size) => doc.fontSize(size).widthOfString(text);
  let y = 60;
  const print = (text: string): void => {
    doc.fontSize(11).text(text, 60, y, { width: 470 });
    y = doc.y + 6;
  };
  const newPage = (): number => {
    doc.addPage();
    return 60;
  };
  lines.forEach(print);
  for (const grid of tables) {
    const paper = { width: 470, size: 9, measure };
    y = drawRows(doc, measureGrid(grid, paper), { ...paper, x: 60, y, bottom: 780, openBreak: true, newPage }) + 12;
  }
  after.forEach(print);
  doc.end();
  return finished;
}
