/** D13 and D18: places of a template that nobody filled in, and characters that were lost on the way. */
import { allParts, findWords, notJudged, sectionName, whyNoText, type Part } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';

interface Trace {
  readonly pattern: RegExp;
  /** Less certain: the words may be lost in reading, or meant. */
  readonly unsure?: true;
}

/** What stands for something still to be written. 7×24小时 and X光 are not among it. */
const PLACEHOLDERS: readonly Trace[] = [
  { pattern: /(?<![A-Za-z0-9×])[xXｘＸ×╳]{2,}(?![A-Za-z0-9×])/gu },
  { pattern: /(?<![A-Za-z0-9])[XＸ×╳](?=[年月日县市区镇乡局委件条次项])/gu },
  { pattern: /[*＊]{2,}(?=[\p{Script=Han}])|(?<=[\p{Script=Han}])[*＊]{2,}(?![\d*＊])/gu },
  // Not within an address, which may well have them.
  { pattern: /(?<![\w./＿])[_＿]{2,}(?![\w./])/gu },
  { pattern: /[【[［][^】\]］]{0,12}(?:名称|填写|填入|单位|数字|此处|日期|年份)[^】\]］]{0,12}[】\]］]/gu },
  {
    pattern:
      /具体重大政策名称|具体(?:政策|文件|单位|栏目|活动)名称|此处(?:填写|填入|补充)|(?:请|待)(?:填写|补充)(?:具体)?(?:内容|数据|名称)|待补充|待核实后填写/gu,
  },
  { pattern: /某某(?=局|委|办|县|市|区|镇|乡|单位|部门|机关|街道)/gu },
  // 主动公开信息  条
  {
    pattern:
      /(?<=公开|发布|受理|收到|办结|办理|信息|申请|文件|解读|推送|答复|共|累计)[ \u3000\u00a0]+(?:余)?[条件篇期份次](?=[，,。；;、\s]|$)/gmu,
  },
  { pattern: /[（(][ \u3000\u00a0]*[）)]/gu, unsure: true },
];

/** Characters that stand for those that were lost. Symbols of private fonts are bullets more often than not. */
const LOST: readonly Trace[] = [
  { pattern: /[^\s。，；]{0,6}\ufffd+[^\s。，；]{0,6}/gu },
  { pattern: /锟斤拷|烫烫烫|[^\s。，；]{0,6}\?{3,}[^\s。，；]{0,6}/gu },
  // 2025  1  1  日, 2025 11日: letters gone; 202419日: spaces gone with them.
  {
    pattern:
      /20\d{2}[ \u3000\u00a0]+\d{1,2}[ \u3000\u00a0]+\d{1,2}[ \u3000\u00a0]*日|20\d{2}[ \u3000\u00a0]+\d{2,4}日/gu,
  },
  { pattern: /(?<![\d.])20\d{2}\d{2,4}日/gu },
];

function judge(
  parts: readonly Part[],
  traces: readonly Trace[],
  message: (words: string, place: number, times: number) => Found['message'],
): Found[] {
  return traces.flatMap(({ pattern, unsure }, index): Found[] => {
    const places = findWords(parts, pattern);
    const [first] = places;
    if (first === undefined) return [];
    return [
      {
        kind: 'found',
        about: `words-${index + 1}`,
        cells: [],
        ...(unsure === true && { severity: 'explain' as const }),
        message: message(first.words, first.evidence.section, places.length),
        evidence: places.slice(0, 10).map((place) => place.evidence),
      },
    ];
  });
}

export const D13: Rule = {
  id: 'D13',
  severity: 'block',
  scope: 'record',
  title: { zh: '没有未填写的模板占位', en: 'No placeholders of a template left' },
  basis: {
    kind: 'practice',
    text: {
      zh: '国办公开办函〔2021〕30号要求内容准确、全面；留着“××”或空括号的文本是没有写完的文本。',
      en: '国办公开办函〔2021〕30号 asks for exact and complete contents; a text with “××” or empty brackets is not finished.',
    },
  },
  remedy: {
    zh: '请把占位处改为实际内容或删去，然后重新上传。',
    en: 'Replace the placeholder by what it stands for, or delete it, and upload again.',
  },
  examples: { passes: {}, fails: { sections: { 6: ['本年度收取信息处理费××元。'] } } },
  check: (record): readonly RuleJudgement[] => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    return judge(allParts(record), PLACEHOLDERS, (words, place, times) => ({
      zh: `${sectionName(place).zh}有未填写的模板占位“${words}”${times > 1 ? `，同类共${times}处` : ''}。`,
      en: `A placeholder was left in ${sectionName(place).en}: “${words}”${times > 1 ? `, ${times} of this kind` : ''}.`,
    }));
  },
};

export const D18: Rule = {
  id: 'D18',
  severity: 'explain',
  scope: 'record',
  title: { zh: '没有缺字、乱码', en: 'No lost or garbled characters' },
  basis: {
    kind: 'practice',
    text: {
      zh: '网站后台和格式转换会丢掉数字、字母或生僻字，公众看到的是残缺的句子。',
      en: 'Content systems and conversions lose digits, letters or rare characters, and the public reads broken sentences.',
    },
  },
  remedy: {
    zh: '请对照原稿补上缺失的字，然后重新上传；文件里其实完好的，请说明。',
    en: 'Put back what is missing and upload again; if the document itself is sound, say so.',
  },
  examples: { passes: {}, fails: { sections: { 6: ['统计期限自202511日起，没有其他事项。'] } } },
  check: (record): readonly RuleJudgement[] => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    return judge(allParts(record), LOST, (words, place, times) => ({
      zh: `${sectionName(place).zh}疑似缺字或乱码：“${words}”${times > 1 ? `，同类共${times}处` : ''}。`,
      en: `Characters seem to be lost in ${sectionName(place).en}: “${words}”${times > 1 ? `, ${times} of this kind` : ''}.`,
    }));
  },
};
