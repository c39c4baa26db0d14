/** A text document (.odt) -> its grids and lines. Tables of texts write down every cell, those under others included. */
import type { Place } from '#shared/report/record.js';
import { refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { rowsAgree, valuesByOrder, type SourceRow } from '../office/row-order.js';
import { counted } from '../office/traces.js';
import { textOfFlow } from '../office/word-flow.js';
import type { DocumentLine } from '../sections.js';
import type { Grid, GridCell } from '../tables/grid.js';
import type { GriddedDocument } from '../tables/gridded.js';
import { askAll, confirmUnsure } from './confirm.js';
import type { OpenCell, OpenContent, OpenTable } from './model.js';
import type { Styles } from './styles.js';

const MOST_COLUMNS = 256;
const MOST_CELLS = 100_000;
/** Places that spans cover, in one table. */
const MOST_COVERED = 1_000_000;
/** A frame around a title or a page has fewer cells than any table of the form. */
const TABULAR_CELLS = 4;
const PICTURE_ONLY = 20;

interface Placed {
  readonly grid: Grid;
  readonly order: readonly SourceRow[];
  readonly unsure: readonly Place[];
}

const times = <Item>(items: readonly (Item & { readonly repeat: number })[], most: number): Item[] =>
  items.flatMap((item) => Array.from({ length: Math.min(item.repeat, most) }, () => item));

function place(table: OpenTable, number: number, styles: Styles): Placed {
  const rows = times(table.rows, 1_000);
  const hiddenColumns = times(table.columns, MOST_COLUMNS).map(({ hidden }) => hidden);
  const spanned = new Set<string>();
  const cells: GridCell[] = [];
  const order: SourceRow[] = [];
  const unsure: Place[] = [];
  let [flawed, width, covered] = [false, 0, 0];
  const put = (cell: OpenCell, row: number, column: number): void => {
    const bottom = row + cell.rows;
    covered += Math.min(cell.rows, rows.length) * Math.min(cell.columns, MOST_COLUMNS);
    flawed ||= covered > MOST_COVERED;
    for (let down = row; !flawed && down < Math.min(bottom, rows.length); down++)
      for (let across = column; across < Math.min(column + cell.columns, MOST_COLUMNS); across++)
        if (down !== row || across !== column) spanned.add(`${down}|${across}`);
    const { text, doubts, struck, raised } = textOfFlow(cell.flow);
    const at: Place = { in: 'table', table: number, row: row + 1, column: column + 1 };
    const look = styles.of('table-cell', cell.style).look;
    const hides = table.hidden || rows[row]?.hidden === true || hiddenColumns[column] === true;
    cells.push({
      rows: { from: row, to: bottom },
      columns: { from: column, to: column + cell.columns },
      text,
      place: at,
      doubts: [...new Set([...doubts, ...(hides ? ['not-visible'] : [])])].sort(),
      struck,
      ...(raised ? { raised } : {}),
    });
    if (cell.unsure || look.unsure === true || table.unsure || table.altered) unsure.push(at);
    flawed ||= bottom > rows.length || column + cell.columns > MOST_COLUMNS;
  };
  rows.forEach((row, index) => {
    const source: string[] = [];
    let column = 0;
    for (const cell of times(row.cells, MOST_COLUMNS)) {
      const under = spanned.has(`${index}|${column}`);
      // A cell is covered by another one, or it is not: a file that says both shows different things to different programs.
      if (under !== cell.covered) flawed = true;
      if (under && textOfFlow(cell.flow).text !== '') flawed = true;
      if (!cell.covered) {
        put(cell, index, column);
        source.push(textOfFlow(cell.flow).text);
      }
      column += 1;
    }
    width = Math.max(width, column);
    order.push(source);
  });
  const edges = (length: number): number[] => Array.from({ length: length + 1 }, (_, edge) => edge);
  const grid: Grid = {
    columns: edges(width),
    rows: edges(rows.length),
    cells: flawed ? cells.map((cell) => ({ ...cell, doubts: [...cell.doubts, 'not-rectangular'].sort() })) : cells,
    tolerance: 0,
    page: null,
    digitsBeside: false,
  };
  return { grid, order, unsure };
}

function linesOf({ paragraphs, tables }: OpenContent): DocumentLine[] {
  return paragraphs.flatMap(({ lines, table }) => {
    const holder = table === undefined ? undefined : tables[table];
    const cells = holder?.rows.reduce((sum, row) => sum + row.cells.length, 0) ?? 0;
    const tabular = holder !== undefined && cells >= TABULAR_CELLS && !holder.nests;
    return lines
      .map((line) => line.replace(/[\s\u00a0]+/gu, ' ').trim())
      .filter((text) => text !== '')
      .map((text, index) => ({ text, page: null, indented: index === 0, full: null, tabular }));
  });
}

export function readOdt(content: OpenContent, styles: Styles, limits: ReadingLimits): GriddedDocument | ReadingRefusal {
  const lines = linesOf(content);
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (characters > limits.glyphs) return refuse('too-complex', `${characters} characters, at most ${limits.glyphs}`);
  if (content.pictures > 0 && characters < PICTURE_ONLY)
    return refuse('scanned', `${content.pictures} pictures and ${characters} characters`);
  const drawn = content.tables.flatMap(({ rows }) =>
    rows.map(({ repeat, cells }) => repeat * cells.reduce((sum, cell) => sum + Math.min(cell.repeat, MOST_COLUMNS), 1)),
  );
  const cells = drawn.reduce((sum, count) => sum + count, 0);
  if (cells > MOST_CELLS) return refuse('too-complex', `${cells} cells in tables`);
  const placed = content.tables.map((table, index) => place(table, index + 1, styles));
  const byOrder = valuesByOrder(placed.map(({ order }) => order));
  const unsure = placed.flatMap((each) => each.unsure);
  return {
    format: 'odt',
    reader: 'odt-grid',
    grids: placed.map(({ grid }) => grid),
    lines,
    traces: [
      ...counted('comments', content.comments),
      ...counted('tracked-changes', content.changes),
      ...counted('hidden-text', content.hidden),
    ],
    confirm: (read) => askAll(confirmUnsure(rowsAgree(read, byOrder), unsure)),
  };
}
