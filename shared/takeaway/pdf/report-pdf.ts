/**
 * The official document as a PDF: A4, title, six headings, text, the three tables with ruled cells, page numbers. The font
 * is given by the caller and embedded as far as it is used, so that the file looks the same everywhere and its text can be
 * searched and copied; tagged, so that it can be heard. The same report gives the same bytes.
 */
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormCell, type FormHead, type FormTable } from '#shared/report/layout.js';
import { sectionHeading } from '../form-sheet.js';
import type { OfficialReport } from '../official-report.js';
import { drawRows, measureGrid, wrapText } from './grid.js';
import { openPdf, PAGE } from './paper.js';
import type { Role, ScopedCell } from './tags.js';

const WIDTH = PAGE.width - 2 * PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin;
const BODY = { size: 12, leading: 22 };
const TITLE = { size: 18, leading: 30 };
const NOTE = { size: 9, leading: 15 };
const SHARES: Readonly<Record<FormTable['table'], readonly number[]>> = {
  2: [30, 23, 23, 24],
  3: [6, 10, 28, 8, 8, 8, 8, 8, 8, 8],
  4: Array.from({ length: 15 }, () => 1),
};

/** As ISO 32000-1 names them: a head speaks for its column, its row, or both. */
const SCOPES: Readonly<Record<FormHead['scope'], ScopedCell['scope']>> = {
  col: 'Column',
  colgroup: 'Column',
  row: 'Row',
  rowgroup: 'Row',
  band: 'Column',
  corner: 'Both',
};

export const PDF_TYPE = 'application/pdf';

/** The document, or the characters that the font cannot print: a page with boxes for them would not say what was typed. */
export type MadePdf = { readonly bytes: Uint8Array } | { readonly missing: readonly string[] };

/** @param font a TrueType font; opening a whole Chinese one takes a second of computing */
export async function reportPdf(report: OfficialReport, font: Uint8Array): Promise<MadePdf> {
  const { doc, tags, measure, lacks, finished } = openPdf(report.title, font);
  const missing = lacks(textOf(report));
  if (missing.length > 0) return { missing };

  let page = 0;
  let y = 0;
  const line = (text: string, size: number, top: number, x?: number): void => {
    doc.fontSize(size).text(text, x ?? (PAGE.width - measure(text, size)) / 2, top, { lineBreak: false });
  };
  const newPage = (): number => {
    doc.addPage();
    doc.font('text').lineWidth(0.5);
    page += 1;
    tags.decoration(() => line(`— ${page} —`, 9, PAGE.height - 40));
    return (y = PAGE.margin);
  };
  const paragraph = (text: string, { size, leading } = BODY): void => {
    const indent = 2 * size;
    const piece = tags.text('P');
    for (const [index, part] of wrapText(text, WIDTH, size, measure, { indent, hanging: true }).entries()) {
      if (y + leading > BOTTOM) newPage();
      piece(() => line(part, size, y, PAGE.margin + (index === 0 ? indent : 0)));
      y += leading;
    }
  };
  /** Flush with the margin: beside them an indented line is seen to begin a paragraph, also where each is one line long. */
  const heading = (text: string, role: Role): void => {
    tags.text(role)(() => line(text, 14, y + 6, PAGE.margin));
    y += 34;
  };

  const drawn = (cell: FormCell): ScopedCell => ({
    ...cell,
    isRowHead: cell.is === 'head' && cell.scope === 'row',
    text: cell.is === 'head' ? cell.label.zh : (report.figures.get(cell.cell) ?? ''),
    scope: cell.is === 'head' ? SCOPES[cell.scope] : undefined,
  });
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout(report.variant);
  const place = { x: PAGE.margin, bottom: BOTTOM, measure, openBreak: true, newPage };
  newPage();
  const title = tags.text('H1');
  for (const part of wrapText(report.title, WIDTH, TITLE.size, measure, { hanging: true })) {
    title(() => line(part, TITLE.size, y));
    y += TITLE.leading;
  }
  y += 12;
  for (const text of report.opening) paragraph(text);
  SECTION_HEADINGS.forEach((_, index) => {
    const table = tables[index + 1];
    const size = table?.table === 4 ? 8 : 9;
    const cells = table === undefined ? [] : [...table.head, ...table.parts.flat()].map((row) => row.cells.map(drawn));
    const rows =
      table === undefined ? [] : measureGrid(cells, { width: WIDTH, size, measure, shares: SHARES[table.table] });
    // A table that fits on a page is kept whole together with its heading; a longer one begins where it stands.
    const height = rows.length === 0 ? BODY.leading : rows.reduce((sum, row) => sum + row.height, 0);
    const fits = height <= 0.6 * (BOTTOM - PAGE.margin);
    if (y + 34 + (fits ? height : 120) > BOTTOM) newPage();
    heading(sectionHeading(index + 1), 'H2');
    if (rows.length > 0) y = drawRows(doc, rows, { ...place, y, size, tags: tags.table(cells) }) + 8;
    for (const text of report.sections[index] ?? []) paragraph(text);
  });
  if (report.annex !== undefined) {
    newPage();
    heading(report.annex.heading, 'H2');
    for (const text of report.annex.lines) paragraph(text, NOTE);
  }
  doc.end();
  return { bytes: await finished };
}

function textOf({ title, opening, sections, figures, annex }: OfficialReport): string {
  const below = annex === undefined ? [] : [annex.heading, ...annex.lines];
  return [title, ...opening, ...sections.flat(), ...figures.values(), ...below].join('');
}
