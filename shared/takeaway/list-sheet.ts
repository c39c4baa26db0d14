/**
 * A list that an agency fills in and sends back: title, what to do, stamp and heads, then one row for each thing asked.
 * The last column says, out of sight, which thing a row is about.
 */
import { LINE, sheetLinesOf } from './form-sheet.js';
import type { Content, DraftCell, Guidance, DraftStyle, SheetDraft } from './ooxml/sheet-draft.js';

/** The rows above the list: title, what to do, stamp, heads. */
export const LIST_HEAD_ROWS = 4;
/** How a text of a list looks. */
export const TEXT: DraftStyle = { border: true, wrap: true, top: true };
export const CENTRED: DraftStyle = { ...TEXT, align: 'center' };

/** No row is higher in any spreadsheet program. */
const MOST_POINTS = 400;
const HEAD: DraftStyle = { border: true, wrap: true, font: 'bold', align: 'center' };
const HEAD_HEIGHTS: ReadonlyMap<number, number> = new Map([
  [1, 28],
  [2, 34],
  [3, 16],
]);

export interface ListCell {
  readonly content: Content;
  readonly look: DraftStyle;
  /** A place in the workbook. */
  readonly link?: string;
  readonly guidance?: Pick<Guidance, 'title' | 'prompt' | 'takes'>;
}

export interface List<Column extends string> {
  readonly name: string;
  readonly title: string;
  readonly how: string;
  readonly stamp: string;
  /** Heads by column, in the order of the sheet. */
  readonly columns: Readonly<Record<Column, string>>;
  /** In the same order. */
  readonly widths: readonly number[];
  readonly rows: readonly Readonly<Record<Column, ListCell>>[];
}

export function listSheet<Column extends string>(list: List<Column>): SheetDraft {
  const columns = Object.keys(list.columns) as Column[];
  const line = (row: number, text: string, look: DraftStyle): DraftCell => ({
    row,
    column: 1,
    content: { text },
    look,
  });
  const cells = [
    line(1, list.title, { font: 'title' }),
    line(2, list.how, { wrap: true }),
    line(3, list.stamp, { font: 'quiet' }),
    ...columns.map((name, at): DraftCell => ({
      row: LIST_HEAD_ROWS,
      column: at + 1,
      content: { text: list.columns[name] },
      look: HEAD,
    })),
  ];
  const guidance: Guidance[] = [];
  const startHeights = new Map<number, number>();
  list.rows.forEach((filled, index) => {
    const row = LIST_HEAD_ROWS + 1 + index;
    const inOrder = columns.map((name): ListCell => filled[name]);
    inOrder.forEach(({ guidance: guided, ...cell }, at) => {
      cells.push({ row, column: at + 1, ...cell });
      if (guided !== undefined) guidance.push({ row, column: at + 1, ...guided });
    });
    startHeights.set(
      row,
      heightFor(
        inOrder.map(({ content }) => content),
        list.widths,
      ),
    );
  });
  return {
    name: list.name,
    widths: list.widths,
    lastColumnHidden: true,
    heights: HEAD_HEIGHTS,
    startHeights,
    cells,
    merges: [1, 2, 3].map((row) => ({ row, column: 1, rows: 1, columns: list.widths.length - 1 })),
    guidance,
    frozenRows: LIST_HEAD_ROWS,
    guarded: true,
    orientation: 'landscape',
  };
}

/** Points that the longest of a row's texts needs. */
function heightFor(contents: readonly Content[], widths: readonly number[]): number {
  const lines = contents.map((content, at) =>
    content !== null && 'text' in content && at + 1 < widths.length ? sheetLinesOf(content.text, widths[at] ?? 0) : 1,
  );
  return Math.min(MOST_POINTS, Math.max(...lines) * LINE + 3);
}
