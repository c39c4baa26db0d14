/**
 * V08: an amount that looks as if it were in 元. Nothing in the cell says so (that is V02); only its size does: against
 * last year's, or, where there is no amount of last year, by being a round 100 million yuan or more at a small agency.
 */
import { FEE_CELL } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { CheckContext } from '../context.js';
import { decimalText as text, exact, type Exact } from '#shared/ids/decimal.js';
import { lastYear, weighLast } from '../last-year.js';
import type { RuleJudgement, NotJudged, Rule } from '../rule.js';
import { weigh } from '../operands.js';

const FACTOR = 1000n;
const YUAN_PER_UNIT = 10_000n;
/** 10,000 万元 without decimals: rare for a county's office as an amount in 万元, common as one in 元. */
const LARGE = exact('10000');

interface Size {
  readonly now: Exact;
  /** Last year's amount, not 0; undefined where nobody knows it. */
  readonly before: Exact | undefined;
  /** Why this year's amount cannot be held against last year's. */
  readonly open: NotJudged | undefined;
}

function sizeOf(record: ReportRecord, context: CheckContext): Size | NotJudged {
  const open = (why: string): NotJudged => ({ kind: 'not-applicable', cells: [FEE_CELL], why });
  const here = weigh(record, [FEE_CELL]);
  if ('why' in here) return open(here.why);
  const now = here.values[0] ?? exact('0');
  const last = lastYear(context);
  if ('why' in last) return { now, before: undefined, open: { ...last, cells: [FEE_CELL] } };
  const there = weighLast(last, [FEE_CELL]);
  if ('why' in there) return { now, before: undefined, open: open(there.why) };
  const [before = exact('0')] = there.values;
  return { now, before: before > 0n ? before : undefined, open: undefined };
}

function outgrown({ now, before }: Size): boolean {
  return before !== undefined && now >= before * FACTOR;
}

/** True where this rule speaks of the amount's growth, so that no other rule need say the same. */
export function feeOutgrown(record: ReportRecord, context: CheckContext): boolean {
  const size = sizeOf(record, context);
  return !('kind' in size) && outgrown(size);
}

function plainYuan(record: ReportRecord, { agencyKind }: CheckContext, { now, before }: Size): boolean {
  return (
    before === undefined &&
    (agencyKind === 'department' || agencyKind === 'township' || agencyKind === 'vertical') &&
    now >= LARGE &&
    !(record.cells[FEE_CELL].value ?? '').includes('.')
  );
}

export const V08: Rule = {
  id: 'V08',
  severity: 'explain',
  scope: 'years',
  milder: {
    zh: '没有上年数可比、只是数字偏大的，列为提示。',
    en: 'A large number without a much smaller one of last year is a note.',
  },
  title: { zh: '收费金额没有误以“元”填写', en: 'The amount of charges is not in yuan by mistake' },
  basis: {
    kind: 'practice',
    text: {
      zh: '表头单位是万元；金额是上年的1000倍以上，或者没有上年金额可比而整数达到1亿元以上，多半是按元填写的。',
      en: 'The unit is 10,000 yuan. An amount a thousand times last year’s, or a round 100 million yuan or more with no amount of last year to compare, is most often in yuan.',
    },
  },
  remedy: {
    zh: '请对照财务数据核对单位。按元填写的，请除以10000后改填；确实是万元的，请写明金额大幅变化的原因。',
    en: 'Check the unit against your accounts. If the amount is in yuan, divide it by 10,000; if it is in 10,000 yuan, say why it changed so much.',
  },
  reasons: ['reorganisation', 'correction'],
  examples: {
    passes: { cells: { [FEE_CELL]: '18.8710' }, previous: { cells: { [FEE_CELL]: '17.5' } } },
    fails: { cells: { [FEE_CELL]: '188710' }, previous: { cells: { [FEE_CELL]: '17.5' } } },
  },
  check: (record, context): RuleJudgement[] => {
    const size = sizeOf(record, context);
    if ('kind' in size) return [size];
    const { now, before, open } = size;
    const grown = outgrown(size);
    if (!grown && !plainYuan(record, context, size)) return open === undefined ? [] : [open];
    const [said, converted] = [text(now), text((now / YUAN_PER_UNIT) as Exact)];
    const name = cellName(FEE_CELL);
    const remedy = {
      zh: `如果金额是${said}元，请改填${converted}（万元）；如果确实是${said}万元，${grown ? '请写明金额大幅变化的原因' : '不必修改'}。`,
      en: `If the amount is ${said} yuan, enter ${converted}; if it really is ${said} × 10,000 yuan, ${grown ? 'say why it changed so much' : 'nothing needs changing'}.`,
    };
    const message =
      before !== undefined
        ? {
            zh: `“${name.zh}”上年为${text(before)}，今年填写${said}，是上年的${now / before}倍，可能误以“元”为单位。`,
            en: `“${name.en}” was ${text(before)} last year and is ${said} now, ${now / before} times as much; it may be in yuan.`,
          }
        : {
            zh: `“${name.zh}”填写${said}，合${converted}亿元，可能误以“元”为单位。`,
            en: `“${name.en}” says ${said}, that is ${said} × 10,000 yuan; it may be in yuan.`,
          };
    return [
      { kind: 'found', cells: [FEE_CELL], message, remedy, actual: said, ...(!grown && { severity: 'note' as const }) },
    ];
  },
};
