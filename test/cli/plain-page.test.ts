import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PLAIN_LISTS, plainMarkdown } from '../../cli/plain-page.js';

test('docs/reading-plain.md is what the lists say; npx tsx cli/write-plain-page.ts writes it', () => {
  expect(readFileSync(new URL('../../docs/reading-plain.md', import.meta.url), 'utf8')).toBe(
    plainMarkdown(PLAIN_LISTS),
  );
});

test('every entry has its reason', () => {
  for (const { columns, rows } of PLAIN_LISTS) {
    const why = columns.indexOf('Why');
    for (const row of rows) expect([row.length, row[why]?.length ?? 0]).toEqual([columns.length, expect.any(Number)]);
    expect(rows.filter((row) => (row[why] ?? '').length < 4)).toEqual([]);
  }
});
