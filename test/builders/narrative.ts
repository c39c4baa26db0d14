/**
 * The words of made-up reports: agency, year, period and the six sections, in agreement with the numbers wherever they
 * name one. Nobody and no place in here is real; the sentences are ours.
 */
import type { FormValues } from './values.js';

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

export function narrativeFor(values: FormValues, options: NarrativeOptions = {}): Narrative {
  const agencyName = options.agencyName ?? '云溪县示例局';
  const year = options.year ?? 2025;
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
        `${year}年，我单位围绕群众和企业关心的事项，按时公开应当公开的政府信息，公开工作平稳有序。`,
        `（一）主动公开。全年通过门户网站和公开栏发布各类信息，更新机构职能和办事指南。制发行政规范性文件${values['activeDisclosure.normativeDocuments.issued']}件，废止${values['activeDisclosure.normativeDocuments.repealed']}件，文件与解读同时发布。`,
        `（二）依申请公开。${requestsSentence(values)}每件申请都有专人登记、审核和答复，答复前先听取业务科室意见。${disputesSentence(values)}`,
        '（三）政府信息管理。明确信息从起草、审核到发布各环节的责任人，公开前逐条进行保密审查，每季度清理失效文件。',
        '（四）政府信息公开平台建设。调整网站栏目，补齐下载和检索功能，方便老年人和视力不便的人使用。',
        '（五）监督保障。将政务公开列入年度工作考核，组织两次业务培训，开展社会评议，全年没有需要追究责任的情形。',
      ],
      [],
      [],
      [],
      [
        '（一）存在的主要问题。一是部分科室报送信息不够及时，个别文件解读偏重转述条文；二是依申请公开的答复文书格式还不统一。',
        '（二）改进情况。针对上年提出的栏目更新慢的问题，已建立每周提醒和每月通报制度。下一步将编写答复文书样本，把解读纳入文件起草流程，并请群众代表试读。',
      ],
      [feeSentence(values), '除此之外，没有其他需要报告的事项。'],
    ],
  };
}
