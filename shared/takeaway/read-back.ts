/**
 * The proof of a document that the product makes: it is read by the product's own reader, and every cell and every
 * section must say what it was made from. What differs is named, and such a document goes nowhere.
 */
import { readOfficeDocument } from '#shared/reading/read-office.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { Reading, ReportRecord } from '#shared/report/record.js';
import type { FormOf } from '#shared/form/typed-record.js';
import { reportDocument } from './form-document.js';
import { officialReport } from './official-report.js';

export interface Difference {
  readonly cells: readonly CellId[];
  /** Numbers of the sections; 0 is what stands before the first. */
  readonly sections: readonly number[];
  /** Why it was not read at all; null where it was. */
  readonly refused: string | null;
}

const sameLines = (one: readonly string[], other: readonly string[]): boolean => one.join('\n') === other.join('\n');

/** What a reading does not say as the record does; undefined where they say the same. */
export function differenceFrom(record: ReportRecord, reading: Reading): Difference | undefined {
  if (reading.status === 'refused') return { cells: [], sections: [], refused: reading.reason.code };
  const read = reading.record;
  const cells = CELL_IDS.filter((id) => {
    const [wanted, found] = [record.cells[id], read.cells[id]];
    return wanted.kind !== found.kind || wanted.value !== found.value || wanted.raw !== found.raw;
  });
  const opening = sameLines((record.opening ?? []).slice(1), (read.opening ?? []).slice(1)) ? [] : [0];
  const sections = record.sections
    .filter(({ paragraphs }, index) => !sameLines(paragraphs, read.sections[index]?.paragraphs ?? []))
    .map(({ number }) => number);
  const differing = cells.length + opening.length + sections.length > 0;
  return differing ? { cells, sections: [...opening, ...sections], refused: null } : undefined;
}

/** The official Word document of a record, proven; or what it would say otherwise than the record. */
export function provenDocument(
  record: ReportRecord,
  of: FormOf,
): { readonly bytes: Uint8Array } | { readonly differs: Difference } {
  const bytes = reportDocument(officialReport(record, of));
  const differs = differenceFrom(record, readOfficeDocument(bytes));
  return differs === undefined ? { bytes } : { differs };
}
