/** X02: what was in force a year ago, plus issued, minus repealed, is in force now. Impossible stocks by themselves are A05. */
import type { CellId } from '#shared/report/cells.js';
import { decimalText as text, distance, minus, plus, type Exact } from '#shared/ids/decimal.js';
import { STOCKS } from '../sums/stock-rules.js';
import { lastYear, weighLast } from '../last-year.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

export const X02: Rule = {
  id: 'X02',
  severity: 'explain',
  scope: 'years',
  title: {
    zh: '现行有效件数＝上年现行有效＋本年制发－本年废止',
    en: 'In force = in force last year + issued - repealed',
  },
  basis: {
    kind: 'practice',
    text: {
      zh: '现行有效件数是年末存量；两年之间的变化应由本年制发和废止说明，主管部门审核时据此与上年核对。',
      en: 'In force is a stock at the end of the year; what was issued and repealed should explain its change, and supervisors compare it so.',
    },
  },
  remedy: {
    zh: '请核对本年制发、废止、现行有效和上年年报的现行有效；因文件清理、移交、到期失效而不同的，请写明原因。',
    en: 'Check issued, repealed and in force against last year’s report; if documents were cleaned up, handed over or expired, say so.',
  },
  reasons: ['reorganisation', 'correction', 'first-report', 'old-form'],
  examples: {
    passes: {
      cells: {
        'activeDisclosure.normativeDocuments.issued': '2',
        'activeDisclosure.normativeDocuments.repealed': '1',
        'activeDisclosure.normativeDocuments.inForce': '9',
      },
      previous: { cells: { 'activeDisclosure.normativeDocuments.inForce': '8' } },
    },
    fails: {
      cells: {
        'activeDisclosure.normativeDocuments.issued': '2',
        'activeDisclosure.normativeDocuments.repealed': '1',
        'activeDisclosure.normativeDocuments.inForce': '7',
      },
      previous: { cells: { 'activeDisclosure.normativeDocuments.inForce': '8' } },
    },
  },
  check: (record, context) => {
    const last = lastYear(context);
    if ('why' in last) return [last];
    if (last.form === '2019-trial') {
      const why = '上年年报用的是2019年试行表格，没有“现行有效件数”，无法核对。';
      return [{ kind: 'not-applicable', cells: [], why }];
    }
    return STOCKS.flatMap(({ kind, name }): RuleJudgement[] => {
      const cells = (['issued', 'repealed', 'inForce'] as const).map(
        (column): CellId => `activeDisclosure.${kind}.${column}`,
      );
      const here = weigh(record, cells);
      if ('why' in here) return [{ kind: 'not-applicable', cells, why: here.why }];
      const there = weighLast(last, [`activeDisclosure.${kind}.inForce`]);
      if ('why' in there) return [{ kind: 'not-applicable', cells, why: there.why }];
      const [issued, repealed, inForce] = here.values as [Exact, Exact, Exact];
      const [before] = there.values as [Exact];
      const due = minus(plus(before, issued), repealed);
      if (due === inForce) return [];
      const off = text(distance(due, inForce));
      // Less than none cannot be entered: then the fault lies in another of the four numbers.
      const possible = due >= 0n;
      return [
        {
          kind: 'found',
          cells,
          message: {
            zh: `${name.zh}：上年年报现行有效${text(before)}件，加本年制发${text(issued)}件，减本年废止${text(repealed)}件，得${text(due)}件；今年“现行有效件数”填写${text(inForce)}件，相差${off}。`,
            en: `${name.en}: ${text(before)} in force last year + ${text(issued)} issued - ${text(repealed)} repealed = ${text(due)}, but ${text(inForce)} are in force now; difference ${off}.`,
          },
          remedy: {
            zh: `请核对这四个数。${possible ? `如果“现行有效件数”填错了，请改为${text(due)}；` : ''}如果制发或废止有漏计、多计，请一并更正。因文件清理、移交、到期失效或上年数据有误而不同的，请写明原因。`,
            en: `Check the four numbers. ${possible ? `If “in force” is wrong, enter ${text(due)}; ` : ''}if issued or repealed is wrong, correct it. If documents were cleaned up, handed over or expired, or last year’s number was wrong, say so.`,
          },
          ...(possible && { expected: text(due) }),
          actual: text(inForce),
        },
      ];
    });
  },
};
