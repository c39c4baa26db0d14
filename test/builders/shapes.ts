/**
 * Shapes into which authors and editors bring the official tables without changing a figure: spans that were lost,
 * columns that changed places or were added, table 4 in rows, in bands or in two tables, zeros merged into one cell.
 * Each shape takes the three printed grids and gives the tables that stand in the document instead.
 */
import type { FormGrid, GridCell } from './form-tables.js';

export type TableNumber = 2 | 3 | 4;

export interface Shape {
  readonly name: string;
  readonly tables: readonly TableNumber[];
  readonly of: (grid: FormGrid, number: TableNumber) => readonly FormGrid[];
}

const cell = (text: string, role: GridCell['role'], colspan = 1, rowspan = 1): GridCell => ({
  text,
  role,
  colspan,
  rowspan,
});

type Rows = readonly (readonly GridCell[])[];

function shape(name: string, tables: readonly TableNumber[], change: (grid: FormGrid) => FormGrid): Shape {
  return { name, tables, of: (grid, number) => (tables.includes(number) ? [change(grid)] : [grid]) };
}

/** Table 3 with its rows of heads and of figures each changed by themselves. */
function table3(name: string, heads: (rows: Rows) => Rows, figures: (row: readonly GridCell[]) => GridCell[]): Shape {
  return shape(name, [3], (grid) => {
    const before = grid.rows.findIndex((row) => row.some(({ role }) => role === 'value'));
    return { ...grid, rows: [...heads(grid.rows.slice(0, before)), ...grid.rows.slice(before).map(figures)] };
  });
}

const values = (row: readonly GridCell[]): number => row.findIndex(({ role }) => role === 'value');

const totalFirst = table3(
  'total as the first column',
  ([top = [], middle = [], leaves = []]) => [
    top,
    [...middle.filter(({ text }) => /[总合]计/u.test(text)), ...middle.filter(({ text }) => !/[总合]计/u.test(text))],
    leaves,
  ],
  (row) => [...row.slice(0, values(row)), ...row.slice(-1), ...row.slice(values(row), -1)],
);

/** A cell that lost its span: its text in the first of the places, and the others blank. */
function withoutSpans(grid: FormGrid, lost: (cell: GridCell) => { down: boolean; across: boolean }): FormGrid {
  const blanks = grid.rows.map(() => new Map<number, GridCell>());
  const taken = grid.rows.map(() => new Set<number>());
  const placed = grid.rows.map((row, index) => {
    let column = 0;
    return row.map((one) => {
      while (taken[index]?.has(column) === true) column++;
      const at = column;
      const { down, across } = lost(one);
      const [height, width] = [down ? 1 : one.rowspan, across ? 1 : one.colspan];
      for (let y = 0; y < one.rowspan; y++) {
        for (let x = 0; x < one.colspan; x++) {
          taken[index + y]?.add(at + x);
          if (y < height && x < width) continue;
          // What is lost in one direction alone leaves a blank cell as wide or as tall as it was.
          if (y >= height && x % width === 0) blanks[index + y]?.set(at + x, cell('', 'head', width));
          else if (y === 0 && x >= width) blanks[index]?.set(at + x, cell('', 'head', 1, height));
        }
      }
      column += one.colspan;
      return { at, cell: { ...one, rowspan: height, colspan: width } };
    });
  });
  return {
    ...grid,
    rows: placed.map((row, index) =>
      [...row, ...[...(blanks[index] ?? [])].map(([at, blank]) => ({ at, cell: blank }))]
        .sort((a, b) => a.at - b.at)
        .map((one) => one.cell),
    ),
  };
}

const isHead = ({ role }: GridCell): boolean => role === 'head';

const headsLost = shape('spans of heads lost', [3, 4], (grid) =>
  withoutSpans(grid, (one) => ({ down: isHead(one) && one.rowspan < 4, across: isHead(one) })),
);
const downLost = shape('upright spans of heads lost', [3, 4], (grid) =>
  withoutSpans(grid, (one) => ({ down: isHead(one) && one.rowspan < 4, across: false })),
);
const acrossLost = shape('level spans of heads lost', [3, 4], (grid) =>
  withoutSpans(grid, (one) => ({ down: false, across: isHead(one) })),
);

function renamed(name: string, words: Readonly<Record<string, string>>, tables: readonly TableNumber[] = [3]): Shape {
  return shape(name, tables, (grid) => ({
    ...grid,
    rows: grid.rows.map((row) => row.map((one) => ({ ...one, text: words[one.text] ?? one.text }))),
  }));
}

/** One row of heads and no groups over them. */
const flatHeads = table3(
  'heads in one row',
  ([top = [], middle = [], leaves = []]) => [
    [...top.slice(0, 1), ...middle.slice(0, 1), ...leaves, ...middle.slice(-1)].map((one) => ({ ...one, rowspan: 1 })),
  ],
  (row) => [...row],
);

/** A column that the form does not have, before the heads named or behind all. */
function column(name: string, head: string, side: 'left' | 'right', text: (index: number) => string): Shape {
  return shape(name, [3], (grid) => {
    const heads = grid.rows.findIndex((row) => row.some(({ role }) => role === 'value'));
    const rows = grid.rows.map((row, index) => {
      if (index > 0 && index < heads) return [...row];
      const own = index === 0 ? cell(head, 'head', 1, heads) : cell(text(index - heads), 'label');
      return side === 'left' ? [own, ...row] : [...row, own];
    });
    return { columns: side === 'left' ? [1, ...grid.columns] : [...grid.columns, 1], rows };
  });
}

const subtotal = shape('a subtotal of the organisations', [3], (grid) => {
  const heads = grid.rows.findIndex((row) => row.some(({ role }) => role === 'value'));
  const rows = grid.rows.map((row, index) => {
    if (index === 0) return row.map((one) => (one.colspan === 7 ? { ...one, colspan: 8 } : one));
    if (index === 1) return row.map((one) => (one.colspan === 5 ? { ...one, colspan: 6 } : one));
    if (index < heads) return [...row, cell('小计', 'head')];
    const numbers = row.slice(-6, -1).map(({ text }) => Number(text.normalize('NFKC').replaceAll(',', '')));
    const sum = numbers.some(Number.isNaN) ? '' : String(numbers.reduce((all, number) => all + number, 0));
    return [...row.slice(0, -1), cell(sum, 'label'), ...row.slice(-1)];
  });
  return { columns: [...grid.columns, 1.3], rows };
});

/** Rows of text inside the tables. */
const notes = shape('notes inside the tables', [2, 3, 4], (grid) => {
  const width = grid.columns.length;
  const first = grid.rows.findIndex((row) => row.some(({ role }) => role === 'value'));
  const tall = grid.rows.slice(0, first).some((row) => row.some(({ rowspan }) => rowspan > 3));
  const caption = [cell('单位：件（第12页续）', 'label', width)];
  const note = [cell('注：以上数据截至12月31日，含上年结转。', 'label', width)];
  return { ...grid, rows: [...(tall ? [] : [caption]), ...grid.rows, note] };
});

/** Neighbouring zeros of a row in one cell. */
const mergedZeros = shape('zeros merged', [3, 4], (grid) => ({
  ...grid,
  rows: grid.rows.map((row) => {
    const merged: GridCell[] = [];
    for (const one of row) {
      const last = merged.at(-1);
      const zero = one.role === 'value' && /^[0０]$/u.test(one.text);
      if (zero && last?.role === 'value' && last.text === one.text)
        merged[merged.length - 1] = { ...last, colspan: last.colspan + 1 };
      else merged.push(one);
    }
    return merged;
  }),
}));

/** The groups of table 4 with their names, heads and figures, whatever the shape they are to take. */
function partsOfTable4(grid: FormGrid): { names: GridCell[]; litigation: GridCell; heads: GridCell[]; values: Rows } {
  const [top = [], middle = [], , figures = []] = grid.rows;
  const single = (one: GridCell): GridCell => ({ ...one, colspan: 1, rowspan: 1 });
  return {
    names: [...top.slice(0, 1), ...middle.slice(5)].map(single),
    litigation: single(top[1] ?? cell('行政诉讼', 'head')),
    heads: middle.slice(0, 5).map(single),
    values: [0, 5, 10].map((at) => figures.slice(at, at + 5)),
  };
}

const wide = (one: GridCell, colspan: number, rowspan = 1): GridCell => ({ ...one, colspan, rowspan });

const inRows = shape('table 4 in rows', [4], (grid) => {
  const { names, heads, values: figures } = partsOfTable4(grid);
  return {
    columns: [2, 1, 1, 1, 1, 1],
    rows: [[cell('类别', 'head'), ...heads], ...names.map((name, at) => [name, ...(figures[at] ?? [])])],
  };
});

const inRowsGrouped = shape('table 4 in rows, litigation grouped', [4], (grid) => {
  const { names, litigation, heads, values: figures } = partsOfTable4(grid);
  const [review, direct, after] = names.map((name, at) => (at === 0 ? wide(name, 2) : name));
  return {
    columns: [1, 2, 1, 1, 1, 1, 1],
    rows: [
      [cell('', 'head', 2), ...heads],
      [...(review === undefined ? [] : [review]), ...(figures[0] ?? [])],
      [wide(litigation, 1, 2), ...(direct === undefined ? [] : [direct]), ...(figures[1] ?? [])],
      [...(after === undefined ? [] : [after]), ...(figures[2] ?? [])],
    ],
  };
});

const inBands = shape('table 4 in two bands', [4], (grid) => {
  const { names, litigation, heads, values: figures } = partsOfTable4(grid);
  const [review, direct, after] = names;
  if (review === undefined || direct === undefined || after === undefined) return grid;
  const twice = (cells: readonly GridCell[]): GridCell[] => cells.map((one) => wide(one, 2));
  return {
    columns: Array.from({ length: 10 }, () => 1),
    rows: [
      [wide(review, 10)],
      twice(heads),
      twice(figures[0] ?? []),
      [wide(litigation, 10)],
      [wide(direct, 5), wide(after, 5)],
      [...heads, ...heads],
      [...(figures[1] ?? []), ...(figures[2] ?? [])],
    ],
  };
});

const inTwoTables: Shape = {
  name: 'table 4 in two tables',
  tables: [4],
  of: (grid, number) => {
    if (number !== 4) return [grid];
    const { names, litigation, heads, values: figures } = partsOfTable4(grid);
    const [review, direct, after] = names;
    if (review === undefined || direct === undefined || after === undefined) return [grid];
    const columns = (length: number): number[] => Array.from({ length }, () => 1);
    return [
      { columns: columns(5), rows: [[wide(review, 5)], heads, figures[0] ?? []] },
      {
        columns: columns(10),
        rows: [
          [wide(litigation, 10)],
          [wide(direct, 5), wide(after, 5)],
          [...heads, ...heads],
          [...(figures[1] ?? []), ...(figures[2] ?? [])],
        ],
      },
    ];
  },
};

export const SHAPES: readonly Shape[] = [
  totalFirst,
  headsLost,
  downLost,
  acrossLost,
  flatHeads,
  renamed('heads worded nearly', {
    商业企业: '企业',
    科研机构: '科研院所',
    社会公益组织: '社会组织',
    其他: '其他组织',
    本年制发件数: '本年新制发件数',
  }),
  renamed('a head misprinted', { 科研机构: '科研机枃', 尚未审结: '尚末审结' }, [3, 4]),
  renamed('a head left blank', { 社会公益组织: '' }),
  column('a column of numbers', '序号', 'left', (index) => String(index + 1)),
  column('a column of remarks', '备注', 'right', (index) => (index === 3 ? '含上年2件' : '')),
  subtotal,
  notes,
  mergedZeros,
  inRows,
  inRowsGrouped,
  inBands,
  inTwoTables,
];

export function shapeNamed(name: string): Shape {
  const found = SHAPES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no shape ${name}`);
  return found;
}
