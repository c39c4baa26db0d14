import { describe, expect, test } from '@jest/globals';
import { severities, wordsOf } from '../judge.js';

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
    [`全文包括${list}等六个部分。`, 0],
    ['工作分为三个方面。', 1],
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
  test.each(['2025  1  1  日至年底。', '会议于202519日召开。', '召开\ufffd\ufffd会议。', '锟斤拷。', '共收到???件。'])(
    '%s',
    (text) => {
      expect(severities('D18', inSix(text))).toEqual(['explain']);
    },
  );

  test.each(['2025 年 1 月 1 日至年底。', '2025年1月1日。', '共20251人次。', '答复了吗？？', '网址 a.html?b=1'])(
    'not %s',
    (text) => {
      expect(severities('D18', inSix(text))).toEqual([]);
    },
  );
});
