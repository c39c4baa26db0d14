import { describe, expect, test } from '@jest/globals';
import type { Example } from '#shared/rules/index.js';
import { judge, message, severities, wordsOf } from '../judge.js';

const inOverview = (...text: string[]): Example => ({ sections: { 1: text } });

describe('D09: years left over', () => {
  test.each([
    '2024年，我局主动公开信息12条。',
    '2024年度主动公开信息12条。',
    '2024年以来，我局坚持依法公开。',
    '（一）主动公开。2024年，通过网站发布信息12条。',
    '我局2024年通过网站发布信息12条。',
    '规范办理流程，2024年共受理申请3件。',
    '二〇二四年，我局主动公开信息12条。',
    '2023 年全年发布信息12条。',
    '2024年1月1日至2024年12月31日，我局共收到申请1件。',
    '数据统计期限自2024年1月1日起至12月31日止。',
  ])('%s', (text) => {
    expect(severities('D09', inOverview(text))).toEqual(['explain']);
  });

  test.each([
    '2025年，我局主动公开信息12条。',
    '截至2024年底，现行有效文件12件。',
    '自2019年起，每季度培训一次。',
    '我局在平稳中推进。2019年以来，每季度培训一次。',
    '与2024年相比，申请增加3件。',
    '2024年结转的3件申请已经办结。',
    '2024年为12件，2025年为15件。',
    '根据《2024年政务公开工作要点》开展工作。',
    '国办公开办函〔2021〕30号要求按统一格式编制。',
    '条例2019年5月15日起施行。',
    '2024年印发的办法继续有效。',
    '及时编制发布2024年度政府信息公开工作年度报告。',
    '2026年，我们将增加培训。',
    '发布部门决算，2024年公开遴选公告一并发布。',
    '按时公开2024年度部门决算。',
    '与2024年1月1日至12月31日相比，申请增加3件。',
    '落实2021—2025年规划。',
    '2024年年报指出的问题已经整改。',
  ])('does not mean %s', (text) => {
    expect(severities('D09', inOverview(text))).toEqual([]);
  });

  test('one finding for each year, with every place', () => {
    const example: Example = {
      sections: { 1: ['2024年，我局公开信息。', '2023年，我局培训。'], 6: ['2024年，未收取信息处理费。'] },
    };
    expect(wordsOf('D09', example)).toEqual(['2023年', '2024年', '2024年']);
    expect(message('D09', example)).toContain('（共2处），报告年度为2025年');
  });

  test('the preamble announces the report of another year', () => {
    const opening = ['云溪县示例局2025年政府信息公开工作年度报告', '现公布本局2024年度政府信息公开工作年度报告。'];
    expect(severities('D09', { opening })).toEqual(['explain']);
  });

  test('the year of the filing counts before that of the title', () => {
    const example = { ...inOverview('2025年，我局公开信息。'), year: 2024, period: null };
    expect(severities('D09', { ...example, context: { year: 2025 } })).toEqual([]);
    expect(judge('D09', { ...example, year: null }).unjudged).toHaveLength(1);
  });
});
