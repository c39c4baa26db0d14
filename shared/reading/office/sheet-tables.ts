/**
 * Parts a sheet into tables and running text. The official form stands on one sheet or on three, between headings,
 * notes and signatures that are rows of the same sheet; only rows from the heads of a table on become a grid.
 */
import {
  TABLE2_BLOCKS,
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE3_COLUMN_LABELS,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_NAMES,
} from '#shared/report/labels.js';
import { isTableNote } from '../tables/conservation.js';
import type { Grid } from '../tables/grid.js';
import { digitsOf, normaliseLabel } from '../normalise.js';
import { headingNumber, type DocumentLine } from '../sections.js';
import { cellTextOf } from './cell-lines.js';
import { settleMarks, type MarkedCell } from './plain-cells.js';
import type { SourceRow } from './row-order.js';
import type { SeenCell, SeenSheet } from './sheet-layout.js';

export interface SheetTables {
  readonly grids: readonly Grid[];
  readonly orders: readonly (readonly SourceRow[])[];
  readonly lines: readonly DocumentLine[];
}

const words = (labels: readonly { readonly zh: string }[]): Set<string> =>
  new Set(labels.map(({ zh }) => normaliseLabel(zh)));
const LEAVES = new Set(TABLE4_RESULT_NAMES.map(normaliseLabel));
/** Words that begin a table: each is a head that stands above everything else of its part. */
const BEGINNINGS = words([
  ...TABLE2_BLOCKS.map((block) => block.article),
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE4_GROUP_LABELS.review,
]);
const ANCHORS = new Set([
  ...BEGINNINGS,
  ...LEAVES,
  ...words(TABLE2_BLOCKS.flatMap((block) => [...block.columns, ...block.rows.map((row) => row.label)])),
  ...words([...Object.values(TABLE3_COLUMN_LABELS), ...Object.values(TABLE3_ROW_LABELS)]),
  ...words([...Object.values(TABLE4_GROUP_LABELS), TABLE4_LITIGATION]),
]);
const ENOUGH_ANCHORS = 3;
/** Table 4 repeats five heads, of which one may be misprinted. */
const LEAVES_IN_A_ROW = 4;
/** Ends as one, and is longer than any label. */
const SENTENCE = /\p{Script=Han}[^]{8,}[。！？；]\s*$/u;
const GROUPS = words([...Object.values(TABLE4_GROUP_LABELS), TABLE4_LITIGATION]);

const isWord = (cell: SeenCell, known: ReadonlySet<string>): boolean => known.has(normaliseLabel(cell.text));
const written = (cell: SeenCell): boolean => cell.text.trim() !== '';

interface Band {
  readonly from: number;
  readonly to: number;
}

/**
 * Where table 4 ends: its row of figures stands right under its lowest heads, or a row for each group that is named
 * there, and whatever follows is something else.
 */
function endOfTable4(cells: readonly SeenCell[], { from, to }: Band): Band | undefined {
  for (let row = to - 1; row >= from; row--) {
    const leaves = cells.filter((cell) => cell.rows.from === row && isWord(cell, LEAVES));
    if (leaves.length < LEAVES_IN_A_ROW) continue;
    const values = Math.max(...leaves.map((cell) => cell.rows.to));
    const groups = cells.filter((cell) => cell.rows.from >= values && cell.rows.to <= to && isWord(cell, GROUPS));
    const last = Math.max(values, ...groups.map((cell) => cell.rows.to - 1));
    const ends = cells.filter((cell) => cell.rows.from === last).map((cell) => cell.rows.to);
    return { from: values, to: Math.min(to, Math.max(last + 1, ...ends)) };
  }
  return undefined;
}

/** Sentences that each fill a row over the whole width below a table are text of the section: no figure stands so. */
function endOfFigures(byRow: readonly (readonly SeenCell[])[], { from, to }: Band): number {
  const isEmpty = (row: number): boolean => !(byRow[row] ?? []).some(written);
  const inside = byRow.slice(from, to).flat().filter(written);
  const left = Math.min(...inside.map((cell) => cell.columns.from));
  const right = Math.max(...inside.map((cell) => cell.columns.to));
  const isText = (row: number): boolean => {
    const [only, ...others] = (byRow[row] ?? []).filter(written);
    if (only === undefined || others.length > 0 || isWord(only, ANCHORS)) return false;
    // Right below the figures it may be a note on them; below an empty row it is none.
    const isFree = !isTableNote(only.text) || isEmpty(row - 1);
    return only.columns.from === left && only.columns.to === right && SENTENCE.test(only.text) && isFree;
  };
  let end = to;
  for (let row = to - 1; row > from && (isText(row) || isEmpty(row)); row -= 1) {
    if (isText(row) || end < to) end = row;
  }
  return end;
}

function orderOf(cells: readonly SeenCell[], { from, to }: Band): SourceRow[][] {
  const starts = [
    ...new Set(
      cells
        .filter((cell) => cell.rows.from >= from && cell.rows.to <= to && isWord(cell, BEGINNINGS))
        .map((cell) => cell.rows.from),
    ),
  ];
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? to;
    const own = cells.filter((cell) => cell.rows.from >= start && cell.rows.from < end);
    const filled = own.filter(written);
    const left = Math.min(...filled.map((cell) => cell.columns.from));
    const right = Math.max(...filled.map((cell) => cell.columns.to));
    return Array.from({ length: end - start }, (_, row) =>
      own
        .filter((cell) => cell.rows.from === start + row && cell.columns.from >= left && cell.columns.to <= right)
        .map((cell) => cellTextOf(cell.text.split('\n')).text),
    );
  });
}

export function tablesOfSheet(sheet: SeenSheet): SheetTables {
  const grids: Grid[] = [];
  const orders: SourceRow[][] = [];
  const lines: DocumentLine[] = [];
  const byRow: SeenCell[][] = Array.from({ length: sheet.rows }, () => []);
  for (const cell of sheet.cells) byRow[cell.rows.from]?.push(cell);

  const addLines = ({ from, to }: Band, tabular: boolean): void => {
    for (const cell of byRow.slice(from, to).flat().filter(written)) {
      cell.text
        .split(/\r\n?|\n/u)
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .forEach((text, index) => lines.push({ text, page: null, indented: index === 0, full: null, tabular }));
    }
  };

  const gridOf = ({ from, to }: Band, against: (cell: SeenCell) => readonly string[]): Grid => {
    const cells = sheet.cells
      .filter((cell) => cell.rows.from < to && cell.rows.to > from)
      .map((cell): MarkedCell => {
        const { text, doubts } = cellTextOf(cell.text.split(/\r\n?|\n/u));
        const placed = {
          rows: { from: Math.max(cell.rows.from, from) - from, to: Math.min(cell.rows.to, to) - from },
          columns: cell.columns,
          text,
          place: { in: 'sheet' as const, sheet: sheet.name, address: cell.address },
          doubts: [...new Set([...cell.doubts, ...doubts, ...against(cell)])].sort(),
          struck: cell.struck,
          ...(cell.raised ? { raised: true } : {}),
        };
        return { cell: placed, marks: cell.marks };
      });
    const edges = (length: number): number[] => Array.from({ length: length + 1 }, (_, index) => index);
    return {
      columns: edges(sheet.columns),
      rows: edges(to - from),
      cells: settleMarks(cells, sheet.marks),
      tolerance: 0,
      page: null,
      digitsBeside: false,
    };
  };

  const take = (band: Band): void => {
    const inside = byRow.slice(band.from, band.to).flat();
    const anchors = inside.filter((cell) => isWord(cell, ANCHORS));
    if (anchors.length < ENOUGH_ANCHORS) {
      addLines(band, false);
      return;
    }
    const from = Math.min(...anchors.map((cell) => cell.rows.from));
    const last = endOfTable4(inside, { from, to: band.to });
    const table = { from, to: last?.to ?? endOfFigures(byRow, { from, to: band.to }) };
    const following = byRow.slice(table.to, band.to).flat();
    // Figures that follow an empty row of table 4 may be the very figures that are missing from it.
    const empty = last !== undefined && !(byRow[last.from] ?? []).some(written);
    const suspect = empty && following.some((cell) => digitsOf(cell.text) !== '');
    // A row that tells the unit stands right above the heads, and the notes right below the figures.
    const isEmpty = (row: number): boolean => !(byRow[row] ?? []).some(written);
    const isNote = (row: number): boolean => (byRow[row] ?? []).filter(written).every(({ text }) => isTableNote(text));
    let [above, below] = [from, table.to];
    while (above > band.from && isNote(above - 1)) above--;
    while (below < band.to && isNote(below) && !isEmpty(below)) below++;
    addLines({ from: band.from, to: above }, false);
    addLines({ from: above, to: below }, true);
    grids.push(gridOf(table, (cell) => (suspect && cell.rows.from === last.from ? ['ambiguous'] : [])));
    orders.push(...orderOf(inside, table));
    if (below < band.to) take({ from: below, to: band.to });
  };

  const isHeading = (row: readonly SeenCell[]): boolean => {
    const [only, ...others] = row.filter(written);
    return only !== undefined && others.length === 0 && headingNumber(only.text) !== undefined;
  };
  let from = 0;
  byRow.forEach((row, index) => {
    if (!isHeading(row)) return;
    take({ from, to: index });
    addLines({ from: index, to: index + 1 }, false);
    from = index + 1;
  });
  take({ from, to: sheet.rows });
  return { grids, orders, lines };
}
