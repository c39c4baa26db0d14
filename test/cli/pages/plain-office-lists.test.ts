import { expect, test } from '@jest/globals';
import { PLAIN_OFFICE_LISTS } from '../../../cli/pages/plain-office-lists.js';

test('every entry of the lists for Word and Excel says what is plain and why, and no name stands in a list twice', () => {
  for (const { title, columns, rows } of PLAIN_OFFICE_LISTS) {
    for (const row of rows) {
      expect([title, row.length]).toEqual([title, columns.length]);
      expect(row.filter((cell) => cell.length < 2)).toEqual([]);
    }
    const names = rows.flatMap(([what = '']) => what.split(', '));
    expect([title, names.filter((name, at) => names.indexOf(name) !== at)]).toEqual([title, []]);
  }
});
