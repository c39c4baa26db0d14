/** D05 and D06: what the overview has to cover. Words are looked for generously: what is reported missing is. */
import type { ReportRecord } from '#shared/report/record.js';
import type { CheckContext } from '../context.js';
import { notJudged, partOf } from '../prose.js';
import type { Rule } from '../rule.js';
import { NOTHING, onSection } from './on-section.js';

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
  milder: {
    zh: '三项中至少写了一项的，列为须说明。',
    en: 'Where at least one of the three is told, it is a question (explain).',
  },
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
