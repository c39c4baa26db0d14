/** PDFs of other kinds of documents: lines of text, ruled tables, lines of text. */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { FormGrid } from './form-tables.js';
import { drawRows, measureGrid, type TextMeasure } from './ruled-grid.js';
import { FONT_FILE } from './ruled-pdf.js';

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
