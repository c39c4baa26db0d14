import { describe, expect, test } from '@jest/globals';
import { isFormText, withFormLines } from '#shared/reading/tables/form-lines.js';
import type { DocumentLine } from '#shared/reading/sections.js';

function lines(...texts: readonly (string | Partial<DocumentLine>)[]): DocumentLine[] {
  const plain = { text: '', page: 1, indented: true, full: false, tabular: false };
  return texts.map((text) => ({ ...plain, ...(typeof text === 'string' ? { text } : text) }));
}

function kept(...texts: readonly (string | Partial<DocumentLine>)[]): string[] {
  return withFormLines(lines(...texts))
    .filter(({ tabular }) => !tabular)
    .map(({ text }) => text);
}

const SECTION = '三、收到和处理政府信息公开申请情况';

describe('a line without cells', () => {
  test.each([
    '第二十条第（五）项',
    '和）自然法人或其他组织总计',
    '人商业科研社会法律其他',
    '企业机构公益服务',
    '信息内容本年处理决定数量行政许可２９６２５',
    '1.属于国家秘密 3 0 0 0 0 0 3',
    '12 3 / — 4',
  ])('of words of the tables: %s', (text) => {
    expect(isFormText(text)).toBe(true);
  });

  test.each([
    '本年度收到申请12件，均已按时答复。',
    '无行政复议、行政诉讼案件。',
    '全年没有收到投诉',
    '（一）依申请公开',
  ])('of a sentence: %s', (text) => {
    expect(isFormText(text)).toBe(false);
  });
});

describe('lines of tables', () => {
  test('are none of the sections that have a table', () => {
    expect(kept(SECTION, '本年度共收到申请3件。', '自然人法人或其他组织总计', '（七）总计 3 0 0 0 0 0 3')).toEqual([
      SECTION,
      '本年度共收到申请3件。',
    ]);
  });

  test('are sentences in the sections that have none', () => {
    expect(kept('五、存在的主要问题及改进情况', '商业企业')).toEqual(['五、存在的主要问题及改进情况', '商业企业']);
  });

  test('are sentences where a full line goes on in them', () => {
    const first = { text: '其中，向本机关提出申请最多的是', full: true };
    expect(kept(SECTION, first, '商业企业')).toEqual([SECTION, first.text, '商业企业']);
  });

  test('have their note with them', () => {
    expect(kept(SECTION, '（七）总计 3 0 0 0 0 0 3', '注：数据截至12月31日。')).toEqual([SECTION]);
    expect(kept(SECTION, '本年度共收到申请3件。', '注：数据截至12月31日。')).toHaveLength(3);
  });
});
