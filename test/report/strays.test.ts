/** Which lines of a section are none of its text, by how they have been seen to come through. */
import { describe, expect, test } from '@jest/globals';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { straysIn } from '#shared/report/strays.js';
import { readDocument } from '#shared/reading/read-document.js';
import { narrativeFor } from '../builders/narrative.js';
import { layoutPdf, type LayoutOptions } from '../builders/pdf-layouts.js';
import { distinctValues } from '../builders/values.js';

const OF = { agencyName: '云溪县教育局', year: 2025 };

function withText(texts: Readonly<Record<number, readonly string[]>>) {
  return {
    sections: SECTION_HEADINGS.map((heading, index) => ({
      number: index + 1,
      heading: heading.zh,
      located: true,
      paragraphs: [...(texts[index + 1] ?? [])],
      pages: null,
    })),
  };
}

describe('what is no text of its section', () => {
  test.each([
    ['信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0 行政规范性文件 1 0 3', 'table-words'],
    ['行政许可 12', 'table-words'],
    ['— 3 —', 'page-number'],
    ['第 2 页 共 5 页', 'page-number'],
    ['云溪县教育局2025年政府信息公开工作年度报告', 'running-head'],
  ])('is told: %s', (line, what) => {
    expect(straysIn(withText({ 2: ['本机关主动公开政府信息。', line] }))).toEqual([{ section: 2, what, text: line }]);
  });

  test('is told apart from the sentence that it runs into', () => {
    const text = '信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件103本机关制发规范性文件1件。';
    expect(straysIn(withText({ 2: [text] }))).toEqual([
      { section: 2, what: 'table-words', text: text.slice(0, text.indexOf('103')) },
    ]);
  });
});

test.each([
  '2025年，行政许可12件，行政处罚3件，行政强制0件。',
  '行政复议和行政诉讼情况见上表。',
  '总计收到申请17件，其中自然人15件、商业企业2件。',
  '本机关编制了2024年政府信息公开工作年度报告，并在网站公布。',
  '无。',
  '12件。',
])('a sentence that has words of the form in it is text: %s', (sentence) => {
  expect(straysIn(withText({ 3: [sentence] }))).toEqual([]);
});

test('no made-up narrative is taken for strays', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const { sections } = narrativeFor(distinctValues(seed), OF);
    expect(straysIn(withText(Object.fromEntries(sections.map((texts, index) => [index + 1, texts]))))).toEqual([]);
  }
});

const LAYOUTS: readonly (readonly [string, LayoutOptions])[] = [
  ['ruled', {}],
  ['level rules, heads on every page', { border: 'level', repeatHeads: true }],
  ['shaded rows', { border: 'shaded', size: 7 }],
  ['no rules', { border: 'none', align: 'left' }],
];

test.each(LAYOUTS)('the reader keeps the words of tables and pages out of the text: %s', async (_, options) => {
  const values = distinctValues(5);
  const narrative = narrativeFor(values, OF);
  const reading = await readDocument(await layoutPdf({ values, narrative }, options));
  if (reading.status === 'refused') throw new Error(reading.reason.code);
  expect(straysIn(reading.record)).toEqual([]);
  expect(reading.record.sections.map(({ paragraphs }) => paragraphs)).toEqual(narrative.sections);
});
