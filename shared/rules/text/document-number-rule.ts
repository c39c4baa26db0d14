/** D19: the documents that every report is written by are cited under their own numbers. */
import { allParts, notJudged, quote, sectionName, splitText, whyNoText, type Part } from '../prose.js';
import type { Found, Rule } from '../rule.js';

interface Cited {
  /** What the sentence calls the document, and the number it has. */
  readonly title: RegExp;
  readonly name: string;
  readonly number: string;
}

const NUMBERED =
  /(国办[\u4e00-\u9fff]{0,6}|(?:中华人民共和国)?国务院令)\s*(?:[〔[［（(【]\s*(20\d{2})\s*[〕\]］）)】]|第)\s*(\d{1,4})\s*号/gu;
const CITED: readonly Cited[] = [
  {
    title: /年度?报告(?:的)?格式|年报格式/u,
    name: '《中华人民共和国政府信息公开工作年度报告格式》的通知',
    number: '国办公开办函〔2021〕30号',
  },
  { title: /信息处理费管理办法/u, name: '《政府信息公开信息处理费管理办法》', number: '国办函〔2020〕109号' },
  { title: /政府信息公开条例/u, name: '《中华人民共和国政府信息公开条例》', number: '国务院令第711号' },
];
/** Before its number a title stands within so many characters, or behind it within so few. */
const [NEAR_BEFORE, NEAR_AFTER] = [45, 4];

interface Wrong {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly cited: Cited;
}

/** The document that a number is given to: the one named last before it. */
function citedAt(sentence: string, at: number, end: number): Cited | undefined {
  const before =
    sentence
      .slice(Math.max(0, at - NEAR_BEFORE), at)
      .split(/[号；。]/u)
      .at(-1) ?? '';
  const after = sentence.slice(end, end + NEAR_AFTER + 40);
  const last = CITED.map((cited) => ({ cited, place: before.search(cited.title) })).sort(
    (a, b) => b.place - a.place,
  )[0];
  if (last !== undefined && last.place >= 0) return last.cited;
  return /^[）)]?[《〈“]/u.test(after)
    ? CITED.find(({ title }) => title.test(after.split(/[》〉”]/u)[0] ?? ''))
    : undefined;
}

function wrongIn(part: Part): Wrong[] {
  return splitText(part.text, 'clause').flatMap(({ text, start }) =>
    [...text.matchAll(NUMBERED)].flatMap((match): Wrong[] => {
      const [printed, kind = '', year, number = ''] = match;
      const cited = citedAt(text, match.index, match.index + printed.length);
      const decree = kind.endsWith('国务院令');
      if (cited === undefined || decree !== cited.number.startsWith('国务院令')) return [];
      const plain = year === undefined ? `国务院令第${number}号` : `${kind}〔${year}〕${number}号`;
      if (plain === cited.number) return [];
      return [{ part, start: start + match.index, end: start + match.index + printed.length, printed, cited }];
    }),
  );
}

export const D19: Rule = {
  id: 'D19',
  severity: 'note',
  scope: 'record',
  title: { zh: '引用的文号正确', en: 'Documents are cited under their own numbers' },
  basis: {
    kind: 'official',
    text: {
      zh: '年度报告格式见国办公开办函〔2021〕30号；条例为国务院令第711号（2019年修订）；信息处理费管理办法为国办函〔2020〕109号。',
      en: 'The form is 国办公开办函〔2021〕30号, the Regulation 国务院令第711号 (revised 2019), the fee rules 国办函〔2020〕109号.',
    },
  },
  remedy: { zh: '建议按文件原文改正文号。', en: 'Correct the number after the document itself.' },
  examples: {
    passes: {
      opening: ['根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制本报告。'],
    },
    fails: { opening: ['根据《中华人民共和国政府信息公开工作年度报告格式》（国办发〔2021〕3号）编制本报告。'] },
  },
  check: (record) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    const wrong = allParts(record).flatMap(wrongIn);
    return CITED.flatMap((cited): Found[] => {
      const of = wrong.filter((one) => one.cited === cited);
      const [first] = of;
      if (first === undefined) return [];
      return [
        {
          kind: 'found',
          about: cited.number,
          cells: [],
          message: {
            zh: `${sectionName(first.part.section).zh}引用的“${first.printed}”有误：${cited.name}的文号是“${cited.number}”。`,
            en: `“${first.printed}” in ${sectionName(first.part.section).en} should be “${cited.number}”.`,
          },
          evidence: of.map(({ part, start, end }) => quote(part, start, end)),
        },
      ];
    });
  },
};
