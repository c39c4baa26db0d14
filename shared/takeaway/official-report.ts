/**
 * A report as the official form prints it: title, what stands before the first section, six sections, three tables. Made
 * from a record, so that one that was read, typed or released looks the same; the Word document and the PDF are drawn from it.
 */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { reportTitle, type FormOf } from '#shared/form/typed-record.js';

export interface OfficialReport {
  readonly title: string;
  readonly opening: readonly string[];
  /** Six, in order; the table of a section stands before its text. */
  readonly sections: readonly (readonly string[])[];
  /** What is printed in a cell; a blank is absent. */
  readonly figures: ReadonlyMap<CellId, string>;
}

/** @param of whose report: the title is made anew, and what a document printed as its title is not repeated */
export function officialReport(record: ReportRecord, of: FormOf): OfficialReport {
  return {
    title: reportTitle(of),
    opening: (record.opening ?? []).slice(1),
    sections: record.sections.map(({ paragraphs }) => paragraphs),
    figures: new Map(
      CELL_IDS.flatMap((id): [CellId, string][] => {
        const { kind, value, raw } = record.cells[id];
        const printed = kind === 'number' ? value : kind === 'mark' ? raw : null;
        return printed === null ? [] : [[id, printed]];
      }),
    ),
  };
}
