import { expect, test } from '@jest/globals';
import { PLAIN_LISTS } from '../../../cli/pages/plain-page.js';

test('every entry has its reason', () => {
  for (const { columns, rows } of PLAIN_LISTS) {
    const why = columns.indexOf('Why');
    for (const row of rows) expect([row.length, row[why]?.length ?? 0]).toEqual([columns.length, expect.any(Number)]);
    expect(rows.filter((row) => (row[why] ?? '').length < 4)).toEqual([]);
  }
});
