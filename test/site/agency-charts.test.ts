/** The charts of an agency: its own figures over the years, each titled by what it says, the table under them. */
import { expect, test } from '@jest/globals';
import { agencyPage } from '#shared/site/agency-page.js';
import { summaryOf } from '#shared/site/summary.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { pageTexts, ROOT } from '#shared/site/place.js';
import { agency, cell, noNumber, sampleRecord, sampleReport } from './sample.js';

function reportOf(year: number, received: string | null) {
  const reading = received === null ? noNumber('blank') : cell(received);
  const form = year < 2021 ? '2019-trial' : '2021';
  return summaryOf(
    sampleReport({
      year: reportYearSchema.parse(year),
      record: sampleRecord({ 'requests.newlyReceived@total': reading }, { form }),
    }),
  );
}
const pageOf = (...reports: ReturnType<typeof reportOf>[]) =>
  agencyPage({ agency: agency('jiaoyu'), area: '示例县', reports, takenDown: [] }, pageTexts('zh', ROOT));

test('an agency of several years has a chart of each figure that people ask for, a gap left open', () => {
  const page = pageOf(reportOf(2025, '17'), reportOf(2024, '15'), reportOf(2023, null), reportOf(2020, '9'));
  expect(page.match(/<figure class="chart"/g)).toHaveLength(5);
  expect(page).toContain('新收申请：2025年 17 件，比上年多 2 件');
  expect(page).toContain(
    '新收申请：2020年 9 件；2021年没有数字；2022年没有数字；2023年没有数字；2024年 15 件；2025年 17 件。',
  );
  expect(page).toContain('2021年起的报告使用');
  expect(page.indexOf('id="charts"')).toBeLessThan(page.indexOf('id="figures"'));
});

test('one year is a row of the table and no chart', () => {
  expect(pageOf(reportOf(2025, '17'))).not.toContain('<svg');
  expect(pageOf(reportOf(2025, '17'))).toContain('id="figures"');
});
