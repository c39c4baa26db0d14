/**
 * Rows of cells without spans -> a sheet, for the reader of sheets. Where cells were merged, only the first of them has
 * text and the others are empty: among the heads, and there alone, empty cells are given back to the head above or on
 * their left. Under the heads a value has the columns of its head, and may stand in the first of them only.
 */
import {
  TABLE2_BLOCKS,
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE3_COLUMN_LABELS,
  TABLE3_ORGANISATIONS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_NAMES,
} from '#shared/report/labels.js';
import { digitsOf, normaliseLabel } from '../normalise.js';
import { addressOfCell } from '../office/sheet-areas.js';
import type { SeenCell, SeenSheet } from '../office/sheet-layout.js';

const HEADS = new Set(
  [
    TABLE2_CORNER.zh,
    ...TABLE2_BLOCKS.flatMap((block) => block.columns.map(({ zh }) => zh)),
    TABLE3_APPLICANTS.zh,
    TABLE3_ORGANISATIONS.zh,
    ...Object.values(TABLE3_COLUMN_LABELS).map(({ zh }) => zh),
    ...Object.values(TABLE4_GROUP_LABELS).map(({ zh }) => zh),
    TABLE4_LITIGATION.zh,
    ...TABLE4_RESULT_NAMES,
    '合计',
    '其它',
    '其它结果',
  ].map(normaliseLabel),
);

const isHead = (text: string): boolean => HEADS.has(normaliseLabel(text));
const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Heads, and beside them at most the note above the row labels, which has no figures of its own. */
function isHeadRow(row: readonly string[]): boolean {
  const filled = row.filter((text) => !isEmpty(text));
  return filled.some(isHead) && filled.every((text) => isHead(text) || (text.length > 12 && digitsOf(text) === ''));
}

interface Draft {
  readonly row: number;
  readonly column: number;
  bottom: number;
  right: number;
}

export function sheetOfRows(rows: readonly (readonly string[])[], name: string): SeenSheet {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const drafts: Draft[] = [];
  const doubtful = new Set<Draft>();
  /** The draft that covers each column in the row before, while rows of heads follow each other. */
  let above: (Draft | undefined)[] = [];
  /** The columns of the lowest heads, under which values stand. */
  let spans: { from: number; to: number }[] = [];
  /** Columns before the first head: those of the labels. */
  let stub = 0;

  const headRow = (row: readonly string[], index: number): void => {
    const own: (Draft | undefined)[] = [];
    row.forEach((text, column) => {
      const [over, left] = [above[column], own[column - 1]];
      if (!isEmpty(text)) {
        drafts.push((own[column] = { row: index, column, bottom: index + 1, right: column + 1 }));
      } else if (over !== undefined && (over.column === column || own[column - 1] === over)) {
        over.bottom = index + 1;
        own[column] = over;
      } else if (left !== undefined && left.row === index && isHead(row[left.column] ?? '')) {
        left.right = column + 1;
        own[column] = left;
      }
    });
    above = own;
    const first = own.findIndex((draft) => draft !== undefined && isHead(rows[draft.row]?.[draft.column] ?? ''));
    stub = Math.max(first, 0);
    spans = [...new Set(own)].flatMap((draft) =>
      draft !== undefined && draft.right > draft.column + 1 ? [{ from: draft.column, to: draft.right }] : [],
    );
  };

  rows.forEach((row, index) => {
    if (isHeadRow(row)) return headRow(row, index);
    above = [];
    for (let column = 0; column < row.length;) {
      const span = spans.find(({ from }) => from === column);
      const draft: Draft = { row: index, column, bottom: index + 1, right: span?.to ?? column + 1 };
      // A label of several columns: what is empty on its right, up to the first head, is its own.
      if (column < stub && !isEmpty(row[column]) && row.slice(column + 1, stub).every(isEmpty)) draft.right = stub;
      drafts.push(draft);
      if (span !== undefined && row.slice(column + 1, span.to).some((text) => !isEmpty(text))) doubtful.add(draft);
      column = draft.right;
    }
    return undefined;
  });

  const cells = drafts.map((draft): SeenCell => ({
    rows: { from: draft.row, to: draft.bottom },
    columns: { from: draft.column, to: draft.right },
    text: rows[draft.row]?.[draft.column] ?? '',
    doubts: doubtful.has(draft) ? ['ambiguous'] : [],
    marks: [],
    struck: false,
    raised: false,
    address: addressOfCell(draft.row + 1, draft.column + 1),
  }));
  return { name, rows: rows.length, columns, cells, marks: [] };
}
