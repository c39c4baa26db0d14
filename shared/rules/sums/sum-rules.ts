/**
 * A02 to A04: the totals of tables 3 and 4, one finding per equation that fails. Which cells explain several failures
 * is told by ../causes.
 */
import {
  SHORT_FORM_ROW,
  TABLE3_APPLICANT_COLUMNS,
  TABLE3_COLUMNS,
  TABLE3_OUTCOMES,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
  type Table3Column,
} from '#shared/report/cells.js';
import {
  TABLE3_COLUMN_LABELS,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  table3RowName,
  type Bilingual,
} from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { columnName } from '../column-name.js';
import { decimalText as text, distance, exact, plus, type Exact } from '#shared/ids/decimal.js';
import type { Basis, RuleJudgement, Rule } from '../rule.js';
import { weigh, whyNoNumber } from '../operands.js';

const TOTAL_BASIS: Basis = {
  kind: 'official',
  text: {
    zh: '国办公开办函〔2021〕30号所附表格：“总计”是所列各项之和。',
    en: 'Form of 国办公开办函〔2021〕30号: a total is the sum of the items before it.',
  },
};

interface Sum {
  readonly items: readonly CellId[];
  readonly total: CellId;
  /** One more item that is none of the 200 cells: the single row of the older form. */
  readonly beside?: { readonly value: Exact } | { readonly why: string };
  readonly say: (parts: { sum: string; total: string; off: string; more: boolean }) => {
    message: Bilingual;
    remedy: Bilingual;
  };
}

function sumOf(record: ReportRecord, { items, total, beside, say }: Sum): RuleJudgement[] {
  const cells = [...items, total];
  const operands = weigh(record, cells);
  if ('why' in operands) return [{ kind: 'not-applicable', cells, why: operands.why }];
  if (beside !== undefined && 'why' in beside) return [{ kind: 'not-applicable', cells, why: beside.why }];
  const printed = operands.values.at(-1) ?? exact('0');
  const sum = plus(...operands.values.slice(0, -1), ...(beside === undefined ? [] : [beside.value]));
  if (sum === printed) return [];
  const words = say({ sum: text(sum), total: text(printed), off: text(distance(sum, printed)), more: sum > printed });
  return [{ kind: 'found', cells, ...words, expected: text(sum), actual: text(printed) }];
}

/** The older form's 其他处理 of a column, which stands in for the three rows it does not print. */
function singleRow(record: ReportRecord, column: Table3Column): NonNullable<Sum['beside']> {
  const cell = record.shortFormRow?.[`${SHORT_FORM_ROW}@${column}`];
  const name = `${TABLE3_ROW_LABELS[SHORT_FORM_ROW].zh}·${TABLE3_COLUMN_LABELS[column].zh}`;
  if (cell === undefined) return { why: `${name}未读出，无法核对。` };
  const why = whyNoNumber(cell);
  return why === undefined && cell.value !== null
    ? { value: exact(cell.value) }
    : { why: `${name}${why ?? ''}，无法核对。` };
}

function outcomesOf(record: ReportRecord, column: Table3Column): RuleJudgement[] {
  const older = record.form !== '2021';
  const rows = older ? TABLE3_OUTCOMES.filter((row) => !row.startsWith('otherHandling.')) : TABLE3_OUTCOMES;
  const name = columnName(column);
  const count = rows.length + (older ? 1 : 0);
  return sumOf(record, {
    items: rows.map((row) => table3Cell(row, column)),
    total: table3Cell('outcomes.total', column),
    ...(older && { beside: singleRow(record, column) }),
    say: ({ sum, total, off, more }) => ({
      message: {
        zh: `第三部分“${name.zh}”列：${count}项办理结果相加为${sum}，“（七）总计”填写为${total}，相差${off}。`,
        en: `Section 3, ${name.en}: the ${count} outcomes add up to ${sum}, the total (7) says ${total}; difference ${off}.`,
      },
      remedy: {
        zh: `如果各分项无误，请把“（七）总计”改为${sum}；如果总计无误，则分项合计${more ? '多' : '少'}了${off}，请逐项对照台账。部分公开的申请只计入（二），不再计入其他各项。`,
        en: `If the items are right, change the total (7) to ${sum}. If the total is right, the items hold ${off} too ${more ? 'many' : 'few'}: compare them with your register. A partly disclosed request counts under (2) only.`,
      },
    }),
  });
}

export const A02: Rule = {
  id: 'A02',
  severity: 'block',
  scope: 'table',
  title: { zh: '每列：各项办理结果之和＝（七）总计', en: 'Each column: the outcomes add up to the total (7)' },
  basis: TOTAL_BASIS,
  remedy: {
    zh: '请把该列（一）至（六）的各分项重新相加，与“（七）总计”核对。',
    en: 'Add up items (1) to (6) of the column again and compare with the total (7).',
  },
  examples: {
    passes: {
      cells: {
        'outcomes.granted@naturalPerson': '3',
        'notProcessed.duplicate@naturalPerson': '1',
        'outcomes.total@naturalPerson': '4',
      },
    },
    fails: {
      cells: {
        'outcomes.granted@naturalPerson': '3',
        'notProcessed.duplicate@naturalPerson': '1',
        'outcomes.total@naturalPerson': '3',
      },
    },
  },
  check: (record) => TABLE3_COLUMNS.flatMap((column) => outcomesOf(record, column)),
};

function rowWords(name: Bilingual): Sum['say'] {
  return ({ sum, total, off, more }) => ({
    message: {
      zh: `第三部分“${name.zh}”行：自然人和五类组织相加为${sum}，“总计”填写为${total}，相差${off}。`,
      en: `Section 3, “${name.en}”: the six kinds of applicants add up to ${sum}, the total says ${total}; difference ${off}.`,
    },
    remedy: {
      zh: `如果六类申请人的数字无误，请把这一行的“总计”改为${sum}；如果总计无误，则六个数合计${more ? '多' : '少'}了${off}，请逐个对照台账。`,
      en: `If the six numbers are right, change the total of this row to ${sum}. If the total is right, the six hold ${off} too ${more ? 'many' : 'few'}: compare them with your register.`,
    },
  });
}

/** The older form's single row is an equation too, though none of its cells is among the 200. */
function singleRowSum(record: ReportRecord): RuleJudgement[] {
  if (record.form === '2021') return [];
  const columns = TABLE3_COLUMNS.map((column) => singleRow(record, column));
  const values = columns.flatMap((column) => ('value' in column ? [column.value] : []));
  const missing = columns.find((column) => 'why' in column);
  if (missing !== undefined && 'why' in missing) return [{ kind: 'not-applicable', cells: [], why: missing.why }];
  const [printed, sum] = [values.at(-1) ?? exact('0'), plus(...values.slice(0, -1))];
  if (sum === printed) return [];
  const words = rowWords(TABLE3_ROW_LABELS[SHORT_FORM_ROW])({
    sum: text(sum),
    total: text(printed),
    off: text(distance(sum, printed)),
    more: sum > printed,
  });
  return [
    {
      kind: 'found',
      about: `${SHORT_FORM_ROW}@naturalPerson`,
      cells: [],
      ...words,
      expected: text(sum),
      actual: text(printed),
    },
  ];
}

export const A03: Rule = {
  id: 'A03',
  severity: 'block',
  scope: 'table',
  title: { zh: '每行：自然人＋五类组织＝总计', en: 'Each row: natural persons + five kinds of organisations = total' },
  basis: TOTAL_BASIS,
  remedy: {
    zh: '请把该行自然人和五类组织的数字重新相加，与“总计”核对。',
    en: 'Add up the six numbers of the row again and compare with its total.',
  },
  examples: {
    passes: { cells: { 'denied.stateSecrets@naturalPerson': '2', 'denied.stateSecrets@total': '2' } },
    fails: { cells: { 'denied.stateSecrets@naturalPerson': '2', 'denied.stateSecrets@total': '1' } },
  },
  check: (record) => [
    ...TABLE3_ROWS.flatMap((row) =>
      sumOf(record, {
        items: TABLE3_APPLICANT_COLUMNS.map((column) => table3Cell(row, column)),
        total: table3Cell(row, 'total'),
        say: rowWords(table3RowName(row)),
      }),
    ),
    ...singleRowSum(record),
  ],
};

export const A04: Rule = {
  id: 'A04',
  severity: 'block',
  scope: 'table',
  title: { zh: '复议、诉讼：四种结果之和＝总计', en: 'Review and litigation: the four results add up to the total' },
  basis: TOTAL_BASIS,
  remedy: {
    zh: '请把该组的维持、纠正、其他、尚未审结重新相加，与“总计”核对。',
    en: 'Add up the four results of the group again and compare with its total.',
  },
  examples: {
    passes: { cells: { 'review.upheld': '10', 'review.corrected': '1', 'review.total': '11' } },
    fails: { cells: { 'review.upheld': '10', 'review.corrected': '1', 'review.total': '0' } },
  },
  check: (record) =>
    TABLE4_GROUPS.flatMap((group) => {
      const label = TABLE4_GROUP_LABELS[group];
      const zh = group === 'review' ? label.zh : `${TABLE4_LITIGATION.zh}（${label.zh}）`;
      return sumOf(record, {
        items: TABLE4_RESULTS.slice(0, 4).map((result) => table4Cell(group, result)),
        total: table4Cell(group, 'total'),
        say: ({ sum, total, off, more }) => ({
          message: {
            zh: `第四部分“${zh}”：维持、纠正、其他、尚未审结相加为${sum}，“总计”填写为${total}，相差${off}。`,
            en: `Section 4, “${label.en}”: the four results add up to ${sum}, the total says ${total}; difference ${off}.`,
          },
          remedy: {
            zh: `如果四种结果无误，请把“总计”改为${sum}；如果总计无误，则四种结果合计${more ? '多' : '少'}了${off}，请对照案件清单逐项核对。`,
            en: `If the four results are right, change the total to ${sum}. If the total is right, they hold ${off} too ${more ? 'many' : 'few'}: compare them with your list of cases.`,
          },
        }),
      });
    }),
};
