/** The drawing of the official form: every grid is covered once, every cell stands in it, every head exists. */
import { describe, expect, test } from '@jest/globals';
import { SHORT_FORM_ABSENT_ROWS, SHORT_FORM_CELLS, TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS } from '#shared/report/cells.js';
import { formLayout, type FormRow, type FormTable, type FormValue } from '#shared/report/layout.js';

/** Lays rows out as a browser does and tells which columns each cell takes; throws where two cells collide. */
function covered(rows: readonly FormRow[], columns: number): string[] {
  const grid = rows.map(() => new Array<string>(columns).fill(''));
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]![x] !== '') x += 1;
      expect({ row: y, column: x }).toEqual({ row: y, column: cell.column });
      for (let dy = 0; dy < cell.rowSpan; dy += 1) {
        for (let dx = 0; dx < cell.colSpan; dx += 1) {
          expect(grid[y + dy]?.[x + dx]).toBe('');
          grid[y + dy]![x + dx] = cell.is === 'head' ? cell.id : cell.cell;
        }
      }
    }
  });
  return grid.flat();
}

const rowsOf = (table: FormTable): FormRow[] => [...table.head, ...table.parts.flat()];
const valuesOf = (table: FormTable): FormValue[] =>
  rowsOf(table).flatMap((row) => row.cells.filter((cell): cell is FormValue => cell.is === 'value'));

describe.each(['full', 'short'] as const)('the %s form', (variant) => {
  const layout = formLayout(variant);
  test.each([2, 3, 4] as const)('covers the grid of table %i without hole or collision', (number) => {
    const table = layout[number];
    for (const rows of [table.head, ...table.parts]) expect(covered(rows, table.columns)).not.toContain('');
  });
  test.each([2, 3, 4] as const)('names for each value of table %i only heads that are drawn, each once', (number) => {
    const table = layout[number];
    const ids = rowsOf(table).flatMap((row) => row.cells.flatMap((cell) => (cell.is === 'head' ? [cell.id] : [])));
    expect(new Set(ids).size).toBe(ids.length);
    for (const value of valuesOf(table)) for (const id of value.heads) expect(ids).toContain(id);
  });
});

test('the full form holds the 200 cells in official order', () => {
  const layout = formLayout('full');
  const cells = ([2, 3, 4] as const).flatMap((number) => valuesOf(layout[number]).map((value) => value.cell));
  expect(cells).toEqual([...TABLE2_CELLS, ...TABLE3_CELLS, ...TABLE4_CELLS]);
});

test('the short form prints one row 其他处理 in place of the three', () => {
  const cells = valuesOf(formLayout('short')[3]).map((value) => value.cell);
  expect(cells).toHaveLength(23 * 7);
  expect(cells.slice(20 * 7, 21 * 7)).toEqual(SHORT_FORM_CELLS);
  for (const row of SHORT_FORM_ABSENT_ROWS) expect(cells.some((cell) => cell.startsWith(row))).toBe(false);
});

test('a cell inside a group is named by block, group, row, and the heads above it', () => {
  const cell = valuesOf(formLayout('full')[3]).find(
    (value) => value.cell === 'denied.stateSecrets@researchInstitution',
  );
  expect(cell?.heads).toEqual([
    't3.results',
    't3.group.denied',
    't3.row.denied.stateSecrets',
    't3.organisations',
    't3.col.researchInstitution',
  ]);
});

test('table 4 prints the results of 行政复议 beside the two kinds of litigation, as the official form does', () => {
  const rows = formLayout('full')[4].head.map(({ cells }) =>
    cells.map((cell) => (cell.is === 'head' ? cell.label.zh : '')),
  );
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  expect(rows).toEqual([
    ['行政复议', '行政诉讼'],
    [...results, '未经复议直接起诉', '复议后起诉'],
    [...results, ...results],
  ]);
});
