/**
 * What a statement can be about, and which cells of the tables hold the same number. A subject may be read in several
 * ways (received with or without what was carried in); it contradicts the tables only when no reading agrees.
 */
import {
  TABLE3_ROWS,
  TABLE4_GROUPS,
  table3Cell,
  table4Cell,
  tableOf,
  type CellId,
  type Table2Cell,
  type Table3Column,
  type Table3Row,
  type Table4Group,
  type Table4Result,
} from '#shared/report/cells.js';
import {
  cellName,
  TABLE3_COLUMN_LABELS,
  TABLE3_GROUPS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_LABELS,
  table3GroupOf,
  table3RowName,
  type Bilingual,
  type Table3GroupName,
} from '#shared/report/labels.js';

export const STATEMENT_RULES = ['N01', 'N02', 'N03', 'N04', 'N05', 'N06', 'N07', 'N08', 'N09', 'N11'] as const;
export type StatementRule = (typeof STATEMENT_RULES)[number];

/** Cells whose sum, less some others, is the number in question. */
export interface SubjectReading {
  readonly plus: readonly CellId[];
  readonly minus?: readonly CellId[];
}

export interface Subject {
  /** Stable: the finding's key is made of it. */
  readonly id: string;
  readonly rule: StatementRule;
  readonly table: 2 | 3 | 4;
  /** As it stands in a sentence: `本年新收政府信息公开申请数量·总计`. */
  readonly name: Bilingual;
  /** The plainest reading first: its cells are shown. */
  readonly readings: readonly [SubjectReading, ...SubjectReading[]];
  /** An amount of money, told in 元 or 万元 and printed in 万元. */
  readonly money?: true;
  /** The tables bound the number but do not state it: a handling fee is part of all fees. */
  readonly atMost?: true;
  /** The words leave room for another meaning: at most a note. */
  readonly loose?: true;
}

/** Leaves out the ordinal that the form prints: `一、`, `（一）`, `1.`. */
function bare(label: string): string {
  return label.replace(/^(?:[一二三四]、|（[一二三四五六七]）|\d\.)\s*/, '').replace(/（区分处理.*$/, '');
}

/** `（七）总计` would say nothing in a sentence. */
function rowWords(row: Table3Row): Bilingual {
  if (row === 'outcomes.total') return { zh: '本年度办理结果·（七）总计', en: 'outcomes, (7) total' };
  const name = table3RowName(row);
  return { zh: table3GroupOf(row) === undefined ? bare(name.zh) : name.zh, en: name.en };
}

export function rowSubject(
  rule: StatementRule,
  row: Table3Row,
  column: Table3Column = 'total',
  others: readonly SubjectReading[] = [],
): Subject {
  const [words, label] = [rowWords(row), TABLE3_COLUMN_LABELS[column]];
  const cell = table3Cell(row, column);
  return {
    id: cell,
    rule,
    table: 3,
    name: { zh: `${words.zh}·${label.zh}`, en: `${words.en}, ${label.en.toLowerCase()}` },
    readings: [{ plus: [cell] }, ...others],
  };
}

export function rowsOf(group: Table3GroupName): Table3Row[] {
  return TABLE3_ROWS.filter((row) => table3GroupOf(row) === group);
}

/** One or several outcomes together: `予以公开`, `不予公开`, `予以公开、部分公开`. */
export function outcomeSubject(outcomes: readonly (Table3Row | Table3GroupName)[]): Subject {
  const rows = outcomes.flatMap((one) => (one in TABLE3_GROUPS ? rowsOf(one as Table3GroupName) : [one as Table3Row]));
  const names = outcomes.map((one): Bilingual =>
    one in TABLE3_GROUPS ? TABLE3_GROUPS[one as Table3GroupName] : table3RowName(one as Table3Row),
  );
  return {
    id: outcomes.length === 1 && rows.length === 1 ? table3Cell(rows[0] as Table3Row, 'total') : outcomes.join('+'),
    rule: 'N05',
    table: 3,
    name: {
      zh: `${names.map(({ zh }) => zh.replace(/（区分处理.*$/, '')).join('、')}·总计`,
      en: `${names.map(({ en }) => en).join(' and ')}, total`,
    },
    readings: [{ plus: rows.map((row) => table3Cell(row, 'total')) }],
  };
}

/** Cases of one result in one or several groups of table 4. */
export function disputeSubject(groups: readonly Table4Group[], result: Table4Result): Subject {
  const cells = groups.map((group) => table4Cell(group, result));
  const both = groups.length === 2;
  const all = groups.length === TABLE4_GROUPS.length;
  const label = TABLE4_RESULT_LABELS[result];
  const name = all
    ? { zh: '行政复议和行政诉讼', en: 'Review and litigation' }
    : both
      ? { zh: `${TABLE4_LITIGATION.zh}（未经复议直接起诉和复议后起诉）`, en: TABLE4_LITIGATION.en }
      : undefined;
  const [first] = cells as [CellId, ...CellId[]];
  return {
    id: cells.length === 1 ? first : `${all ? 'disputes' : 'litigation'}.${result}`,
    rule: 'N07',
    table: 4,
    name:
      name === undefined
        ? cellName(first)
        : { zh: `${name.zh}·${label.zh}`, en: `${name.en}, ${label.en.toLowerCase()}` },
    readings: [{ plus: cells }],
  };
}

export function cellSubject(rule: StatementRule, cell: Table2Cell): Subject {
  return { id: cell, rule, table: tableOf(cell), name: cellName(cell), readings: [{ plus: [cell] }] };
}
