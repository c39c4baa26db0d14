import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, tableOf, type CellId } from '#shared/report/cells.js';
import { checkRecord, exampleRecord, type Example } from '#shared/rules/index.js';
import { judge, message, severities, wordsOf } from '../judge.js';

describe('D01: six sections, in order and rightly numbered', () => {
  test('a missing section blocks and is named', () => {
    const example: Example = { headings: { 3: null, 5: null } };
    expect(severities('D01', example)).toEqual(['block', 'block']);
    expect(message('D01', example)).toContain('缺少“三、收到和处理政府信息公开申请情况”部分');
    expect(judge('D01', example).findings.map((one) => one.key)).toEqual(['D01:section-3', 'D01:section-5']);
  });

  test.each<[string, string, string]>([
    ['a wrong ordinal', '五、其他需要报告的事项', '序号写成了“五”'],
    ['no ordinal', '其他需要报告的事项', '没有写序号'],
    ['an ordinal of another kind', '第七部分 其他需要报告的事项', '序号写成了“第七部分”'],
  ])('%s is told from a missing section, and blocks nothing', (_, line, words) => {
    const example: Example = { headings: { 6: null }, sections: { 5: ['存在问题，已经改进。', line, '无。'] } };
    expect(severities('D01', example)).toEqual(['explain']);
    expect(message('D01', example)).toContain(words);
    expect(wordsOf('D01', example)).toEqual([line]);
  });

  test('a heading that stands twice is a question, not a missing section', () => {
    const line = '六、其他需要报告的事项';
    const example: Example = {
      headings: { 6: null },
      opening: [line],
      sections: { 5: ['问题和改进。', line, '无。'] },
    };
    expect(severities('D01', example)).toEqual(['explain']);
    expect(message('D01', example)).toContain('不止一次');
  });

  test('a heading in words of its own is a question', () => {
    const example: Example = { headings: { 1: null }, opening: ['标题', '一、总结概述', '全年平稳。'] };
    expect(severities('D01', example)).toEqual(['explain']);
    expect(message('D01', example)).toContain('“一、总结概述”与统一格式相差较大');
  });

  test('a sub-heading or a sentence with the words is no heading', () => {
    const example: Example = {
      headings: { 2: null },
      sections: { 1: ['（一）主动公开政府信息情况', '我们说明主动公开政府信息情况。'] },
    };
    expect(message('D01', example)).toContain('缺少“二、主动公开政府信息情况”');
  });
});

test('D01: a section found under the ordinal of another is a question, one without any none', () => {
  const example = (heading: string): Example => ({ headings: { 6: heading } });
  expect(message('D01', example('五、其他需要报告的事项'))).toBe('标题“五、其他需要报告的事项”的序号应为“六”。');
  expect(severities('D01', example('五、其他需要报告的事项'))).toEqual(['explain']);
  expect(severities('D01', example('其他需要报告的事项'))).toEqual([]);
});

describe('D02: official headings', () => {
  test.each([
    ['五、存在的主要问题及改进情况', 0],
    ['五、 存在的主要问题及改进情况 ', 0],
    ['第五部分 存在的主要问题及改进情况', 0],
    ['五、存在的主要问题及改进情况（宋体加粗小四号字）', 0],
    ['五、存在的主要问题和改进情况', 1],
    ['五、存在问题及改进情况', 1],
  ])('%s', (heading, count) => {
    expect(severities('D02', { headings: { 5: heading } })).toEqual(Array(count).fill('note'));
  });
});

test('D02: the one heading that has lost its ordinal is noted', () => {
  const numbered = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况'];
  const more = ['四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '其他需要报告的事项'];
  const headings = Object.fromEntries([...numbered, ...more].map((heading, index) => [index + 1, heading]));
  expect(message('D02', { headings })).toBe('标题“其他需要报告的事项”建议改为“六、其他需要报告的事项”。');
});

describe('D03: tables under their headings', () => {
  const unread = (table: number, reason: string) =>
    Object.fromEntries(CELL_IDS.filter((id) => tableOf(id) === table).map((id) => [id, { unread: '', reason }]));

  test('a heading with nothing below it blocks where tables are known to the file, and is a question elsewhere', () => {
    const cells = unread(3, 'no-place');
    expect(severities('D03', { format: 'docx', cells })).toEqual(['block']);
    expect(severities('D03', { format: 'pdf', cells })).toEqual(['explain']);
    expect(severities('D03', { format: 'text', cells })).toEqual(['explain']);
  });

  test('one cell that was read, or cells unread for another reason, are a table', () => {
    const cells = { ...unread(3, 'no-place'), 'outcomes.total@total': '4' };
    expect(severities('D03', { format: 'docx', cells })).toEqual([]);
    expect(severities('D03', { format: 'docx', cells: unread(3, 'conflict') })).toEqual([]);
  });

  test('labels of the form in the running text are the table, fallen apart', () => {
    const sections = { 4: ['行政复议 行政诉讼', '结果维持 结果纠正 其他结果 尚未审结 总计 0 0 0 0 0'] };
    expect(severities('D03', { cells: unread(4, 'no-place'), sections })).toEqual([]);
  });

  test('keyed in by hand, the table still does not stand in the document', () => {
    const record = exampleRecord({ format: 'docx' });
    const attested = { how: 'keyed', by: { id: 'a', name: '甲' }, at: '2026-01-05T00:00:00Z' } as const;
    const keyed = Object.fromEntries(
      CELL_IDS.filter((id) => tableOf(id) === 4).map((id: CellId) => [id, { ...record.cells[id], attested }]),
    );
    const { findings } = checkRecord({ ...record, cells: { ...record.cells, ...keyed } });
    expect(findings.filter((one) => one.rule === 'D03').map((one) => one.key)).toEqual(['D03:section-4']);
  });
});
