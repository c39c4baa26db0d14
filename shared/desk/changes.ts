/** What differs between two submissions of one filing, for the person who decides on the second. */
import type { CommentPlace } from '#shared/filing/comments.js';
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

/** What became of the place that a comment is about. */
export interface PlaceChange {
  readonly changed: boolean;
  /** Of a cell: what stood there and what stands there. */
  readonly cell?: CellChange;
}

/** Whether the very place of a comment differs; of the whole report, whether anything does. */
export function changeAt(about: CommentPlace | null, before: ReportRecord, after: ReportRecord): PlaceChange {
  if (about === null) return { changed: !isUnchanged(changesBetween(before, after)) };
  if ('cell' in about) {
    const { cell } = about;
    const [from, to] = [before.cells[cell], after.cells[cell]];
    return { changed: standing(from) !== standing(to), cell: { cell, from, to } };
  }
  const { section } = about;
  if ('paragraph' in about) {
    const text = paragraphsOf(before, section)[about.paragraph - 1];
    return { changed: text === undefined || !paragraphsOf(after, section).includes(text) };
  }
  const [from, to] = [before, after].map((record) => JSON.stringify(paragraphsOf(record, section)));
  return { changed: from !== to };
}

/** Where a place stands in another version of the report: a paragraph may have moved, or be gone. */
export function placeIn(about: CommentPlace | null, before: ReportRecord, now: ReportRecord): CommentPlace | null {
  if (about === null || !('paragraph' in about)) return about;
  const { section, paragraph, quote } = about;
  const text = paragraphsOf(before, section)[paragraph - 1];
  const paragraphs = paragraphsOf(now, section);
  const index = text === undefined ? -1 : paragraphs.indexOf(text);
  if (index >= 0) return { section, paragraph: index + 1, quote };
  // Mended, it most likely stands where it stood.
  return paragraph <= paragraphs.length ? about : { section };
}

function paragraphsOf(record: ReportRecord, section: number): readonly string[] {
  return record.sections.find(({ number }) => number === section)?.paragraphs ?? [];
}
