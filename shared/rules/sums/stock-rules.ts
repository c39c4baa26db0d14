/** A05: issued, repealed and in force are one stock; what was in force at the start of the year cannot be less than none. */
import type { CellId } from '#shared/report/cells.js';
import { decimalText as text, exact, minus, plus, type Exact } from '#shared/ids/decimal.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

/** What table 2 counts as made, repealed and in force. */
export const STOCKS = [
  { kind: 'rules', name: { zh: '规章', en: 'Rules' } },
  { kind: 'normativeDocuments', name: { zh: '行政规范性文件', en: 'Administrative normative documents' } },
] as const;

export const A05: Rule = {
  id: 'A05',
  severity: 'block',
  scope: 'table',
  title: { zh: '现行有效件数不少于本年制发减本年废止', en: 'In force is not less than issued minus repealed' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '三项的算术关系：年初现行有效＝年末现行有效－本年制发＋本年废止，不可能小于0。',
      en: 'Arithmetic: in force at the start = in force at the end - issued + repealed, which cannot be below 0.',
    },
  },
  remedy: {
    zh: '请核对三个数。“现行有效件数”是截至12月31日仍有效的全部件数，包括往年制发的，不能因为已在网上公开就填0。',
    en: 'Check the three numbers. “In force” counts everything in force on 31 December, including documents of earlier years.',
  },
  examples: {
    passes: {
      cells: {
        'activeDisclosure.normativeDocuments.issued': '3',
        'activeDisclosure.normativeDocuments.inForce': '3',
      },
    },
    fails: { cells: { 'activeDisclosure.normativeDocuments.issued': '3' } },
  },
  check: (record) =>
    STOCKS.flatMap(({ kind, name }): RuleJudgement[] => {
      const cells = (['issued', 'repealed', 'inForce'] as const).map(
        (column): CellId => `activeDisclosure.${kind}.${column}`,
      );
      const operands = weigh(record, cells);
      if ('why' in operands) return [{ kind: 'not-applicable', cells, why: operands.why }];
      const [issued, repealed, inForce] = operands.values as [Exact, Exact, Exact];
      const opening = plus(minus(inForce, issued), repealed);
      if (opening >= exact('0')) return [];
      const least = text(minus(issued, repealed));
      return [
        {
          kind: 'found',
          cells,
          message: {
            zh: `${name.zh}：现行有效${text(inForce)}件，少于本年制发${text(issued)}件减本年废止${text(repealed)}件（${least}件）。照此推算，年初现行有效为${text(opening)}件，三个数不可能同时成立。`,
            en: `${name.en}: ${text(inForce)} in force is less than ${text(issued)} issued minus ${text(repealed)} repealed (${least}). That would put ${text(opening)} in force at the start of the year.`,
          },
          remedy: {
            zh: `“现行有效件数”是截至12月31日仍有效的全部件数，包括往年制发的，本例至少应为${least}件。如果本年制发或废止填错了，请一并更正。情况特殊、数字确实如此的，请联系年报发布人，由其写明理由后豁免。`,
            en: `“In force” counts everything in force on 31 December, including documents of earlier years: at least ${least} here. If issued or repealed is wrong, correct it. If the numbers are truly so, ask the publisher of the reports, who can waive this rule with a reason.`,
          },
          // No `expected`: the least possible is not the number that belongs there, and would be copied as if it were.
          actual: text(inForce),
        },
      ];
    }),
};
