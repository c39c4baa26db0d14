/**
 * Last year's report as the rules across years may use it, and this year's number beside last year's. What last year's
 * form did not ask is never taken for 0: table 2 of the trial form of 2019 counts other things under other heads, so
 * none of it is compared, while tables 3 and 4 mean the same.
 */
import { tableOf, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { CheckContext } from './context.js';
import { exact, type Exact } from '#shared/ids/decimal.js';
import type { NotJudged } from './rule.js';
import { weigh, type Operands } from './operands.js';

/**
 * Last year's record, or why there is none to compare with. The year is held against the year that the report is filed
 * for, not against the one it prints: a title that still says last year is a common slip. What this very office
 * released is known by the year it was filed for, whatever it prints.
 */
export function lastYear({ previous, year }: CheckContext): ReportRecord | NotJudged {
  const no = (why: string): NotJudged => ({ kind: 'not-applicable', cells: [], why });
  if (previous === undefined) return no('没有上年年报，无法与上年比较。');
  const { record, source } = previous;
  if (source === 'imported' && year !== undefined && record.year !== null && record.year !== year - 1) {
    return no(`用来比较的年报是${record.year}年度的，不是上年（${year - 1}年度），无法比较。`);
  }
  return record;
}

/** Whether last year's form asked for the same thing in this cell. */
export function askedAlike(last: ReportRecord, id: CellId): boolean {
  return last.form !== '2019-trial' || tableOf(id) !== 2;
}

/** Numbers of last year's report, or why there are none, in words that name that report. */
export function weighLast(last: ReportRecord, ids: readonly CellId[]): Operands {
  if (!ids.every((id) => askedAlike(last, id))) {
    return { missing: ids, why: '上年年报用的是2019年试行表格，没有含义相同的栏目，无法比较。' };
  }
  const operands = weigh(last, ids);
  return 'why' in operands ? { ...operands, why: `上年年报的${operands.why}` } : operands;
}

export interface TwoYears {
  readonly id: CellId;
  readonly before: Exact;
  readonly now: Exact;
}

/** The cells that hold a number in both years, and those that do not. */
export function pairYears(
  record: ReportRecord,
  last: ReportRecord,
  ids: readonly CellId[],
): { readonly pairs: readonly TwoYears[]; readonly missing: readonly CellId[] } {
  const pairs = ids.flatMap((id): TwoYears[] => {
    const [before, now] = [last.cells[id].value, record.cells[id].value];
    if (before === null || now === null || !askedAlike(last, id)) return [];
    return [{ id, before: exact(before), now: exact(now) }];
  });
  const paired = new Set(pairs.map((pair) => pair.id));
  return { pairs, missing: ids.filter((id) => !paired.has(id)) };
}

/** One answer for all cells that one of the two years has no number for. */
export function unpaired(missing: readonly CellId[]): NotJudged[] {
  if (missing.length === 0) return [];
  const why = `有${missing.length}格本年或上年没有可比的数字，这些格未与上年比较。`;
  return [{ kind: 'not-applicable', cells: missing, why }];
}
