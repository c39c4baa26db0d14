/** Years and agencies compared: the sums are those of the reports, whoever had most is named, and nothing is made up. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { TABLE3_ROWS, type CellId } from '#shared/report/cells.js';
import { beyond, comparedSchema, FIGURE_NAMES } from '#shared/site/compared.js';
import { compareIndexPage, comparePage } from '#shared/site/compare-page.js';
import { compareObjects } from '#shared/site/compare-objects.js';
import { summaryOf } from '#shared/site/summary.js';
import { pageTexts, ROOT } from '#shared/site/place.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { comparedYearOf } from './comparison.js';
import { agency, cell, noNumber, sampleRecord, sampleReport } from './sample.js';

const [zh, en] = [pageTexts('zh', ROOT), pageTexts('en', ROOT)];
const denied = TABLE3_ROWS.filter((row) => row.startsWith('denied.')).map((row): CellId => `${row}@total`);

/** Refused so many, all for the first reason; `null`: left that cell blank and wrote 2 for the second. */
function report(
  year: number,
  id: string,
  refused: number | null,
  kind: 'department' | 'township' | 'government' = 'department',
) {
  const zeros = Object.fromEntries(denied.map((one) => [one, cell('0')]));
  const own =
    refused === null
      ? { [denied[0]!]: noNumber('blank'), [denied[1]!]: cell('2') }
      : { [denied[0]!]: cell(String(refused)) };
  return summaryOf(
    sampleReport({
      year: reportYearSchema.parse(year),
      agency: agency(id, `${id}局`, kind),
      record: sampleRecord({ ...zeros, ...own }),
    }),
  );
}
const summaries = [
  ...[report(2023, 'jiaoyu', 3), report(2023, 'minzheng', 5), report(2023, 'hexi', 1, 'township')],
  ...[report(2024, 'jiaoyu', 9), report(2024, 'minzheng', 4), report(2024, 'hexi', 0, 'township')],
  ...[report(2025, 'jiaoyu', 6), report(2025, 'minzheng', 6), report(2025, 'caizheng', null)],
  report(2025, 'county', 999, 'government'),
];
const years = [2023, 2024, 2025].map((year) => comparedYearOf(year, summaries, year === 2025 ? 4 : 3));
const of = { area: '示例县', years };

type Node = DefaultTreeAdapterMap['node'];
function words(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(words).join(' ') : '';
}
function rowsOf(html: string): string[] {
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([row]) =>
    words(parse(`<table>${row}</table>`))
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('the page of a figure', () => {
  test('begins with its newest year, in whatever order the years are given', () => {
    const page = (order: typeof years) => comparePage({ area: '示例县', years: order, figure: 'denied', t: zh });
    const [, lead = ''] = /<p class="lead">(.*?)<\/p>/.exec(page(years)) ?? [];
    expect(lead).toMatch(/^不予公开：2025年 14 件/);
    expect(page([...years].reverse())).toBe(page(years));
  });

  const page = comparePage({ ...of, figure: 'denied', t: zh });

  test('says how many were refused in each of three years, by kind of agency, with the coverage of each', () => {
    expect(rowsOf(page)).toEqual(
      expect.arrayContaining([
        '2025 12 3 份中 2 份有数字 2 14 3 份中 2 份有数字 3/4 家',
        '2024 13 0 13 3/3 家',
        '2023 8 1 9 3/3 家',
      ]),
    );
  });

  test('says who refused most in each year, and with what share', () => {
    const newest = words(parse(page)).replace(/\s+/g, '');
    expect(newest).toContain('2025年最多的是jiaoyu局、minzheng局，各6件');
    expect(rowsOf(page)).toEqual(
      expect.arrayContaining(['1. jiaoyu局 9 69%', '1. minzheng局 5 56%', '2. jiaoyu局 3 33%']),
    );
  });

  test('gives equal numbers one place, and the next the place behind them all', () => {
    const values = { a: 6, b: 6, c: 4, d: 1 };
    const tied = Object.entries(values).map(([id, refused]) => report(2025, id, refused));
    const html = comparePage({ area: '示例县', years: [comparedYearOf(2025, tied, 4)], figure: 'denied', t: zh });
    const places = rowsOf(html).filter((row) => /^\d+\. /.test(row));
    expect(places.map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual(['1. a局', '1. b局', '3. c局', '4. d局']);
  });

  test('leaves out what the area government itself reports: it is a sum already', () => {
    expect(page).not.toContain('county局');
    expect(page).not.toContain('999');
  });

  test('does not compare a year that is not complete with the one before, and says why not all rank', () => {
    expect(page).toContain('2025年 14 件（4 家中 3 家，3 份报告中 2 份填全）');
    expect(page).not.toContain('比上年');
    expect(page).toContain('没有填全这一项的各格');
    expect(page).not.toContain('caizheng局');
    expect(page).toContain('以上之外的单位合计 2 件。');
  });

  test('counts as complete only reports that gave every number of the figure, whichever each of the others lacks', () => {
    const lacking = (id: string, at: number) =>
      summaryOf(
        sampleReport({
          year: reportYearSchema.parse(2025),
          agency: agency(id, `${id}局`),
          record: sampleRecord({
            ...Object.fromEntries(denied.map((one) => [one, cell('0')])),
            [denied[at]!]: noNumber('blank'),
          }),
        }),
      );
    const year = comparedYearOf(2025, [lacking('caizheng', 0), lacking('minzheng', 1), report(2025, 'jiaoyu', 6)], 3);
    expect(year.figures.denied.total).toEqual({ sum: '6', numbers: 1, of: 3 });
  });

  test('does not compare sums of which a report gave no number, or of which nobody said how many owe one', () => {
    const blank = [report(2024, 'caizheng', 9), report(2025, 'caizheng', null)];
    const lead = (expected: number | null) =>
      comparePage({
        ...{ area: '示例县', figure: 'denied', t: zh },
        years: [2024, 2025].map((year) => comparedYearOf(year, expected === null ? summaries : blank, expected)),
      });
    expect(lead(1)).toContain('2025年 2 件（1 份报告中 0 份填全）');
    expect(lead(null)).toContain('2025年 14 件（应公布家数不详，3 份报告中 2 份填全）');
    for (const html of [lead(1), lead(null)]) expect(html).not.toContain('比上年');
    const full = [report(2024, 'caizheng', 9), report(2025, 'caizheng', 2)];
    expect(
      comparePage({
        ...{ area: '示例县', figure: 'denied', t: zh },
        years: [2024, 2025].map((year) => comparedYearOf(year, full, 1)),
      }),
    ).toContain('比上年少 7 件');
  });

  test('of zeros names nobody as the one with most', () => {
    const none = comparedYearOf(2024, [report(2024, 'hexi', 0, 'township')], 1);
    const html = comparePage({ area: '示例县', years: [none], figure: 'denied', t: zh });
    expect(html).toContain('这一年没有单位填报大于 0 的数字。');
    expect(html).not.toContain('最多的是');
  });

  test('of many years and agencies stays small', () => {
    const many = Array.from({ length: 40 }, (_, index) => report(2024, `agency-${index}`, index));
    const long = Array.from({ length: 12 }, (_, index) => {
      const year = 2014 + index;
      return comparedYearOf(
        year,
        many.map((one) => ({ ...one, year: reportYearSchema.parse(year) })),
        40,
      );
    });
    const html = comparePage({ area: '示例县', years: long, figure: 'denied', t: zh });
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).toContain('第 11 至 30 名');
    expect(html).toContain('竖虚线');
    const names = [...html.matchAll(/<table class="list ranking" aria-labelledby="([^"]+)"/g)].map(
      ([, ids]) => ids ?? '',
    );
    expect(names.length).toBe(6);
    expect(new Set(names).size).toBe(names.length);
    expect(names.flatMap((ids) => ids.split(' ')).filter((id) => !html.includes(` id="${id}"`))).toEqual([]);
  });
});

test('there is one page per figure in each language, and a page of all of them', () => {
  expect(compareObjects(of, ROOT).map(({ key }) => key)).toHaveLength(2 * (FIGURE_NAMES.length + 1));
  expect(compareIndexPage(of, zh).match(/<svg role="img"/g)).toHaveLength(FIGURE_NAMES.length);
  expect(comparePage({ ...of, figure: 'denied', t: en })).toContain(
    '14 in 2025 (3 of 4 agencies, given in full by 2 of 3 reports)',
  );
  expect(compareIndexPage({ area: '示例县', years: [] }, zh)).toContain('还没有可以比较的数据。');
});

test('what is kept of a year is read again as it was, and says of no sum more than its parts and what is beyond them', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50)), { minLength: 1, maxLength: 12 }), (values) => {
      const own = values.map((value, index) =>
        report(2024, `a${index}`, value, index % 3 === 0 ? 'township' : 'department'),
      );
      const year = comparedYearOf(2024, own, null);
      expect(comparedSchema.parse(JSON.parse(JSON.stringify(year)))).toEqual({ figures: year.figures });
      const { total, kinds, ranking } = year.figures.denied;
      const all = values.reduce<number>((sum, value) => sum + (value ?? 2), 0);
      const whole = values.filter((value) => value !== null);
      expect(Number(total.sum)).toBe(all);
      expect(total.numbers).toBe(whole.length);
      expect(
        kinds.reduce((sum, one) => sum + Number(one.sum ?? 0), 0) +
          Number(
            beyond(
              total,
              kinds.map(({ sum }) => sum),
            ),
          ),
      ).toBe(all);
      expect(ranking.map(({ value }) => Number(value))).toEqual([...whole].sort((a, b) => b! - a!));
    }),
    { numRuns: 25 },
  );
});
