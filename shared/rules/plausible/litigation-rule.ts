/** O07: since 2024 a dispute over a refusal goes to administrative review first. Other disputes may still go straight to court. */
import { table4Cell } from '#shared/report/cells.js';
import { decimalText as text, exact } from '#shared/ids/decimal.js';
import type { Rule } from '../rule.js';
import { weigh } from '../operands.js';

const FIRST_YEAR = 2024;
const DIRECT = table4Cell('litigationDirect', 'total');

export const O07: Rule = {
  id: 'O07',
  severity: 'note',
  scope: 'table',
  title: { zh: '2024年起不予公开争议应先行复议', en: 'Since 2024 refusals go to review before court' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国行政复议法》（2023年修订，2024年1月1日起施行）第二十三条：申请政府信息公开，行政机关不予公开的，应当先申请行政复议。',
      en: 'Administrative Reconsideration Law (revised 2023, in force 1 January 2024), article 23: a refusal to disclose goes to review first.',
    },
  },
  remedy: {
    zh: '请看一眼这些案件是否属于2024年以前受理，或者不属于不予公开的争议；是的，不必修改，否则请核对是否应填在“复议后起诉”。',
    en: 'See whether the cases began before 2024 or are not about refusals; then nothing needs changing. Otherwise they may belong under “litigation after review”.',
  },
  examples: {
    passes: { cells: { [DIRECT]: '2' }, context: { year: 2023 } },
    fails: { cells: { [DIRECT]: '2' }, context: { year: 2025 } },
  },
  check: (record, { year }) => {
    const operands = weigh(record, [DIRECT]);
    if ('why' in operands) return [{ kind: 'not-applicable', cells: [DIRECT], why: operands.why }];
    const [cases = exact('0')] = operands.values;
    if (cases === 0n || (year !== undefined && year < FIRST_YEAR)) return [];
    if (year === undefined) {
      const why = '不知道报送的是哪一年度的年报，无法判断是否适用复议前置。';
      return [{ kind: 'not-applicable', cells: [DIRECT], why }];
    }
    return [
      {
        kind: 'found',
        cells: [DIRECT],
        message: {
          zh: `第四部分“未经复议直接起诉”总计${text(cases)}件；${FIRST_YEAR}年起，不予公开的争议应先申请行政复议。`,
          en: `Section 4: ${text(cases)} lawsuits without prior review; since ${FIRST_YEAR} disputes over refusals go to review first.`,
        },
        actual: text(cases),
      },
    ];
  },
};
