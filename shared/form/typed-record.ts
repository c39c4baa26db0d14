/**
 * What is typed in the form as a record, so that the rules, the official document and the proof of that document all
 * work on the same as after an upload. A blank stays blank and a mark a mark; what is no number is unread, never 0.
 */
import { interpret, unreadCell } from '#shared/reading/values.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { REPORT_TITLE, SECTION_HEADINGS } from '#shared/report/labels.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { paragraphsOf, textOf, typedCells, type FormContent, type TextPart } from './parts.js';

/** Whose report of which year. */
export interface FormOf {
  readonly agencyName: string;
  readonly year: number;
}

const PERIOD = /[^。；;]*20\d{2}年1月1日[^。；;]*12月31日[^。；;]*/u;

export function reportTitle({ agencyName, year }: FormOf): string {
  return `${agencyName}${year}年${REPORT_TITLE.zh}`;
}

export function typedReading(text: string): CellReading {
  const typed = text.trim();
  // Two numbers in one box are no number.
  const { kind, value, raw } = interpret(typed);
  if (kind === 'unread' || /\s/u.test(typed)) return unreadCell('not-a-number', { raw: typed });
  // 1,234 is printed as 1234: separators are for the hand that writes.
  return { kind, certainty: 'single', value, raw: value ?? raw, place: null, readers: ['typed'], checks: [] };
}

/** Typed, and neither number nor mark: nothing that the official document could print. */
export function unreadableCells(form: FormContent): CellId[] {
  return [...typedCells(form)].flatMap(([cell, text]) => (typedReading(text).kind === 'unread' ? [cell] : []));
}

export function typedRecord(form: FormContent, of: FormOf): ReportRecord {
  const typed = typedCells(form);
  const opening = paragraphsOf(textOf(form, 'opening'));
  return {
    form: '2021',
    format: 'docx',
    agencyName: of.agencyName,
    year: of.year,
    period: PERIOD.exec(opening.join(''))?.[0] ?? null,
    opening: [reportTitle(of), ...opening],
    cells: Object.fromEntries(CELL_IDS.map((id) => [id, typedReading(typed.get(id) ?? '')])) as ReportRecord['cells'],
    shortFormRow: null,
    sections: SECTION_HEADINGS.map((heading, index) => ({
      number: index + 1,
      heading: heading.zh,
      located: true,
      paragraphs: paragraphsOf(textOf(form, `section${index + 1}` as TextPart)),
      pages: null,
    })),
    notes: [],
    traces: [],
    reader: 'typed',
  };
}
