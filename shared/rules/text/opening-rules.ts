/** D16 and D17: what title and preamble announce. */
import type { ReportRecord } from '#shared/report/record.js';
import { allParts, findWords, notJudged, openingPart, clausesOf, whyNoText } from '../prose.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { hasBrokenPeriod } from './leftover-rules.js';

function whyNoOpening(record: ReportRecord): string | undefined {
  return whyNoText(record) ?? (record.opening === undefined ? '这份文件没有读出标题和引言，无法核对。' : undefined);
}

const CLAIM = /(?<!第)([一二三四五六七八九十]|\d{1,2})个?(?:大|主要)?(?:部分|方面|板块)/u;
const NUMERALS = '一二三四五六七八九十';
/** One telling word for each section, enough to see it in a list. */
const LISTED: readonly RegExp[] = [
  /总体情况|基本情况|概述|概况/u,
  /主动公开/u,
  /公开申请|依申请|收到和处理|申请(?!行政|复议|的?行政)/u,
  /行政?复议|诉讼/u,
  /问题|改进/u,
  /其[他它](?:需要|需|应当)?(?:要)?(?:报告|说明)?的?(?:事项|情况)/u,
];
const SECTIONS = LISTED.length;
/** Parts of the form that was used before 2019: fees and waivers, complaints. */
const OF_OLD_FORM =
  /(?:信息公开)?(?:的)?收费(?:情况)?(?:及|和|与|、)减免(?:的)?情况|(?:收费|减免)(?:的)?情况|[、和及]申诉(?:的)?情况/u;
/** Fewer are a mention, not a list; before 等 they may be a choice out of it. */
const [LEAST_LISTED, LEAST_BEFORE_AND_SO_ON] = [3, 4];

interface Claim {
  readonly claimed: number;
  readonly listed: number;
  /** What the list names that only the old form has. */
  readonly old: string | undefined;
}

/** 六个方面 may be anything; of the report only where its parts are listed, or it is said to consist of them. */
function claimIn(text: string): Claim | undefined {
  const claim = CLAIM.exec(text);
  if (claim === null || !/报告|全文|本文|由|分|包括|包含|含/u.test(text)) return undefined;
  const written = claim[1] ?? '';
  const claimed = NUMERALS.includes(written) ? NUMERALS.indexOf(written) + 1 : Number(written);
  const old = OF_OLD_FORM.exec(text)?.[0];
  const listed = LISTED.filter((words) => words.test(text)).length;
  if (!claim[0].endsWith('部分') && listed < LEAST_LISTED) return undefined;
  return { claimed, listed, old: listed >= LEAST_LISTED ? old : undefined };
}

/** What is wrong with it, in both languages. */
function faultOf(
  { claimed, listed, old }: Claim,
  open: boolean,
): { readonly zh: string; readonly en: string } | undefined {
  if (old !== undefined) {
    return {
      zh: `引言所列的部分中有“${old.replace(/^[、和及]/u, '')}”，那是2019年以前的格式；统一格式为${SECTIONS}个部分，没有这一部分。`,
      en: `The preamble lists a part of the form before 2019 (“${old.replace(/^[、和及]/u, '')}”); the form has ${SECTIONS} sections, and none of that name.`,
    };
  }
  const isList = listed >= (open ? LEAST_BEFORE_AND_SO_ON : LEAST_LISTED);
  if (isList && listed !== claimed) {
    return {
      zh: `引言称有${claimed}个部分，实际列出${listed}个；统一格式为${SECTIONS}个部分。`,
      en: `The preamble speaks of ${claimed} sections and lists ${listed}; the form has ${SECTIONS}.`,
    };
  }
  if (claimed === SECTIONS) return undefined;
  return {
    zh: `引言称有${claimed}个部分，统一格式为${SECTIONS}个部分。`,
    en: `The preamble speaks of ${claimed} sections; the form has ${SECTIONS}.`,
  };
}

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
        const claim = claimIn(sentence.text);
        const message = claim && faultOf(claim, /等/u.test(sentence.text));
        if (claim === undefined || message === undefined) return [];
        return [
          {
            kind: 'found',
            about: 'count',
            cells: [],
            message,
            expected: String(SECTIONS),
            actual: String(claim.claimed),
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

/** 统计期限为2024年1月至12月, 2024年度: told, if not by days. */
function toldOtherwise(record: ReportRecord): boolean {
  const told =
    /(?:统计期限|数据期限|统计时限|统计时间|统计数据|数据)[^。\n]{0,24}?20\d{2}年(?:度|全年|0?1月[^。\n]{0,10}12月)/gu;
  return findWords(allParts(record), told).length > 0;
}

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
    if (record.period !== null || toldOtherwise(record) || hasBrokenPeriod(record)) return [];
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
