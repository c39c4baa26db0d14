/**
 * Findings -> the record, always with all 200 cells in official order, and the decision whether the document is read,
 * partly read or refused. Knows no format.
 */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { CellReading, DocumentFormat, Form, Reading, Section, Trace } from '#shared/report/record.js';
import { readingStatus } from '#shared/report/record-status.js';
import type { Table3Finding, TableFinding } from './tables/findings.js';
import type { FormSchema } from './forms.js';
import type { Identity } from './identity.js';
import type { ReadingRefusal } from './limits.js';
import { normaliseLabel } from './normalise.js';
import { isOfAnotherPeriod, speaksOfOtherFigures, type WordsBeside } from './other-figures.js';
import { withRivals } from './tables/rivals.js';
import { unreadCell } from './values.js';

/** Changes with every change of a reader, so that a record tells which software made it. */
export const READER = 'nianbao-reading 6 (pdfium 2.1.13, pdf.js 5.6.205, pp-ocrv4, tesseract 7.0.0)';

/** This many labels are no accident of the narrative. */
export const ENOUGH_LABELS = 10;
const ENOUGH_TWICE = 6;

/** Labels that stand in no other cell, nor within another label. */
const OWN_LABEL_LENGTH = 8;

export function countLabels(words: string): number {
  return labelsIn(words).labelsSeen;
}

/** Which labels of table 3 stand in a text; for `labelsTwice` only those count that the form prints once. */
export function labelsIn(words: string): Pick<ReadingFindings, 'labelsSeen' | 'labelsTwice'> {
  const labels = [...new Set(Object.values(TABLE3_ROW_LABELS).map((label) => normaliseLabel(label.zh)))];
  const own = labels.filter((label) => label.length >= OWN_LABEL_LENGTH);
  const twice = own.filter((label) => words.indexOf(label) !== words.lastIndexOf(label));
  const seen = Object.values(TABLE3_ROW_LABELS).filter((label) => words.includes(normaliseLabel(label.zh)));
  return { labelsSeen: seen.length, labelsTwice: twice.length };
}

export interface ReadingFindings {
  readonly format: DocumentFormat;
  /** The form by which the tables were read. */
  readonly form: FormSchema;
  readonly table2: TableFinding;
  readonly table3: Table3Finding;
  readonly table4: TableFinding;
  readonly sections: readonly Section[];
  /** Paragraphs before the first section, and what the file carries unseen; absent where the format can hold none. */
  readonly opening?: readonly string[];
  readonly traces?: readonly Trace[];
  readonly identity: Identity;
  /** Absent where a document holds nothing but cells. */
  readonly beside?: WordsBeside;
  /** Official labels that stand anywhere in the document: tables that no reader could take apart. */
  readonly labelsSeen: number;
  /** Official labels that stand more than once though the form prints them once. */
  readonly labelsTwice: number;
}

export function refusedReading(refusal: ReadingRefusal): Reading {
  return { status: 'refused', reason: { code: refusal.refused, detail: refusal.detail } };
}

const cellsOf = ({ table2, table3, table4 }: ReadingFindings): CellReading[] =>
  [table2, table3, table4].flatMap((table) => [...table.cells.values()]);

/** Two forms beside each other: their labels stand twice, and no reader could say which figure is whose. */
export function isSideBySide(findings: ReadingFindings): boolean {
  return (
    findings.labelsTwice >= ENOUGH_TWICE &&
    [...findings.table3.cells.values()].every(({ kind }) => kind === 'unread' || kind === 'not-printed')
  );
}

/** Digits of scripts that no report of a Chinese body is counted in: Arabic, Devanagari and their like. */
export function hasOtherDigits(text: string): boolean {
  return /\p{Nd}/u.test(text.replace(/[0-9\uff10-\uff19]/gu, ''));
}

/** The figures are there, in digits of another script. */
export function isInOtherDigits(findings: ReadingFindings): boolean {
  const cells = cellsOf(findings);
  return (
    cells.every(({ kind }) => kind !== 'number') &&
    cells.filter(({ raw }) => hasOtherDigits(raw)).length >= cells.length / 2
  );
}

/** Every printed cell is blank: somebody sent the form instead of the report. */
export function isBlankForm(findings: ReadingFindings): boolean {
  const cells = cellsOf(findings);
  const blank = cells.filter((cell) => cell.kind === 'blank').length;
  return (
    cells.every((cell) => cell.kind !== 'number' && cell.kind !== 'mark' && cell.raw === '') &&
    blank >= cells.length / 2
  );
}

/** A document without any table of the form, told apart by what else it shows. */
export function withoutTables(findings: ReadingFindings): ReadingRefusal | undefined {
  const { table2, table3, table4, sections, identity } = findings;
  if (table2.located || table3.located || table4.located || findings.labelsSeen >= ENOUGH_LABELS) return undefined;
  const headings = sections.filter((section) => section.located).length;
  if (identity.titled || headings >= 3) {
    return {
      refused: 'no-tables',
      detail: `title ${identity.titled ? 'found' : 'not found'}, ${headings} headings, no table`,
    };
  }
  return { refused: 'not-a-report', detail: 'neither title nor headings nor tables of the form' };
}

/** Characters of one section: several times a long report, and within what one item of the table may hold. */
const LONGEST_SECTION = 60_000;

export function assemble(findings: ReadingFindings): Reading {
  const texts = [...findings.sections.map(({ paragraphs }) => paragraphs), findings.opening ?? []];
  const longest = Math.max(...texts.map((paragraphs) => paragraphs.join('\n').length));
  if (longest > LONGEST_SECTION)
    return refusedReading({
      refused: 'too-complex',
      detail: `a section of ${longest} characters, at most ${LONGEST_SECTION}`,
    });
  const { table2, table3, table4, identity } = findings;
  const elsewhere = isOfAnotherPeriod(identity.period, identity.year);
  const isAnothers = (number: number, { captions = [] }: TableFinding): boolean =>
    elsewhere ||
    [...(findings.beside?.get(number) ?? []), ...captions].some((text) => speaksOfOtherFigures(text, identity));
  const own = <Id>(
    number: number,
    table: TableFinding,
    read: ReadonlyMap<Id, CellReading>,
  ): ReadonlyMap<Id, CellReading> => (isAnothers(number, table) ? withRivals(read) : read);
  const found = new Map([
    ...own(2, table2, table2.cells),
    ...own(3, table3, table3.cells),
    ...own(4, table4, table4.cells),
  ]);
  const cells = Object.fromEntries(CELL_IDS.map((id) => [id, found.get(id) ?? unreadCell('no-place')])) as Record<
    CellId,
    CellReading
  >;
  const short = table3.shortRow !== null && findings.form.otherHandling === 'either';
  const form: Form = short ? '2021-short' : findings.form.name;
  const record = {
    form,
    format: findings.format,
    agencyName: identity.agencyName,
    year: identity.year,
    period: identity.period,
    ...(findings.opening !== undefined && { opening: [...findings.opening] }),
    cells,
    shortFormRow: table3.shortRow === null ? null : Object.fromEntries(own(3, table3, table3.shortRow)),
    sections: [...findings.sections],
    notes: [...table2.notes, ...table3.notes, ...table4.notes],
    ...(findings.traces !== undefined && { traces: [...findings.traces] }),
    reader: READER,
  };
  return { status: readingStatus(record), record };
}
