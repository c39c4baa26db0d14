import { describe, expect, test } from '@jest/globals';
import type { Example } from '#shared/rules/index.js';
import { judge, message, severities } from '../judge.js';

const of = (count: number): string => '实'.repeat(count);

describe('D04: sections that say something', () => {
  test.each<[string, NonNullable<Example['sections']>, string[]]>([
    ['nothing in section 1', { 1: [] }, ['block']],
    ['无 in section 5', { 5: ['无。'] }, ['block']],
    ['暂无相关情况 in section 5', { 5: ['本单位暂无相关情况。'] }, ['block']],
    ['无 in section 6', { 6: ['无。'] }, []],
    ['nothing in section 6', { 6: ['  '] }, ['explain']],
    ['section 1 of 199 characters', { 1: [of(100), of(99)] }, ['explain']],
    ['section 1 of 200 characters', { 1: [of(100), of(100)] }, []],
    ['spaces do not count', { 1: [`${of(100)}   ${of(99)}`] }, ['explain']],
    ['section 5 of 79 characters', { 5: [of(79)] }, ['explain']],
    ['section 5 of 80 characters', { 5: [of(80)] }, []],
  ])('%s', (_, sections, expected) => {
    expect(severities('D04', { sections })).toEqual(expected);
  });

  test('a section that was not found is not judged here', () => {
    expect(judge('D04', { headings: { 5: null } })).toEqual({
      findings: [],
      unjudged: ['没有找到“五、存在的主要问题及改进情况”部分的标题，无法核对。'],
    });
  });
});

describe('D05: the five topics', () => {
  const whole = ['主动公开信息', '答复公开申请', '信息审核', '网站栏目', '业务培训'];
  test('all five in other words', () => {
    expect(severities('D05', { sections: { 1: whole } })).toEqual([]);
  });

  test.each([
    [1, '依申请公开'],
    [2, '政府信息管理'],
    [3, '政府信息公开平台建设'],
    [4, '监督保障'],
  ])('without topic %s', (index, topic) => {
    const example: Example = { sections: { 1: whole.filter((_, at) => at !== index) } };
    expect(severities('D05', example)).toEqual(['explain']);
    expect(message('D05', example)).toBe(`总体情况未见“${topic}”的内容。`);
  });
});

describe('D06: what governments report besides', () => {
  const kinds: [string, NonNullable<Example['context']>, string, string[]][] = [
    ['a department', { agencyKind: 'department' }, '全年平稳。', []],
    ['a government with none', { agencyKind: 'government' }, '全年平稳。', ['block']],
    ['a government with one', { agencyKind: 'government' }, '列入绩效。', ['explain']],
    ['a government with all', { agencyKind: 'government' }, '考核优秀，群众评议良好，没有追究责任的情形。', []],
    ['a township', { agencyKind: 'township', agencyName: '示例镇人民政府' }, '全年平稳。', ['block']],
    ['a sub-district office', { agencyKind: 'township', agencyName: '示例街道办事处' }, '全年平稳。', []],
  ];
  test.each(kinds)('%s', (_, context, text, expected) => {
    expect(severities('D06', { context, sections: { 1: [text] } })).toEqual(expected);
  });
});

describe('D07: problems and improvements', () => {
  test.each<[string, string, string[]]>([
    ['neither', '全年工作平稳有序，群众比较满意。', ['explain']],
    ['problems only', '栏目偏少，答复较慢，这些问题比较突出。', ['explain']],
    ['plans for improvement', '问题是栏目更新慢。下一步将加强督促。', ['note']],
    ['what was done', '问题是栏目更新慢。针对上年的问题，已建立提醒制度。', []],
    ['what was done, in other words', '针对栏目更新慢，建立了提醒制度，解读不足有待改进。', []],
  ])('%s', (_, text, expected) => {
    expect(severities('D07', { sections: { 5: [text] } })).toEqual(expected);
  });
});
