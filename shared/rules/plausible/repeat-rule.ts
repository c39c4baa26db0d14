/** O02: last year's tables handed in again. One cell that is known to differ settles it; one that is unread does not. */
import { CELL_IDS } from '#shared/report/cells.js';
import { exact } from '#shared/ids/decimal.js';
import { lastYear, pairYears } from '../last-year.js';
import type { RuleJudgement, Rule } from '../rule.js';

/** A stock that did not change is no sign of copying. */
const FLOWS = new Set(CELL_IDS.filter((id) => !id.endsWith('.inForce')));
/** Numbers below this come back by chance at a small agency. */
const TELLING = exact('10');

export const O02: Rule = {
  id: 'O02',
  severity: 'explain',
  scope: 'years',
  milder: {
    zh: '数字都很小的，列为提示。',
    en: 'Where all numbers are small, it is a note.',
  },
  title: { zh: '全部数据与上年完全相同', en: 'All numbers are those of last year' },
  basis: {
    kind: 'practice',
    text: {
      zh: '200个数与上年完全相同，多半是沿用了上年的表格；全部为0、只有现行有效件数的不算，各项都不足10的只作提示。',
      en: 'All 200 numbers equal last year’s: most often last year’s tables were used again. All zeros, or stocks alone, do not count; where no number reaches 10 this is a hint only.',
    },
  },
  remedy: {
    zh: '请确认没有沿用上年的表格：沿用的请按今年数据重新填写；两年确实相同的，请写明已逐项核对。',
    en: 'Make sure that last year’s tables were not used again. If they were, fill in this year’s numbers; if both years are truly the same, say that you checked.',
  },
  reasons: ['small-body'],
  examples: {
    passes: {
      cells: { 'activeDisclosure.licensing.decisions': '183' },
      previous: { cells: { 'activeDisclosure.licensing.decisions': '182' } },
    },
    fails: {
      cells: { 'activeDisclosure.licensing.decisions': '182' },
      previous: { cells: { 'activeDisclosure.licensing.decisions': '182' } },
    },
  },
  check: (record, context): RuleJudgement[] => {
    const last = lastYear(context);
    if ('why' in last) return [last];
    const { pairs, missing } = pairYears(record, last, CELL_IDS);
    if (pairs.some(({ before, now }) => before !== now)) return [];
    if (missing.length > 0) {
      const why = `有${missing.length}格本年或上年没有可比的数字，无法断定是否与上年完全相同。`;
      return [{ kind: 'not-applicable', cells: missing, why }];
    }
    const flows = pairs.filter(({ id, now }) => FLOWS.has(id) && now > 0n);
    if (flows.length === 0) return [];
    const small = flows.every(({ now }) => now < TELLING);
    return [
      {
        kind: 'found',
        cells: [],
        message: {
          zh: `三张表的${CELL_IDS.length}个数与上年年报完全相同，其中${flows.length}个不是0，可能沿用了上年的表格。`,
          en: `All ${CELL_IDS.length} numbers of the three tables equal those of last year’s report, ${flows.length} of them not 0; last year’s tables may have been used again.`,
        },
        ...(small && {
          severity: 'note' as const,
          remedy: {
            zh: '数字较小，可能只是巧合；请看一眼是否沿用了上年的表格。',
            en: 'The numbers are small, so this may be chance; see that last year’s tables were not used again.',
          },
        }),
      },
    ];
  },
};
