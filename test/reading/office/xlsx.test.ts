import { describe, expect, test } from '@jest/globals';
import { recordSchema } from '#shared/report/record.js';
import { xlsx, type XlsxOptions } from '../../builders/xlsx.js';
import { consistentValues, distinctValues, shortFormValues } from '../../builders/values.js';
import { cellOf, CELL, contentOf, recordOf, unread, values, wrong } from './documents.js';

const LAYOUTS: readonly (readonly [string, XlsxOptions])[] = [
  ['one sheet', {}],
  ['three sheets', { sheets: 'three' }],
  ['texts in the cells themselves', { strings: 'inline' }],
  ['rich text with phonetic runs', { strings: 'rich' }],
  ['figures kept as text', { textFigures: true }],
  ['totals by formula', { formulas: true }],
  ['thousands separators by format', { thousands: true }],
  ['thousands separators in text', { thousands: true, textFigures: true, sheets: 'three' }],
  ['full-width digits', { digits: 'full-width' }],
  ['tables away from the corner', { offset: { rows: 3, columns: 2 } }],
  ['other figures in hidden rows, columns and sheets', { decoys: true }],
  ['signatures with digits under the tables', { signed: true, sheets: 'three' }],
  ['nothing but the tables, signed', { signed: true, tablesOnly: true }],
];

describe('Excel workbooks of the official form', () => {
  test.each(LAYOUTS)('are read completely: %s', async (_, options) => {
    for (const shown of [values, distinctValues(41), consistentValues(42)]) {
      const record = await recordOf(xlsx(contentOf(shown), options));
      expect({ wrong: wrong(record, shown), unread: unread(record) }).toEqual({ wrong: [], unread: [] });
      expect([record.form, record.agencyName, record.year]).toEqual(['2021', '云溪县示例局', 2025]);
      expect(recordSchema.safeParse(record).success).toBe(true);
    }
  });

  test.each(LAYOUTS)('keep the single row 其他处理 of the older form: %s', async (_, options) => {
    const record = await recordOf(xlsx(contentOf(), { ...options, shortForm: true }));
    const single = Object.entries(record.shortFormRow!).map(([id, cell]) => [id, cell.value]);
    expect([record.form, Object.fromEntries(single)]).toEqual(['2021-short', shortFormValues(values)]);
    expect([wrong(record, values).filter((id) => !id.startsWith('otherHandling')), unread(record)]).toEqual([[], []]);
  });

  test('tell the address of each value and that two ways led to it', async () => {
    const cell = await cellOf(xlsx(contentOf(), { sheets: 'three' }));
    expect(cell).toMatchObject({
      certainty: 'agreed',
      place: { in: 'sheet', sheet: '表三', address: 'D7' },
      readers: ['xlsx-grid', 'row-order'],
    });
    expect((await cellOf(xlsx(contentOf()), CELL)).certainty).toBe('agreed');
  });

  test('keep the six sections where they are written', async () => {
    const content = contentOf();
    const record = await recordOf(xlsx(content));
    expect(record.sections.map(({ paragraphs }) => paragraphs)).toEqual(content.narrative.sections);
  });
});
