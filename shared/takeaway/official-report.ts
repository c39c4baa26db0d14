/**
 * A report as the official form prints it: title, what stands before the first section, six sections, three tables. Made
 * from a record, so that one that was read, typed or released looks the same; the Word document and the PDF are drawn from it.
 */
import { CELL_IDS, SHORT_FORM_CELLS, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import { variantOf, type FormVariant } from '#shared/report/layout.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { visibleText } from '#shared/ids/visible-text.js';
import { reportTitle, type FormOf } from '#shared/form/typed-record.js';

export interface OfficialReport {
  readonly title: string;
  readonly opening: readonly string[];
  /** Six, in order; the table of a section stands before its text. */
  readonly sections: readonly (readonly string[])[];
  /** Which rows the form prints. */
  readonly variant: FormVariant;
  /** What is printed in a cell; a blank is absent. */
  readonly figures: ReadonlyMap<CellId | ShortFormCell, string>;
  /** What a published file says below the report: heading and lines; absent where it is not published yet. */
  readonly annex?: { readonly heading: string; readonly lines: readonly string[] };
}

/** @param of whose report: the title is made anew, and what a document printed as its title is not repeated */
export function officialReport(record: ReportRecord, of: FormOf): OfficialReport {
  return {
    title: reportTitle(of),
    opening: (record.opening ?? []).slice(1),
    sections: record.sections.map(({ paragraphs }) => paragraphs),
    variant: variantOf(record),
    figures: new Map([
      ...CELL_IDS.flatMap((id) => printed(id, record.cells[id])),
      ...SHORT_FORM_CELLS.flatMap((id) => printed(id, record.shortFormRow?.[id])),
    ]),
  };
}

/** One line of what can be seen; a line break within a paragraph is a space on paper. */
export function shownText(text: string): string {
  return visibleText(text)
    .replace(/[\t\n\r]+/gu, ' ')
    .trim();
}

/** What the public is shown of it: title, sections and tables, and of every text only what can be seen. */
export function shownReport(record: ReportRecord, of: FormOf): OfficialReport {
  const form = officialReport(record, { ...of, agencyName: shownText(of.agencyName) });
  return {
    ...form,
    // Letterheads and the like stand before the first section; the site does not show them.
    opening: [],
    sections: form.sections.map((paragraphs) => paragraphs.map(shownText).filter((text) => text !== '')),
    figures: new Map([...form.figures].map(([id, text]) => [id, shownText(text)])),
  };
}

function printed<Id>(id: Id, cell: CellReading | undefined): [Id, string][] {
  if (cell?.kind === 'mark') return [[id, cell.raw]];
  return cell?.kind === 'number' && cell.value !== null ? [[id, cell.value]] : [];
}
