import { describe, expect, test } from '@jest/globals';
import { identityOf } from '#shared/reading/identity.js';
import { headingNumber, paragraphsOf, sectionsOf, type DocumentLine } from '#shared/reading/sections.js';

function lines(...texts: string[]): DocumentLine[] {
  return texts.map((text, index) => ({
    text: text.trimStart(),
    page: 1 + Math.floor(index / 4),
    indented: text.startsWith('  '),
    full: null,
    tabular: false,
  }));
}

describe('section headings', () => {
  test.each([
    ['一、总体情况', 1],
    ['二、 主动公开政府信息情况', 2],
    ['三.收到和处理政府信息公开申请情况', 3],
    ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 4],
    ['四、政府信息公开行政法复议、行政诉讼情况', 4],
    ['五、政府信息公开工作存在的主要问题及改进情况', 5],
    ['五、存在主要问题和改进情况', 5],
    ['第六部分其他需要报告的事项', 6],
    ['三、本年度办理结果', undefined],
    ['四、结转下年度继续办理', undefined],
    ['一、本年新收政府信息公开申请数量', undefined],
    ['二、其他需要报告的事项', undefined],
    ['（一）总体情况', undefined],
  ])('%s', (text, number) => {
    expect(headingNumber(text)).toBe(number);
  });

  test.each([
    ['二、行政机关主动公开政府信息情况', 2],
    ['三、行政机关收到和处理政府信息公开申请情况', 3],
    ['一、总体情况（宋体加粗小四号字）', 1],
    ['二、主动公开政府信息情况【黑体三号】', 2],
    ['一、概述', 1],
    ['一、2024年度政府信息公开工作总体情况', 1],
    ['五、政府信息公开工作存在的问题和整改措施', 5],
    ['六、其他需要说明的事项', 6],
    ['六、总体情况', undefined],
    ['二、主动公开信息', undefined],
  ])('in other words: %s', (text, number) => {
    expect(headingNumber(text)).toBe(number);
  });

  const found = (...texts: string[]) =>
    sectionsOf(lines(...texts))
      .filter((section) => section.located)
      .map(({ number, heading, paragraphs }) => [number, heading, ...paragraphs]);

  test('with text in their own paragraph are parted from it', () => {
    expect(found('一、总体情况：2024年，公开平稳。', '乙。', '六、其他需要报告的事项 无。')).toEqual([
      [1, '一、总体情况', '2024年，公开平稳。', '乙。'],
      [6, '六、其他需要报告的事项', '无。'],
    ]);
  });

  test('in a list of contents or in a sentence about the parts are none', () => {
    const list = '一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况。';
    expect(found(list, '一、总体情况', '甲。')).toEqual([[1, '一、总体情况', '甲。']]);
    expect(found(list)).toEqual([]);
    expect(found('一、总体情况……………1')).toEqual([]);
  });

  test('under a wrong ordinal or none count between their neighbours, if there is only one such line', () => {
    const between = (...middle: string[]) =>
      found('四、政府信息公开行政复议、行政诉讼情况', ...middle, '六、其他需要报告的事项');
    expect(between('四、存在的主要问题及改进情况', '甲。').map(([number]) => number)).toEqual([4, 5, 6]);
    expect(between('存在的主要问题及改进情况', '甲。')[1]).toEqual([5, '存在的主要问题及改进情况', '甲。']);
    expect(between('存在的主要问题及改进情况', '甲。', '存在的主要问题及改进情况').map(([number]) => number)).toEqual([
      4, 6,
    ]);
    expect(found('六、其他需要报告的事项', '存在的主要问题及改进情况').map(([number]) => number)).toEqual([6]);
  });

  test('broken over two lines are one', () => {
    expect(found('三、收到和处理政府信息公开', '申请情况', '甲。')).toEqual([
      [3, '三、收到和处理政府信息公开申请情况', '甲。'],
    ]);
  });

  test('cut the text into sections with their pages', () => {
    const sections = sectionsOf(
      lines('标题', '一、总体情况', '  甲。', '  乙，', '续。', '六、其他需要报告的事项', '  无。'),
    );
    expect(sections[0]).toEqual({
      number: 1,
      heading: '一、总体情况',
      located: true,
      paragraphs: ['甲。', '乙，续。'],
      pages: [1, 2],
    });
    expect(sections[5]).toMatchObject({ located: true, paragraphs: ['无。'] });
    expect(sections[1]).toEqual({ number: 2, heading: '', located: false, paragraphs: [], pages: null });
  });

  test('that stand twice, or out of order, leave the section unlocated', () => {
    const twice = sectionsOf(lines('一、总体情况', '甲。', '一、总体情况', '六、其他需要报告的事项', '无。'));
    expect(twice.filter((section) => section.located).map((section) => section.number)).toEqual([6]);
    const turned = sectionsOf(lines('六、其他需要报告的事项', '无。', '一、总体情况', '甲。'));
    expect(turned.filter((section) => section.located)).toEqual([]);
  });

  test('paragraphs drop page numbers and begin at numbered items', () => {
    expect(paragraphsOf(lines('（一）甲', '乙', '- 3 -', '丙。', '1.丁', '戊'))).toEqual(['（一）甲乙丙。', '1.丁戊']);
  });
});

describe('whose report, and of which year', () => {
  const at = (...opening: string[]) => identityOf(opening, opening);

  test.each([
    [['云溪县示例局', '2024 年政府信息公开工作年度报告'], '云溪县示例局', 2024],
    [['云溪县示例局2024年度政府信息公开工作年度报告'], '云溪县示例局', 2024],
    [['2024年云溪县示例局政府信息公开工作年度报告'], '云溪县示例局', 2024],
    [['标题: 云溪县示例局关于2023年政府信息公开工作的年度报告'], '云溪县示例局', 2023],
    [['云溪县示例局', '二〇二四年政府信息公开年报'], '云溪县示例局', 2024],
    [['- 1 -', '云溪县示例局', '２０２４年政府信息公开', '工作年度报告'], '云溪县示例局', 2024],
    [['2024年政府信息公开工作年度报告'], null, 2024],
    [['2024年云溪县城关镇人民政府信息公开工作年度报告'], '云溪县城关镇人民政府', 2024],
    [['云溪县人民政府2024年政府信息公开工作年度报告'], '云溪县人民政府', 2024],
    [['云溪县示例局政府信息公开工作2024年度报告'], '云溪县示例局', 2024],
    [['云溪县示例局政府信息公开工作年度报告（2024年度）'], '云溪县示例局', 2024],
  ])('%j', (opening, agencyName, year) => {
    expect(at(...opening)).toMatchObject({ agencyName, year, titled: true });
  });

  test('the period gives the year where no title does', () => {
    const found = at('本报告数据统计期限自2023年1月1日至2023年12月31日。');
    expect(found).toEqual({
      agencyName: null,
      year: 2023,
      period: '本报告数据统计期限自2023年1月1日至2023年12月31日',
      titled: false,
    });
  });

  test('a sentence that mentions such reports is no title', () => {
    expect(at('我局按时公布了2023年政府信息公开工作年度报告。').titled).toBe(false);
  });
});
