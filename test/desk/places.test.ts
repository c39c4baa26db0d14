import { describe, expect, it, test } from '@jest/globals';
import { deskContentSecurityPolicy } from '#shared/desk/content-security.js';
import { addressOf, CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { CellReading, Place, ReportRecord } from '#shared/report/record.js';
import { all, byId, byTag, named, readPage, visible, type Found } from './page.js';
import {
  checkOf,
  decisionPage,
  filingPage,
  findingOf,
  publisherFilingPage,
  recordWith,
  submissionOf,
  values,
  type Kept,
} from './views.js';
import { renderDecisionPage, renderFilingPage, renderPublisherFilingPage } from './in-chinese.js';

const pictures = [
  { page: 2, width: 595, height: 842, sha256: null },
  { page: 3, width: 842, height: 595, sha256: null },
];

function placed(place: (index: number) => Place, record = recordWith()): ReportRecord {
  const cells = Object.fromEntries(CELL_IDS.map((id, index) => [id, { ...record.cells[id], place: place(index) }]));
  return { ...record, cells: cells as Record<CellId, CellReading> };
}

const onPages = placed((index) => ({ in: 'page', page: 2 + (index % 2), box: [10, index, 40, index + 9] }));
const read = (record: ReportRecord, check = checkOf()): Kept => ({
  submission: {
    ...submissionOf(2, 'draft'),
    ...(record.cells['review.total'].place?.in === 'page' ? { pictures } : {}),
  },
  record,
  check,
});
const pageOf = (given: Kept): Found => readPage(renderFilingPage(filingPage(given)));
const linkIn = (page: Found, id: string): (string | undefined)[] =>
  byTag(byId(page, id)!, 'a').map((link) => link.attributes['href']);

describe('a number and its place on the page', () => {
  const page = pageOf(read(onPages));

  it('lead to one another, for every number', () => {
    for (const id of CELL_IDS) {
      expect(linkIn(page, `cell-${addressOf(id)}`)).toEqual([`#place-${addressOf(id)}`]);
      const frame = byId(page, `place-${addressOf(id)}`)!;
      expect([frame.tag, frame.attributes['href']]).toEqual(['a', `#cell-${addressOf(id)}`]);
      expect(frame.attributes['aria-label']).toContain(values[id]);
    }
  });

  it('has its frame on the picture of its page, in the measure of the page', () => {
    const [second] = byTag(page, 'svg').filter((svg) => svg.attributes['viewbox'] ?? svg.attributes['viewBox']);
    expect(second?.attributes['viewBox']).toBe('0 0 595 842');
    const [rect] = byTag(byId(page, `place-${addressOf(CELL_IDS[2]!)}`)!, 'rect');
    expect(rect?.attributes).toMatchObject({ x: '10', y: '2', width: '30', height: '9' });
    expect(byTag(page, 'img').map((img) => img.attributes['src'])).toEqual(
      [2, 3].map((number) => `/g/file.home.2025.jiaoyu.0a1b2c3d4e/documents/home.2025-jiaoyu-2/pages/${number}`),
    );
  });

  it('needs neither script nor style of its own, and pictures from nowhere but the desk', () => {
    expect(all(page, ({ attributes }) => 'style' in attributes || 'onclick' in attributes)).toEqual([]);
    expect(deskContentSecurityPolicy()).toContain("img-src 'self';");
  });

  it('keeps the way from a marked cell to what is said about it', () => {
    const [cell] = findingOf().cells;
    const links = linkIn(pageOf(read(onPages, checkOf(findingOf()))), `cell-${addressOf(cell as CellId)}`);
    expect(links).toEqual([`#finding-${findingOf().key}`, `#place-${addressOf(cell as CellId)}`]);
  });

  it('is not linked where its page has no picture', () => {
    const nowhere = placed(() => ({ in: 'page', page: 9, box: [0, 0, 1, 1] }));
    const without = pageOf(read(nowhere));
    expect(byTag(without, 'a').filter((link) => link.attributes['href']?.startsWith('#place-'))).toEqual([]);
  });

  it('is cut out of the picture beside an input for what was not read', () => {
    const cells = { 'review.other': { unread: 'conflict', candidates: ['7', '1'] } } as const;
    const record = placed(() => ({ in: 'page', page: 3, box: [400, 300, 440, 310] }), recordWith({ cells }));
    const unread = pageOf(read(record));
    const [cutting] = all(unread, ({ attributes }) => attributes['class'] === 'cutting');
    expect(cutting?.attributes['viewBox']).toBe('260 269 320 72');
    expect(byTag(cutting!, 'image')[0]?.attributes['href']).toMatch(/\/pages\/3$/);
    expect(named(unread, 'cell:review.other')).toHaveLength(1);
  });

  test.each([
    ['reviewer', () => renderDecisionPage(decisionPage('review', { current: read(onPages) }))],
    ['approver', () => renderDecisionPage(decisionPage('approval', { current: read(onPages) }))],
    ['publisher', () => renderPublisherFilingPage(publisherFilingPage({ current: read(onPages) }))],
  ])('is shown to the %s too', (_, render) => {
    expect(linkIn(readPage(render()), 'cell-table3[4][0]')).toContain('#place-table3[4][0]');
  });
});

describe('documents without pages', () => {
  it('show tables with the rows and columns that hold numbers', () => {
    const page = pageOf(read(placed((index) => ({ in: 'table', table: 4, row: 5 + index, column: 3 }))));
    const [table] = byTag(page, 'table').filter(({ attributes }) => attributes['class'] === 'found');
    expect(byTag(table!, 'caption')[0]?.text).toBe('原文第 4 个表');
    expect(
      byTag(table!, 'th')
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['第 3 列', '第 5 行']);
    expect(linkIn(page, 'cell-table2[0]')).toEqual(['#place-table2[0]']);
    expect(byId(page, 'place-table2[0]')?.text).toBe(values[CELL_IDS[0]!]);
  });

  it('show sheets with their columns in the order of the letters', () => {
    const address = (index: number) => `${['AA', 'B', 'C'][index % 3]}${7 + Math.floor(index / 3)}`;
    const page = pageOf(read(placed((index) => ({ in: 'sheet', sheet: '附表', address: address(index) }))));
    const [table] = byTag(page, 'table').filter(({ attributes }) => attributes['class'] === 'found');
    expect(
      byTag(table!, 'th')
        .slice(0, 4)
        .map(({ text }) => text),
    ).toEqual(['B', 'C', 'AA', '第 7 行']);
  });

  it('show lines with their numbers side by side, and markup of the document as the text it is', () => {
    const base = recordWith({ cells: { 'activeDisclosure.rules.issued': '<img src=x>' } });
    const page = pageOf(
      read(placed((index) => ({ in: 'line', line: 40 + Math.floor(index / 7), from: 0, to: 1 }), base)),
    );
    const [table] = byTag(page, 'table').filter(({ attributes }) => attributes['class'] === 'found');
    expect(byTag(byTag(table!, 'tr')[0]!, 'a')).toHaveLength(7);
    expect(visible(page)).toContain('<img src=x>');
    expect(byTag(page, 'img')).toEqual([]);
  });
});
