/** The drawn chart: what stands in it, what is said of it to those who do not see it, and nothing that the policy forbids. */
import { describe, expect, test } from '@jest/globals';
import { Bar } from '#shared/site/charts/bar.js';
import { ChartNotes, YearsChart } from '#shared/site/charts/years-chart.js';
import type { YearPoint } from '#shared/site/charts/year-points.js';
import { textsIn } from '#shared/words/texts.js';

const zh = textsIn('zh');
const points = (values: Readonly<Record<number, string | null>>): YearPoint[] =>
  Object.entries(values).map(([year, value]) => ({
    year: Number(year),
    value,
    form: Number(year) < 2021 ? ('trial' as const) : ('official' as const),
  }));
const drawn = (values: Readonly<Record<number, string | null>>, t = zh) =>
  String(<YearsChart name={t.site.cols.received} id="received" points={points(values)} t={t} />);
const texts = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`<text class="${kind}"[^>]*>([^<]*)`, 'g'))].map(([, text]) => text);
const numbersOf = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`${name}="([^"]*)"`, 'g'))].map(([, text]) => Number(text));

describe('the chart of a figure', () => {
  test('is titled by what it shows', () => {
    expect(drawn({ 2024: '15', 2025: '17' })).toContain('新收申请：2025年 17 件，比上年多 2 件');
    expect(drawn({ 2024: '15', 2025: null })).toContain('新收申请：2025年没有数字，2024年 15 件');
    expect(drawn({ 2024: '15', 2025: '17' }, textsIn('en'))).toContain('17 in 2025, 2 more than the year before');
  });

  test('names every year and its number in words, a gap as a gap', () => {
    expect(drawn({ 2022: '3', 2024: '1234', 2025: '17' })).toContain(
      'aria-label="折线图。新收申请：2022年 3 件；2023年没有数字；2024年 1,234 件；2025年 17 件。"',
    );
  });

  test('begins at 0, puts a higher number higher, and stays inside its frame', () => {
    const svg = drawn({ 2021: '0', 2022: '40', 2023: '10', 2024: '99999999', 2025: '12345678' });
    const [nothing, , , most, last] = numbersOf(svg, 'cy');
    expect(texts(svg, 'tick')[0]).toBe('0');
    expect(most).toBeLessThan(last!);
    expect(last).toBeLessThan(nothing!);
    for (const x of numbersOf(svg, 'cx')) expect(x >= 0 && x <= 344).toBe(true);
    for (const y of numbersOf(svg, 'cy')) expect(y >= 20 && y <= 158.1).toBe(true);
  });

  test('writes all numbers where there is room, otherwise those that matter', () => {
    expect(texts(drawn({ 2021: '1', 2022: '2', 2023: '3' }), 'value')).toEqual(['1', '2', '3']);
    const many = Object.fromEntries(Array.from({ length: 18 }, (_, index) => [2008 + index, String(100_000 + index)]));
    const svg = drawn({ ...many, 2014: '999999' });
    expect(texts(svg, 'value')).toEqual(['100,000', '999,999', '100,017']);
    expect(texts(svg, 'year').at(-1)).toBe('2025');
    expect(texts(svg, 'year').length).toBeLessThan(10);
  });

  test('draws a line for years that hang together and marks where the form changed', () => {
    const svg = drawn({ 2019: '4', 2020: '5', 2021: '6', 2022: '7', 2024: '9' });
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg.match(/class="break"/g)).toHaveLength(1);
    const notes = String(<ChartNotes points={points({ 2020: '5', 2021: '6' })} t={zh} />);
    expect(notes).toContain('2021年起的报告使用国办公开办函〔2021〕30号规定的表式');
    expect(String(<ChartNotes points={points({ 2021: '5', 2022: '6' })} t={zh} />)).not.toContain('虚线');
  });

  test('without a number there is a sentence and no drawing', () => {
    expect(drawn({ 2025: null })).toContain('各年都没有数字');
    expect(drawn({ 2025: null })).not.toContain('<svg');
  });

  test('one year alone is a point, and all zeros lie on the ground line', () => {
    expect(drawn({ 2025: '7' })).not.toContain('<path');
    expect(new Set(numbersOf(drawn({ 2024: '0', 2025: '0' }), 'cy')).size).toBe(1);
  });

  test('has no style and no script of its own, and less than 6 KB', () => {
    const svg = drawn(Object.fromEntries(Array.from({ length: 18 }, (_, index) => [2008 + index, String(index * 7)])));
    expect(svg).not.toMatch(/style|<script|NaN|undefined/);
    expect(Buffer.byteLength(svg)).toBeLessThan(6_000);
  });
});

test('a bar is as wide as its share of the highest, and hidden from who listens', () => {
  expect(String(<Bar value="5" highest="20" />)).toContain('<rect width="25%"');
  expect(String(<Bar value="0" highest="0" />)).toContain('<rect width="0%"');
  expect(String(<Bar value="5" highest="20" />)).toContain('aria-hidden="true"');
});
