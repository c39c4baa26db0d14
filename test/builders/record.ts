/**
 * Records as the readers would make them, straight from values: for tests of what comes after reading. A cell that is
 * not a plain number is asked for by name.
 */
import { CELL_IDS, SHORT_FORM_ABSENT_ROWS, table3Position, type CellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import type { CellReading, Form, ReportRecord } from '#shared/report/record.js';
import { narrativeFor, type Narrative } from './narrative.js';
import { shortFormValues, type FormValues } from './values.js';

/** A cell as it is to stand in the record: `''` is blank, a text that is no number is a mark. */
export type CellWish = string | { readonly unread: string; readonly candidates?: readonly string[] };

export interface RecordOptions {
  readonly form?: Form;
  readonly cells?: Partial<Record<CellId, CellWish>>;
  readonly narrative?: Narrative;
}

const NUMBER = /^(0|[1-9]\d{0,17})(\.\d{1,8})?$/;

export function readingOf(wish: CellWish): CellReading {
  const common = { certainty: 'single', place: null, readers: ['builder'], checks: [] } as const;
  if (typeof wish !== 'string') {
    const { unread, candidates = [] } = wish;
    return {
      ...common,
      kind: 'unread',
      value: null,
      raw: '',
      reason: unread,
      candidates: [...candidates],
      readers: [],
      checks: [],
    };
  }
  const kind = wish === '' ? 'blank' : NUMBER.test(wish) ? 'number' : 'mark';
  return { ...common, kind, value: kind === 'number' ? wish : null, raw: wish, readers: ['builder'], checks: [] };
}

const NOT_PRINTED: CellReading = {
  kind: 'not-printed',
  certainty: 'single',
  value: null,
  raw: '',
  place: null,
  readers: ['builder'],
  checks: [],
};

function isAbsent(id: CellId, form: Form): boolean {
  if (form === '2021' || !id.includes('@')) return false;
  const { row } = table3Position(id as Parameters<typeof table3Position>[0]);
  return (SHORT_FORM_ABSENT_ROWS as readonly string[]).includes(row);
}

export function recordOf(values: FormValues, options: RecordOptions = {}): ReportRecord {
  const form = options.form ?? '2021';
  const narrative = options.narrative ?? narrativeFor(values);
  const cells = CELL_IDS.map((id) => {
    const wish = options.cells?.[id];
    if (wish === undefined && isAbsent(id, form)) return [id, NOT_PRINTED];
    return [id, readingOf(wish ?? values[id])];
  });
  const single = Object.entries(shortFormValues(values)).map(([id, value]) => [id, readingOf(value)]);
  return {
    form,
    format: 'pdf',
    agencyName: narrative.agencyName,
    year: narrative.year,
    period: narrative.period,
    cells: Object.fromEntries(cells) as ReportRecord['cells'],
    shortFormRow: form === '2021' ? null : (Object.fromEntries(single) as ReportRecord['shortFormRow']),
    sections: SECTION_HEADINGS.map((heading, index) => ({
      number: index + 1,
      heading: heading.zh,
      located: true,
      paragraphs: [...(narrative.sections[index] ?? [])],
      pages: null,
    })),
    notes: [],
    reader: 'builder',
  };
}
