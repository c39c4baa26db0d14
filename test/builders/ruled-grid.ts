/** The grids of made-up documents, drawn by what draws the official PDF: rows of cells with spans get their columns here. */
import * as grid from '#shared/takeaway/pdf/grid.js';
import type { FormGrid, GridCell } from './form-tables.js';

export { drawRows, type TextMeasure } from '#shared/takeaway/pdf/grid.js';

export type RuledCell = GridCell & grid.GridCell;
export type GridRow = grid.GridRow<RuledCell>;

/** Running text, as all text of these documents is broken. */
export function wrapText(text: string, width: number, size: number, measure: grid.TextMeasure, indent = 0): string[] {
  return grid.wrapText(text, width, size, measure, { indent, hanging: true });
}

/** Places the cells and gives every row the height its text needs. */
export function measureGrid(
  { columns, rows }: FormGrid,
  paper: Pick<grid.Paper, 'width' | 'size' | 'measure' | 'padding'>,
): GridRow[] {
  const taken = rows.map(() => new Set<number>());
  const placed = rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell): RuledCell => {
      while (taken[row]?.has(column)) column += 1;
      for (let down = 0; down < cell.rowspan; down += 1) {
        for (let across = 0; across < cell.colspan; across += 1) taken[row + down]?.add(column + across);
      }
      const at = column;
      column += cell.colspan;
      return { ...cell, column: at, colSpan: cell.colspan, rowSpan: cell.rowspan, isRowHead: cell.role === 'label' };
    });
  });
  return grid.measureGrid(placed, { ...paper, shares: columns, hanging: true });
}
