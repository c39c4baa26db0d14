import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountsIn } from '#shared/rules/narrative/amounts.js';
import { decimalText } from '#shared/ids/decimal.js';
import { placeOf, sentencesOf } from '#shared/rules/narrative/sentences.js';
import { sectionText } from '#shared/rules/prose.js';
import { chineseNumeral } from '../../builders/numerals.js';

const sectionOf = (...paragraphs: string[]) => ({
  number: 1,
  heading: '总体情况',
  located: true,
  paragraphs,
  pages: null,
});
/** What is found, as `value unit vague`. */
function found(text: string): string[] {
  return sentencesOf(sectionOf(text)).flatMap(({ folded }) =>
    amountsIn(folded).map(({ value, unit, vague }) => [decimalText(value), unit, ...(vague ? [vague] : [])].join(' ')),
  );
}

describe('amounts in running text', () => {
  test.each([
    ['收到申请17件。', ['17 件']],
    ['收到申请１７ 件。', ['17 件']],
    ['作出许可12,345件、处罚1，234次。', ['12345 件', '1234 次']],
    ['网络12件，信函3件', ['12 件', '3 件']],
    ['收费47.10万元，罚款1.2亿元，另收380元。', ['471000 元', '120000000 元', '380 元']],
    ['申请十二件，复议一百零三起，诉讼两宗。', ['12 件', '103 起', '2 宗']],
    [
      '约30件，近一百件，50余条，三百多份，20件以上，10件左右，不足5件。',
      ['30 件 about', '100 件 about', '50 条 more', '300 份 more', '20 件 more', '10 件 about', '5 件 less'],
    ],
    ['发布信息1.2万条、3万余条。', ['12000 条', '30000 条 more']],
    ['占34.2%，办结率百分之百，占百分之三十四。', ['34.2 %', '100 %', '34 %']],
    ['申请数12件，总数十二件。', ['12 件', '12 件']],
  ])('%s', (text, amounts) => {
    expect(found(text)).toEqual(amounts);
  });

  test.each([
    '2024年1月1日至12月31日',
    '国办公开办函〔2021〕30号',
    '《条例》第二十条第（一）项、第三十六条',
    '一是及时，二是准确，（三）规范',
    '电话0350-7022345，邮编043800',
    '发布5-10件，5至10件，3～5件',
    '数十件、几百条',
    '20个工作日内答复，3个百分点',
    '一次性告知，高效办成一件事',
    '2023年、二〇二四年',
  ])('finds nothing in: %s', (text) => {
    // The range keeps its last number to itself.
    expect(found(text)).toEqual([]);
  });
});

describe('places', () => {
  test('cut out the very words, whatever stands around them', () => {
    const noise = fc.constantFrom(
      '全年',
      '收到 ',
      '（其中）',
      '，',
      '。',
      '\u3000',
      '；',
      '“申请”',
      '2024 年',
      '！',
      ' ',
      ')',
    );
    const number = fc.oneof(
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc.integer({ min: 1, max: 99_999 }).map(chineseNumeral),
      fc.integer({ min: 1000, max: 999_999 }).map((value) => value.toLocaleString('en')),
    );
    const piece = fc
      .tuple(fc.array(noise, { maxLength: 4 }), number)
      .map(([words, value]) => [words.join(''), `${value}件`]);
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const section = sectionOf(
          ...paragraphs.map((pieces) => pieces.map(([before, words]) => `${before}，${words}`).join('')),
        );
        const whole = sectionText(section);
        const cut = sentencesOf(section).flatMap((sentence) => {
          expect(whole).toContain(sentence.text);
          return amountsIn(sentence.folded).map(({ from, to }) => {
            const { start, end, words } = placeOf(sentence, from, to);
            expect(whole.slice(start, end)).toBe(words);
            return words;
          });
        });
        expect(cut).toEqual(paragraphs.flatMap((pieces) => pieces.map(([, words]) => words)));
      }),
      { numRuns: 300 },
    );
  });

  test('sentences end at 。！？ and line ends, with the closing mark, and know their sub-heading', () => {
    const section = sectionOf(
      '（一）主动公开。发布“信息”。',
      '（二）依申请公开情况：收到3件；办结3件！他问：“好吗？”好',
    );
    expect(sentencesOf(section).map(({ text, under }) => [text, under])).toEqual([
      ['（一）主动公开。', '主动公开'],
      ['发布“信息”。', '主动公开'],
      ['（二）依申请公开情况：收到3件；办结3件！', '依申请公开情况'],
      ['他问：“好吗？”', '依申请公开情况'],
      ['好', '依申请公开情况'],
    ]);
  });
});
