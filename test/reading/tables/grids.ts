/**
 * Grids straight from the official form, as a word processor file or a web page would give them: for tests of what
 * happens after the cells of a document are known.
 */
import { table2Grid, table3Grid, table4Grid, type FormGrid, type PrintOptions } from '../../builders/form-tables.js';
import type { FormValues } from '../../builders/values.js';
import type { Grid, GridCell } from '#shared/reading/tables/grid.js';

export function gridFrom(form: FormGrid, table: number): Grid {
  const taken = form.rows.map(() => new Set<number>());
  const cells = form.rows.flatMap((row, index) => {
    let column = 0;
    return row.map((cell): GridCell => {
      while (taken[index]!.has(column)) column++;
      const from = column;
      for (let down = 0; down < cell.rowspan; down++) {
        for (let across = 0; across < cell.colspan; across++) taken[index + down]!.add(from + across);
      }
      column += cell.colspan;
      return {
        rows: { from: index, to: index + cell.rowspan },
        columns: { from, to: from + cell.colspan },
        text: cell.text,
        place: { in: 'table', table, row: index + 1, column: from + 1 },
        doubts: [],
        struck: false,
      };
    });
  });
  const edges = (length: number): number[] => Array.from({ length: length + 1 }, (_, index) => index);
  return {
    columns: edges(form.columns.length),
    rows: edges(form.rows.length),
    cells,
    tolerance: 0,
    page: null,
    digitsBeside: false,
  };
}

export function formGrids(values: FormValues, options: PrintOptions = {}): [Grid, Grid, Grid] {
  return [
    gridFrom(table2Grid(values, options), 1),
    gridFrom(table3Grid(values, options), 2),
    gridFrom(table4Grid(values, options), 3),
  ];
}

/** The same grid with some texts changed. */
export function withTexts(grid: Grid, change: (cell: GridCell) => string): Grid {
  return { ...grid, cells: grid.cells.map((cell) => ({ ...cell, text: change(cell) })) };
}

/** Exchanges two texts wherever they stand. */
export function swapTexts(grid: Grid, a: string, b: string): Grid {
  return withTexts(grid, ({ text }) => (text === a ? b : text === b ? a : text));
}

/** Cuts a grid in two before an elementary row, as a page break does. */
export function cutGrid(grid: Grid, at: number): [Grid, Grid] {
  const upper = grid.cells.filter((cell) => cell.rows.from < at);
  const lower = grid.cells.filter((cell) => cell.rows.to > at);
  return [
    {
      ...grid,
      rows: grid.rows.slice(0, at + 1),
      cells: upper.map((cell) => ({ ...cell, rows: { from: cell.rows.from, to: Math.min(cell.rows.to, at) } })),
    },
    {
      ...grid,
      rows: grid.rows.slice(at),
      cells: lower.map((cell) => ({
        ...cell,
        text: cell.rows.from < at ? '' : cell.text,
        rows: { from: Math.max(cell.rows.from - at, 0), to: cell.rows.to - at },
      })),
    },
  ];
}
