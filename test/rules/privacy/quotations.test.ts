/** What a finding quotes names nobody and gives nobody's number, whichever rule quotes and however the sentence is cut. */
import { describe, expect, test } from '@jest/globals';
import { findWords, quote } from '#shared/rules/prose.js';
import { exampleRecord, findingsOf, RULES, type Rule } from '#shared/rules/index.js';

const ID = '11010519491231002X';
const MASKED = '110105********002X';
const SENTENCE = `申请人王小明向本机关申请公开批文，身份证号${ID}。`;
const SHOWN = `申请人王某某向本机关申请公开批文，身份证号${MASKED}。`;

describe('a rule that quotes a sentence as it was read', () => {
  test('has numbers and names in it masked all the same', () => {
    const [first] = RULES;
    const carefree: Rule = {
      ...first!,
      check: () => [
        {
          kind: 'found',
          cells: [],
          message: { zh: '示例', en: 'example' },
          evidence: [{ section: 6, sentence: SENTENCE, start: 0, end: 3 }],
        },
      ],
    };
    const [finding] = findingsOf(carefree, exampleRecord({}), {});
    expect(finding?.evidence[0]?.sentence).toBe(SHOWN);
  });
});

describe('a sentence too long to quote whole', () => {
  test('is masked before it is cut, so that no end of a number is left that nobody knows for one', () => {
    const head = `身份证号${ID}，`;
    const tail = '的申请已经依法答复'.repeat(30);
    for (let gap = 60; gap < 100; gap += 1) {
      const text = `${head}${'另'.repeat(gap)}办结${tail}。`;
      const at = text.indexOf('办结');
      const { sentence } = quote({ section: 6, text }, at, at + 2);
      expect(sentence).not.toMatch(/1949|1231|\d{7}/);
    }
  });
});

test('words found are masked as the sentence around them is', () => {
  const [found] = findWords([{ section: 6, text: SENTENCE }], /王小明.*/g);
  expect(found?.words).toBe(SHOWN.slice(3));
});
