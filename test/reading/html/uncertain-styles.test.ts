/** A rule that cannot be judged from the source: what it is about is not believed, and everything else is read. */
import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { unconfirmedCells, type ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { encoded, htmlText, type HtmlLayout } from '../../builders/html.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues, withValues } from '../../builders/values.js';

const CELL = 'requests.newlyReceived@total';
const values = withValues(distinctValues(5), { [CELL]: '98765' });
const report = { values, narrative: narrativeFor(values) };
const hasClass = { attributes: { '98765': ' class="marked"' } };

async function read(page: string): Promise<ReportRecord> {
  const reading = await readDocument(encoded(page));
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

function styled(css: string, page: string): string {
  return page.replace('</style>', () => `${css}</style>`);
}

function wrong({ cells }: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => cells[id].kind !== 'unread' && cells[id].value !== values[id]);
}

function unread({ cells }: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => cells[id].kind === 'unread');
}

const LAYOUTS: HtmlLayout[] = ['tables', 'giant-table', 'css-tables', 'plain-boxes'];

describe.each(LAYOUTS)('a page of %s', (layout) => {
  const page = htmlText(report, { layout, chrome: true });

  test.each([
    ':disabled{opacity:0}',
    'x-tab:not(:defined), :checked + .more{display:none}',
    '::before{display:none}',
    '::-webkit-scrollbar{display:none}',
    'a:unknown{display:none}',
    '.elsewhere:not(:unknown){visibility:hidden}',
    '_:-ms-fullscreen, .elsewhere{display:none}',
    'svg|a{display:none}',
    '*:unknown{border:0}',
  ])('%s touches no cell: read as if it were not there', async (css) => {
    const [with_, without] = [await read(styled(css, page)), await read(page)];
    expect([wrong(with_), unread(with_)]).toEqual([[], []]);
    expect(with_).toEqual(without);
  });

  test.each([
    ':not(:unknown){opacity:0}',
    'body:unknown{font-size:0}',
    'body{visibility:hidden} body:not(:unknown){visibility:visible}',
    '@container (width > 1px){body{color:#fff}}',
  ])('%s touches all: recognised, and no figure believed', async (css) => {
    const record = await read(styled(css, page));
    expect(unconfirmedCells(record)).toHaveLength(CELL_IDS.length);
    expect(wrong(record)).toEqual([]);
    expect(record.sections.map(({ paragraphs }) => paragraphs)).toEqual(report.narrative.sections);
    expect([record.agencyName, record.year]).toEqual([report.narrative.agencyName, report.narrative.year]);
  });
});

describe.each(['tables', 'css-tables'] satisfies HtmlLayout[])('a page of %s', (layout) => {
  const page = htmlText(report, { layout, chrome: true });

  test.each([
    ':hover{display:none}',
    ':not(:defined){display:none}',
    ':unknown{display:none}',
    // A browser drops a list with an empty place; nobody asks whether it would.
    'td, div, {display:none}',
  ])('%s may take any cell away: no table is read', async (css) => {
    expect(unread(await read(styled(css, page)))).toHaveLength(CELL_IDS.length);
  });
});

describe('a rule that may hold for one cell', () => {
  const page = htmlText(report, hasClass);
  test.each([
    '.marked:unknown{color:#fff}',
    '.marked:not(:unknown){visibility:hidden}',
    '.marked::first-letter{font-size:0}',
    '@supports not (display:grid){.marked{opacity:0}}',
    '_:-ms-lang(x), .marked{font-size:0}',
    '.marked:has(b){opacity:0}',
  ])('%s: that cell is for a person to confirm', async (css) => {
    const record = await read(styled(css, page));
    expect(record.cells[CELL]).toMatchObject({ certainty: 'confirm', reason: 'restyled', value: '98765' });
    expect(unconfirmedCells(record)).toEqual([CELL]);
    expect([wrong(record), unread(record)]).toEqual([[], []]);
    expect(record.notes.filter(({ code }) => code === 'restyled')).toMatchObject([{ cells: [CELL] }]);
  });

  test.each([
    '.marked:unknown{display:none}',
    '.marked:unknown{float:right}',
    '.marked{display:none} .marked:unknown{display:table-cell}',
    '.marked:hover{display:none}',
    '.marked:unknown::before{content:"1"}',
    '.marked::before{content:"1"} .marked:unknown::before{content:""}',
    '.marked::before{content:"1"} .marked::after{content:""}',
  ])('%s: its table is unread, since its cells may stand elsewhere or say otherwise', async (css) => {
    const record = await read(styled(css, page));
    const table3 = CELL_IDS.filter((id) => id.includes('@'));
    expect(unread(record)).toEqual(table3);
    expect(wrong(record)).toEqual([]);
  });

  test('a blank that may be hidden is no blank', async () => {
    const blank = page.replace(/(class="marked"[^>]*>)98765/, '$1');
    expect((await read(blank)).cells[CELL]).toMatchObject({ kind: 'blank' });
    const record = await read(styled('.marked:unknown{opacity:0}', blank));
    expect(record.cells[CELL]).toMatchObject({ kind: 'blank', certainty: 'confirm' });
  });

  test.each(['b > .marked{display:none}', '.marked.x{opacity:0}', 'i.marked, .marked.other{color:#fff}'])(
    '%s does not hold for it: read',
    async (css) => expect(unread(await read(styled(css, page)))).toEqual([]),
  );

  test('a label of which a part may be hidden names no row', async () => {
    const spans = page.replace('1.属于国家秘密', '1.属于<span class="part">国家秘密</span>');
    expect(spans).not.toBe(page);
    const record = await read(styled('.part:unknown{display:none}', spans));
    expect(unread(record)).toContain('denied.stateSecrets@total');
    expect(unread(record)).not.toContain('activeDisclosure.rules.issued');
  });
});

describe('a page in which only the text of its tables is left', () => {
  const page = htmlText(report)
    .replace(/<\/t[dh]>/g, '</p>')
    .replace(/<t[dh][^>]*>/g, '<p class="c">')
    .replace(/<\/?(?:table|tr)[^>]*>/g, '');

  test('is read where the doubt lies elsewhere', async () => {
    expect(unread(await read(styled('h2:unknown{display:none}', page)))).toEqual([]);
  });

  test('is not believed where its figures may be hidden', async () => {
    expect(unread(await read(styled('.c:unknown{display:none}', page)))).toHaveLength(CELL_IDS.length);
  });
});
