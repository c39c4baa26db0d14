import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import type { Note } from '#shared/reading/tables/findings.js';
import { readTable2 } from '#shared/reading/tables/table2.js';
import { readTable3 } from '#shared/reading/tables/table3.js';
import { readTable4 } from '#shared/reading/tables/table4.js';
import { table2Grid, table3Grid, table4Grid, type PrintOptions } from '../../builders/form-tables.js';
import { SHAPES, shapeNamed, type Shape } from '../../builders/shapes.js';
import { allZero, consistentValues, distinctValues, type FormValues } from '../../builders/values.js';
import { gridFrom } from './grids.js';

interface Found {
  readonly cells: ReadonlyMap<CellId, CellReading>;
  readonly notes: readonly Note[];
}

function read(values: FormValues, shape: Shape | undefined, options: PrintOptions = {}): Found {
  const tables = [table2Grid(values, options), table3Grid(values, options), table4Grid(values, options)];
  const grids = tables.flatMap((grid, index) => shape?.of(grid, (index + 2) as 2 | 3 | 4) ?? [grid]);
  const placed = grids.map((grid, index) => gridFrom(grid, index + 1));
  const found = [readTable2(placed, 'test'), readTable3(placed, 'test'), readTable4(placed, 'test')];
  return {
    cells: new Map(found.flatMap(({ cells }) => [...cells])),
    notes: found.flatMap(({ notes }) => notes),
  };
}

function otherwise({ cells }: Found, values: FormValues): CellId[] {
  return CELL_IDS.filter((id) => cells.get(id)?.value !== values[id]);
}

function toConfirm({ cells }: Found): CellId[] {
  return CELL_IDS.filter((id) => cells.get(id)?.certainty === 'confirm');
}

const values = distinctValues(31);

/** Here a person compares: heads that are not those of the form, and one zero for several places. */
const ASKING = new Set(['heads worded nearly', 'a head misprinted', 'a head left blank', 'zeros merged']);

describe('a table in another shape', () => {
  test.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s: is read completely', (_, shape) => {
    for (const each of [values, consistentValues(31), allZero()])
      expect(otherwise(read(each, shape), each)).toEqual([]);
  });

  test.each(SHAPES.filter(({ name }) => !ASKING.has(name)).map((shape) => [shape.name, shape] as const))(
    '%s: is believed',
    (_, shape) => {
      expect(toConfirm(read(consistentValues(31), shape))).toEqual([]);
    },
  );

  test('with the total first, the rows of which do not add up, is not read', () => {
    const wrong = { ...values };
    for (const id of CELL_IDS) if (id.endsWith('@total')) wrong[id] = `${values[id]}1`;
    const { cells } = read(wrong, shapeNamed('total as the first column'));
    const table3 = CELL_IDS.filter((id) => id.includes('@'));
    expect(table3.filter((id) => cells.get(id)?.kind !== 'unread')).toEqual([]);
  });

  test('with a head that was left blank asks for the column under it alone', () => {
    const found = read(values, shapeNamed('a head left blank'));
    expect(toConfirm(found)).toEqual(CELL_IDS.filter((id) => id.endsWith('@socialWelfareOrganization')));
    expect(found.notes.map(({ code }) => code)).toEqual(['head-differs']);
  });

  test('with nearly the official heads asks for the columns under them, and says which heads differ', () => {
    const found = read(values, shapeNamed('heads worded nearly'));
    const columns = new Set(toConfirm(found).map((id) => id.split('@')[1]));
    expect([...columns].filter((column) => column !== undefined)).toEqual([
      'commercialEnterprise',
      'researchInstitution',
      'socialWelfareOrganization',
      'otherOrganization',
    ]);
    expect(found.notes.filter(({ code }) => code === 'head-differs').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('表头“科研院所”与格式文本“科研机构”不同'),
    );
  });
});

describe('zeros merged into one cell', () => {
  test('are nothing in each of its places, for a person to confirm', () => {
    const found = read(consistentValues(31), shapeNamed('zeros merged'));
    expect(toConfirm(found).length).toBeGreaterThan(0);
    expect(found.notes).toContainEqual({
      code: 'merged-cell',
      text: expect.stringContaining('合并成了一格'),
      cells: expect.arrayContaining(toConfirm(found).filter((id) => id.includes('@'))),
    });
  });

  test('but another number merged belongs to none of its places', () => {
    const grid = gridFrom(table3Grid(values), 1);
    const [first, second] = grid.cells.filter(({ rows, columns }) => rows.from === 5 && [3, 4].includes(columns.from));
    const cells = grid.cells
      .filter((cell) => cell !== second)
      .map((cell) => (cell === first ? { ...cell, columns: { from: 3, to: 5 } } : cell));
    const { cells: read3 } = readTable3([{ ...grid, cells }], 'test');
    expect([...read3].filter(([, cell]) => cell.kind === 'unread').map(([id, cell]) => [id, cell.reason])).toEqual([
      ['outcomes.granted@naturalPerson', 'not-rectangular'],
      ['outcomes.granted@commercialEnterprise', 'not-rectangular'],
    ]);
  });
});

describe('a group of table 4', () => {
  test('that is not named is left unread, and the others are read', () => {
    const shape = shapeNamed('table 4 in rows');
    const grids = shape.of(table4Grid(values), 4).map((grid) => gridFrom(grid, 1));
    const renamed = grids.map((grid) => ({
      ...grid,
      cells: grid.cells.map((cell) => (cell.text === '复议后起诉' ? { ...cell, text: '另案' } : cell)),
    }));
    const { cells } = readTable4(renamed, 'test');
    const unread = [...cells].filter(([, cell]) => cell.kind === 'unread').map(([id]) => id);
    expect(unread).toEqual([...cells.keys()].filter((id) => id.startsWith('litigationAfterReview.')));
  });

  test('that is named twice is left unread', () => {
    const shape = shapeNamed('table 4 in rows');
    const grids = shape.of(table4Grid(values), 4).map((grid) => gridFrom(grid, 1));
    const renamed = grids.map((grid) => ({
      ...grid,
      cells: grid.cells.map((cell) => (cell.text === '复议后起诉' ? { ...cell, text: '行政复议' } : cell)),
    }));
    const { cells } = readTable4(renamed, 'test');
    expect(cells.get('review.total')).toMatchObject({ kind: 'unread', reason: 'ambiguous' });
    expect(cells.get('litigationDirect.total')!.value).toBe(values['litigationDirect.total']);
  });
});

describe('numbers with their units', () => {
  test('are read without them, for a person to confirm', () => {
    const found = read(values, undefined, { units: true });
    expect(otherwise(found, values)).toEqual([]);
    expect(toConfirm(found)).toEqual(CELL_IDS);
    expect(found.notes.map(({ code }) => code)).toEqual(['unit', 'unit', 'unit']);
  });

  test.each([
    ['activeDisclosure.fees.amount', '18.87元'],
    ['activeDisclosure.fees.amount', '18件'],
    ['outcomes.granted@naturalPerson', '3万元'],
    ['outcomes.granted@naturalPerson', '3余件'],
    ['outcomes.granted@naturalPerson', '3件4'],
  ] as const)('%s: %s is another number, or none', (id, text) => {
    const { cells } = read(values, undefined, { printed: { [id]: text } });
    expect(cells.get(id)).toMatchObject({ kind: 'unread', reason: 'not-a-number', candidates: [text] });
  });
});
