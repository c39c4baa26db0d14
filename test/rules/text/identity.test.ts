import { describe, expect, test } from '@jest/globals';
import { compareNames } from '#shared/rules/text/agency-names.js';
import type { Example } from '#shared/rules/index.js';
import { judge, message, severities, wordsOf } from '../judge.js';

const period = (from: number, to: number): string => `统计期限自${from}年1月1日起至${to}年12月31日止。`;

describe('D08: one year', () => {
  test.each<[string, Example, string[]]>([
    ['all the same', { context: { year: 2025 } }, []],
    ['title of another year', { year: 2024, context: { year: 2025 } }, ['block']],
    ['period of another year', { period: period(2024, 2024), context: { year: 2025 } }, ['block']],
    ['period over two years', { period: period(2024, 2025), context: { year: 2025 } }, ['block']],
    ['last year’s file', { year: 2024, period: period(2024, 2024), context: { year: 2025 } }, ['block']],
    ['without a filing, title against period', { period: period(2024, 2024) }, ['block']],
    ['a period that names its year once', { period: '自2025年1月1日至12月31日', context: { year: 2025 } }, []],
  ])('%s', (_, example, expected) => {
    expect(severities('D08', example)).toEqual(expected);
  });

  test('names every side', () => {
    expect(message('D08', { year: 2024, period: period(2023, 2023), context: { year: 2025 } })).toBe(
      '年份不一致：标题为2024年，统计期限自2023年，报送的是2025年度。',
    );
  });

  test('a document that names no year is not judged', () => {
    expect(judge('D08', { year: null, period: null }).unjudged).toHaveLength(1);
  });

  test('the numbers alone may still name the wrong year', () => {
    expect(severities('D08', { format: 'json', year: 2024, period: null, context: { year: 2025 } })).toEqual(['block']);
  });
});

describe('D10: one body', () => {
  test.each([
    ['云溪县示例局', '云溪县示例局', 'same'],
    ['云溪县示例局', '云溪县 示例局', 'same'],
    ['云溪县工业信息化和科技局', '云溪县工科局', 'short'],
    ['云溪县工业信息化和科技局', '工科局', 'short'],
    ['云溪县人民政府', '云溪县', 'short'],
    ['云溪县人民政府', '云溪县人民政府办公室', 'other'],
    ['云溪县示例局', '青石县示例局', 'other'],
    ['云溪县民政局', '云溪县财政局', 'other'],
    ['白石市公安局南岸区分局', '南岸区公安分局', 'short'],
    ['白石市市场监督管理局南岸区分局', '南岸区市场监管分局', 'short'],
    ['白石市公安局南岸区分局', '北岸区公安分局', 'other'],
    ['白石市公安局南岸区分局', '南岸区税务分局', 'other'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(compareNames(a, b)).toBe(expected);
    expect(compareNames(b, a)).toBe(expected);
  });

  const context = { agencyName: '云溪县示例局' };
  test('a title of another body asks for an explanation, a short one is only noted', () => {
    expect(severities('D10', { context, agencyName: '青石县样品局' })).toContain('explain');
    expect(severities('D10', { context, agencyName: '示例局' })).toEqual(['note']);
  });

  test('a name that the roster knows for the body is its own', () => {
    const known = { agencyName: '云溪县示例局', agencyAliases: ['云溪县老示例办'] };
    expect(severities('D10', { context: known, agencyName: '云溪县老示例办' })).toEqual(['note']);
    const sections = { 1: ['2025年，云溪县旧样品局坚持依法公开。'] };
    expect(severities('D10', { context: known, sections })).toEqual(['explain']);
    expect(severities('D10', { context: { ...known, agencyAliases: ['云溪县旧样品局'] }, sections })).toEqual([]);
  });

  test.each<[string, Example, string[]]>([
    ['another body in the overview', { sections: { 1: ['2025年，青石县样品局坚持依法公开。'] } }, ['青石县样品局']],
    ['another body in the preamble', { opening: ['青石县样品局根据条例编制本报告。'] }, ['青石县样品局']],
    ['an abbreviation', { sections: { 1: ['2025年，示例局坚持依法公开。'] } }, []],
    ['我局', { sections: { 1: ['2025年，我局坚持依法公开。'] } }, []],
    ['another body that is merely mentioned', { sections: { 1: ['2025年，在青石县样品局支持下，公开有序。'] } }, []],
    ['the office that wrote it', { opening: ['本报告由云溪县政府办公室根据条例编制。'] }, []],
  ])('%s', (_, example, words) => {
    expect(wordsOf('D10', { context, ...example })).toEqual(words);
  });
});
