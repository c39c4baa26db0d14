/** What differs between two versions of a report: numbers with their factor, text word by word, moved paragraphs as moved. */
import { describe, expect, it } from '@jest/globals';
import { cellDifferences, factorOf, isJump } from '#shared/desk/difference/cells.js';
import { textChanges, wordChanges } from '#shared/report/text-changes.js';
import type { ReportRecord } from '#shared/report/record.js';
import { renderDecisionPage, renderFilingPage } from './in-chinese.js';
import { byId, byTag, readPage, visible } from './page.js';
import { clean, decisionPage, filingPage, recordWith } from './views.js';

const withSection = (number: number, paragraphs: string[], from: ReportRecord = recordWith()): ReportRecord => ({
  ...from,
  sections: from.sections.map((one) => (one.number === number ? { ...one, paragraphs } : one)),
});
const withCell = (cell: keyof ReportRecord['cells'], value: string, from = recordWith()): ReportRecord => ({
  ...from,
  cells: { ...from.cells, [cell]: { ...from.cells[cell], kind: 'number', value, raw: value } },
});

const A = '全年主动公开政府信息一千余条，其中规范性文件三件。';
const B = '依申请公开方面，全年新收申请十七件，均按期办结。';
const C = '平台建设方面，门户网站开设专栏，更新及时。';

describe('the text', () => {
  const told = (before: string[], after: string[]) =>
    textChanges(withSection(1, before), withSection(1, after)).map(({ is, from, to }) => [
      is,
      from?.paragraph ?? null,
      to?.paragraph ?? null,
    ]);

  it('is not told where nothing differs', () => {
    expect(told([A, B], [A, B])).toEqual([]);
  });
  it('tells a new paragraph and one that is gone', () => {
    expect(told([A, B], [A, B, C])).toEqual([['added', null, 3]]);
    expect(told([A, B, C], [A, C])).toEqual([['removed', 2, null]]);
  });
  it('tells a changed paragraph as changed, though others came before it', () => {
    expect(told([A, B], [C, A, B.replace('十七', '十八')])).toEqual([
      ['added', null, 1],
      ['changed', 2, 3],
    ]);
  });
  it('tells a paragraph that changed places as moved, once, and the others not at all', () => {
    expect(told([A, B, C], [C, A, B])).toEqual([['moved', 3, 1]]);
  });
  it('follows a paragraph into another section, and into other words on the way', () => {
    const before = withSection(1, [A, B]);
    const after = withSection(5, [B.replace('均按期', '全部按期')], withSection(1, [A]));
    const changes = textChanges(withSection(5, [], before), after);
    expect(changes).toMatchObject([
      { is: 'moved', from: { section: 1, paragraph: 2 }, to: { section: 5, paragraph: 1 } },
    ]);
    expect(
      changes[0]?.words
        .filter(({ is }) => is !== 'same')
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/全部/);
  });
  it('tells two equal paragraphs apart by their order', () => {
    expect(told([A, A], [A, A])).toEqual([]);
    expect(told([A, A], [A])).toEqual([['removed', 2, null]]);
  });
  it('gives back both versions, whatever differs between them', () => {
    for (const [before, after] of [
      [A, B],
      [B, B.replace('十七件', '1,234 件')],
      ['', A],
      [A, ''],
    ] as const) {
      const words = wordChanges(before, after);
      const side = (not: 'in' | 'out') =>
        words
          .filter(({ is }) => is !== not)
          .map(({ text }) => text)
          .join('');
      expect([side('in'), side('out')]).toEqual([before, after]);
    }
  });
  it('keeps a number in one piece', () => {
    expect(wordChanges('公开1234件', '公开1834件').filter(({ is }) => is !== 'same')).toEqual([
      { is: 'out', text: '1234' },
      { is: 'in', text: '1834' },
    ]);
  });
});

describe('a number', () => {
  const reading = (value: string) => ({ ...recordWith().cells['review.total'], value, raw: value });
  it.each([
    ['10', '20', true],
    ['20', '10', true],
    ['10', '19', false],
    ['1', '3', false],
    ['0', '9', true],
    ['9', '9', false],
  ])('of %s and now %s is a jump: %s', (before, now, jump) => {
    expect(isJump(factorOf(reading(before), reading(now)))).toBe(jump);
  });
  it('that was blank, a mark or unread has no factor', () => {
    expect(factorOf({ ...reading('1'), kind: 'blank', value: null }, reading('90'))).toBeNull();
  });
  it('is listed where it differs from the last submission or from last year, with both', () => {
    const now = withCell('review.total', '700');
    const last = recordWith();
    const lastYear = withCell('requests.carriedIn@total', '999', now);
    expect(cellDifferences(now, last, lastYear).map(({ cell, sinceLast }) => [cell, sinceLast])).toEqual([
      ['requests.carriedIn@total', false],
      ['review.total', true],
    ]);
  });
});

describe('the page of who decides', () => {
  const current = {
    ...decisionPage('review').current,
    record: withSection(1, [B, A], withCell('review.total', '700')),
  };
  const previous = { ...current, record: withSection(1, [A, B.replace('十七', '十八')]) };
  const lastYear = { record: withCell('requests.newlyReceived@total', '1'), source: 'published' as const };
  const page = readPage(renderDecisionPage(decisionPage('review', { current, previous, lastYear } as never)));

  it('has the numbers of both comparisons in one table, with words and not only strokes for what changed', () => {
    const table = byId(page, 'differences');
    expect(table?.text).toBe('与上次报送不同的数字，以及与上年相差一倍以上的数字');
    const heads = byTag(page, 'th').map(({ text }) => text);
    for (const head of ['上年', '上次报送', '这次', '与上年之比']) expect(heads).toContain(head);
    const [out] = byTag(page, 'del').filter(({ text }) => text.includes('删去'));
    expect(out?.text).toMatch(/^删去：.*；$/);
    expect(visible(page)).toMatch(/移动过，原在第一部分 总体情况，第 [12] 段/);
  });

  it('shows last year’s beside each key number, and says where it is another order of size', () => {
    const [figures] = byTag(page, 'dl').filter(({ attributes }) => attributes['class'] === 'figures');
    expect(figures?.text).toContain('不予公开');
    expect(figures?.text).toContain('行政诉讼');
    expect(figures?.text).toMatch(/新收申请\d+上年 1[\d.]+ 倍/);
  });
});

it('shows the agency what its new file changed against its last one', () => {
  const lastUpload = { ...decisionPage('review').current, record: withCell('review.total', '700') };
  const page = visible(readPage(renderFilingPage(filingPage(clean, { lastUpload }))));
  expect(page).toContain('与您上一次上传相比');
  expect(page).toContain('与上次报送不同的数字');
});
