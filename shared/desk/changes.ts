/** What differs between two submissions of one filing, for the person who decides on the second. */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';

export interface CellChange {
  readonly cell: CellId;
  readonly from: CellReading;
  readonly to: CellReading;
}

export interface RecordChanges {
  readonly cells: readonly CellChange[];
  /** Numbers of the sections whose heading or paragraphs differ. */
  readonly sections: readonly number[];
}

/** A cell changed when what stands there differs, not when it was merely read in another way. */
export function changesBetween(before: ReportRecord, after: ReportRecord): RecordChanges {
  const cells = CELL_IDS.flatMap((cell) => {
    const [from, to] = [before.cells[cell], after.cells[cell]];
    return from.kind === to.kind && from.value === to.value ? [] : [{ cell, from, to }];
  });
  const text = (record: ReportRecord, number: number): string => {
    const section = record.sections.find((candidate) => candidate.number === number);
    return JSON.stringify(section === undefined ? null : [section.heading, section.paragraphs]);
  };
  const sections = [1, 2, 3, 4, 5, 6].filter((number) => text(before, number) !== text(after, number));
  return { cells, sections };
}
