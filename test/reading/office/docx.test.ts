import { describe, expect, test } from '@jest/globals';
import { recordSchema } from '#shared/report/record.js';
import { docx, type DocxOptions } from '../../builders/docx.js';
import { consistentValues, distinctValues, shortFormValues, type FormValues } from '../../builders/values.js';
import { contentOf, recordOf, unread, values, wrong } from './documents.js';

const LAYOUTS: readonly (readonly [string, DocxOptions])[] = [
  ['as Word writes it', {}],
  ['texts in several runs', { splitRuns: 5 }],
  ['automatic numbering', { numbered: true }],
  ['content controls around rows, cells and paragraphs', { controls: true }],
  ['table 3 cut in two tables', { cutTable3: 14 }],
  ['the whole report in one cell of a table', { framed: true }],
  ['empty leaf cells beside （六） and （七）', { emptyLeaf: true }],
  ['rows set in from both sides', { indented: true }],
  ['the strict edition with other prefixes', { strict: true }],
  ['full-width digits', { digits: 'full-width' }],
  ['thousands separators', { thousands: true }],
  ['everything at once', { splitRuns: 9, numbered: true, controls: true, indented: true, thousands: true }],
];

describe('Word documents of the official form', () => {
  test.each(LAYOUTS)('are read completely: %s', async (_, options) => {
    for (const shown of [values, distinctValues(31), consistentValues(32), consistentValues(33)]) {
      const record = await recordOf(docx(contentOf(shown), options));
      expect({ wrong: wrong(record, shown), unread: unread(record) }).toEqual({ wrong: [], unread: [] });
      expect(record.sections.map(({ located }) => located)).toEqual([true, true, true, true, true, true]);
      expect([record.form, record.agencyName, record.year]).toEqual(['2021', '云溪县示例局', 2025]);
      expect(recordSchema.safeParse(record).success).toBe(true);
    }
  });

  test.each(LAYOUTS.filter(([, options]) => options.cutTable3 === undefined))(
    'keep the single row 其他处理 of the older form: %s',
    async (_, options) => {
      const record = await recordOf(docx(contentOf(), { ...options, shortForm: true }));
      const single = Object.entries(record.shortFormRow!).map(([id, cell]) => [id, cell.value]);
      expect([record.form, Object.fromEntries(single)]).toEqual(['2021-short', shortFormValues(values)]);
      expect(unread(record)).toEqual([]);
    },
  );

  test('tell where each value stands and that two ways led to it', async () => {
    const record = await recordOf(docx(contentOf()));
    expect(record.cells['outcomes.granted@naturalPerson']).toMatchObject({
      certainty: 'agreed',
      place: { in: 'table', table: 2, row: 6, column: 4 },
      readers: ['docx-grid', 'row-order'],
    });
    expect(new Set(Object.values(record.cells).map(({ certainty }) => certainty))).toEqual(new Set(['agreed']));
    const cut = await recordOf(docx(contentOf(), { emptyLeaf: true }));
    expect(cut.cells['outcomes.granted@naturalPerson'].certainty).toBe('single');
  });

  test('give the same record for the same bytes', async () => {
    const bytes = docx(contentOf(), { splitRuns: 3 });
    expect(Buffer.from(bytes).equals(docx(contentOf(), { splitRuns: 3 }))).toBe(true);
    expect(await recordOf(bytes)).toEqual(await recordOf(bytes));
  });

  test('keep paragraphs as they are', async () => {
    const content = contentOf();
    const record = await recordOf(docx(content));
    expect(record.sections.map(({ paragraphs }) => paragraphs)).toEqual(content.narrative.sections);
    expect(record.period).toContain('2025年1月1日');
  });

  test('keep blanks and marks as what they are', async () => {
    const printed = {
      'denied.stateSecrets@total': '',
      'review.upheld': '/',
      'activeDisclosure.rules.issued': '—',
    } as const;
    const record = await recordOf(docx(contentOf(), { printed }));
    expect(Object.keys(printed).map((id) => record.cells[id as keyof typeof printed].kind)).toEqual([
      'blank',
      'mark',
      'mark',
    ]);
    expect(wrong(record, values as FormValues, Object.keys(printed) as (keyof typeof printed)[])).toEqual([]);
  });
});
