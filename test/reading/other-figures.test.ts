/** Which words beside a table say that its figures may be another year's, another body's or of another unit. */
import { describe, expect, test } from '@jest/globals';
import * as labels from '#shared/report/labels.js';
import { isOfAnotherPeriod, speaksOfOtherFigures, wordsBesideTables } from '#shared/reading/other-figures.js';
import type { DocumentLine } from '#shared/reading/sections.js';

const subject = { year: 2025, agencyName: '云溪县示例局' };

describe('words beside a table', () => {
  test.each([
    '2024年情况（对比）：',
    '下表为2024年1月1日至2024年12月31日期间本机关收到和处理政府信息公开申请的情况，供与本年度的数据对照使用：',
    '统计期间：2024.1.1—2024.12.31',
    '24年度',
    '二〇二四年度',
    '表3 2024年度依申请公开情况表',
    '三、2024年收到和处理政府信息公开申请情况',
    '三、上年度收到和处理政府信息公开申请情况',
    '去年同期数据',
    '上半年情况',
    '申请人情况（累计）',
    '单位：百件',
    '（单位：件、元）',
    '申请人情况（百件）',
    '附：清水镇人民政府',
    '其中，乡镇办理情况：',
    '注：以上为2024年数据。',
    '注：上表“总计”应为95件。',
    '更正：表三总计有误',
  ])('%s speaks of other figures', (text) => {
    expect(speaksOfOtherFigures(text, subject)).toBe(true);
  });

  test.each([
    '2025年情况：',
    '2025年1月1日至2025年12月31日',
    '三、收到和处理政府信息公开申请情况',
    '单位：件（第12页续）',
    '单位：云溪县示例局　2025年度',
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    '含上年2件',
    '2025年收到申请30件，较上年增加2件。',
    '注：上年结转的申请均已办结。',
    '本年收费金额（单位：万元）',
    // A head of the trial form of 2019.
    '上一年项目数量',
  ])('%s does not', (text) => {
    expect(speaksOfOtherFigures(text, subject)).toBe(false);
  });

  test('of the form itself speak of nothing else', () => {
    const texts: string[] = [];
    const gather = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      else if (value !== null && typeof value === 'object') Object.values(value).forEach(gather);
    };
    gather({ ...labels });
    const chinese = texts.filter((text) => /\p{Script=Han}/u.test(text));
    expect(chinese.length).toBeGreaterThan(60);
    expect(chinese.filter((text) => speaksOfOtherFigures(text, subject))).toEqual([]);
  });

  test('of a town’s own report name the town', () => {
    const own = { year: 2025, agencyName: '青禾县城关镇人民政府' };
    expect(speaksOfOtherFigures('三、城关镇收到和处理政府信息公开申请情况', own)).toBe(false);
    expect(speaksOfOtherFigures('三、城关镇收到和处理政府信息公开申请情况', subject)).toBe(true);
  });

  test('are those of its section, and corrections wherever they stand behind', () => {
    const line = (text: string): DocumentLine => ({ text, page: null, indented: false, full: null, tabular: false });
    const beside = wordsBesideTables(
      [
        '二、主动公开政府信息情况',
        '甲',
        '三、收到和处理政府信息公开申请情况',
        '乙',
        '四、政府信息公开行政复议、行政诉讼情况',
        '丙',
        '五、存在的主要问题及改进情况',
        '表三总计应为3件',
      ].map(line),
    );
    expect(beside.get(3)).toEqual(['三、收到和处理政府信息公开申请情况', '乙', '表三总计应为3件']);
  });
});

describe('the period', () => {
  test('of another year than the title is another report’s', () => {
    expect(isOfAnotherPeriod('2024年1月1日至2024年12月31日', 2025)).toBe(true);
    expect(isOfAnotherPeriod('2025年1月1日至2025年12月31日', 2025)).toBe(false);
    expect(isOfAnotherPeriod(null, 2025)).toBe(false);
  });
});
