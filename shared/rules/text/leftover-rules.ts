/** D13 and D18: what a template or a typist left behind, and characters that were lost on the way. */
import { INSTRUCTION, instructionIn } from '#shared/report/headings.js';
import type { ReportRecord } from '#shared/report/record.js';
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
];

/**
 * Dates that miss a sign, and the signs that they have: 2025  1  1  日, 2025 11日, 202419日, 20241月1日, 2024年11日,
 * 2024年1月1至, 年1月1日至年12月31日.
 */
const BROKEN_DATES: readonly Trace[] = [
  {
    pattern:
      /20\d{2}[ \u3000\u00a0]+\d{1,2}[ \u3000\u00a0]+\d{1,2}[ \u3000\u00a0]*日|20\d{2}[ \u3000\u00a0]+\d{2,4}日/gu,
  },
  { pattern: /(?<![\d.])20\d{2}\d{2,4}日/gu },
  {
    pattern:
      /(?<![\d.])20\d{2}[ \u3000\u00a0]*(?:1[0-2]|0?[1-9])[ \u3000\u00a0]*月[ \u3000\u00a0]*\d{1,2}[ \u3000\u00a0]*日/gu,
  },
  { pattern: /(?<![\d.])20\d{2}年[ \u3000\u00a0]*\d{2,4}日(?!常|报)/gu },
  { pattern: /(?<![\d.])20\d{2}年\d{1,2}月\d{1,2}(?=[至到起止—～~-])/gu },
  {
    pattern:
      /(?<![\d.])20\d{2}年[ \u3000\u00a0]*月[ \u3000\u00a0]*日?|(?<![\d〇○零一二三四五六七八九十年]) *年\d{1,2}月\d{1,2}日/gu,
  },
];
const BROKEN_COUNTS: readonly Trace[] = [
  { pattern: /(?:共|共计|累计|合计|总计|收到申请|受理申请|公开信息|发布信息)[件条份篇](?=[，。；,;])/gu },
];
/** Words of the sentence that tells the period of the figures. */
const OF_PERIOD = /统计|期限|[至到止]/u;

/** The period of the figures is told, in a date that has lost a character: D18 says so, and D17 need not. */
export function hasBrokenPeriod(record: ReportRecord): boolean {
  return BROKEN_DATES.some(({ pattern }) =>
    findWords(allParts(record), pattern).some(({ evidence }) => OF_PERIOD.test(evidence.sentence)),
  );
}

/** A date and a count that both break are two faults; two dates of one sentence are one. */
function brokenDates(parts: readonly Part[]): Found[] {
  const dates = BROKEN_DATES.flatMap(({ pattern }) => findWords(parts, pattern)).sort(
    (a, b) => a.evidence.section - b.evidence.section || a.evidence.start - b.evidence.start,
  );
  const [first] = dates;
  if (first === undefined) return [];
  const more = dates.length > 1;
  return [
    {
      kind: 'found',
      about: 'dates',
      cells: [],
      message: {
        zh: `${sectionName(first.evidence.section).zh}的日期疑似缺字：“${first.words}”${more ? `，同类共${dates.length}处` : ''}。`,
        en: `A date in ${sectionName(first.evidence.section).en} seems to have lost characters: “${first.words}”${more ? `, ${dates.length} of this kind` : ''}.`,
      },
      remedy: {
        zh: '请把日期补写完整，写作“2025年1月1日”的样子，然后重新上传；文件里其实完好的，请说明。',
        en: 'Write the date in full, as 2025年1月1日, and upload again; if the document itself is sound, say so.',
      },
      evidence: dates.slice(0, 10).map((place) => place.evidence),
    },
  ];
}

/** An instruction to the typist in a heading or in the text. */
function instructions(record: ReportRecord): Found[] {
  const remedy = {
    zh: '这是留给排版人员的说明，不是年报的内容，请删去，然后重新上传。',
    en: 'This was meant for the typist and is no part of the report: delete it and upload again.',
  };
  const inHeadings = record.sections.flatMap(({ number, heading }): Found[] => {
    const words = instructionIn(heading);
    if (words === undefined) return [];
    return [
      {
        kind: 'found',
        about: `heading-${number}`,
        cells: [],
        severity: 'explain',
        remedy,
        message: {
          zh: `标题“${heading}”里留着排版说明“${words}”，请删去。`,
          en: `The heading “${heading}” still holds an instruction to the typist: “${words}”.`,
        },
      },
    ];
  });
  const places = findWords(allParts(record), new RegExp(INSTRUCTION, 'gu'));
  const [first] = places;
  if (first === undefined) return inHeadings;
  const more = places.length > 1;
  return [
    ...inHeadings,
    {
      kind: 'found',
      about: 'instruction',
      cells: [],
      severity: 'explain',
      remedy,
      message: {
        zh: `${sectionName(first.evidence.section).zh}留着排版说明“${first.words}”${more ? `，同类共${places.length}处` : ''}，请删去。`,
        en: `An instruction to the typist was left in ${sectionName(first.evidence.section).en}: “${first.words}”${more ? `, ${places.length} of this kind` : ''}.`,
      },
      evidence: places.slice(0, 10).map((place) => place.evidence),
    },
  ];
}

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
  milder: {
    zh: '空括号和排版说明，列为须说明。',
    en: 'Empty brackets and typing instructions are a question (explain).',
  },
  title: { zh: '没有未填写的模板占位和排版说明', en: 'No placeholders of a template and no typing instructions left' },
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
    const unfilled = judge(allParts(record), PLACEHOLDERS, (words, place, times) => ({
      zh: `${sectionName(place).zh}有未填写的模板占位“${words}”${times > 1 ? `，同类共${times}处` : ''}。`,
      en: `A placeholder was left in ${sectionName(place).en}: “${words}”${times > 1 ? `, ${times} of this kind` : ''}.`,
    }));
    return [...unfilled, ...instructions(record)];
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
    const parts = allParts(record);
    const lost = judge(parts, [...LOST, ...BROKEN_COUNTS], (words, place, times) => ({
      zh: `${sectionName(place).zh}疑似缺字或乱码：“${words}”${times > 1 ? `，同类共${times}处` : ''}。`,
      en: `Characters seem to be lost in ${sectionName(place).en}: “${words}”${times > 1 ? `, ${times} of this kind` : ''}.`,
    }));
    return [...lost, ...brokenDates(parts)];
  },
};
