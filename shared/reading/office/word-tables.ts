/**
 * Tables of a Word document as grids: columns from spans and indents, vertical merges by the cell that is open above.
 * A table that contradicts itself is kept, but nothing in it is believed.
 */
import type { Grid } from '../tables/grid.js';
import { settleMarks, type MarkedCell } from './plain-cells.js';
import { darkGround } from './plain-colours.js';
import { NOTHING_EMBEDDED, type Mark } from './plain.js';
import type { SourceRow } from './row-order.js';
import type { XmlElement } from './xml.js';
import { newFlow, textOfFlow, type Flow } from './word-flow.js';

export interface WordCell {
  span: number;
  merge: 'none' | 'restart' | 'continue';
  /** Drawn together with the cell on its left. */
  joinsLeft: boolean;
  readonly flow: Flow;
  /** What of its properties is not plain. */
  readonly marks: Mark[];
  /** Shaded in a plainly dark colour of its own. */
  dark: boolean;
}

export interface WordRow {
  before: number;
  deleted: boolean;
  readonly marks: Mark[];
  readonly cells: WordCell[];
}

export interface WordTable {
  readonly rows: WordRow[];
  readonly doubts: Set<string>;
  readonly marks: Mark[];
  /** Those of what it stands in. */
  readonly around: readonly (readonly Mark[])[];
  /** Characters shown before its beginning and its end, to tell how far away other things are. */
  readonly from: number;
  to: number;
  /** Other tables stand in its cells: it holds the page together rather than figures. */
  nests: boolean;
}

export const newTable = (around: WordTable['around'], from: number): WordTable => ({
  rows: [],
  doubts: new Set(),
  marks: [],
  around,
  from,
  to: from,
  nests: false,
});
export const newRow = (): WordRow => ({ before: 0, deleted: false, marks: [], cells: [] });
export const newCell = (): WordCell => ({
  span: 1,
  merge: 'none',
  joinsLeft: false,
  flow: newFlow(),
  marks: [],
  dark: false,
});

interface Shaped {
  readonly table: WordTable | undefined;
  readonly row: WordRow | undefined;
  readonly cell: WordCell | undefined;
}

/** What an element says about how wide a cell is, what it is merged with, and its ground. */
export function shape({ name, attributes }: XmlElement, parent: string, { table, row, cell }: Shaped): void {
  const value = attributes['w:val'];
  if (name === 'w:gridBefore' && row !== undefined) row.before = Number(value) || 0;
  if (/^w:cell(?:Del|Ins|Merge)$/u.test(name)) table?.doubts.add('not-rectangular');
  if (cell === undefined) return;
  if (name === 'w:gridSpan') cell.span = Math.min(Math.max(Math.trunc(Number(value)) || 1, 1), 1_000);
  else if (name === 'w:vMerge') cell.merge = value === 'restart' ? 'restart' : 'continue';
  else if (name === 'w:hMerge') cell.joinsLeft = value !== 'restart';
  else if (name === 'w:shd' && parent === 'w:tcPr') cell.dark = darkGround.holds(attributes, NOTHING_EMBEDDED);
}

/** Word itself makes no table wider than this. */
const MOST_COLUMNS = 63;

interface Draft {
  readonly rows: { from: number; to: number };
  readonly columns: { from: number; to: number };
  readonly flow: Flow;
  readonly doubts: Set<string>;
  readonly marks: Mark[];
  readonly dark: boolean;
}

/** Where each cell begins and ends, with legacy horizontal merges joined. */
function draftsOf(row: WordRow, index: number): { draft: Draft; merge: WordCell['merge'] }[] {
  let at = row.before;
  const drafts: { draft: Draft; merge: WordCell['merge'] }[] = [];
  for (const cell of row.cells) {
    const columns = { from: at, to: at + cell.span };
    at = columns.to;
    const left = drafts[drafts.length - 1];
    if (cell.joinsLeft && left !== undefined) {
      left.draft.columns.to = at;
      left.draft.marks.push(...cell.marks, ...cell.flow.marks.values());
      if (textOfFlow(cell.flow).text !== '') left.draft.doubts.add('ambiguous');
      continue;
    }
    const draft = {
      rows: { from: index, to: index + 1 },
      columns,
      flow: cell.flow,
      doubts: new Set<string>(),
      marks: [...cell.marks, ...row.marks],
      dark: cell.dark,
    };
    drafts.push({ draft, merge: cell.merge });
  }
  return drafts;
}

export interface PlacedTable {
  readonly grid: Grid;
  /** The same cells row by row, as they follow each other in the file. */
  readonly order: readonly SourceRow[];
}

/** `number`: the table's place among the tables of the document, from 1. */
export function placeTable(table: WordTable, number: number, everywhere: readonly Mark[]): PlacedTable {
  const drafts: Draft[] = [];
  const order: SourceRow[] = [];
  let open = new Map<number, Draft>();
  let [flawed, width] = [false, 0];
  const rows = table.rows.filter((row) => !row.deleted);
  rows.forEach((row, index) => {
    const below = new Map<number, Draft>();
    const source: string[] = [];
    for (const { draft, merge } of draftsOf(row, index)) {
      const above = open.get(draft.columns.from);
      width = Math.max(width, draft.columns.to);
      if (merge === 'continue' && above?.columns.to === draft.columns.to) {
        above.rows.to = index + 1;
        for (const doubt of draft.doubts) above.doubts.add(doubt);
        above.marks.push(...draft.marks, ...draft.flow.marks.values());
        if (textOfFlow(draft.flow).text !== '') above.doubts.add('ambiguous');
        below.set(draft.columns.from, above);
        continue;
      }
      // A table that was cut in two goes on with the rest of what was merged; elsewhere this is a contradiction.
      if (merge === 'continue' && index === 0) draft.doubts.add('not-rectangular');
      else if (merge === 'continue') flawed = true;
      drafts.push(draft);
      source.push(textOfFlow(draft.flow).text);
      if (merge !== 'none') below.set(draft.columns.from, draft);
    }
    order.push(source);
    open = below;
  });
  if (width > MOST_COLUMNS) flawed = true;
  const marked = drafts.map(({ rows: span, columns, flow, doubts, marks, dark }): MarkedCell => {
    const { text, doubts: own, struck, raised } = textOfFlow(flow);
    const against = new Set([...own, ...doubts, ...table.doubts, ...(flawed ? ['not-rectangular'] : [])]);
    const cell = {
      rows: span,
      columns,
      text,
      place: { in: 'table' as const, table: number, row: span.from + 1, column: columns.from + 1 },
      doubts: [...against].sort(),
      struck,
      ...(raised ? { raised } : {}),
    };
    const all = [...marks, ...flow.marks.values()];
    // Heads stand light on dark; a figure never does.
    const head = dark && flow.pale === true && !/[0-9\uff10-\uff19]/u.test(text);
    return { cell, marks: head ? all.filter(({ shade }) => shade !== true) : all };
  });
  const cells = settleMarks(marked, [...everywhere, ...table.around.flat(), ...table.marks]);
  const edges = (length: number): number[] => Array.from({ length: length + 1 }, (_, index) => index);
  const grid: Grid = {
    columns: edges(width),
    rows: edges(rows.length),
    cells,
    tolerance: 0,
    page: null,
    digitsBeside: false,
  };
  return { grid, order };
}
