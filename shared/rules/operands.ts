/**
 * The numbers that a rule weighs, or why it cannot: one cell that is unread, blank, marked or not printed keeps the whole
 * equation from being judged. Nothing is ever taken for 0.
 */
import { cellName } from '#shared/report/labels.js';
import type { CellId } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { exact, type Exact } from '#shared/ids/decimal.js';
import type { NotJudged } from './rule.js';

export type Operands =
  { readonly values: readonly Exact[] } | { readonly missing: readonly CellId[]; readonly why: string };

/** What keeps a cell from being weighed, as a clerk reads it; undefined for a number. */
export function whyNoNumber(cell: CellReading): string | undefined {
  switch (cell.kind) {
    case 'number':
      return cell.value === null ? '未读出' : undefined;
    case 'unread':
      return '未读出';
    case 'blank':
      return '为空';
    case 'mark':
      return `填写的是“${cell.raw}”`;
    case 'not-printed':
      return '表中未印出';
  }
}

export function weigh(record: ReportRecord, ids: readonly CellId[]): Operands {
  const values: Exact[] = [];
  const missing: { readonly id: CellId; readonly why: string }[] = [];
  for (const id of ids) {
    const cell = record.cells[id];
    const why = whyNoNumber(cell);
    if (why === undefined && cell.value !== null) values.push(exact(cell.value));
    else missing.push({ id, why: why ?? '' });
  }
  const [first] = missing;
  if (first === undefined) return { values };
  const others = missing.length === 1 ? '' : `等${missing.length}格`;
  const same = missing.every((one) => one.why === first.why);
  return {
    missing: missing.map((one) => one.id),
    why: `${cellName(first.id).zh}${others}${same ? first.why : '没有数字'}，无法核对。`,
  };
}

/** The cells of a list that hold no number, told apart by why: one entry for each reason. */
export function withoutNumber(
  record: ReportRecord,
  ids: readonly CellId[],
  kinds: readonly CellReading['kind'][],
): NotJudged[] {
  const sayings: Partial<Record<CellReading['kind'], string>> = {
    unread: '未读出，须先由单位补录',
    blank: '为空，无法判断',
    mark: '填写的不是数字，无法判断',
    'not-printed': '表中未印出，无法判断',
  };
  return kinds.flatMap((kind): NotJudged[] => {
    const cells = ids.filter((id) => record.cells[id].kind === kind);
    if (cells.length === 0) return [];
    return [{ kind: 'not-applicable', cells, why: `${cells.length}个单元格${sayings[kind] ?? ''}。` }];
  });
}
