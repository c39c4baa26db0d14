/** What differs between two submissions of one filing, for the person who decides on the second. */
import { CELL_IDS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';

export interface CellChange {
  readonly cell: CellId;
  readonly from: CellReading;
  readonly to: CellReading;
}

export interface RecordChanges {
  readonly cells: readonly CellChange[];
  /** Whether the older form's single row differs, whose cells have no name of their own. */
  readonly shortRow: boolean;
  /** Whether title or preamble differ. */
  readonly opening: boolean;
  /** Numbers of the sections whose heading or paragraphs differ. */
  readonly sections: readonly number[];
}

/** A cell changed when what stands there differs, not when it was merely read in another way. */
export function changesBetween(before: ReportRecord, after: ReportRecord): RecordChanges {
  const cells = CELL_IDS.flatMap((cell) => {
    const [from, to] = [before.cells[cell], after.cells[cell]];
    return standing(from) === standing(to) ? [] : [{ cell, from, to }];
  });
  const shortRow = SHORT_FORM_CELLS.some(
    (cell) => standing(before.shortFormRow?.[cell]) !== standing(after.shortFormRow?.[cell]),
  );
  const text = (record: ReportRecord, number: number): string => {
    const section = record.sections.find((candidate) => candidate.number === number);
    return JSON.stringify(section === undefined ? null : [section.heading, section.paragraphs]);
  };
  const sections = [1, 2, 3, 4, 5, 6].filter((number) => text(before, number) !== text(after, number));
  const opening = JSON.stringify(before.opening ?? []) !== JSON.stringify(after.opening ?? []);
  return { cells, shortRow, opening, sections };
}

/** A mark is what is printed; of a number only its value counts. */
function standing(reading: CellReading | undefined): string {
  if (reading === undefined) return 'not-printed';
  return `${reading.kind} ${reading.kind === 'mark' ? reading.raw : (reading.value ?? '')}`;
}

/** Neither tables nor text differ: the report came back as it was. */
export function isUnchanged({ cells, shortRow, opening, sections }: RecordChanges): boolean {
  return cells.length === 0 && !shortRow && !opening && sections.length === 0;
}
