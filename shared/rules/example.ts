/** Turns an example of a rule into a record: every number is 0 but for what the example says. */
import { CELL_IDS, SHORT_FORM_ABSENT_ROWS, SHORT_FORM_CELLS, type CellId } from '../report/cells.js';
import { SECTION_HEADINGS } from '../report/labels.js';
import { decimalSchema, type CellReading, type ReportRecord } from '../report/record.js';
import type { Example } from './rule.js';

const READ = { certainty: 'single', place: null, readers: ['example'], checks: [] } as const;

function reading(wish: string | { readonly unread: string }): CellReading {
  const read = { ...READ, readers: [...READ.readers], checks: [] };
  if (typeof wish !== 'string')
    return { ...read, kind: 'unread', value: null, raw: wish.unread, reason: 'not-a-number' };
  if (decimalSchema.safeParse(wish).success) return { ...read, kind: 'number', value: wish, raw: wish };
  return { ...read, kind: wish === '' ? 'blank' : 'mark', value: null, raw: wish };
}

export function exampleRecord(example: Example): ReportRecord {
  const form = example.form ?? '2021';
  const absent = (id: CellId): boolean =>
    form !== '2021' && SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`));
  const cells = CELL_IDS.map((id): [CellId, CellReading] => {
    if (absent(id)) return [id, { ...reading(''), kind: 'not-printed' }];
    return [id, reading(example.cells?.[id] ?? '0')];
  });
  return {
    form,
    format: 'pdf',
    agencyName: '云溪县示例局',
    year: 2025,
    period: null,
    cells: Object.fromEntries(cells) as ReportRecord['cells'],
    shortFormRow: form === '2021' ? null : Object.fromEntries(SHORT_FORM_CELLS.map((id) => [id, reading('0')])),
    sections: SECTION_HEADINGS.map((heading, index) => ({
      number: index + 1,
      heading: heading.zh,
      located: true,
      paragraphs: [],
      pages: null,
    })),
    notes: Object.entries(example.folded ?? {}).map(([id, printed]) => ({
      code: 'folded',
      text: `“${printed}”`,
      cells: [id as CellId],
    })),
    reader: 'example',
  };
}
