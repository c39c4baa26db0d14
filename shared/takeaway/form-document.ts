/**
 * The official form as a Word document: title, six headings, three tables. Blank, to be filled in, with what was carried
 * over from last year; or whole, as the official text of a report.
 */
import type { Texts } from '#shared/words/texts.js';
import { isCellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { formLayout, type FormTable, type FormValue, type FormVariant } from '#shared/report/layout.js';
import { reportTitle } from '#shared/form/typed-record.js';
import { carriedIn, type BlankForm } from './carry-forward.js';
import { sectionHeading } from './form-sheet.js';
import type { OfficialReport } from './official-report.js';
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

/** `figure` draws the paragraph of a value cell. */
function drawn(table: FormTable, figure: (cell: FormValue['cell'], style: Style) => string): string {
  // Fifteen columns on a page of portrait: the letters give way, not the form.
  const small = table.table === 4;
  return tableXml(table, widthsOf(table), (cell) => {
    if (cell.is === 'value') return figure(cell.cell, small ? 'smallFigure' : 'figure');
    return paragraph(cell.label.zh, cell.scope === 'row' ? 'rowHead' : small ? 'smallHead' : 'head');
  });
}

interface Whole {
  readonly title: string;
  readonly variant: FormVariant;
  readonly opening: string;
  readonly figure: (cell: FormValue['cell'], style: Style) => string;
  /** What stands under the heading of a section, and under its table where it has one. */
  readonly text: (section: number) => string;
  /** After everything. */
  readonly annex?: string | undefined;
}

function wholeDocument({ title, variant, opening, figure, text, annex }: Whole): Uint8Array {
  const tables: Readonly<Partial<Record<number, FormTable>>> = formLayout(variant);
  const sections = SECTION_HEADINGS.map((_, index) => {
    const table = tables[index + 1];
    const body = table === undefined ? '' : drawn(table, figure);
    return paragraph(sectionHeading(index + 1), 'heading') + body + text(index + 1);
  });
  return documentBytes(paragraph(title, 'title') + opening + sections.join('') + (annex ?? ''));
}

export function formDocument(form: BlankForm, t: Texts): Uint8Array {
  const carried = carriedIn(form.previous);
  const origin = t.takeaway.form.carried(form.year - 1);
  const toWrite = paragraph('', 'body');
  let known = 0;
  return wholeDocument({
    title: reportTitle(form),
    variant: 'full',
    opening: toWrite,
    text: () => toWrite,
    figure: (cell, style) => {
      const value = isCellId(cell) ? carried.get(cell) : undefined;
      if (value === undefined) return paragraph('', style);
      known += 1;
      return knownFigure(value, origin, known, style);
    },
  });
}

/** The official text of a report. The same report gives the same bytes. */
export function reportDocument(report: OfficialReport): Uint8Array {
  const body = (paragraphs: readonly string[]): string => paragraphs.map((text) => paragraph(text, 'body')).join('');
  return wholeDocument({
    title: report.title,
    variant: report.variant,
    opening: body(report.opening),
    // Word wants a paragraph between a table and the heading after it.
    text: (section) => body(report.sections[section - 1] ?? []) || paragraph('', 'body'),
    figure: (cell, style) => paragraph(report.figures.get(cell) ?? '', style),
    annex:
      report.annex &&
      paragraph(report.annex.heading, 'annexHead') + report.annex.lines.map((line) => paragraph(line, 'note')).join(''),
  });
}
