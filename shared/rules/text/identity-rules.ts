/** D08 and D10: the report is for the right year and speaks of the right agency, everywhere. */
import type { ReportRecord } from '#shared/report/record.js';
import {
  findWords,
  notJudged,
  openingPart,
  partOf,
  quote,
  clausesOf,
  whyNoText,
  type Evidence,
  type Part,
} from '../prose.js';
import type { RuleJudgement, Rule } from '../rule.js';
import { compareNames } from './agency-names.js';

const PERIOD = /(20\d{2})\s*年\s*0?1\s*月\s*0?1\s*日.{0,10}?(?:(20\d{2})\s*年\s*)?12\s*月\s*31\s*日/u;

interface Years {
  readonly title: number | null;
  readonly from?: number;
  readonly to?: number;
}

function yearsOf(record: ReportRecord): Years {
  const match = PERIOD.exec(record.period ?? '');
  if (match === null) return { title: record.year };
  const from = Number(match[1]);
  return { title: record.year, from, to: match[2] === undefined ? from : Number(match[2]) };
}

function periodEvidence(record: ReportRecord): Evidence[] {
  const parts = [openingPart(record), ...[1, 6].flatMap((number) => partOf(record, number) ?? [])];
  return findWords(parts, new RegExp(PERIOD.source, 'gu'))
    .slice(0, 1)
    .map((found) => found.evidence);
}

export const D08: Rule = {
  id: 'D08',
  severity: 'block',
  scope: 'record',
  title: { zh: '标题年份、统计期限和报送年度一致', en: 'Title, period and filing name the same year' },
  basis: {
    kind: 'official',
    text: {
      zh: '《中华人民共和国政府信息公开条例》第四十九条：每年公布上一年度的政府信息公开工作年度报告；统计期限为当年1月1日至12月31日。',
      en: 'Regulation, article 49: each year the report of the year before is published; its period is 1 January to 31 December.',
    },
  },
  remedy: {
    zh: '请核对是否传错了文件；文件没错的，把标题、统计期限和正文中的年份统一改为报告年度，然后重新上传。',
    en: 'Check that this is the right file; if so, correct the year in title, period and text, and upload again.',
  },
  examples: {
    passes: { context: { year: 2025 } },
    fails: { context: { year: 2025 }, period: '本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。' },
  },
  check: (record, context) => {
    const why = whyNoText(record);
    const { title, from, to } = yearsOf(record);
    // A table of numbers may still name its year, and that one can be compared.
    if (title === null) return [notJudged(why ?? '文件里没有找到报告年度，无法核对。')];
    const named = [
      { zh: `标题为${title}年`, en: `the title says ${title}`, year: title },
      ...(from === undefined ? [] : [{ zh: `统计期限自${from}年`, en: `the period begins in ${from}`, year: from }]),
      ...(to === undefined || to === from ? [] : [{ zh: `止于${to}年`, en: `and ends in ${to}`, year: to }]),
      ...(context.year === undefined
        ? []
        : [{ zh: `报送的是${context.year}年度`, en: `the filing is for ${context.year}`, year: context.year }]),
    ];
    if (new Set(named.map((one) => one.year)).size > 1) {
      const expected = context.year ?? title;
      const other = named.find((one) => one.year !== expected);
      return [
        {
          kind: 'found',
          about: 'year',
          cells: [],
          message: {
            zh: `年份不一致：${named.map((one) => one.zh).join('，')}。`,
            en: `The years differ: ${named.map((one) => one.en).join(', ')}.`,
          },
          expected: String(expected),
          actual: String(other?.year ?? title),
          evidence: periodEvidence(record),
        },
      ];
    }
    if (context.year === undefined) return [notJudged('没有给出报送年度，只核对了标题和统计期限。')];
    if (why !== undefined) return [notJudged(why)];
    return from === undefined ? [notJudged('文件没有写明统计期限，只核对了标题年份。')] : [];
  },
};

/** An agency that introduces itself: with its own name, right before what it did or by which law it reports. */
const AGENCY =
  '([^，,。；：:、\\s《》〈〉（）()“”\\d]{2,24}?(?:局|委员会|管委会|人民政府|办事处|管理处|中心|税务局|气象局))';
const IN_OPENING = new RegExp(`(?:^|\\n)(?:现将|本报告由|本报告是)?${AGENCY}(?=根据|按照|依据|依照|编制)`, 'gu');
const IN_OVERVIEW = new RegExp(
  `^\\s*20\\d{2}\\s*年(?:度|以来)?\\s*[，,]?\\s*${AGENCY}(?=坚持|认真|围绕|深入|严格|全面|高度|积极|紧紧|紧密|按照|以|持续|贯彻|切实|始终|进一步|扎实|不断|在)`,
  'gu',
);
/** 我局、本机关、区委区政府: a way to say “we”, or the government above. */
const WE = /^(?:我|本|该|全|各|其|省|市|县|区|镇|乡|上级|党中央|中共|国务院)/u;

interface Mention {
  readonly part: Part;
  readonly name: string;
  readonly start: number;
}

function selfNames(record: ReportRecord): Mention[] {
  const overview = partOf(record, 1);
  const first = overview === undefined ? undefined : clausesOf(overview)[0];
  const opening = openingPart(record);
  const found = [
    ...[...opening.text.matchAll(IN_OPENING)].map((match) => ({ part: opening, match, offset: 0 })),
    ...(overview === undefined || first === undefined
      ? []
      : [...first.text.matchAll(IN_OVERVIEW)].map((match) => ({ part: overview, match, offset: first.start }))),
  ];
  return found
    .map(({ part, match, offset }) => {
      const name = match[1] ?? '';
      return { part, name, start: offset + match.index + match[0].length - name.length };
    })
    .filter(({ name }) => !WE.test(name));
}

export const D10: Rule = {
  id: 'D10',
  severity: 'explain',
  scope: 'record',
  milder: {
    zh: '标题用的是简称或别名的，列为提示。',
    en: 'A short or other known name in the title is a note.',
  },
  title: { zh: '单位名称前后一致', en: 'The same body throughout' },
  basis: {
    kind: 'practice',
    text: {
      zh: '标题、正文和报送单位应是同一个单位；套用其他单位的文本时最容易漏改。简称不算错。',
      en: 'Title, text and filing name one body; names left over from another body’s text are the usual slip. Abbreviations are no error.',
    },
  },
  remedy: {
    zh: '请核对是否传错了文件或套用了其他单位的文本；把单位名称统一为本单位全称。名称确有变更的，请说明。',
    en: 'Check whether file or text belong to another body and use the full name throughout; if the body was renamed, say so.',
  },
  reasons: ['reorganisation'],
  examples: {
    passes: { context: { agencyName: '云溪县示例局' } },
    fails: { context: { agencyName: '云溪县示例局' }, agencyName: '青石县样品局' },
  },
  check: (record, { agencyName: registered, agencyAliases = [] }): RuleJudgement[] => {
    const why = whyNoText(record);
    const { agencyName: titled } = record;
    const judgements: RuleJudgement[] = [];
    if (registered === undefined) judgements.push(notJudged('没有给出报送单位的名称，只核对了标题和正文。'));
    else if (titled === null) judgements.push(notJudged('标题中没有找到单位名称，只核对了正文。'));
    else {
      const compared = agencyAliases.includes(titled) ? 'short' : compareNames(registered, titled);
      if (compared !== 'same') {
        judgements.push({
          kind: 'found',
          about: 'title',
          cells: [],
          ...(compared === 'short' && { severity: 'note' as const }),
          message: {
            zh: `报送单位是“${registered}”，标题单位是“${titled}”${compared === 'short' ? '，建议用全称' : ''}。`,
            en: `The filing is for “${registered}”, the title names “${titled}”${compared === 'short' ? '; the full name is better' : ''}.`,
          },
        });
      }
    }
    if (why !== undefined) return judgements.length > 0 ? judgements : [notJudged(why)];
    const own = [registered, titled, ...agencyAliases].filter((name): name is string => typeof name === 'string');
    if (own.length === 0) return [notJudged('标题中没有单位名称，也没有给出报送单位，无法核对。')];
    const strange = selfNames(record).filter(({ name }) => own.every((one) => compareNames(one, name) === 'other'));
    const [first] = strange;
    if (first === undefined) return judgements;
    const evidence = strange.map(({ part, name, start }) => quote(part, start, start + name.length));
    return [
      ...judgements,
      {
        kind: 'found',
        about: 'text',
        cells: [],
        message: {
          zh: `本报告的单位是“${own[0] ?? ''}”，正文却以“${first.name}”自称。`,
          en: `This is the report of “${own[0] ?? ''}”, but the text speaks as “${first.name}”.`,
        },
        evidence,
      },
    ];
  },
};
