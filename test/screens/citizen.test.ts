/**
 * On the site of a county over three years, a citizen finds an agency by its everyday name and reads who refused most; a researcher
 * downloads the year and counts the same. What they find is what the reports say, added up here from the reports themselves.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { TABLE3_ROWS, table3Cell } from '#shared/report/cells.js';
import { openBrowser } from '../e2e/browser.js';
import { countyReports, countySite, YEARS } from '../site/county.js';
import {
  findAgency,
  findAgencyWithoutScript,
  loadYear,
  readRefusals,
  type Answers,
  type DataFile,
} from './citizen-walk.js';
import { serveSite, type ServedSite } from './served-site.js';

let browser: Browser;
let site: ServedSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), serveSite((base) => countySite({ base }))]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const REFUSED = TABLE3_ROWS.filter((row) => row.startsWith('denied.')).map((row) => table3Cell(row, 'total'));
const DENIED_ROWS = TABLE3_ROWS.flatMap((row, at) => (row.startsWith('denied.') ? [at] : []));
type Counted = readonly [name: string, refused: number];
function answerOf(departments: readonly Counted[]): Answers[string] {
  const most = departments.reduce((best, one) => (one[1] > best[1] ? one : best));
  return { refused: departments.reduce((sum, [, refused]) => sum + refused, 0), most: [...most] };
}
const ofYear = (year: number): Answers[string] =>
  answerOf(
    countyReports
      .filter((report) => report.year === year && report.agency.kind === 'department')
      .map(({ agency, record }) => [
        agency.name,
        REFUSED.reduce((sum, id) => sum + Number(record.cells[id].value ?? 0), 0),
      ]),
  );

test.each(['教育局', '教体局', 'jiaoyuju', 'jyj'])(
  '%s leads to the agency and its reports of three years',
  async (question) => {
    expect(await findAgency(browser, site.base, question)).toEqual([
      '云溪县教育体育局历年政府信息公开工作年度报告',
      ['2025', '2024', '2023'],
    ]);
  },
  60_000,
);

test('without script the same agency is found in the list of all', async () => {
  expect(await findAgencyWithoutScript(browser, site.base, '云溪县教育体育局')).toMatch(/^云溪县教育体育局历年/);
}, 60_000);

test('how much the departments refused in each year, and who most, stands on a page that visible links lead to', async () => {
  const expected = Object.fromEntries(YEARS.map((year) => [String(year), ofYear(year)]));
  expect(await readRefusals(browser, site.base)).toEqual(expected);
}, 60_000);

test('the files of a year, downloaded and loaded by other libraries, come to the same', async () => {
  const rows = await loadYear(browser, site.base);
  const counted: Record<DataFile, Counted[]> = {
    '2025.csv': rows['2025.csv']
      .filter((row) => row['单位类别'] === '政府部门')
      .map((row) => [
        String(row['单位名称']),
        Object.entries(row)
          .filter(([head]) => /不予公开.*总计/.test(head))
          .reduce((sum, [, value]) => sum + Number(value), 0),
      ]),
    '2025-long.csv': [
      ...rows['2025-long.csv']
        .filter((row) => row['agency_kind'] === 'department' && /^denied\..*@total$/.test(String(row['cell'])))
        .reduce(
          (sums, row) =>
            sums.set(String(row['agency_name']), (sums.get(String(row['agency_name'])) ?? 0) + Number(row['value'])),
          new Map<string, number>(),
        ),
    ],
    '2025.jsonl': (rows['2025.jsonl'] as { agency: { name: string; kind: string }; table3: number[][] }[])
      .filter(({ agency }) => agency.kind === 'department')
      .map(({ agency, table3 }) => [
        agency.name,
        // The last of the seven columns is the sum of the six.
        DENIED_ROWS.reduce((sum, at) => sum + Number(table3[at]?.[6]), 0),
      ]),
    '2025.parquet': rows['2025.parquet']
      .filter((row) => row['agency_kind'] === 'department')
      .map((row) => [String(row['agency_name']), REFUSED.reduce((sum, id) => sum + Number(row[id]), 0)]),
  };
  for (const [file, departments] of Object.entries(counted))
    expect([file, answerOf(departments)]).toEqual([file, ofYear(2025)]);
}, 60_000);
