/**
 * A second way to the same figures, for documents whose cells follow each other row by row: no columns, no spans, only
 * what stands after each official label, with every label exact and in order. What both ways give alike is agreed;
 * where they differ nothing is read.
 */
import { TABLE3_COLUMNS, TABLE4_CELLS, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import {
  TABLE2_BLOCKS,
  TABLE3_COLUMN_LABELS,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_NAMES,
} from '#shared/report/labels.js';
import { table3PrintedRows } from '#shared/report/layout.js';
import type { CellReading } from '#shared/report/record.js';
import { normaliseLabel } from '../normalise.js';
import { agreedUnless } from '../tables/findings.js';
import { interpret, unreadCell } from '../values.js';

/** The texts of one row from left to right, without those that are merged from above. */
export type SourceRow = readonly string[];
export type ValuesByOrder = ReadonlyMap<CellId | ShortFormCell, string>;

const fold = (labels: readonly string[]): string => labels.map(normaliseLabel).join('|');
const HEADS = TABLE3_COLUMNS.map((column) => TABLE3_COLUMN_LABELS[column].zh);
const ORGANISATIONS = fold(HEADS.slice(1, 6));
const PRINTED = [table3PrintedRows('full'), table3PrintedRows('short')];
const LABEL_OF: Readonly<Record<string, { readonly zh: string }>> = TABLE3_ROW_LABELS;
const LABELS = new Set(Object.values(TABLE3_ROW_LABELS).map((label) => normaliseLabel(label.zh)));

/** Table 3: every printed row once, in order, or nothing. */
function table3Values(rows: readonly SourceRow[]): [CellId | ShortFormCell, string][] {
  const headed = rows.some((row, index) => {
    const [outer, inner] = [row.map(normaliseLabel), rows[index + 1] ?? []];
    const first = outer.indexOf(normaliseLabel(HEADS[0] ?? ''));
    const last = outer.indexOf(normaliseLabel(HEADS[6] ?? ''));
    return first >= 0 && last > first && fold(inner.filter((text) => text !== '')) === ORGANISATIONS;
  });
  if (!headed) return [];
  const found = rows.flatMap((row) => {
    const at = row.length - HEADS.length - 1;
    const label = normaliseLabel(row[at] ?? '');
    return at >= 0 && LABELS.has(label) ? [{ label, values: row.slice(at + 1) }] : [];
  });
  const labels = found.map(({ label }) => label).join('|');
  const printed = PRINTED.find((form) => fold(form.map((row) => LABEL_OF[row]?.zh ?? '')) === labels);
  if (printed === undefined) return [];
  return printed.flatMap((row, index) =>
    TABLE3_COLUMNS.map((column, at): [CellId | ShortFormCell, string] => [
      `${row}@${column}` as CellId,
      found[index]?.values[at] ?? '',
    ]),
  );
}

/** Table 2: the row of each label, when it stands once and is followed by as many cells as it has columns. */
function table2Values(rows: readonly SourceRow[]): [CellId, string][] {
  return TABLE2_BLOCKS.flatMap((block) => {
    const heads = fold(block.columns.map((column) => column.zh));
    return block.rows.flatMap(({ label, cells }) => {
      const hits = rows.flatMap((row, index) =>
        normaliseLabel(row[0] ?? '') === normaliseLabel(label.zh) ? [index] : [],
      );
      const [at] = hits;
      const row = rows[at ?? -1];
      if (hits.length !== 1 || at === undefined || row?.length !== cells.length + 1) return [];
      const head = rows.slice(0, at).findLast((above) => normaliseLabel(above[0] ?? '') === '信息内容');
      if (head === undefined || fold(head.slice(1)) !== heads) return [];
      return cells.map((id, index): [CellId, string] => [id, row[index + 1] ?? '']);
    });
  });
}

/** Table 4: four rows exactly as the form prints them, the last one of fifteen cells. */
function table4Values(rows: readonly SourceRow[]): [CellId, string][] {
  const { review, litigationDirect, litigationAfterReview } = TABLE4_GROUP_LABELS;
  const wanted = [
    fold([review.zh, TABLE4_LITIGATION.zh]),
    fold([...TABLE4_RESULT_NAMES, litigationDirect.zh, litigationAfterReview.zh]),
    fold([...TABLE4_RESULT_NAMES, ...TABLE4_RESULT_NAMES]),
  ];
  const hits = rows.flatMap((_, index) =>
    wanted.every((head, at) => fold(rows[index + at] ?? []) === head) ? [index] : [],
  );
  const [at] = hits;
  const values = at === undefined ? undefined : rows[at + wanted.length];
  if (hits.length !== 1 || values?.length !== TABLE4_CELLS.length) return [];
  return TABLE4_CELLS.map((id, index): [CellId, string] => [id, values[index] ?? '']);
}

export function valuesByOrder(tables: readonly (readonly SourceRow[])[]): ValuesByOrder {
  const rows = tables.flat();
  return new Map([...table2Values(rows), ...table3Values(rows), ...table4Values(rows)]);
}

const CHECK = 'row-order';

/** The readings of one table held against the second way. A cell on which that has no word stays as it is. */
export function rowsAgree<Id extends CellId | ShortFormCell>(
  cells: ReadonlyMap<Id, CellReading>,
  byOrder: ValuesByOrder,
): Map<Id, CellReading> {
  return new Map(
    [...cells].map(([id, cell]): [Id, CellReading] => {
      const other = byOrder.get(id);
      if (other === undefined || cell.kind === 'unread' || cell.kind === 'not-printed') return [id, cell];
      const { raw } = interpret(other);
      if (raw === cell.raw) {
        return [
          id,
          {
            ...cell,
            certainty: agreedUnless(cell),
            readers: [...cell.readers, CHECK],
            checks: [...cell.checks, CHECK],
          },
        ];
      }
      const candidates = [cell.raw, raw].filter((text) => text !== '');
      const { place, readers } = cell;
      return [id, unreadCell('ambiguous', { place, raw: cell.raw, readers: [...readers, CHECK], candidates })];
    }),
  );
}
