/** N07: administrative reviews and lawsuits over information disclosure, and how they ended. */
import { TABLE4_GROUPS, type Table4Group, type Table4Result } from '#shared/report/cells.js';
import { aboutDisclosure, COUNTING, isCountOfCases, type Mention, type ResolvedMention } from './mentions.js';
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
const AFTER: readonly (readonly [RegExp, readonly Table4Group[]])[] = (
  [
    [REVIEW, ['review']],
    [LAWSUIT, LITIGATION],
  ] as const
).map(([word, groups]) => [
  new RegExp(`^(?:的|因|由|政府|信息公开|工作|引发|引起|被申请|被提起|申请|提起)*${word}${CASES}$`),
  groups,
]);
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
  const hit =
    LABEL.find(([pattern]) => pattern.test(own)) ??
    (/(?:发生|引发|产生|涉及|收到|受理|被|有|共|：)$|^$|[和及]$/.test(own)
      ? AFTER.find(([pattern]) => pattern.test(mention.tail))
      : undefined);
  if (hit === undefined) return undefined;
  // 复议 alone, or a lawsuit of any other kind, needs the sentence to say what it was about.
  return aboutDisclosure(mention) ? disputeSubject(hit[1], 'total') : undefined;
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
