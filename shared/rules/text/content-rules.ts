/** D04 to D07: the narrative sections say what they have to say. Words are looked for generously: what is reported missing is. */
import type { ReportRecord } from '../../report/record.js';
import type { CheckContext } from '../context.js';
import { notJudged, partOf, sectionName, sectionNotFound, sentencesOf, whyNoText, type Part } from '../prose.js';
import type { Found, Judgement, Rule } from '../rule.js';

/** A judgement on one section, or why there is none. */
function onSection(
  record: ReportRecord,
  number: number,
  judge: (part: Part) => readonly Judgement[],
): readonly Judgement[] {
  const why = whyNoText(record);
  if (why !== undefined) return [notJudged(why)];
  const part = partOf(record, number);
  return part === undefined ? [sectionNotFound(number)] : judge(part);
}

/**
 * Characters without spaces below which a section can hardly say what it must. Five topics in less than 200 are a list
 * of headings; one problem with one measure needs some 80. Both are far below what offices write (400 and 200 upwards).
 */
const SHORTEST: Readonly<Record<1 | 5, number>> = { 1: 200, 5: 80 };
const NOTHING = /^[\s（(]*(?:本年度|本单位|我[局办镇乡])?(?:暂?无|没有)(?:相关)?(?:情况|内容|问题|说明)?[。.）)\s]*$/u;

function tooLittle({ section, text }: Part, shortest: number): Found[] {
  const length = text.replace(/\s/gu, '').length;
  const about = { kind: 'found', about: `section-${section}`, cells: [] } as const;
  const name = sectionName(section);
  if (length === 0 || (shortest > 0 && NOTHING.test(text))) {
    const message =
      length === 0
        ? { zh: `${name.zh}部分没有内容。`, en: `There is no text in ${name.en}.` }
        : { zh: `${name.zh}部分只写了“${text.trim()}”。`, en: `All that ${name.en} says is “${text.trim()}”.` };
    // Of the sixth section “无” would do, so that an empty one is a slip rather than a gap.
    return [{ ...about, message, ...(shortest === 0 && { severity: 'explain' as const }) }];
  }
  if (length >= shortest) return [];
  return [
    {
      ...about,
      severity: 'explain',
      message: {
        zh: `${name.zh}部分只有${length}字，内容过少。`,
        en: `There are only ${length} characters in ${name.en}.`,
      },
      expected: String(shortest),
      actual: String(length),
    },
  ];
}

export const D04: Rule = {
  id: 'D04',
  severity: 'block',
  scope: 'record',
  title: { zh: '一、五、六部分有实际内容', en: 'Sections 1, 5 and 6 say something' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第五十条（主要问题及改进情况等必备内容）；国办公开办函〔2021〕30号追究“敷衍塞责”。字数界限是审核惯例。',
      en: 'Regulation, article 50 (contents that must be there); 国办公开办函〔2021〕30号 on perfunctory reports. The lengths are practice.',
    },
  },
  remedy: {
    zh: '请写明本单位的实际情况：第一部分按五个方面写，第五部分写具体问题和改进措施，第六部分没有的写“无”。然后重新上传。',
    en: 'Write what was done: five topics in section 1, problems and improvements in section 5, “无” in section 6 where there is nothing. Then upload again.',
  },
  examples: { passes: { sections: { 6: ['无。'] } }, fails: { sections: { 5: ['无。'] } } },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    return ([1, 5, 6] as const).flatMap((number): readonly Judgement[] => {
      const part = partOf(record, number);
      if (part === undefined) return [sectionNotFound(number)];
      return tooLittle(part, number === 6 ? 0 : SHORTEST[number]);
    });
  },
};

/** The five topics of the overview; any of these words shows that the topic was thought of. */
const TOPICS: readonly { readonly zh: string; readonly en: string; readonly words: RegExp }[] = [
  {
    zh: '主动公开',
    en: 'proactive disclosure',
    words:
      /主动公开|公开(?:各类|政府|政务)?信息|(?:发布|公布|公开)[^。]{0,20}(?:信息|文件|政策|事项)|政策.{0,4}解读|解读/u,
  },
  {
    zh: '依申请公开',
    en: 'disclosure on request',
    words: /依申请|依法申请|申请公开|公开申请|申请件|(?:收到|受理)[^。]{0,12}申请/u,
  },
  {
    zh: '政府信息管理',
    en: 'management of information',
    words:
      /信息(?:的)?(?:发布)?管理|审核|审查|审校|三审|把关|清理|动态(?:更新|调整|管理)|规范性文件|公开属性|归档|台账|目录/u,
  },
  {
    zh: '政府信息公开平台建设',
    en: 'platforms',
    words: /平台|网站|网页|网络|新媒体|公众号|微信|微博|客户端|公开栏|公示栏|公告栏|专栏|栏目|查阅点|政务服务大厅/u,
  },
  {
    zh: '监督保障',
    en: 'supervision and support',
    words: /监督|保障|考核|考评|评议|评估|培训|追究|问责|督查|督促|检查|通报|组织领导|领导小组|责任制/u,
  },
];

export const D05: Rule = {
  id: 'D05',
  severity: 'explain',
  scope: 'record',
  title: { zh: '总体情况覆盖五个方面', en: 'The overview covers five topics' },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号一（一）：总体情况包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。',
      en: '国办公开办函〔2021〕30号, 1 (1): the overview covers proactive disclosure, requests, management of information, platforms, supervision and support.',
    },
  },
  remedy: {
    zh: '请在第一部分补写缺少的方面，一两句具体情况即可；确实没有这方面工作的，请说明。',
    en: 'Add a sentence or two on what is missing; where nothing was done, say so.',
  },
  examples: {
    passes: {},
    fails: { sections: { 1: ['2025年，本单位主动公开政府信息，及时发布办事指南，组织业务培训，接受群众监督。'] } },
  },
  check: (record) =>
    onSection(record, 1, ({ text }) => {
      // An overview that says nothing at all is D04's business.
      if (text.trim() === '' || NOTHING.test(text)) return [];
      const missing = TOPICS.filter((topic) => !topic.words.test(text));
      if (missing.length === 0) return [];
      return [
        {
          kind: 'found',
          about: 'section-1',
          cells: [],
          message: {
            zh: `总体情况未见${missing.map((topic) => `“${topic.zh}”`).join('、')}的内容。`,
            en: `The overview says nothing on ${missing.map((topic) => topic.en).join(', ')}.`,
          },
          expected: String(TOPICS.length),
          actual: String(TOPICS.length - missing.length),
        },
      ];
    }),
};

/** What 第五十条第一款第四项 asks of governments beside everybody else. */
const OF_GOVERNMENTS: readonly { readonly zh: string; readonly en: string; readonly words: RegExp }[] = [
  { zh: '工作考核', en: 'assessment of the work', words: /考核|考评|绩效/u },
  { zh: '社会评议', en: 'evaluation by the public', words: /评议|测评|满意度|第三方评估|评价/u },
  { zh: '责任追究', en: 'accountability', words: /追究|追责|问责/u },
];

/** A township's government is one, a sub-district office is a branch of the district's. */
function isGovernment(record: ReportRecord, { agencyKind, agencyName }: CheckContext): boolean {
  if (agencyKind === 'government') return true;
  return agencyKind === 'township' && /人民政府$/u.test(agencyName ?? record.agencyName ?? '');
}

export const D06: Rule = {
  id: 'D06',
  severity: 'block',
  scope: 'record',
  title: {
    zh: '各级人民政府写明考核、评议和责任追究结果',
    en: 'Governments report assessment, public evaluation and accountability',
  },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第五十条第一款第四项：各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况。',
      en: 'Regulation, article 50 (4): reports of governments also cover assessment, public evaluation and accountability.',
    },
  },
  remedy: {
    zh: '请在第一部分“监督保障”中写明本年度工作考核、社会评议和责任追究的结果；没有发生责任追究的，写明没有。',
    en: 'Report the results under supervision in section 1; where nobody was called to account, say so.',
  },
  examples: {
    passes: { context: { agencyKind: 'government' } },
    fails: {
      context: { agencyKind: 'government' },
      sections: { 1: ['2025年，全县主动公开政府信息，办理公开申请，加强信息审核和网站平台建设，组织业务培训。'] },
    },
  },
  check: (record, context) => {
    if (context.agencyKind === undefined) return [notJudged('没有给出单位类别，不知道是否为一级人民政府。')];
    if (!isGovernment(record, context)) return [];
    return onSection(record, 1, (overview) => {
      const text = [overview, partOf(record, 5), partOf(record, 6)].map((part) => part?.text ?? '').join('\n');
      const missing = OF_GOVERNMENTS.filter((result) => !result.words.test(text));
      if (missing.length === 0) return [];
      return [
        {
          kind: 'found',
          about: 'section-1',
          cells: [],
          // Where one of them is told, another may be told in words that are not known here.
          ...(missing.length < OF_GOVERNMENTS.length && { severity: 'explain' as const }),
          message: {
            zh: `各级人民政府年报应包括工作考核、社会评议和责任追究结果，正文未见${missing.map((one) => `“${one.zh}”`).join('、')}。`,
            en: `A government’s report covers assessment, public evaluation and accountability; missing: ${missing.map((one) => one.en).join(', ')}.`,
          },
        },
      ];
    });
  },
};

const PROBLEM = /问题|不足|短板|薄弱|不够|不高|不强|不深|不全|不到位|不及时|不规范|单一|有待|欠缺|差距|困难|滞后/u;
const IMPROVEMENT = /改进|整改|措施|下一步|今后|加强|提升|完善|健全|优化|规范|强化|加大|提高|继续/u;
/** Something was done about it already: an achievement, not a plan. */
const DONE =
  /(?:上年|上一年|去年|上年度|往年|此前)[^。]{0,40}(?:问题|不足)|(?:针对|对照)[^。；]{0,60}[，,；][^。]{0,20}(?:已|完成了|建立了|制定了|开展了|组织了)|已(?:经)?(?:全部|基本|逐项|及时)?(?:完成|整改|解决|改进|落实|建立|纠正|制定|修订)|(?:得到|有)了?(?:明显|有效|进一步)?(?:改善|改进|解决)|整改(?:到位|完成|完毕)|改进情况[:：。]?\s*(?:一是|1)?[^。]{0,30}(?:了|已)/u;

export const D07: Rule = {
  id: 'D07',
  severity: 'explain',
  scope: 'record',
  title: { zh: '第五部分既有问题，也有改进情况', en: 'Section 5 names problems and what was improved' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况。回应上年问题是审核惯例。',
      en: 'Regulation, article 50 (4): main problems and improvements. That last year’s problems are taken up is practice.',
    },
  },
  remedy: {
    zh: '请写明一至三个具体问题，写明针对上年问题已经做了什么，再写下一步措施。',
    en: 'Name one to three problems, what was done about last year’s, and the next steps.',
  },
  examples: {
    passes: {},
    fails: {
      sections: {
        5: [
          '下一步，本单位将继续加强组织领导，完善工作机制，提升公开质量，优化网站栏目，强化业务培训，提高答复水平，把各项工作做细做实，让群众更方便地找到和看懂政府信息。',
        ],
      },
    },
  },
  check: (record) =>
    onSection(record, 5, (part): Judgement[] => {
      const { text } = part;
      if (text.trim() === '' || NOTHING.test(text)) return [];
      const about = { kind: 'found', about: 'section-5', cells: [] } as const;
      if (!PROBLEM.test(text)) {
        return [{ ...about, message: { zh: '第五部分没有写存在的问题。', en: 'Section 5 names no problem.' } }];
      }
      const done = sentencesOf(part).some((sentence) => DONE.test(sentence.text));
      if (!done && !IMPROVEMENT.test(text)) {
        return [
          {
            ...about,
            message: { zh: '第五部分只写了问题，没有写改进情况。', en: 'Section 5 names problems and no improvement.' },
          },
        ];
      }
      if (done) return [];
      return [
        {
          ...about,
          severity: 'note',
          message: {
            zh: '第五部分只有问题和计划，没有写上年问题已经怎样改进。',
            en: 'Section 5 has problems and plans, but does not say what became of last year’s problems.',
          },
        },
      ];
    }),
};
