/** N07: administrative reviews and lawsuits over information disclosure, and how they ended. */
import { TABLE4_GROUPS, type Table4Group, type Table4Result } from '#shared/report/cells.js';
import { aboutDisclosure, COUNTING, isCountOfCases, type Mention, type ResolvedMention } from './mentions.js';
import { tokensIn, type Kind } from './grammar/tokens.js';
import { clauseAt, workAt } from './grammar/work.js';
import { disputeSubject, type Subject } from './subjects.js';

export const LITIGATION = ['litigationDirect', 'litigationAfterReview'] as const satisfies readonly Table4Group[];

const REVIEW = '(?:行政复议|复议)';
const LAWSUIT = '(?:行政诉讼|诉讼)';
const CASES = '(?:案件|申请|纠纷|案)?';
const LABEL: readonly (readonly [RegExp, readonly Table4Group[]])[] = [
  [new RegExp(`未经复议(?:直接)?(?:起诉|提起(?:行政)?诉讼)(?:的)?${CASES}${COUNTING}$`), ['litigationDirect']],
  [new RegExp(`(?:经复议后|复议后)(?:起诉|提起(?:行政)?诉讼)(?:的)?${CASES}${COUNTING}$`), ['litigationAfterReview']],
  [new RegExp(`${REVIEW}${CASES}(?:和|及|与|、|或)(?:被提起|提起)?${LAWSUIT}${CASES}${COUNTING}$`), TABLE4_GROUPS],
  [new RegExp(`${REVIEW}${CASES}${COUNTING}$`), ['review']],
  [new RegExp(`${LAWSUIT}${CASES}${COUNTING}$`), LITIGATION],
];
/** `1起有关政府信息公开的行政复议案件`: behind the number, in words that are all known. */
const BEHIND: ReadonlySet<Kind> = new Set<Kind>([
  'act',
  'cause',
  'disclosure',
  'request',
  'review',
  'lawsuit',
  'case',
  'light',
  'and',
  'answer',
]);
function behind(tail: string): readonly Table4Group[] | undefined {
  const tokens = tokensIn(tail, 0, tail.length);
  const things = new Set(tokens.map(({ kind }) => kind));
  if (!tokens.every(({ kind }) => BEHIND.has(kind))) return undefined;
  if (things.has('review')) return things.has('lawsuit') ? TABLE4_GROUPS : ['review'];
  return things.has('lawsuit') ? LITIGATION : undefined;
}
/** What the office for reviews does itself, unless it is said to be about disclosure: it decides them. */
const DECIDES = /(?:受理|审理|办理|审结|收到|接收|新收|立案)[^，]{0,6}(?:行政)?复议|行政应诉|应诉案件/;

/** Other stages, parts and kinds of the work with disputes; 信息公开 itself is taken out first. */
const OTHER =
  /办结|审结|结案|决定书|意见书|公开|公示|维持|纠正|撤销|驳回|败诉|胜诉|协助|指导|一审|二审|再审|委托|代理|答辩|出庭|其中|其他|未(?!经)|分别|减少|调解|化解|听证/;

const RESULTS: readonly (readonly [RegExp, Table4Result])[] = [
  [/^(?:其中|[和、])?(?:结果)?(?:被)?维持(?:原行政行为|原决定|结果)?(?:的)?(?:共|有|为)*$/, 'upheld'],
  [/^(?:其中|[和、])?(?:结果)?(?:被)?(?:纠正|纠错)(?:的)?(?:共|有|为)*$/, 'corrected'],
  [/^(?:其中|[和、])?其他结果(?:的)?(?:共|有|为)*$/, 'other'],
  [/^(?:其中|[和、])?(?:尚未审结|尚未办结|未审结|未结)(?:的)?(?:共|有|为)*$/, 'pending'],
];

function total(mention: Mention): Subject | undefined {
  const own = mention.own.replaceAll(/(?:政府|政务)?信息公开(?:类|申请|答复|工作)?|政务公开|依申请公开/g, '');
  if (OTHER.test(own) || /其中/.test(mention.lead)) {
    const split = /未经复议|复议后/.test(own) && !/办结|维持|纠正/.test(own);
    if (!split) return undefined;
  }
  const groups =
    LABEL.find(([pattern]) => pattern.test(own))?.[1] ??
    (/(?:发生|引发|产生|出现|涉及|收到|接到|受理|被|有|共|计|：)$|^$|[和及]$/.test(own)
      ? behind(mention.tail)
      : undefined);
  if (groups === undefined) return undefined;
  // 复议 alone, or a lawsuit of any other kind, needs the sentence to say what it was about.
  const { sentence, amount } = mention;
  const work = workAt(sentence, amount.from);
  if (work === 'other' || !aboutDisclosure(mention)) return undefined;
  const ownClause = clauseAt(sentence.folded, amount.from)?.tokens ?? [];
  if (DECIDES.test(mention.own) && !ownClause.some(({ kind }) => kind === 'disclosure' || kind === 'request'))
    return undefined;
  return disputeSubject(groups, 'total');
}

/** `其中维持2件，纠正1件`: results of the kind of dispute that the sentence told last. */
function result(mention: Mention, told: readonly ResolvedMention[]): Subject | undefined {
  const hit = RESULTS.find(([pattern]) => pattern.test(mention.own));
  const last = told.at(-1)?.subject;
  if (hit === undefined || last === undefined || last.rule !== 'N07' || mention.tail !== '') return undefined;
  const groups = TABLE4_GROUPS.filter((group) => last.readings[0].plus.some((cell) => cell.startsWith(`${group}.`)));
  return disputeSubject(groups, hit[1]);
}

export function disputeSubjectOf(mention: Mention, told: readonly ResolvedMention[]): Subject | undefined {
  if (!isCountOfCases(mention)) return undefined;
  return result(mention, told) ?? total(mention);
}
