/** O04 to O06: numbers of table 3 that are lawful but often stand in the wrong row or column. */
import { table3Cell, type CellId } from '#shared/report/cells.js';
import { cellName, table3RowName } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { columnName } from '../column-name.js';
import type { CheckContext } from '../context.js';
import { decimalText as text, exact, type Exact } from '#shared/ids/decimal.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

const LEAST_OUTCOMES = exact('20');

/** `62.5`: percent with one decimal, rounded half up. */
function percent(part: Exact, whole: Exact): string {
  const tenths = (part * 2000n + whole) / (whole * 2n);
  return `${tenths / 10n}.${tenths % 10n}`;
}

export const O04: Rule = {
  id: 'O04',
  severity: 'note',
  scope: 'table',
  title: { zh: '“其他”或“本机关不掌握”占一半以上', en: 'More than half are “other” or “not held”' },
  basis: {
    kind: 'practice',
    text: {
      zh: '办理总数20件以上、其中一半以上归入“3.其他”或“1.本机关不掌握相关政府信息”的，往往有更具体的情形可填。',
      en: 'Of 20 outcomes or more, when over half are “other” or “not held”, a more specific item often fits.',
    },
  },
  remedy: {
    zh: '请看一眼这些申请是否可以归入更具体的情形；归类无误的，不必修改。',
    en: 'See whether a more specific item fits these requests; if not, nothing needs changing.',
  },
  examples: {
    passes: { cells: { 'unavailable.notHeld@total': '10', 'outcomes.total@total': '20' } },
    fails: { cells: { 'unavailable.notHeld@total': '11', 'outcomes.total@total': '20' } },
  },
  check: (record) =>
    (['unavailable.notHeld', 'otherHandling.other'] as const).flatMap((row): RuleJudgement[] => {
      const cells: CellId[] = [table3Cell(row, 'total'), 'outcomes.total@total'];
      const operands = weigh(record, cells);
      if ('why' in operands) return [{ kind: 'not-applicable', cells, why: operands.why }];
      const [part, whole] = operands.values as [Exact, Exact];
      // More than all of them is a wrong sum, which A02 tells.
      if (whole < LEAST_OUTCOMES || part > whole || part * 2n <= whole) return [];
      const [share, name] = [percent(part, whole), table3RowName(row)];
      return [
        {
          kind: 'found',
          cells,
          message: {
            zh: `第三部分“${name.zh}”${text(part)}件，占办理总数${text(whole)}件的${share}%。`,
            en: `Section 3, “${name.en}”: ${text(part)} of ${text(whole)} outcomes, ${share}%.`,
          },
          actual: text(part),
        },
      ];
    }),
};

const SECRETS: CellId = 'denied.stateSecrets@total';

/** An agency of a county or banner, by its name: `云溪县教育局`. Which level it has is said nowhere else. */
function ofCounty(record: ReportRecord, { agencyName }: CheckContext): boolean {
  return /[县旗](?!级|域)/.test(agencyName ?? record.agencyName ?? '');
}

export const O05: Rule = {
  id: 'O05',
  severity: 'explain',
  scope: 'record',
  milder: {
    zh: '不能确定是否县级部门的，列为提示。',
    en: 'Where it is not certain that the body is of a county, it is a note.',
  },
  title: { zh: '乡镇和县级部门以国家秘密为由不予公开', en: 'Refused as state secret by a township or county office' },
  basis: {
    kind: 'practice',
    text: {
      zh: '《中华人民共和国保守国家秘密法》：确定国家秘密的权限在中央、省级、设区的市级机关及其授权的机关、单位。乡镇和县级部门据此不予公开的，应有定密依据；看不出级别的部门只作提示。',
      en: 'State Secrets Law: central, provincial and city bodies and those they authorise may classify. A township or county office that refuses on this ground should have a basis; for offices of unknown level this is a hint only.',
    },
  },
  remedy: {
    zh: '请核实定密依据：属于填错行的，请移到相应情形；确属国家秘密的，请写明由哪一级机关定密（不要写出涉密内容）。',
    en: 'Check on what ground it was classified. If the row is wrong, move the number; if it is a state secret, say which level of body classified it, without its content.',
  },
  reasons: ['classified-elsewhere'],
  examples: {
    passes: {
      cells: { 'denied.prohibitedByLaw@total': '2' },
      context: { agencyKind: 'township' },
    },
    fails: { cells: { [SECRETS]: '2' }, context: { agencyKind: 'township' } },
  },
  check: (record, context): RuleJudgement[] => {
    const operands = weigh(record, [SECRETS]);
    if ('why' in operands) return [{ kind: 'not-applicable', cells: [SECRETS], why: operands.why }];
    const [secrets = exact('0')] = operands.values;
    if (secrets === 0n || context.agencyKind === 'government') return [];
    if (context.agencyKind === undefined) {
      const why = '不知道本单位的类别，无法判断“属于国家秘密”的件数是否合理。';
      return [{ kind: 'not-applicable', cells: [SECRETS], why }];
    }
    const certain = context.agencyKind === 'township' || ofCounty(record, context);
    return [
      {
        kind: 'found',
        cells: [SECRETS],
        message: {
          zh: `“${cellName(SECRETS).zh}”填写${text(secrets)}件；乡镇和县级部门一般没有定密权。`,
          en: `“${cellName(SECRETS).en}” says ${text(secrets)}; townships and county offices usually have no power to classify.`,
        },
        ...(!certain && {
          severity: 'note' as const,
          remedy: {
            zh: '如果本单位是县级部门，请核实定密依据，看是否填错了行；有定密权的，不必修改。',
            en: 'If yours is a county office, check on what ground it was classified and whether the row is right; if you have the power, nothing needs changing.',
          },
        }),
        actual: text(secrets),
      },
    ];
  },
};

/** So many requests of kinds that rarely ask, and none of a natural person. */
const UNUSUAL = exact('5');
const RARE = ['researchInstitution', 'socialWelfareOrganization'] as const;

export const O06: Rule = {
  id: 'O06',
  severity: 'note',
  scope: 'table',
  title: { zh: '自然人为0而科研机构或社会公益组织较多', en: 'No natural persons but many rare applicants' },
  basis: {
    kind: 'practice',
    text: {
      zh: '科研机构和社会公益组织很少提出申请；自然人为0而这两列较多（5件以上）的，常常是整列错位。',
      en: 'Research institutions and social welfare organisations rarely ask; 5 or more from them and none from natural persons is often a shift of columns.',
    },
  },
  remedy: {
    zh: '请看一眼第三部分表格是否填错了列；没有填错的，不必修改。',
    en: 'See whether the numbers of section 3 stand in the wrong column; if not, nothing needs changing.',
  },
  examples: {
    passes: {
      cells: { 'requests.newlyReceived@naturalPerson': '1', 'requests.newlyReceived@researchInstitution': '12' },
    },
    fails: { cells: { 'requests.newlyReceived@researchInstitution': '12' } },
  },
  check: (record): RuleJudgement[] => {
    const cells = [table3Cell('requests.newlyReceived', 'naturalPerson')].concat(
      RARE.map((column) => table3Cell('requests.newlyReceived', column)),
    );
    const operands = weigh(record, cells);
    if ('why' in operands) return [{ kind: 'not-applicable', cells, why: operands.why }];
    const [persons, ...rare] = operands.values;
    const many = RARE.flatMap((column, index) => {
      const value = rare[index];
      return value !== undefined && value >= UNUSUAL ? [{ name: columnName(column), value: text(value) }] : [];
    });
    if (persons !== 0n || many.length === 0) return [];
    return [
      {
        kind: 'found',
        cells,
        message: {
          zh: `第三部分“本年新收”：自然人为0，而${many.map(({ name, value }) => `${name.zh}为${value}`).join('、')}。`,
          en: `Section 3, newly received: natural persons 0, but ${many.map(({ name, value }) => `${name.en.toLowerCase()} ${value}`).join(', ')}.`,
        },
      },
    ];
  },
};
