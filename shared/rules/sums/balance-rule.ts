/** A01: what came in equals what was done with it, in each column of table 3. The form itself prints this rule. */
import { TABLE3_COLUMNS, table3Cell, type CellId, type Table3Column } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { columnName } from '../column-name.js';
import { decimalText as text, distance, minus, plus, type Exact } from '#shared/ids/decimal.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { weigh } from '../operands.js';

/** "A应为3，或B应为5": what each cell would have to be if it alone were wrong. Nothing below 0 is proposed. */
function alternatives(options: readonly (readonly [name: string, value: Exact])[], or: string, be: string): string {
  return options
    .filter(([, value]) => value >= 0n)
    .map(([name, value]) => `${name}${be}${text(value)}`)
    .join(or);
}

function balance(record: ReportRecord, column: Table3Column): RuleJudgement[] {
  const cells = (
    ['requests.newlyReceived', 'requests.carriedIn', 'outcomes.total', 'requests.carriedForward'] as const
  ).map((row): CellId => table3Cell(row, column));
  const operands = weigh(record, cells);
  if ('why' in operands) return [{ kind: 'not-applicable', cells, why: operands.why }];
  const [received, carriedIn, done, forward] = operands.values as [Exact, Exact, Exact, Exact];
  const [incoming, outgoing] = [plus(received, carriedIn), plus(done, forward)];
  if (incoming === outgoing) return [];
  const name = columnName(column);
  const off = text(distance(incoming, outgoing));
  const zh = ['本年新收', '上年结转', '（七）总计', '结转下年度'] as const;
  const en = ['newly received', 'carried in', 'the total (7)', 'carried forward'] as const;
  const values = [
    minus(outgoing, carriedIn),
    minus(outgoing, received),
    minus(incoming, forward),
    minus(incoming, done),
  ] as const;
  const options = (names: readonly string[]): (readonly [string, Exact])[] =>
    values.map((value, index) => [names[index] ?? '', value] as const);
  return [
    {
      kind: 'found',
      cells,
      message: {
        zh: `第三部分“${name.zh}”列收办不平：新收${text(received)}＋上年结转${text(carriedIn)}＝${text(incoming)}，办理总计${text(done)}＋结转下年${text(forward)}＝${text(outgoing)}，相差${off}。`,
        en: `Section 3, ${name.en}: received ${text(received)} + carried in ${text(carriedIn)} = ${text(incoming)}, but handled ${text(done)} + carried forward ${text(forward)} = ${text(outgoing)}; difference ${off}.`,
      },
      remedy: {
        zh: `请对照申请台账核对这四个数。如果只填错一个，则${alternatives(options(zh), '，或', '应为')}。改动（七）总计时，请一并核对它上面的各分项。`,
        en: `Check the four numbers against your register. If only one is wrong: ${alternatives(options(en), ', or ', ' should be ')}. When you change the total (7), check the items above it too.`,
      },
      expected: text(incoming),
      actual: text(outgoing),
    },
  ];
}

export const A01: Rule = {
  id: 'A01',
  severity: 'block',
  scope: 'table',
  title: {
    zh: '每列：新收＋上年结转＝办理总计＋结转下年',
    en: 'Each column: received + carried in = handled + carried forward',
  },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号所附表格印明：本列数据的勾稽关系为，第一项加第二项之和，等于第三项加第四项之和。',
      en: 'Printed in the form of 国办公开办函〔2021〕30号: in each column, item 1 plus item 2 equals item 3 plus item 4.',
    },
  },
  remedy: {
    zh: '请对照申请台账，核对该列的新收、上年结转、（七）总计和结转下年四个数。',
    en: 'Check the four numbers of the column against your register of requests.',
  },
  examples: {
    passes: {
      cells: {
        'requests.newlyReceived@naturalPerson': '5',
        'requests.carriedIn@naturalPerson': '1',
        'outcomes.total@naturalPerson': '4',
        'requests.carriedForward@naturalPerson': '2',
      },
    },
    fails: {
      cells: {
        'requests.newlyReceived@naturalPerson': '5',
        'requests.carriedIn@naturalPerson': '1',
        'outcomes.total@naturalPerson': '4',
        'requests.carriedForward@naturalPerson': '1',
      },
    },
  },
  check: (record) => TABLE3_COLUMNS.flatMap((column) => balance(record, column)),
};
