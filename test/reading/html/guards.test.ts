import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { CellReading, Reading } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { encoded, htmlReport, htmlText, type HtmlOptions } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues, withValues } from '../../builders/values.js';

const CELL = 'denied.thirdPartyRights@commercialEnterprise';
const drawn = distinctValues(5);
const more = (id: CellId): string => String(Number(drawn[id]) + 496 - Number(drawn[CELL]));
/** The sums over the cell go with it: where a page is damaged, they are what bears the rest out. */
const values = withValues(drawn, {
  [CELL]: '496',
  ...Object.fromEntries(
    [
      'denied.thirdPartyRights@total',
      'outcomes.total@commercialEnterprise',
      'outcomes.total@total',
      'requests.newlyReceived@commercialEnterprise',
      'requests.newlyReceived@total',
    ].map((id) => [id, more(id as CellId)]),
  ),
});
const report = { values, narrative: narrativeFor(values) };
const base = htmlText(report);

function cellsOf(reading: Reading): Readonly<Record<CellId, CellReading>> {
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record.cells;
}

function wrong(cells: Readonly<Record<CellId, CellReading>>): CellId[] {
  return CELL_IDS.filter((id) => cells[id].kind !== 'unread' && cells[id].value !== values[id]);
}

function unread(cells: Readonly<Record<CellId, CellReading>>): CellId[] {
  return CELL_IDS.filter((id) => cells[id].kind === 'unread');
}

async function withMarkup(markup: string): Promise<Readonly<Record<CellId, CellReading>>> {
  return cellsOf(await readDocument(htmlReport(report, { markup: { [CELL]: markup } })));
}

/** Exactly this change, or the test is none. */
function changed(from: string | RegExp, to: string, page = base): Uint8Array {
  const mended = page.replace(from, to);
  if (mended === page) throw new Error(`nothing to change: ${String(from)}`);
  return encoded(mended);
}

describe('a cell that shows 496', () => {
  test.each([
    '<ins>496</ins>',
    '<del>9</del>496',
    '<s>9</s>496',
    '<strike>12</strike>496',
    '<span style="filter:grayscale(100%)">496</span>',
    '<span style="zoom:1;transform:translateZ(0)">496</span>',
    '<!-- 9 -->496',
    '<script>9</script>496',
    '<span>4</span><span>96</span>',
    '&#52;&#57;6',
    '496<img src=s width=1 height=1>',
    '<table><tr><td>496</td></tr></table>',
    '&nbsp;&nbsp;496&nbsp;',
    '\uff14\uff19\uff16',
  ])('%s is read', async (markup) => {
    const cells = await withMarkup(markup);
    expect(cells[CELL]).toMatchObject({ kind: 'number', value: '496', certainty: 'agreed' });
    expect([wrong(cells), unread(cells)]).toEqual([[], []]);
  });

  test.each([
    '496<sup>1</sup>',
    '496<sub>2</sub>',
    '496<span style="vertical-align:super">1</span>',
    '496<sup>①</sup>',
    '<span style="text-decoration:underline line-through">12</span>496',
    '<span style="display:none">9</span>496',
    '<span hidden>9</span>496',
    '<span style="visibility:hidden">9<b style="visibility:visible">496</b></span>',
  ])('%s is read for confirmation', async (markup) => {
    expect((await withMarkup(markup))[CELL]).toMatchObject({ kind: 'number', value: '496', certainty: 'confirm' });
  });
});

describe('a cell in which it is not certain what is shown is unread, by name', () => {
  test.each<[string, string]>([
    ['<del>9</del>', 'struck'],
    ['<span style="display:none">9</span>', 'not-visible'],
    ['<span aria-hidden="true">9</span>496', 'not-visible'],
    ...[
      'content-visibility:hidden',
      'zoom:0.01',
      'filter:opacity(0)',
      'mask:linear-gradient(transparent,transparent)',
      '-webkit-mask-image:linear-gradient(transparent,transparent)',
      'scale:0',
      'rotate:180deg',
      'transform:scaleX(-1)',
      'transform:rotate(180deg)',
      'mix-blend-mode:screen',
      'font-size:calc(0px)',
      'opacity:calc(0)',
      'color:var(--w,#fff)',
      '--x:none;display:var(--x)',
    ].map((style): [string, string] => [`<span style="${style}">9</span>496`, 'not-visible']),
    ['<font color="white">9</font>496', 'not-visible'],
    ['<span style="background:#000;color:#000">9</span>496', 'not-visible'],
    ['<span style="font-size:3px">9</span>496', 'mixed-size'],
    ['<span style="font-size:0">9</span>496', 'mixed-size'],
    ['<span popover>9</span>496', 'not-visible'],
    ['<span style="position:absolute;left:-9999px">9</span>496', 'not-visible'],
    ['<details><summary>496</summary>12</details>', 'not-visible'],
    ['<sup>496</sup>', 'mixed-size'],
    ['496<small>1</small>', 'mixed-size'],
    ['<p>4</p><p>96</p>', 'several-lines'],
    ['4<br>96', 'several-lines'],
    ['4 96', 'spaced'],
    ['4&nbsp;96', 'spaced'],
    ['<span class="a">9</span>496', 'ambiguous'],
    ['<span style="float:left">96</span>4', 'not-visible'],
    ['<span style="position:relative;left:-20px">4</span>96', 'not-visible'],
    ['<bdo dir="rtl">496</bdo>', 'not-visible'],
    ['<table><tr><td>4</td><td>96</td></tr></table>', 'ambiguous'],
    ['<img src="496.png">', 'covered'],
    ['<input value="496">', 'covered'],
    ['<svg><text>496</text></svg>', 'covered'],
    ['496元', 'not-a-number'],
    ['4 96件', 'spaced'],
    ['4<br>96件', 'several-lines'],
    ['4,96', 'not-a-number'],
    ['&#8238;694', 'not-a-number'],
    ['\u2074\u20796', 'not-a-number'],
  ])('%s: %s', async (markup, reason) => {
    const cells = await withMarkup(markup);
    expect(cells[CELL]).toMatchObject({ kind: 'unread', reason, value: null });
    expect(wrong(cells)).toEqual([]);
  });

  test('digits that a style sheet adds', async () => {
    const page = htmlText(report, { attributes: { '496': ' class="more"' } });
    const cells = cellsOf(await readDocument(changed('</style>', '.more::before{content:"9"}</style>', page)));
    expect(cells[CELL]).toMatchObject({ kind: 'unread', reason: 'restyled' });
  });
});

describe('spans that do not line up', () => {
  const first = /colspan="5"(?= style="[^"]*">法人)/;
  test.each<[string, string | RegExp, string]>([
    ['a stub that reaches too far', 'rowspan=22', 'rowspan=23'],
    ['a stub that reaches beyond all tables', 'rowspan=22', 'rowspan=65534'],
    ['a stub that reaches to the end', 'rowspan=22', 'rowspan=0'],
    ['a stub that ends too soon', 'rowspan=22', 'rowspan=20'],
    ['a stub without its span', ' rowspan=22', ''],
    ['a group of heads too narrow', first, 'colspan="4"'],
    ['a group of heads too wide', first, 'colspan="1000"'],
    ['labels too narrow', / colspan="3"/g, ' colspan="2"'],
    ['no spans at all', / (?:colspan="\d+"|rowspan=\d+)/g, ''],
    ['no end tags', /<\/t[dr]>/g, ''],
    ['an empty cell after a row', /(?<=<\/td>)(?=<\/tr>\n<tr><td[^>]*>2\.其他法律)/, '<td></td>'],
  ])('%s: read, because rows, heads and sums bear it out', async (_, from, to) => {
    const cells = cellsOf(await readDocument(changed(from, to)));
    expect([wrong(cells), unread(cells)]).toEqual([[], []]);
  });

  test.each<[string, string | RegExp, string]>([
    ['a value over two rows', /(<td)( style="[^"]*">\d+<\/td><\/tr>\n<tr><td[^>]*>2\.其他法律)/, '$1 rowspan=2$2'],
    ['a row with a value too few', /<td[^>]*>\d+<\/td>(<\/tr>\n<tr><td[^>]*>2\.其他法律)/, '$1'],
    ['a row with a value too many', /(?<=<\/td>)(?=<\/tr>\n<tr><td[^>]*>2\.其他法律)/, '<td>7</td>'],
  ])('%s: unread where it matters, wrong nowhere', async (_, from, to) => {
    const cells = cellsOf(await readDocument(changed(from, to)));
    expect(wrong(cells)).toEqual([]);
    expect(unread(cells)).toContain('denied.stateSecrets@total');
  });
});

describe('names that changed places', () => {
  const pairs: [string, [string, string], CellId][] = [
    ['two heads', ['商业企业', '科研机构'], 'denied.stateSecrets@commercialEnterprise'],
    ['the first head and the last', ['自然人', '总计'], 'denied.stateSecrets@naturalPerson'],
    ['two rows of a group', ['1.属于国家秘密', '4.保护第三方合法权益'], 'denied.stateSecrets@total'],
    [
      'the first two rows',
      ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量'],
      'requests.carriedIn@total',
    ],
    ['two groups of table 4', ['未经复议直接起诉', '复议后起诉'], 'litigationDirect.total'],
    ['two heads of table 2', ['本年制发件数', '本年废止件数'], 'activeDisclosure.rules.issued'],
  ];
  const layouts: NonNullable<HtmlOptions['layout']>[] = ['tables', 'flex-rows', 'plain-boxes', 'giant-table'];
  test.each(layouts.flatMap((layout) => pairs.map(([name, swapped, id]) => ({ layout, name, swapped, id }))))(
    '$layout: $name leave their figures unread',
    async ({ layout, swapped, id }) => {
      const cells = cellsOf(await readDocument(htmlReport(report, { layout, swapped })));
      expect(wrong(cells)).toEqual([]);
      expect(cells[id].kind).toBe('unread');
    },
  );

  test.each(['row-reverse', 'column', 'row; direction:rtl'])('boxes set as %s are not read', async (direction) => {
    const page = htmlText(report, { layout: 'flex-rows' });
    const moved = page.replaceAll('display:flex', `display:flex;flex-direction:${direction}`);
    const reading = await readDocument(encoded(moved));
    expect(reading.status === 'refused' ? 200 : unread(reading.record.cells).length).toBe(200);
  });
});
