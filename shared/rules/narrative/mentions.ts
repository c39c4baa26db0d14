/**
 * An amount in its sentence: the words that lead to it and those that follow. The recognisers (requests.ts, outcomes.ts,
 * disputes.ts, documents.ts) read these and nothing else.
 */
import { exact } from '#shared/ids/decimal.js';
import { amountsIn, type Amount } from './amounts.js';
import { LONGEST, type Sentence } from './sentences.js';
import type { Subject } from './subjects.js';

export interface Mention {
  readonly sentence: Sentence;
  readonly amount: Amount;
  /** Everything in the sentence before the amount. */
  readonly before: string;
  /** From the amount before this one, or from the start of the sentence. */
  readonly lead: string;
  /** The last clause of the lead, without brackets and quotation marks: the label of the amount. */
  readonly own: string;
  /** Up to the next comma, bracket or amount. */
  readonly tail: string;
  /** Up to the next amount or the end of the sentence: for looking ahead. */
  readonly next: string;
}

/** What the amounts before this one in the same sentence turned out to be; the last one last. */
export interface ResolvedMention {
  readonly mention: Mention;
  readonly subject: Subject | undefined;
  /** A part told by the way it came in: 网络, 信函, 当面. */
  readonly channel: boolean;
}

const BREAK = /[，；：（）]/;

/** The label in a lead. A colon right before the number belongs to it: `申请数量：17件`. */
function labelIn(lead: string): string {
  const plain = lead.replaceAll(/（[^（）]*）/g, '').replaceAll(/[“”‘’"'「」]/g, '');
  const pieces = plain.replace(/：$/, '').split(BREAK);
  const label = pieces.at(-1) ?? '';
  // `3件行政复议、1件行政诉讼`: what stands before the comma belongs to the amount before it.
  return label.endsWith('、') ? '' : label.replace(/^、/, '');
}

export function mentionsIn(sentence: Sentence): Mention[] {
  const { folded } = sentence;
  const amounts = folded.length > LONGEST ? [] : amountsIn(folded);
  return amounts.map((amount, index): Mention => {
    const lead = folded.slice(amounts[index - 1]?.to ?? 0, amount.from);
    const next = folded.slice(amount.to, amounts[index + 1]?.from ?? folded.length);
    return {
      sentence,
      amount,
      before: folded.slice(0, amount.from),
      lead,
      own: labelIn(lead),
      tail: next.split(/[，；：、。）（！？]/)[0] ?? '',
      next,
    };
  });
}

/** Units that count cases, as clerks write them; 次 and 条 for applications are not rare. */
const COUNTS = /^(?:[件条份次项宗起个例]|件次)$/;

export function isCountOfCases({ amount }: Mention): boolean {
  return COUNTS.test(amount.unit) && amount.value % exact('1') === 0n;
}

/** 计, 共有, 为: words between a label and its number. */
export const COUNTING = '(?:总计|合计|累计|总共|总数|总量|达到|[共计有为达的了数量])*';

const CHANGE =
  /同比|环比|较[上去前往]|比[上去前往]|较20|比20|增加|减少|增长|下降|上升|提高|提升|降低|增幅|降幅|增至|减至|多出?$|少了?$/;
const FUTURE = /拟|计划|力争|预计|争取|目标|(?:年|继续|我们)[^，]{0,6}将|下一步|下步/;
const PERIOD =
  /上半年|下半年|季度|近[一二两三四五六\d]+年|[两三四五六十]年来|历年|20\d\d年(?:\d+月)?(?:以来)?至20\d\d年(?!1月1日)|(?:^|\D)(?:[1-9]|1[01])月(?!\d)|实施以来|成立以来/;

/** A change, a plan, or a part of the year: never the number of a table. */
export function isAside({ own, before }: Mention): boolean {
  return CHANGE.test(own) || FUTURE.test(own) || /下一步|下步/.test(before) || PERIOD.test(before);
}

/** 政府信息公开申请 by any of its names. */
export const REQUESTS =
  /依申请|申请(?:政府)?信息公开|信息公开(?:的)?申请|公开(?:政府)?信息(?:的)?申请|公开申请|申请公开/g;
/** Other things that are received, answered and closed. */
const OTHERS =
  /建议|提案|热线|工单|信访(?!举报投诉|、举报)|留言|投诉(?!类|、举报)|咨询|来信|来电|舆情|诉求|信箱|审批|预约|复议|诉讼|应诉|案件|培训|会议|解读|公众号|微博|微信|督办|提问|求助|举报(?!投诉|类)|检查|监测/g;

function lastIndex(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

export function namesOthers(text: string): boolean {
  return text.search(OTHERS) >= 0;
}

/** 受理不动产登记申请, 办结低保申请: of other applications than those for information. */
const OTHER_APPLICATION =
  /(?:受理|办理|办结|审核|审批)(?!了?(?:各类|公民|群众)?(?:的)?(?:政府)?信息|依)[\u4e00-\u9fff]{2,10}(?<!信息公开|公开|信息|提出的?|提交的?|类|重复|组织的?|自然人的?)申请(?!公开|政府|信息|人)/;

/** The sentence, or else its sub-heading, speaks of requests, and nothing else has come up since. */
export function aboutRequests({ before, tail, sentence }: Mention): boolean {
  if (namesOthers(tail)) return false;
  const [requests, others] = [lastIndex(REQUESTS, before), lastIndex(OTHERS, before)];
  if (requests >= 0) return others < requests;
  if (OTHER_APPLICATION.test(before)) return false;
  return others < 0 && (tail.search(REQUESTS) >= 0 || sentence.under.includes('申请'));
}

/** The sentence, or its sub-heading, speaks of information disclosure: a legal office has other reviews and lawsuits. */
export function aboutDisclosure({ before, next, sentence }: Mention): boolean {
  const spoken = `${before}${next}`.replaceAll(/《[^》]*》/g, '');
  return /信息公开|政务公开|申请公开|依申请/.test(spoken) || /申请|复议|诉讼/.test(sentence.under);
}
