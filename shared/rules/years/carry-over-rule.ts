/**
 * X01: what last year carried forward is what this year carried in, column by column. One slip shows in its column and in
 * the total at once, and one answer explains both: all columns that differ are one finding.
 */
import { TABLE3_COLUMNS, table3Cell, type CellId, type Table3Column } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { columnName } from '../column-name.js';
import type { CheckContext } from '../context.js';
import { decimalText as text, type Exact } from '#shared/ids/decimal.js';
import { lastYear, weighLast } from '../last-year.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

interface Column {
  readonly column: Table3Column;
  readonly cell: CellId;
  readonly forward: Exact;
  readonly carriedIn: Exact;
}
interface Open {
  readonly cell: CellId;
  readonly why: string;
}

function compare(record: ReportRecord, last: ReportRecord, column: Table3Column): Column | Open {
  const cell = table3Cell('requests.carriedIn', column);
  const here = weigh(record, [cell]);
  if ('why' in here) return { cell, why: here.why };
  const there = weighLast(last, [table3Cell('requests.carriedForward', column)]);
  if ('why' in there) return { cell, why: there.why };
  return { column, cell, forward: there.values[0] as Exact, carriedIn: here.values[0] as Exact };
}

function found(different: readonly Column[]): RuleJudgement {
  // The total tells the whole story where it differs; a single column tells its own.
  const shown =
    different.find(({ column }) => column === 'total') ?? (different.length === 1 ? different[0] : undefined);
  const zh = different.map(
    ({ column, forward, carriedIn }) =>
      `“${columnName(column).zh}”上年结转下年${text(forward)}件，今年填写${text(carriedIn)}件`,
  );
  const en = different.map(
    ({ column, forward, carriedIn }) =>
      `${columnName(column).en}: ${text(forward)} carried forward last year, ${text(carriedIn)} carried in now`,
  );
  const due = different.map(({ column, forward }) => `“${columnName(column).zh}”${text(forward)}`).join('，');
  const dueEnglish = different.map(({ column, forward }) => `${columnName(column).en} ${text(forward)}`).join(', ');
  return {
    kind: 'found',
    about: table3Cell('requests.carriedIn', 'total'),
    cells: different.map(({ cell }) => cell),
    message: {
      zh: `第三部分“二、上年结转”与上年年报的“四、结转下年度继续办理”不一致：${zh.join('；')}。`,
      en: `Section 3, item 2 (carried over from last year) differs from item 4 of last year’s report. ${en.join('; ')}.`,
    },
    remedy: {
      zh: `请对照申请台账和上年年报。今年填错的，请把“上年结转”改为上年年报的数：${due}；改后请核对该列的勾稽关系。上年年报有误，或因机构改革口径不同的，请写明原因。`,
      en: `Compare your register and last year’s report. If this year’s entry is wrong, enter last year’s numbers (${dueEnglish}) and check the balance of the column. If last year’s report was wrong, or the body was reorganised, say so.`,
    },
    ...(shown !== undefined && { expected: text(shown.forward), actual: text(shown.carriedIn) }),
  };
}

function carryOver(record: ReportRecord, context: CheckContext): RuleJudgement[] {
  const last = lastYear(context);
  if ('why' in last) return [last];
  const columns = TABLE3_COLUMNS.map((column) => compare(record, last, column));
  const open = columns.filter((one) => 'why' in one);
  const different = columns.filter((one) => 'column' in one).filter(({ forward, carriedIn }) => forward !== carriedIn);
  const [first] = open;
  return [
    ...(different.length === 0 ? [] : [found(different)]),
    ...(first === undefined
      ? []
      : [{ kind: 'not-applicable' as const, cells: open.map(({ cell }) => cell), why: first.why }]),
  ];
}

export const X01: Rule = {
  id: 'X01',
  severity: 'explain',
  scope: 'years',
  title: { zh: '上年结转＝上年年报的结转下年度', en: 'Carried in = carried forward in last year’s report' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '上年12月31日尚未办结的申请，就是今年1月1日继续办理的申请，各列都应相等。',
      en: 'Requests open on 31 December are the requests carried in on 1 January, in every column.',
    },
  },
  remedy: {
    zh: '请对照申请台账和上年年报核对“上年结转”；确因机构改革或上年数据更正而不同的，请写明原因。',
    en: 'Check “carried in” against your register and last year’s report; if a reorganisation or a correction explains the difference, say so.',
  },
  reasons: ['reorganisation', 'correction', 'first-report'],
  examples: {
    passes: {
      cells: { 'requests.carriedIn@naturalPerson': '3', 'requests.carriedIn@total': '3' },
      previous: { cells: { 'requests.carriedForward@naturalPerson': '3', 'requests.carriedForward@total': '3' } },
    },
    fails: {
      cells: { 'requests.carriedIn@naturalPerson': '2', 'requests.carriedIn@total': '2' },
      previous: { cells: { 'requests.carriedForward@naturalPerson': '3', 'requests.carriedForward@total': '3' } },
    },
  },
  check: carryOver,
};
