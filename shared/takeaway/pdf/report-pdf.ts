/**
 * The official document as a PDF: A4, title, six headings, text, the three tables with ruled cells, page numbers. The font
 * is given by the caller and embedded as far as it is used, so that the file looks the same everywhere and its text can be
 * searched and copied. The same report gives the same bytes.
 */
import PDFDocument from 'pdfkit';
import { isCellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormCell, type FormTable } from '#shared/report/layout.js';
import { sectionHeading } from '../form-sheet.js';
import type { OfficialReport } from '../official-report.js';
import { drawRows, measureGrid, wrapText, type TextMeasure } from './grid.js';

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

export const PDF_TYPE = 'application/pdf';

/** The document, or the characters that the font cannot print: a page with boxes for them would not say what was typed. */
export type MadePdf = { readonly bytes: Uint8Array } | { readonly missing: readonly string[] };

/** @param font a TrueType font; opening a whole Chinese one takes a second of computing */
export async function reportPdf(report: OfficialReport, font: Uint8Array): Promise<MadePdf> {
  // Of the moment of making nothing is written: the same report is the same file.
  const epoch = new Date(Date.UTC(2000, 0, 1));
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    // None of the standard fonts, whose files are not there in a bundle.
    font: '',
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
  doc.registerFont('text', Buffer.from(font)).font('text');
  const missing = missingFrom(doc, report);
  if (missing.length > 0) return { missing };

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
    for (const [index, part] of wrapText(text, WIDTH, BODY.size, measure, { indent, hanging: true }).entries()) {
      if (y + BODY.leading > BOTTOM) newPage();
      line(part, BODY.size, y, PAGE.margin + (index === 0 ? indent : 0));
      y += BODY.leading;
    }
  };

  const drawn = (cell: FormCell) => ({
    isRowHead: cell.is === 'head' && cell.scope === 'row',
    text: cell.is === 'head' ? cell.label.zh : ((isCellId(cell.cell) ? report.figures.get(cell.cell) : '') ?? ''),
  });
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout('full');
  const place = { x: PAGE.margin, bottom: BOTTOM, measure, openBreak: true, newPage };
  newPage();
  for (const part of wrapText(report.title, WIDTH, TITLE.size, measure, { hanging: true })) {
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
        : measureGrid(
            [...table.head, ...table.parts.flat()].map(({ cells }) =>
              cells.map((cell) => ({ ...cell, ...drawn(cell) })),
            ),
            { width: WIDTH, size, measure, shares: SHARES[table.table] },
          );
    // A table that fits on a page is kept whole together with its heading; a longer one begins where it stands.
    const height = rows.length === 0 ? BODY.leading : rows.reduce((sum, row) => sum + row.height, 0);
    const fits = height <= 0.6 * (BOTTOM - PAGE.margin);
    if (y + 34 + (fits ? height : 120) > BOTTOM) newPage();
    // Flush with the margin: beside them an indented line is seen to begin a paragraph, also where each is one line long.
    line(sectionHeading(index + 1), 14, y + 6, PAGE.margin);
    y += 34;
    if (rows.length > 0) y = drawRows(doc, rows, { ...place, y, size }) + 8;
    (report.sections[index] ?? []).forEach(paragraph);
  });
  doc.end();
  return { bytes: await finished };
}

/** What pdfkit keeps of an opened font and does not declare. */
interface OpenedFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

function missingFrom(doc: PDFKit.PDFDocument, report: OfficialReport): string[] {
  const { font } = (doc as unknown as OpenedFont)._font;
  const text = [report.title, ...report.opening, ...report.sections.flat(), ...report.figures.values()].join('');
  return [...new Set(text)].filter((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return codePoint > 0x20 && !font.hasGlyphForCodePoint(codePoint);
  });
}
