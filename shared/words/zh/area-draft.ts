/**
 * The text of a government's report as far as the totals tell it: facts in sentences, to be edited. Nothing is said that no
 * number says; what only people know (assessment, evaluation, accountability, plans) is left to them, and the rules ask for it.
 */
import type { CellId } from '#shared/report/cells.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { onlineForm } from './form.js';

/** Totals as decimal strings; null where there is none. */
export type Told = (cell: CellId) => string | null;

export interface DraftFacts {
  readonly year: number;
  /** What is added up, in one clause. */
  readonly scope: string;
  /** Reports in the sum, and bodies in the scope. */
  readonly counted: number;
  readonly expected: number;
  readonly now: Told;
  readonly last: Told;
}

const KINDS: Readonly<Record<AgencyKind, string>> = {
  department: '本级政府部门',
  township: '各乡镇（街道）',
  government: '下级政府',
  vertical: '垂直管理单位',
};

/** Clauses that have a number, in one sentence; none where nothing has. */
function sentence(clauses: readonly (string | null)[], begin = ''): string {
  const told = clauses.filter((clause) => clause !== null);
  return told.length === 0 ? '' : `${begin}${told.join('，')}。`;
}

const say = (told: Told, cell: CellId, before: string, after = '件'): string | null => {
  const value = told(cell);
  return value === null ? null : `${before}${value}${after}`;
};

/** What is drafted as a problem: a number that is 0 is none. */
const sayOfSome = (told: Told, cell: CellId, before: string): string | null =>
  Number(told(cell) ?? 0) === 0 ? null : say(told, cell, before);

function disclosure({ year, now }: DraftFacts): string {
  const documents = (what: 'issued' | 'repealed' | 'inForce') => `activeDisclosure.normativeDocuments.${what}` as const;
  return (
    '（一）主动公开。' +
    sentence(
      [
        say(now, documents('issued'), '制发行政规范性文件'),
        say(now, documents('repealed'), '废止'),
        say(now, documents('inForce'), '现行有效'),
      ],
      `${year}年，`,
    ) +
    sentence([
      say(now, 'activeDisclosure.licensing.decisions', '作出行政许可决定'),
      say(now, 'activeDisclosure.penalties.decisions', '行政处罚决定'),
      say(now, 'activeDisclosure.compulsion.decisions', '行政强制决定'),
    ]) +
    sentence([say(now, 'activeDisclosure.fees.amount', '行政事业性收费', '万元')])
  );
}

function requests({ year, now, last }: DraftFacts): string {
  const [received, before] = [now('requests.newlyReceived@total'), last('requests.newlyReceived@total')];
  const compared = received === null || before === null ? '' : `上年新收${before}件。`;
  return (
    '（二）依申请公开。' +
    sentence(
      [
        say(now, 'requests.newlyReceived@total', '新收政府信息公开申请'),
        say(now, 'requests.carriedIn@total', '上年结转'),
      ],
      `${year}年，`,
    ) +
    sentence([
      say(now, 'outcomes.total@total', '本年度办结'),
      say(now, 'outcomes.granted@total', '其中予以公开'),
      say(now, 'outcomes.partiallyGranted@total', '部分公开'),
    ]) +
    sentence([say(now, 'requests.carriedForward@total', '结转下年度继续办理')]) +
    compared
  );
}

export const areaDraft = {
  scope: (kinds: readonly AgencyKind[], below: 'none' | 'agencies' | 'governments', groups: number): string =>
    [
      ...(groups === 0 ? [] : ['名册中指定的单位及其下属单位']),
      ...kinds.map((kind) => KINDS[kind]),
      ...(below === 'agencies' ? ['下级地区的各单位'] : below === 'governments' ? ['下级政府'] : []),
    ].join('、'),
  opening: ({ year, scope }: DraftFacts): readonly string[] => [
    onlineForm.openingWording(year),
    `本报告汇总${scope}的政府信息公开工作情况。`,
  ],
  overview: (facts: DraftFacts): readonly string[] => [
    disclosure(facts),
    requests(facts),
    `（三）政府信息管理。${sentence([say(facts.now, 'activeDisclosure.normativeDocuments.inForce', '年末现行有效的行政规范性文件共')])}各单位的年度报告数据已逐项汇总。`,
    `（四）政府信息公开平台建设。汇总范围内已有${facts.counted}家单位的年度报告审定通过。`,
    `（五）监督保障。汇总范围内应编制年度报告的单位${facts.expected}家，已审定通过${facts.counted}家；各单位的报告都经过初审和审定。`,
  ],
  problems: ({ now }: DraftFacts): readonly string[] => {
    const found = [
      sentence([
        sayOfSome(now, 'unavailable.notHeld@total', '办理结果中，本机关不掌握相关政府信息的'),
        sayOfSome(now, 'unavailable.stillUnclear@total', '补正后申请内容仍不明确的'),
      ]),
      sentence([
        sayOfSome(now, 'review.corrected', '被申请行政复议的案件中，结果纠正的'),
        sayOfSome(now, 'litigationDirect.corrected', '未经复议直接起诉的案件中，结果纠正的'),
        sayOfSome(now, 'litigationAfterReview.corrected', '复议后起诉的案件中，结果纠正的'),
      ]),
    ].join('');
    return found === '' ? [] : [`从汇总数据看，需要关注的问题：${found}`];
  },
  other: ({ scope, counted, expected }: DraftFacts): readonly string[] => [
    `本报告的数据为${scope}之和，应汇总${expected}家，实际汇总${counted}家。`,
  ],
};
