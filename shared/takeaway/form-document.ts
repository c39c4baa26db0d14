/** The official form as a Word document to fill in: title, six headings, three tables, and what was carried over from last year. */
import type { Texts } from '#shared/words/texts.js';
import { isCellId } from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormTable } from '#shared/report/layout.js';
import { carriedIn, type BlankForm } from './carry-forward.js';
import { sectionHeading } from './form-sheet.js';
import { documentBytes, knownFigure, paragraph, tableXml, TEXT_WIDTH, type Style } from './ooxml/word.js';

/** Shares of the text's width that the columns take. */
const SHARES: Readonly<Record<FormTable['table'], readonly number[]>> = {
  2: [30, 23, 23, 24],
  3: [6, 10, 28, 8, 8, 8, 8, 8, 8, 8],
  4: Array.from({ length: 15 }, () => 1),
};

function widthsOf(table: FormTable): number[] {
  const shares = SHARES[table.table];
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((share * TEXT_WIDTH) / all));
}

export function formDocument(form: BlankForm, t: Texts): Uint8Array {
  const carried = carriedIn(form.previous);
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout('full');
  const origin = t.takeaway.form.carried(form.year - 1);
  let known = 0;
  const drawn = (table: FormTable): string => {
    // Fifteen columns on a page of portrait: the letters give way, not the form.
    const small = table.table === 4;
    const figureStyle: Style = small ? 'smallFigure' : 'figure';
    const headStyle: Style = small ? 'smallHead' : 'head';
    return tableXml(table, widthsOf(table), (cell) => {
      if (cell.is === 'head') return paragraph(cell.label.zh, cell.scope === 'row' ? 'rowHead' : headStyle);
      const value = isCellId(cell.cell) ? carried.get(cell.cell) : undefined;
      if (value === undefined) return paragraph('', figureStyle);
      known += 1;
      return knownFigure(value, origin, known, figureStyle);
    });
  };
  const sections = SECTION_HEADINGS.map((_, index) => {
    const table = tables[index + 1];
    const body = table === undefined ? '' : drawn(table);
    return paragraph(sectionHeading(index + 1), 'heading') + body + paragraph('', 'body');
  });
  const title = `${form.agencyName}${form.year}年${REPORT_TITLE.zh}`;
  return documentBytes(paragraph(title, 'title') + paragraph('', 'body') + sections.join(''));
}
