import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { table3Grid, table4Grid, type FormGrid } from '../../builders/form-tables.js';
import { A3, A4_LANDSCAPE, groupedTable4, type Border, type LayoutOptions } from '../../builders/pdf-layouts.js';
import { consistentValues, distinctValues, withValues } from '../../builders/values.js';
import { read, scoreOf } from './scores.js';

// Two engines and a painted page for every document: slow where many tests share a machine.
jest.setTimeout(60_000);

const BORDERS: readonly Border[] = ['grid', 'level', 'shaded', 'none'];
const totals = new Map<string, { documents: number; right: number; wrong: number; unread: number }>();

afterAll(() => {
  const lines = [...totals].map(
    ([layout, { documents, right, wrong, unread }]) =>
      `${layout.padEnd(8)} ${documents} documents: ${right} right, ${wrong} wrong, ${unread} unread`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
});

async function scored(seed: number, options: LayoutOptions) {
  const values = seed % 2 === 0 ? consistentValues(seed) : distinctValues(seed);
  const score = scoreOf(await read(values, options), values, options);
  const layout = options.border ?? 'grid';
  const total = totals.get(layout) ?? { documents: 0, right: 0, wrong: 0, unread: 0 };
  totals.set(layout, {
    documents: total.documents + 1,
    right: total.right + score.right,
    wrong: total.wrong + score.wrong.length,
    unread: total.unread + score.unread,
  });
  return score;
}

const more = (count: number): string[] => Array.from({ length: count }, () => '补充一段文字，说明本年度的其他工作。');
const blanks = { 'denied.stateSecrets@naturalPerson': '', 'review.upheld': '', 'activeDisclosure.rules.issued': '/' };

const VARIANTS: readonly (readonly [string, LayoutOptions])[] = [
  ['blanks and marks among the numbers', { printed: blanks }],
  ['values at the right, heads repeated on each page', { align: 'right', repeatHeads: true, before: more(9) }],
  ['values at the top left of their cells', { align: 'left', valign: 'top', before: more(3) }],
  ['landscape, group names set upright', { sheet: A4_LANDSCAPE, verticalStub: true }],
  ['the older form on A3', { sheet: A3, size: 12, shortForm: true }],
  ['small print and thousands', { size: 8, thousands: true, before: more(12) }],
];

describe.each(BORDERS)('tables with border: %s', (border) => {
  test.each(VARIANTS)('%s', async (name, variant) => {
    const seed = 40 + BORDERS.indexOf(border) * 20 + VARIANTS.findIndex(([one]) => one === name);
    const score = await scored(seed, { border, ...variant });
    expect(score.wrong).toEqual([]);
    expect([score.unread, score.reasons]).toEqual([0, {}]);
    // Cells that the form does not print have nothing to agree on.
    expect(score.agreed).toBe(variant.shortForm === true ? 179 : 200);
  });
});

describe('numbers that their columns wrap', () => {
  const wide = (seed: number) =>
    withValues(distinctValues(seed), {
      'requests.newlyReceived@naturalPerson': '123456789012',
      'outcomes.granted@total': '98765432101',
    });

  test.each(['grid', 'level', 'shaded'] as const)('are joined between rules or shades: %s', async (border) => {
    const score = scoreOf(await read(wide(5), { border }), wide(5));
    expect(score.wrong).toEqual([]);
    expect(score.unread).toBe(0);
  });

  test.each(['middle', 'top'] as const)('are joined without rules where all cells stand alike: %s', async (valign) => {
    const score = scoreOf(await read(wide(5), { border: 'none', valign }), wide(5));
    expect(score.wrong).toEqual([]);
    expect(score.unread).toBe(0);
  });

  test('are not guessed where one of them stands otherwise', async () => {
    const values = wide(5);
    const aside: NonNullable<LayoutOptions['value']> = (doc, _, text, x, y) => {
      if (text !== values['denied.stateSecrets@naturalPerson']) return false;
      doc.fontSize(9).text(text, x, y + 5, { lineBreak: false });
      return true;
    };
    const score = scoreOf(await read(values, { border: 'none', value: aside }), values);
    expect(score.wrong).toEqual([]);
    expect(score.unread).toBeGreaterThan(0);
    expect(score.unread).toBeLessThan(100);
  });
});

describe('sheets that lie otherwise', () => {
  test.each<[string, LayoutOptions]>([
    ['a Rotate entry of 90', { rotate: 90 }],
    ['a Rotate entry of 180', { rotate: 180 }],
    ['a Rotate entry of 270, landscape', { rotate: 270, sheet: A4_LANDSCAPE }],
    ['no rules and a Rotate entry', { rotate: 90, border: 'none' }],
    ['printed sideways', { sideways: 90 }],
    ['printed sideways the other way round', { sideways: 270, border: 'level' }],
    ['cropped', { crop: 30 }],
  ])('%s', async (_, options) => {
    const values = distinctValues(77);
    const record = await read(values, options);
    const score = scoreOf(record, values);
    expect([score.wrong, score.unread, score.agreed]).toEqual([[], 0, 200]);
  });

  test('a value on a sideways sheet is shown where it lies on the sheet', async () => {
    const values = distinctValues(77);
    const [upright, turned] = [await read(values), await read(values, { sideways: 90 })];
    for (const id of ['requests.newlyReceived@total', 'review.upheld'] as const) {
      const [from, to] = [upright.cells[id].place!, turned.cells[id].place!];
      if (from.in !== 'page' || to.in !== 'page') throw new Error('no page');
      const [x0, y0, x1, y1] = from.box;
      // Text that runs up the sheet: what was left is at the bottom.
      expect(to.box.map(Math.round)).toEqual([y0, 595.28 - x1, y1, 595.28 - x0].map(Math.round));
    }
  });
});

describe('table 4 in three parts', () => {
  test('is read by the name above each part', async () => {
    const values = distinctValues(21);
    const record = await read(values, { grids: { table4: groupedTable4(table4Grid(values)) } });
    expect(scoreOf(record, values)).toMatchObject({ wrong: [], unread: 0 });
  });

  test('is not read where a name is missing', async () => {
    const values = distinctValues(21);
    const grid = groupedTable4(table4Grid(values));
    const unnamed = withText(grid, '复议后起诉', '其他案件');
    const record = await read(values, { grids: { table4: unnamed } });
    expect(scoreOf(record, values)).toMatchObject({ wrong: [], unread: 5 });
  });
});

function withText(grid: FormGrid, from: string, to: string): FormGrid {
  const rows = grid.rows.map((row) => row.map((cell) => (cell.text === from ? { ...cell, text: to } : cell)));
  return { ...grid, rows };
}

function exchanged(grid: FormGrid, a: string, b: string): FormGrid {
  return withText(withText(withText(grid, a, '＊'), b, a), '＊', b);
}

describe.each(['grid', 'none'] as const)('order comes from heads and labels: %s', (border) => {
  const values = distinctValues(33);

  test('exchanged heads leave their columns unread, and where nothing is ruled the table', async () => {
    const table3 = exchanged(table3Grid(values), '自然人', '科研机构');
    const score = scoreOf(await read(values, { border, grids: { table3 } }), values);
    expect(score).toMatchObject({ wrong: [], unread: border === 'grid' ? 50 : 175 });
  });

  test('exchanged labels and groups are not read as each other', async () => {
    const table3 = exchanged(table3Grid(values), '1.属于国家秘密', '5.属于三类内部事务信息');
    const table4 = exchanged(table4Grid(values), '未经复议直接起诉', '复议后起诉');
    const { cells } = await read(values, { border, grids: { table3, table4 } });
    expect(cells['denied.stateSecrets@total'].kind).toBe('unread');
    expect(cells['denied.internalAffairs@total'].kind).toBe('unread');
    expect(cells['litigationDirect.total'].kind).toBe('unread');
    expect(cells['litigationAfterReview.total'].kind).toBe('unread');
  });
});
