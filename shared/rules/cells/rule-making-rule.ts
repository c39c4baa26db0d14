/** V07: 规章 are made by few agencies. A number in that row of any other agency is most often 行政规范性文件 in the wrong row. */
import { TABLE2_CELLS } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { CheckContext } from '../context.js';
import { exact } from '#shared/ids/decimal.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

const RULES_ROW = TABLE2_CELLS.filter((id) => id.startsWith('activeDisclosure.rules.'));

/**
 * Undefined where it cannot be told: a government may be that of a county or of a city. The few departments with the
 * power, those of the State Council, are told apart by `ruleMaking`.
 */
function mayMakeRules({ ruleMaking, agencyKind }: CheckContext): boolean | undefined {
  if (ruleMaking !== undefined) return ruleMaking;
  return agencyKind === undefined || agencyKind === 'government' ? undefined : false;
}

export const V07: Rule = {
  id: 'V07',
  severity: 'explain',
  scope: 'record',
  title: { zh: '没有规章制定权的单位，规章填0', en: 'A body without the power to make rules enters 0 rules' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国立法法》：规章由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。',
      en: 'Legislation Law: rules (规章) are made by departments of the State Council and by governments of provinces, cities with districts and autonomous prefectures.',
    },
  },
  remedy: {
    zh: '请核实这些文件是否应填在“行政规范性文件”一行；如果是，请移过去，规章填0。本单位确有规章制定权的，请写明，并请年报发布人在单位信息中登记。',
    en: 'Check whether these documents belong in the row of administrative normative documents; if so, move them and enter 0 rules. If your body does make rules, say so and ask the publisher of the reports to note it.',
  },
  examples: {
    passes: { cells: { 'activeDisclosure.rules.inForce': '6' }, context: { ruleMaking: true } },
    fails: { cells: { 'activeDisclosure.rules.inForce': '6' }, context: { agencyKind: 'township' } },
  },
  check: (record, context): RuleJudgement[] => {
    const power = mayMakeRules(context);
    if (power === true) return [];
    const operands = weigh(record, RULES_ROW);
    const filled = RULES_ROW.filter((id) => exact(record.cells[id].value ?? '0') > 0n);
    if (filled.length === 0)
      return 'why' in operands ? [{ kind: 'not-applicable', cells: RULES_ROW, why: operands.why }] : [];
    if (power === undefined) {
      const why = '不知道本单位有没有规章制定权，无法判断填写的规章件数是否合理。';
      return [{ kind: 'not-applicable', cells: filled, why }];
    }
    const said = (language: 'zh' | 'en'): string[] =>
      filled.map((id) => `“${cellName(id)[language]}”${language === 'en' ? ' ' : ''}${record.cells[id].value ?? ''}`);
    return [
      {
        kind: 'found',
        about: RULES_ROW[0] ?? '',
        cells: filled,
        message: {
          zh: `规章只能由国务院部门和省、设区的市、自治州等有权机关制定；本单位填写了${said('zh').join('、')}件。`,
          en: `Only few bodies may make rules (规章); this report says ${said('en').join(', ')}.`,
        },
        expected: '0',
        ...(filled.length === 1 && { actual: record.cells[filled[0] ?? 'activeDisclosure.rules.issued'].value ?? '' }),
      },
    ];
  },
};
