/** D16 and D17: what title and preamble announce. */
import type { ReportRecord } from '#shared/report/record.js';
import { findWords, notJudged, openingPart, clausesOf, whyNoText } from '../prose.js';
import type { RuleJudgement, Rule } from '../rule.js';

function whyNoOpening(record: ReportRecord): string | undefined {
  return whyNoText(record) ?? (record.opening === undefined ? '这份文件没有读出标题和引言，无法核对。' : undefined);
}

const CLAIM = /(?<!第)([一二三四五六七八九十]|\d{1,2})个?(?:大|主要)?部分/u;
const NUMERALS = '一二三四五六七八九十';
/** One telling word for each section, enough to see it in a list. */
const LISTED: readonly RegExp[] = [
  /总体情况|基本情况|概述/u,
  /主动公开/u,
  /(?:公开)?申请/u,
  /行政?复议|诉讼/u,
  /问题|改进/u,
  /其他(?:需要|需|应当)?(?:报告|说明)?的?(?:事项|情况)/u,
];
const SECTIONS = LISTED.length;
/** Fewer are a mention, not a list. */
const LEAST_LISTED = 3;

export const D16: Rule = {
  id: 'D16',
  severity: 'note',
  scope: 'record',
  title: { zh: '引言所列部分与正文一致', en: 'The preamble counts the sections rightly' },
  basis: {
    kind: 'practice',
    text: { zh: '统一格式为六个部分。', en: 'The form has six sections.' },
  },
  remedy: {
    zh: '请把引言中的部分数和所列标题改为与正文一致。',
    en: 'Make the number and the list in the preamble agree with the report.',
  },
  examples: {
    passes: {
      opening: [
        '全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
      ],
    },
    fails: { opening: ['本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等七个部分组成。'] },
  },
  check: (record): readonly RuleJudgement[] => {
    const why = whyNoOpening(record);
    if (why !== undefined) return [notJudged(why)];
    const part = openingPart(record);
    return clausesOf(part)
      .flatMap((sentence): RuleJudgement[] => {
        const claim = CLAIM.exec(sentence.text);
        if (claim === null || !/报告|全文|本文|由|分/u.test(sentence.text)) return [];
        const written = claim[1] ?? '';
        const claimed = NUMERALS.includes(written) ? NUMERALS.indexOf(written) + 1 : Number(written);
        const listed = LISTED.filter((words) => words.test(sentence.text)).length;
        const open = /等/u.test(sentence.text);
        const wrongList = listed >= LEAST_LISTED && listed !== claimed && !open;
        if (claimed === SECTIONS && !wrongList) return [];
        return [
          {
            kind: 'found',
            about: 'count',
            cells: [],
            message: {
              zh: wrongList
                ? `引言称有${claimed}个部分，实际列出${listed}个；统一格式为${SECTIONS}个部分。`
                : `引言称有${claimed}个部分，统一格式为${SECTIONS}个部分。`,
              en: `The preamble speaks of ${claimed} sections${wrongList ? ` and lists ${listed}` : ''}; the form has ${SECTIONS}.`,
            },
            expected: String(SECTIONS),
            actual: String(claimed),
            evidence: findWords([part], new RegExp(CLAIM.source, 'gu'))
              .map((found) => found.evidence)
              .filter(({ start }) => start >= sentence.start && start < sentence.end)
              .slice(0, 1),
          },
        ];
      })
      .slice(0, 1);
  },
};

export const D17: Rule = {
  id: 'D17',
  severity: 'note',
  scope: 'record',
  title: { zh: '写明统计期限', en: 'The period of the figures is stated' },
  basis: {
    kind: 'practice',
    text: {
      zh: '读者据此知道数据的起止；各地通知一般要求引言写明统计期限，有的还要求写明电子版下载地址和联系方式。',
      en: 'Readers learn from it what the figures cover; local notices usually ask for it, some also for a download address and a contact.',
    },
  },
  remedy: {
    zh: '建议在引言补一句：“本报告所列数据的统计期限自当年1月1日起至12月31日止。”当地通知有要求的，同时写明电子版下载地址和联系方式。',
    en: 'Add a sentence to the preamble: the figures cover 1 January to 31 December; where the local notice asks for it, also where to download the report and whom to ask.',
  },
  examples: { passes: {}, fails: { period: null } },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    if (record.period !== null) return [];
    return [
      {
        kind: 'found',
        about: 'period',
        cells: [],
        message: {
          zh: '未见统计期限说明（1月1日至12月31日）。',
          en: 'The period of the figures (1 January to 31 December) is not stated.',
        },
      },
    ];
  },
};
