/**
 * G02: what a government reports is what the reports in its scope come to, cell by cell. Judged only once all of them are
 * accepted, and only where each gave a number: what is still waited for, or was left blank, is never taken for 0. A document
 * that two bodies issued jointly is counted once, so a difference may well be right and is to be explained.
 */
import { CELL_IDS, tableOf, type CellId } from '#shared/report/cells.js';
import { cellName, type Bilingual } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import { decimalText, distance, exact, type Exact } from '#shared/ids/decimal.js';
import type { AreaSum, AreaTotals } from '../area-totals.js';
import { whyNoNumber } from '../operands.js';
import type { Rule, RuleJudgement } from '../rule.js';
import { exampleAreaWith } from './example-area.js';
import { ofArea, open, waitingFor } from './of-area.js';

interface Different {
  readonly id: CellId;
  readonly own: Exact;
  readonly sum: Exact;
  readonly largest: AreaSum['largest'];
}

/** Cells of one table that a message tells one by one. */
const TOLD = 5;

function told({ id, own, sum }: Different): Bilingual {
  const name = cellName(id);
  const [a, b, apart] = [decimalText(own), decimalText(sum), decimalText(distance(own, sum))];
  return {
    zh: `“${name.zh}”填写${a}，各单位合计${b}，相差${apart}`,
    en: `“${name.en}”: ${a} here, ${b} by its bodies, ${apart} apart`,
  };
}

const REMEDY: Bilingual = {
  zh: '请发布人在“数据汇总”中点这个数，看它由哪些单位的数相加。填错的请改正；确有只应计一次的（如联合发文、移送的申请），请写明是什么、差多少。',
  en: 'The publisher can open this number under “Totals” and see whose numbers make it up. Correct what is wrong; if something is rightly counted once (joint documents, requests passed on), say what and how many.',
};

/** The agency whose number is the largest part of the sum: the first to look at. */
function whereToLook(different: readonly Different[]): Bilingual {
  const known = different
    .slice(0, TOLD)
    .flatMap(({ id, largest }) => (largest === null ? [] : [{ name: cellName(id), largest }]));
  if (known.length === 0) return REMEDY;
  return {
    zh: `各格中数最大的：${known.map(({ name, largest }) => `“${name.zh}”${largest.name}${largest.value}`).join('；')}。${REMEDY.zh}`,
    en: `The largest parts: ${known.map(({ name, largest }) => `“${name.en}” ${largest.name}, ${largest.value}`).join('; ')}. ${REMEDY.en}`,
  };
}

function found(table: 2 | 3 | 4, different: readonly Different[]): RuleJudgement[] {
  const [first] = different;
  if (first === undefined) return [];
  const ordinal = { 2: '二', 3: '三', 4: '四' }[table];
  const texts = different.slice(0, TOLD).map(told);
  const rest = different.length - texts.length;
  return [
    {
      kind: 'found',
      about: `table${table}`,
      cells: different.map(({ id }) => id),
      message: {
        zh: `第${ordinal}部分表格与汇总范围内各单位的合计有${different.length}处不一致：${texts.map(({ zh }) => zh).join('；')}${rest === 0 ? '' : `；其余${rest}处见表中标出的格`}。`,
        en: `Section ${table}: ${different.length} ${different.length === 1 ? 'number differs' : 'numbers differ'} from the sum of the bodies in the scope. ${texts.map(({ en }) => en).join('; ')}${rest === 0 ? '' : `; ${rest} more are marked in the table`}.`,
      },
      remedy: whereToLook(different),
      ...(different.length === 1 ? { expected: decimalText(first.sum), actual: decimalText(first.own) } : {}),
    },
  ];
}

function compare(record: ReportRecord, area: AreaTotals): RuleJudgement[] {
  const waiting = waitingFor(area);
  if (waiting !== undefined) return [waiting];
  const different: Different[] = [];
  const [unsummed, unread]: [CellId[], CellId[]] = [[], []];
  for (const id of CELL_IDS) {
    const [cell, total] = [record.cells[id], area.sums[id]];
    if (whyNoNumber(cell) !== undefined || cell.value === null) unread.push(id);
    else if (total === undefined || total.sum === null || total.withoutNumber > 0) unsummed.push(id);
    else if (exact(cell.value) !== exact(total.sum))
      different.push({ id, own: exact(cell.value), sum: exact(total.sum), largest: total.largest });
  }
  return [
    ...([2, 3, 4] as const).flatMap((table) =>
      found(
        table,
        different.filter(({ id }) => tableOf(id) === table),
      ),
    ),
    ...(unsummed.length === 0
      ? []
      : [open(`有${unsummed.length}格不是每家单位都填了数字，合计不完整，未核对。`, unsummed)]),
    ...(unread.length === 0 ? [] : [open(`有${unread.length}格本年报没有数字，未与合计核对。`, unread)]),
  ];
}

export const G02: Rule = {
  id: 'G02',
  severity: 'explain',
  scope: 'area',
  title: { zh: '政府年报＝汇总范围内各单位之和', en: 'A government’s report = the sum of the bodies in its scope' },
  basis: {
    kind: 'consequence',
    text: {
      zh: '本级政府的年报汇总本地区各单位的数据，每一格都应等于各单位之和；联合发文等只计一次的情形除外。',
      en: 'A government’s report adds up its bodies in every cell, except for what is counted once, such as joint documents.',
    },
  },
  remedy: REMEDY,
  reasons: ['other-count'],
  examples: {
    passes: {
      cells: { 'activeDisclosure.licensing.decisions': '95' },
      context: {
        area: exampleAreaWith({
          'activeDisclosure.licensing.decisions': { sum: '95', withoutNumber: 0, largest: null },
        }),
      },
    },
    fails: {
      cells: { 'activeDisclosure.licensing.decisions': '59' },
      context: {
        area: exampleAreaWith({
          'activeDisclosure.licensing.decisions': {
            sum: '95',
            withoutNumber: 0,
            largest: { name: '云溪县教育局', value: '60' },
          },
        }),
      },
    },
  },
  check: (record, context) => ofArea(context, (area) => compare(record, area)),
};
