/** The kit by which an office puts a report on its own portal. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { shownReport } from '#shared/takeaway/official-report.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { portalHtml } from '#shared/takeaway/portal-html.js';
import { isForPortal } from '#shared/filing/portal-standing.js';
import { portalKit } from '#shared/takeaway/portal-kit.js';
import { cell, noNumber, sampleRecord } from '../site/sample.js';

const OF = { agencyName: '示例县教育局', year: 2025 };

function elementsOf(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  const own = 'tagName' in node ? [node] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : [])];
}

describe('the kit', () => {
  test('has the page text, title, abstract and date in words, and the three files', async () => {
    const record = sampleRecord({
      'requests.newlyReceived@total': cell('17'),
      'outcomes.granted@total': noNumber('blank'),
    });
    const parts = unzipSync(await portalKit(record, OF, '2026年1月31日', reportFont()));
    expect(Object.keys(parts)).toEqual(['texts.txt', 'report.html', 'report.pdf', 'report.docx', 'report.xlsx']);
    const texts = strFromU8(parts['texts.txt'] ?? new Uint8Array());
    expect(texts).toContain('标题：示例县教育局2025年政府信息公开工作年度报告\r\n');
    expect(texts).toContain('新收政府信息公开申请 17 件');
    // A blank is nothing that could be said in a sentence.
    expect(texts).not.toContain('予以公开');
    expect(texts).toContain('公布日期：2026年1月31日');
  });

  test('says of a report that is not public yet that the day is still to be filled in', async () => {
    const parts = unzipSync(await portalKit(sampleRecord(), OF, null, reportFont()));
    expect(strFromU8(parts['texts.txt'] ?? new Uint8Array())).toContain('公布日期：（请填公布当天的日期）');
  });

  test('is there for what is approved or public, and for nothing else', () => {
    const states = ['received', 'draft', 'in-review', 'in-approval', 'approved', 'released', 'taken-down'] as const;
    expect(states.filter((state) => isForPortal({ state } as never))).toEqual(['approved', 'released']);
  });
});

test('the page text has nothing that an editor turns into something else', () => {
  const html = portalHtml(
    shownReport(
      sampleRecord({}, { sections: [{ ...sampleRecord().sections[0]!, paragraphs: ['<b onclick="x()">甲</b>'] }] }),
      OF,
    ),
  );
  const elements = elementsOf(parseFragment(html));
  expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(
    new Set(['h1', 'h2', 'p', 'table', 'tbody', 'tr', 'th', 'td']),
  );
  const names = new Set(elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)));
  expect([...names].sort()).toEqual([
    'align',
    'border',
    'cellpadding',
    'cellspacing',
    'colspan',
    'rowspan',
    'scope',
    'width',
  ]);
  expect(elements.filter(({ tagName }) => tagName === 'th').length).toBeGreaterThan(60);
});
