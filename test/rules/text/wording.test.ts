import { describe, expect, test } from '@jest/globals';
import { judge, severities, wordsOf } from '../judge.js';

const inSix = (text: string) => ({ sections: { 6: [text] } });

describe('D13: placeholders', () => {
  test.each([
    '收取信息处理费××元。',
    '收取信息处理费XX元。',
    'X月X日公布。',
    '印发《__________》。',
    '解读了具体重大政策名称。',
    '【单位名称】没有其他事项。',
    '某某局没有其他事项。',
    '主动公开信息  条。',
    '共受理申请 件，全部答复。',
    '（此处填写其他事项）',
  ])('%s', (text) => {
    expect(severities('D13', inSix(text))).toContain('block');
  });

  test('empty brackets may have lost their words in reading', () => {
    expect(severities('D13', inSix('共收取（  ）元。'))).toEqual(['explain']);
  });

  test.each([
    '热线7×24小时服务，窗口5×8小时开放。',
    '申请人王某某要求公开X光片目录。',
    '公开《政府信息公开 条例》释义。',
    '主动公开信息 12 条。',
    'XXL号文件柜一个，iPhoneX一台。',
    '长×宽为3米×4米。',
    '身份证号110101********1234已隐去。',
  ])('not %s', (text) => {
    expect(severities('D13', inSix(text))).toEqual([]);
  });
});

describe('D13: instructions to the typist', () => {
  test.each([
    '（宋体加粗小四号字）没有其他事项。',
    '（正文：仿宋_GB2312三号，行距28磅）',
    '没有其他事项。（首行缩进2字符）',
    '【黑体三号，居中】',
    '三号仿宋',
  ])('%s', (text) => {
    expect(severities('D13', inSix(text))).toEqual(['explain']);
  });

  test('in a heading it is named, with what to do', () => {
    const { findings } = judge('D13', { headings: { 1: '一、总体情况（宋体加粗小四号字）' } });
    expect(findings.map(({ key, message }) => [key, message.zh])).toEqual([
      ['D13:heading-1', '标题“一、总体情况（宋体加粗小四号字）”里留着排版说明“（宋体加粗小四号字）”，请删去。'],
    ]);
    expect(findings[0]!.remedy.zh).toContain('请删去');
  });

  test.each([
    '网站支持字体放大、黑体显示和语音播报。',
    '公开《关于规范公文字体字号的通知》（一号文件）。',
    '在三号楼设查阅点（居民可自助查阅）。',
    '公文标题用语规范。',
  ])('not %s', (text) => {
    expect(severities('D13', inSix(text))).toEqual([]);
  });
});

describe('D19: document numbers', () => {
  const form = '《中华人民共和国政府信息公开工作年度报告格式》';
  test.each([
    [`根据${form}（国办公开办函〔2021〕30号）编制。`, []],
    [`根据《国务院办公厅政府信息与政务公开办公室关于印发${form}的通知》(国办公开办函[2021]30号)要求编制。`, []],
    [`根据${form}（国办公开办函〔2021〕3号）编制。`, ['国办公开办函〔2021〕3号']],
    [`根据${form}（国办发〔2021〕30号）编制。`, ['国办发〔2021〕30号']],
    [`根据${form}（国办公开办函〔2019〕60号）编制。`, ['国办公开办函〔2019〕60号']],
    ['根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。', []],
    ['根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。', ['国务院令第492号']],
    [`根据《中华人民共和国政府信息公开条例》（国务院令第711号）和${form}（国办公开办函〔2021〕30号）编制。`, []],
    ['落实《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）。', []],
    ['按照《政府信息公开信息处理费管理办法》（国办函〔2020〕19号）收取。', ['国办函〔2020〕19号']],
  ])('%s', (text, words) => {
    expect(wordsOf('D19', { opening: [text] })).toEqual(words);
  });
});

describe('D14: letters', () => {
  test.each([
    [['根据贵办通知要求编制。'], '贵办'],
    [['现将本年度工作情况上报如下。'], '现将本年度工作情况上报如下'],
    [['现予上报，请审阅。'], '现予上报'],
    [['特此报告。'], '特此报告'],
    [['县政府办公室：', '本报告如下。'], '县政府办公室：'],
    [['云溪县政务公开办：'], '云溪县政务公开办：'],
  ])('%s', (opening, words) => {
    expect(wordsOf('D14', { opening })).toContain(words);
    expect(severities('D14', { opening })).toEqual(['explain']);
  });

  test.each([
    '听取群众宝贵意见，贵州省来访一次。',
    '现将本年度政府信息公开工作情况公布如下。',
    '工作机构：云溪县示例局',
    '发布机构：云溪县人民政府办公室：',
    '如有疑问，请与办公室联系：电话0000-0000000。',
  ])('not %s', (text) => {
    expect(severities('D14', { opening: [text] })).toEqual([]);
  });
});

describe('D15: text about nobody', () => {
  test.each([
    ['部分地区还存在更新慢的问题。', 1],
    ['各级政府部门要进一步提高认识。', 1],
    ['部分科室更新慢。', 0],
    ['各级政府部门文件已公开。', 0],
    ['部分地方性法规已经公开。', 0],
  ])('%s', (text, count) => {
    expect(severities('D15', { sections: { 5: [text] } })).toEqual(Array(count).fill('note'));
  });
});

describe('D16: the number of sections', () => {
  const list = '总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况';
  test.each([
    [`全文由${list}、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。`, 0],
    [`本报告共分6个部分：${list}、存在的主要问题及改进情况、其他需要报告的事项。`, 0],
    [`全文由${list}、存在的主要问题及改进情况六个部分组成。`, 1],
    ['本报告由七个部分组成。', 1],
    // 等 before the number closes the list; three of them may be a choice.
    [`全文包括${list}等六个部分。`, 1],
    ['全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六个部分。', 0],
    [`全文包括${list}、存在的主要问题及改进情况、其他需要报告的事项等六个部分。`, 0],
    [`全文包括${list}、收费及减免情况、存在的问题和改进措施等六个方面。`, 1],
    [`全文包括${list}和申诉的情况、存在的问题和改进措施等六部分。`, 1],
    [`报告从${list}、存在的主要问题及改进情况五个方面说明。`, 1],
    [`本报告由${list}、存在的主要问题和改进措施六部分内容组成。`, 1],
    ['本报告第三部分公开各项数字。', 0],
    ['工作分为三个方面。', 0],
    ['我们抓住三个环节。', 0],
  ])('%s', (text, count) => {
    expect(severities('D16', { opening: [text] })).toEqual(Array(count).fill('note'));
  });
});

test('D17: the period is stated', () => {
  expect(severities('D17', {})).toEqual([]);
  expect(severities('D17', { period: null })).toEqual(['note']);
});

describe('D18: lost characters', () => {
  test.each([
    '2025  1  1  日至年底。',
    '会议于202519日召开。',
    '统计期限为2025 11日起。',
    '召开\ufffd\ufffd会议。',
    '锟斤拷。',
    '共收到???件。',
    '统计期限自20241月1日至202412月31日止。',
    '统计期限自2024年11日起。',
    '统计期限为2024年1月1至2024年12月31。',
    '统计期限自年1月1日起至年12月31日止。',
    '主动公开信息条，解读文件3件。',
  ])('%s', (text) => {
    expect(severities('D18', inSix(text))).toEqual(['explain']);
  });

  test('a period that lost a character is told once', () => {
    const garbled = { period: null, opening: ['数据的统计期限自20241月1日至202412月31日止。'] };
    expect(severities('D18', garbled)).toEqual(['explain']);
    expect(severities('D17', garbled)).toEqual([]);
    expect(severities('D17', { period: null, opening: ['数据统计期限为2024年1月至12月。'] })).toEqual([]);
  });

  test.each([
    '2025 年 1 月 1 日至年底。',
    '2025年1月1日。',
    '2025年12月31日前后。',
    '截至2025年1月15日至20日。',
    '共20251人次。',
    '答复了吗？？',
    '网址 a.html?b=1',
  ])('not %s', (text) => {
    expect(severities('D18', inSix(text))).toEqual([]);
  });
});
