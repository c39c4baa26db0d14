/**
 * Rows found by bands or stripes -> the same grids that the lattice makes, so that one aligner, one conservation and one
 * set of guards serve tables with and without rules.
 */
import { cellText } from './cell-text.js';
import type { Grid, GridCell } from '../tables/grid.js';
import type { Box, Glyph } from './page-model.js';
import type { WordPage } from './words.js';

export interface BandRow {
  readonly page: number;
  readonly y0: number;
  readonly y1: number;
  readonly label: string;
  /** Glyphs of the values, one list for each band. */
  readonly values: readonly (readonly Glyph[])[];
  /** Reasons against all values of the row. */
  readonly doubts: readonly string[];
}

/** A cell of the head: its text over `bands` of the table, from the first to the one before the last. */
export interface BandHead {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

export interface BandTable {
  /** Left edge of the stub, then the boundaries of the bands. */
  readonly columns: readonly number[];
  readonly heads: readonly BandHead[];
  /** Page and top of the heads. */
  readonly headPage: number;
  readonly headTop: number;
  readonly rows: readonly BandRow[];
  /** Digits were seen that belong to no row. */
  readonly unexplained: boolean;
}

const PAGE_TOLERANCE = 3;

function rounded(box: Box): [number, number, number, number] {
  return box.map((value) => Math.round(value * 100) / 100) as [number, number, number, number];
}

function rowCells(row: BandRow, index: number, table: BandTable, home: WordPage): GridCell[] {
  const { columns } = table;
  const covers = [...home.page.images, ...home.page.annotations];
  const place = (from: number, to: number): GridCell['place'] => ({
    in: 'page',
    page: row.page,
    box: rounded([columns[from] ?? 0, row.y0, columns[to] ?? 0, row.y1]),
  });
  const rows = { from: index, to: index + 1 };
  const label: GridCell = {
    rows,
    columns: { from: 0, to: 1 },
    text: row.label,
    place: place(0, 1),
    doubts: [],
    struck: false,
  };
  const values = row.values.map((glyphs, band): GridCell => {
    const box: Box = [columns[band + 1] ?? 0, row.y0, columns[band + 2] ?? 0, row.y1];
    const { text, doubts, struck } = cellText(glyphs, box, covers);
    const against = [...new Set([...doubts, ...row.doubts])];
    return {
      rows,
      columns: { from: band + 1, to: band + 2 },
      text,
      place: place(band + 1, band + 2),
      doubts: against,
      struck,
    };
  });
  return [label, ...values];
}

/** One grid for each page that the table stands on. */
export function bandGrids(table: BandTable, pages: ReadonlyMap<number, WordPage>): Grid[] {
  const numbers = [...new Set([table.headPage, ...table.rows.map((row) => row.page)])].sort((a, b) => a - b);
  return numbers.flatMap((number): Grid[] => {
    const home = pages.get(number);
    if (home === undefined) return [];
    const own = table.rows.filter((row) => row.page === number).sort((a, b) => a.y0 - b.y0);
    const headed = number === table.headPage;
    const levels = headed ? Math.max(0, ...table.heads.map((head) => head.level + 1)) : 0;
    const top = own[0]?.y0 ?? table.headTop + levels;
    const headRows = Array.from(
      { length: levels },
      (_, level) => table.headTop + (level * (top - table.headTop)) / levels,
    );
    const heads = (headed ? table.heads : []).map((head): GridCell => ({
      rows: { from: head.level, to: head.level + 1 },
      columns: { from: head.from + 1, to: head.to + 1 },
      text: head.text,
      place: {
        in: 'page',
        page: number,
        box: rounded([
          table.columns[head.from + 1] ?? 0,
          headRows[head.level] ?? 0,
          table.columns[head.to + 1] ?? 0,
          headRows[head.level + 1] ?? top,
        ]),
      },
      doubts: [],
      struck: false,
    }));
    return [
      {
        columns: table.columns,
        rows: [...headRows, ...own.map((row) => row.y0), own.at(-1)?.y1 ?? top],
        cells: [...heads, ...own.flatMap((row, index) => rowCells(row, levels + index, table, home))],
        tolerance: PAGE_TOLERANCE,
        page: number,
        digitsBeside: table.unexplained,
      },
    ];
  });
}
