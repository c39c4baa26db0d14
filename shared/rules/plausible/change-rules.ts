/**
 * O01 and O03: numbers that differ much from last year's. Lawful, but the first thing a reviewer asks about. Changes of
 * one part of the form usually have one story, so a part is one finding: at most six, whatever the report holds. Rows
 * that have a sharper rule of their own stay out: stocks (X02), carried in (X01), an amount in 元 (V08).
 */
import {
  FEE_CELL,
  TABLE3_OUTCOMES,
  table3Cell,
  table3Position,
  type CellId,
  type Table3Cell,
} from '#shared/report/cells.js';
import { cellName, table3RowName, type Bilingual } from '#shared/report/labels.js';
import { feeOutgrown } from '../cells/fee-rule.js';
import { decimalText as text, distance, exact } from '#shared/ids/decimal.js';
import { lastYear, pairYears, unpaired, type TwoYears } from '../last-year.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';

const LEAST_CHANGE = exact('10');
const FACTOR = 3n;
/** As many changes as a sentence can hold; the finding's cells name them all. */
const SHOWN = 4;

const DECISIONS = 'activeDisclosure.licensing.decisions';
const PENALTIES = 'activeDisclosure.penalties.decisions';
const OUTCOMES = TABLE3_OUTCOMES.map((row) => table3Cell(row, 'total'));
const PARTS: readonly (readonly [CellId, ...CellId[]])[] = [
  [
    'activeDisclosure.rules.issued',
    'activeDisclosure.rules.repealed',
    'activeDisclosure.normativeDocuments.issued',
    'activeDisclosure.normativeDocuments.repealed',
  ],
  [DECISIONS],
  [PENALTIES, 'activeDisclosure.compulsion.decisions'],
  [FEE_CELL],
  ['requests.newlyReceived@total', 'outcomes.total@total', 'requests.carriedForward@total'],
  ['outcomes.granted@total', ...OUTCOMES.filter((id) => id !== 'outcomes.granted@total')],
];

function leapt({ before, now }: TwoYears): boolean {
  const [less, more] = before < now ? [before, now] : [now, before];
  return distance(before, now) >= LEAST_CHANGE && more >= less * FACTOR;
}

/** The row alone: every cell compared in table 3 stands in the column 总计. */
function nameOf(id: CellId): Bilingual {
  return id.includes('@') ? table3RowName(table3Position(id as Table3Cell).row) : cellName(id);
}

function changed(part: readonly [CellId, ...CellId[]], leaps: readonly TwoYears[]): Found[] {
  const [only] = leaps;
  if (only === undefined) return [];
  const largest = [...leaps].sort((a, b) => Number(distance(b.before, b.now) - distance(a.before, a.now)));
  const shown = largest.slice(0, SHOWN);
  const zh = shown.map(({ id, before, now }) => `“${nameOf(id).zh}”由${text(before)}变为${text(now)}`).join('，');
  const en = shown.map(({ id, before, now }) => `“${nameOf(id).en}” from ${text(before)} to ${text(now)}`).join(', ');
  const more = leaps.length > shown.length;
  return [
    {
      kind: 'found',
      about: part[0],
      cells: leaps.map(({ id }) => id),
      message: {
        zh: `与上年相比变化较大：${zh}${more ? `，这一部分共${leaps.length}项` : ''}。`,
        en: `Much changed since last year: ${en}${more ? `; ${leaps.length} items of this part in all` : ''}.`,
      },
      ...(leaps.length === 1 && { expected: text(only.before), actual: text(only.now) }),
    },
  ];
}

export const O01: Rule = {
  id: 'O01',
  severity: 'explain',
  scope: 'years',
  title: { zh: '与上年相比变化较大', en: 'Much changed since last year' },
  basis: {
    kind: 'practice',
    text: {
      zh: '主动公开各项和申请办理各行总计，与上年相差10以上并且达到3倍以上（或不足三分之一）的，审核时一般要求说明；每一部分合并为一条。',
      en: 'An item of section 2 or a row total of section 3 that changed by 10 or more and by a factor of 3 or more is usually asked about; one question for each part.',
    },
  },
  remedy: {
    zh: '请对照台账核对；填错的请更正，数字属实的请用一句话写明变化的原因（例如职能划转、专项行动、集中申请）。',
    en: 'Check against your register. Correct what is wrong; if the numbers are right, say in a sentence why they changed.',
  },
  reasons: ['workload', 'reorganisation', 'correction'],
  examples: {
    passes: { cells: { [PENALTIES]: '29' }, previous: { cells: { [PENALTIES]: '10' } } },
    fails: { cells: { [PENALTIES]: '182' }, previous: { cells: { [PENALTIES]: '10' } } },
  },
  check: (record, context): RuleJudgement[] => {
    const last = lastYear(context);
    if ('why' in last) return [last];
    const { pairs, missing } = pairYears(record, last, PARTS.flat());
    const leaps = pairs.filter(
      (pair) =>
        leapt(pair) &&
        !(pair.now === 0n && (pair.id === DECISIONS || pair.id === PENALTIES)) &&
        !(pair.id === FEE_CELL && feeOutgrown(record, context)),
    );
    return [
      ...PARTS.flatMap((part) =>
        changed(
          part,
          leaps.filter(({ id }) => part.includes(id)),
        ),
      ),
      ...unpaired(missing),
    ];
  },
};

export const O03: Rule = {
  id: 'O03',
  severity: 'explain',
  scope: 'years',
  milder: {
    zh: '上年数字也很小的，列为提示。',
    en: 'Where last year’s number was small too, it is a note.',
  },
  title: { zh: '上年有许可、处罚，今年为0', en: 'Licences or penalties last year, none this year' },
  basis: {
    kind: 'practice',
    text: {
      zh: '上年有而今年为0，常见于漏填或职能划转，审核时一般要求确认；上年不足10件的只作提示。',
      en: 'A number that falls to 0 is often an omission or a duty that moved; where last year’s was below 10 this is a hint only.',
    },
  },
  remedy: {
    zh: '请对照台账确认：漏填的请补上；今年确实没有的，请写明原因（例如职能已划转）。',
    en: 'Check your register: enter what was left out; if there were none, say why (for example that the duty moved).',
  },
  reasons: ['reorganisation', 'workload', 'correction'],
  examples: {
    passes: { cells: { [DECISIONS]: '1' }, previous: { cells: { [DECISIONS]: '182' } } },
    fails: { previous: { cells: { [DECISIONS]: '182' } } },
  },
  check: (record, context): RuleJudgement[] => {
    const last = lastYear(context);
    if ('why' in last) return [last];
    const { pairs, missing } = pairYears(record, last, [DECISIONS, PENALTIES]);
    return [
      ...pairs
        .filter(({ before, now }) => now === 0n && before > 0n)
        .map(({ id, before }): Found => {
          const few = before < LEAST_CHANGE;
          return {
            kind: 'found',
            cells: [id],
            message: {
              zh: `“${cellName(id).zh}”上年为${text(before)}件，今年填写0。`,
              en: `“${cellName(id).en}” was ${text(before)} last year and is 0 now.`,
            },
            ...(few && {
              severity: 'note' as const,
              remedy: {
                zh: '请看一眼是否漏填；今年确实没有的，不必修改。',
                en: 'See whether it was left out; if there were none this year, nothing needs changing.',
              },
            }),
            actual: '0',
          };
        }),
      ...unpaired(missing),
    ];
  },
};
