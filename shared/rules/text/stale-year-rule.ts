/**
 * D09: years that survived from an earlier report. Reports name other years for many good reasons (laws, comparisons,
 * what was carried over, plans), so that a year counts only where a sentence or clause tells by it when this agency did
 * its work, and nothing in the sentence looks back on purpose.
 */
import { allParts, notJudged, quote, sectionName, clausesOf, whyNoText, type Part, type Stretch } from '../prose.js';
import type { Found, Rule } from '../rule.js';

const CHINESE_DIGITS = '〇一二三四五六七八九';
const YEAR = '(20\\d{2}|[二][〇○零][〇○零一二三四五六七八九]{2})\\s*年';

function yearOf(written: string): number {
  return Number(
    [...written.replace(/[○零]/gu, '〇')]
      .map((sign) => (CHINESE_DIGITS.includes(sign) ? String(CHINESE_DIGITS.indexOf(sign)) : sign))
      .join(''),
  );
}

/** 我局、本单位、全县、平潭综合实验区: who is doing it, at most this long before the year. */
const WHO = '(?:[^，。；：、（）()《》“”0-9]{1,16}(?:局|委|办|单位|机关|政府|中心|镇|乡|街道|县|区|市))';
const LABEL =
  '(?:[（(][一二三四五六七八九十\\d]{1,3}[）)][^。，,]{0,16}[。：:]?|[一二三四五六七八九十\\d]{1,2}[、.．])';
/** At the very beginning of a sentence, after its number and perhaps after the agency. */
const AT_BEGINNING = new RegExp(`^\\s*${LABEL}?\\s*${WHO}?[，,]?\\s*${YEAR}(?:度|全年)?(以来)?`, 'u');
/** In the middle of it, before a word that counts or tells what was done. */
const IN_CLAUSE = new RegExp(
  `[，,：:]\\s*${YEAR}(?:度|全年)?[，,]?\\s*(?=我|本(?:局|单位|机关|级|镇|乡|县|区|市|办|委)|全[县市区镇乡局年]|共|累计|新收|收到|受理|主动公开|公开了|发布了|未)`,
  'gu',
);
/** The period of the figures, told again in the text. */
const PERIOD = new RegExp(`${YEAR}\\s*1\\s*月\\s*1\\s*日[^。；]{0,16}?12\\s*月\\s*31\\s*日`, 'gu');
const IN_TITLE = new RegExp(`${YEAR}度?(?=政府信息公开(?:工作)?(?:年度)?报告)`, 'gu');

/** Looking back on purpose: comparisons, what was carried over, what was begun, what others said of an earlier year. */
const LOOKS_BACK =
  /同比|环比|相比|对比|较|比上年|比20|增长|上升|下降|增加|减少|截至|截止|结转|跨年|上年|上一年|去年|往年|年报|年度报告|整改|印发|修订|施行|实施|颁布|出台|制定|成立|启用|开通|上线|考核结果|评估|测评|通报|获评|荣获|表彰|起[，,。]|—|至20|到20|-20/u;

interface Stale extends Stretch {
  readonly part: Part;
  readonly year: number;
}

function inSentence(part: Part, sentence: Stretch, reported: number, first: boolean): Stale[] {
  const years = [...sentence.text.matchAll(new RegExp(YEAR, 'gu'))].map((match) => yearOf(match[1] ?? ''));
  // A sentence that names the year of the report as well knows which is which.
  // 自…起至… is how a period is told, and no looking back.
  if (years.includes(reported) || LOOKS_BACK.test(sentence.text.replace(PERIOD, ''))) return [];
  const beginning = AT_BEGINNING.exec(sentence.text);
  // 2019年以来 is history, except in the sentence that opens the report.
  const counts = beginning !== null && (beginning[2] === undefined || first);
  const periods = [...sentence.text.matchAll(PERIOD)];
  const matches = periods.length > 0 ? periods : [...(counts ? [beginning] : []), ...sentence.text.matchAll(IN_CLAUSE)];
  return matches.flatMap((match): Stale[] => {
    const year = yearOf(match[1] ?? '');
    if (year >= reported) return [];
    const start = sentence.start + match.index + match[0].indexOf(match[1] ?? '');
    const end = sentence.start + match.index + match[0].trimEnd().length;
    return [{ part, year, text: match[0], start, end }];
  });
}

function inOpening(part: Part, reported: number): Stale[] {
  return [...part.text.matchAll(IN_TITLE)].flatMap((match): Stale[] => {
    const year = yearOf(match[1] ?? '');
    if (year === reported) return [];
    return [{ part, year, text: match[0], start: match.index, end: match.index + match[0].length }];
  });
}

export const D09: Rule = {
  id: 'D09',
  severity: 'explain',
  scope: 'record',
  title: { zh: '正文没有遗留往年的年份', en: 'No years left over from an earlier report' },
  basis: {
    kind: 'practice',
    text: {
      zh: '年报常以上年文本为底稿，年份最容易漏改。截至某年、自某年起、与某年相比、文号和法规名称中的年份不算。',
      en: 'Reports are written over last year’s text, and years are what stays. Comparisons, history, laws and document numbers do not count.',
    },
  },
  remedy: {
    zh: '请核对这句话说的是不是报告年度的工作；是的，把年份改过来后重新上传；确实说的是往年，请说明。',
    en: 'Check whether the sentence is about the year of the report; if so, correct the year, otherwise explain.',
  },
  examples: {
    passes: {},
    fails: { sections: { 6: ['2024年，本单位未收取政府信息公开信息处理费。'] } },
  },
  check: (record, context) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    const reported = context.year ?? record.year;
    if (reported === null) return [notJudged('不知道报告年度，无法核对正文中的年份。')];
    const parts = allParts(record);
    const stale = parts.flatMap((part) => {
      if (part.section === 0) return record.year === reported ? inOpening(part, reported) : [];
      return clausesOf(part).flatMap((sentence, index) =>
        inSentence(part, sentence, reported, part.section === 1 && index === 0),
      );
    });
    const years = [...new Set(stale.map((one) => one.year))].sort();
    return years.map((year): Found => {
      const of = stale.filter((one) => one.year === year);
      const places = [...new Set(of.map((one) => one.part.section))].map((section) => sectionName(section));
      const times = of.length === 1 ? '' : `（共${of.length}处）`;
      return {
        kind: 'found',
        about: String(year),
        cells: [],
        message: {
          zh: `${places.map((place) => place.zh).join('、')}写着“${year}年”${times}，报告年度为${reported}年，请核对。`,
          en: `${places.map((place) => place.en).join(', ')}: the text says ${year}${of.length === 1 ? '' : ` (${of.length} times)`}, the report is for ${reported}.`,
        },
        expected: String(reported),
        actual: String(year),
        evidence: of.map((one) => quote(one.part, one.start, one.end)),
      };
    });
  },
};
