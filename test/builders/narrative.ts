/**
 * The words of made-up reports: agency, year, period and the six sections, in agreement with the numbers wherever they
 * name one. Nobody and no place in here is real; the sentences are ours.
 */
import { SENTENCES, type Topic } from './narrative-sentences.js';
import { seededIntegers, type FormValues } from './values.js';

export interface Narrative {
  readonly agencyName: string;
  readonly year: number;
  /** The sentence on the statistics period, the last of the opening paragraph. */
  readonly period: string;
  /** What stands under the title, before section 一. */
  readonly opening: readonly string[];
  /** Paragraphs of the six sections in order; 二, 三 and 四 are reported by table alone. */
  readonly sections: readonly (readonly string[])[];
}

export interface NarrativeOptions {
  readonly agencyName?: string;
  readonly year?: number;
}

function requestsSentence(values: FormValues): string {
  const received = values['requests.newlyReceived@total'];
  if (received === '0' && values['requests.carriedIn@total'] === '0') return '全年未收到政府信息公开申请。';
  return (
    `全年新收政府信息公开申请${received}件，上年结转${values['requests.carriedIn@total']}件；` +
    `办结${values['outcomes.total@total']}件，结转下年度${values['requests.carriedForward@total']}件。`
  );
}

function disputesSentence(values: FormValues): string {
  const review = Number(values['review.total']);
  const litigation = Number(values['litigationDirect.total']) + Number(values['litigationAfterReview.total']);
  if (review + litigation === 0) return '全年未发生政府信息公开行政复议和行政诉讼。';
  return `因政府信息公开工作被申请行政复议${review}件，被提起行政诉讼${litigation}件。`;
}

/** Fees for handling information are told in 元 and are part of the amount in 万元 of the table. */
function feeSentence(values: FormValues): string {
  if (values['otherHandling.feeUnpaid@total'] === '0') return '本年度未收取政府信息公开信息处理费。';
  const most = Math.floor(Number(values['activeDisclosure.fees.amount']) * 10_000);
  return `本年度依规收取政府信息公开信息处理费${Math.min(most, 600)}元，已按规定缴入国库。`;
}

/** What an office says on a topic: its name decides, so that it says the same on every page and another something else. */
function wordsOf(agencyName: string | undefined): (topic: Topic) => string {
  if (agencyName === undefined) return (topic) => SENTENCES[topic][0];
  const hash = [...agencyName].reduce(
    (sum, character) => (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0,
    7,
  );
  const integer = seededIntegers(hash);
  const chosen = new Map<Topic, string>();
  for (const topic of Object.keys(SENTENCES) as Topic[]) {
    const said: readonly string[] = SENTENCES[topic];
    chosen.set(topic, said[integer(0, said.length - 1)] ?? '');
  }
  return (topic) => chosen.get(topic) ?? '';
}

export function narrativeFor(values: FormValues, options: NarrativeOptions = {}): Narrative {
  const agencyName = options.agencyName ?? '云溪县示例局';
  const year = options.year ?? 2025;
  const say = wordsOf(options.agencyName);
  const period = `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
  return {
    agencyName,
    year,
    period,
    opening: [
      `${agencyName}根据《中华人民共和国政府信息公开条例》和国务院办公厅关于年度报告格式的规定，编制本年度报告。${period}`,
      '报告电子版可在本机关门户网站下载。如有疑问，请与政府信息公开工作机构联系，地址：云溪县示例路1号，电话：0000-0000000。',
    ],
    sections: [
      [
        `${year}年，${say('overview')}`,
        `（一）主动公开。${say('publishing')}制发行政规范性文件${values['activeDisclosure.normativeDocuments.issued']}件，废止${values['activeDisclosure.normativeDocuments.repealed']}件，${say('interpretation')}`,
        `（二）依申请公开。${requestsSentence(values)}${say('requests')}${disputesSentence(values)}`,
        `（三）政府信息管理。${say('management')}`,
        `（四）政府信息公开平台建设。${say('platform')}`,
        `（五）监督保障。${say('oversight')}`,
      ],
      [],
      [],
      [],
      [
        `（一）存在的主要问题。${say('firstProblem')}${say('secondProblem')}`,
        `（二）改进情况。${say('improved')}${say('planned')}`,
      ],
      [feeSentence(values), '除此之外，没有其他需要报告的事项。'],
    ],
  };
}
