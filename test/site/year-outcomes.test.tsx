/** How the requests of an area ended: the sums of table 3, shares of their own sum, and no number made up. */
import { expect, test } from '@jest/globals';
import { TABLE3_OUTCOMES, table3Cell } from '#shared/report/cells.js';
import { outcomesOf, YearOutcomes } from '#shared/site/year-outcomes.js';
import { summaryOf } from '#shared/site/summary.js';
import { totalsOf } from '#shared/totals/totals.js';
import { textsIn } from '#shared/words/texts.js';
import { cell, noNumber, sampleRecord, sampleReport, shortFormRecord } from './sample.js';

const blank = Object.fromEntries(TABLE3_OUTCOMES.map((row) => [table3Cell(row, 'total'), noNumber('blank')]));
const report = (cells: Record<string, string>) =>
  summaryOf(
    sampleReport({
      record: sampleRecord({
        ...blank,
        ...Object.fromEntries(Object.entries(cells).map(([row, value]) => [`${row}@total`, cell(value)])),
      }),
    }),
  );
const totals = totalsOf([
  report({ 'outcomes.granted': '30', 'denied.stateSecrets': '5', 'denied.registryInquiry': '5' }),
  report({ 'outcomes.granted': '20' }),
]);

test('each outcome is the sum of its rows; one that nobody reported on is none, and not 0', () => {
  expect(outcomesOf(totals).map(({ name, sum }) => [name, sum])).toEqual([
    ['outcomes.granted', '50'],
    ['outcomes.partiallyGranted', null],
    ['denied', '10'],
    ['unavailable', null],
    ['notProcessed', null],
    ['otherHandling', null],
  ]);
});

test('the row of the short form counts as other handling', () => {
  const short = totalsOf([summaryOf(sampleReport({ record: shortFormRecord() }))]);
  expect(outcomesOf(short).at(-1)).toEqual({ name: 'otherHandling', sum: '906' });
});

test('the title says what the bars show, the table says it in numbers', () => {
  const html = String(<YearOutcomes totals={totals} t={textsIn('zh')} />);
  expect(html).toContain('合计 60 件，予以公开占 83%');
  expect(html).toMatch(/不予公开<svg[^>]*><rect width="20%"[^>]*>(<\/rect>)?<\/svg><\/th><td>10<\/td><td>17%<\/td>/);
  expect(html).toContain('没有数字');
  const english = String(<YearOutcomes totals={totals} t={textsIn('en')} />);
  expect(english).toContain('60 in all, 83% “Disclosed”');
  expect(String(<YearOutcomes totals={totalsOf([report({})])} t={textsIn('zh')} />)).toBe('');
});
