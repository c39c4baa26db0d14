/** Statements that say 0 without a number: 未收到申请, 未发生行政复议, 零败诉, 未收取信息处理费. */
import { FEE_CELL, TABLE4_GROUPS, type Table4Group } from '#shared/report/cells.js';
import { LITIGATION } from './disputes.js';
import { nonesIn, type Thing } from './grammar/none.js';
import { LONGEST, type Sentence } from './sentences.js';
import { cellSubject, disputeSubject, rowSubject, type Subject } from './subjects.js';

export interface Absence {
  readonly from: number;
  readonly to: number;
  readonly subjects: readonly Subject[];
}

/** 如未收到, 对未收到…的: a condition, no statement. */
const FIRM = '(?<![如若对因凡即将有所])';
const END = '(?=$|[，。.；！？、”）]|以及|及|和|或)';
const NO = '(?:未|没有|无|尚未|暂未|暂无|未曾|从未)';
const NO_DEFEAT =
  /(?:零|无|未发生|未出现|没有)(?:一起|一件|任何)?(?:被)?(败诉|纠错|纠正)(?:(?:和|、|或|及)(?:被)?(败诉|纠错|纠正))?(?:案件|情况|情形|案例)?(?=$|[，。.；！？”）])/g;
const ALL_UPHELD = /(?:均|全部|都)(?:被|获|予以|得到|为)?(?:结果)?维持/g;

const NO_CARRY = new RegExp(
  `${FIRM}(?:无|没有)(?:需要?)?(?:(上年|上一年|去年)度?(?:结转|转结)|(?:结转|转结)(?:至|到|入)?(?:下一?|次|明)年度?|(?:下一?|次|明)年度?(?:结转|转结))`,
  'g',
);
const NO_DOCUMENT = new RegExp(
  `${FIRM}${NO}(?:制发|制定|出台|印发)(?:过)?(?:任何|新的)?(?:行政)?规范性文件${END}`,
  'g',
);
const NO_FEE =
  /(?:未|没有|无|不|免)(?:发生|产生|收取|收|存在|有|涉及)?(?:过)?(?:任何|公民|申请人|相关|依申请公开|政府|信息公开|的|申请)*(?:信息)?处理费/g;

const THINGS: Readonly<Record<Thing, Subject>> = {
  request: rowSubject('N09', 'requests.newlyReceived'),
  review: disputeSubject(['review'], 'total'),
  lawsuit: disputeSubject(LITIGATION, 'total'),
};

/** Reviews are 纠错, lawsuits 败诉. */
function defeats(kinds: readonly (string | undefined)[], around: string): readonly Subject[] {
  if (!/信息公开|申请|复议/.test(around)) return [];
  return kinds.flatMap((kind) => {
    if (kind === undefined) return [];
    return [kind === '败诉' ? disputeSubject(LITIGATION, 'corrected') : disputeSubject(['review'], 'corrected')];
  });
}

function upheld(before: string): readonly Subject[] {
  const kinds: readonly (readonly [RegExp, readonly Table4Group[]])[] = [
    [/复议/, ['review']],
    [/诉讼|应诉/, LITIGATION],
  ];
  const groups = kinds.flatMap(([word, of]) => (word.test(before) ? of : []));
  if (groups.length === 0 || !/信息公开|申请公开|依申请/.test(before)) return [];
  return [
    disputeSubject(
      TABLE4_GROUPS.filter((group) => groups.includes(group)),
      'corrected',
    ),
  ];
}

export function absencesIn(sentence: Sentence): Absence[] {
  const { folded, under } = sentence;
  const each = (pattern: RegExp, subjects: (match: RegExpExecArray, before: string) => readonly Subject[]): Absence[] =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const found = subjects(match, folded.slice(0, match.index));
      return found.length === 0 ? [] : [{ from: match.index, to: match.index + match[0].length, subjects: found }];
    });
  if (folded.length > LONGEST) return [];
  return [
    ...nonesIn(sentence).map(({ from, to, things }) => ({ from, to, subjects: things.map((thing) => THINGS[thing]) })),
    ...each(NO_DEFEAT, ([, ...kinds], before) => defeats(kinds, `${under}${before}`)),
    ...each(ALL_UPHELD, (_match, before) => upheld(before)),
    ...each(NO_CARRY, ([, last]) => [
      last === undefined ? rowSubject('N04', 'requests.carriedForward') : rowSubject('N02', 'requests.carriedIn'),
    ]),
    ...each(NO_DOCUMENT, () => [cellSubject('N08', 'activeDisclosure.normativeDocuments.issued')]),
    ...each(NO_FEE, () => [{ ...cellSubject('N11', FEE_CELL), id: 'handlingFee', money: true, atMost: true }]),
  ];
}
