/** D11 and D12: whole passages that stand in the own report of last year, or in another agency's report of this year. */
import type { SharedText } from '#shared/report/finding.js';
import type { ReportRecord, Section } from '#shared/report/record.js';
import type { Peer } from '../context.js';
import { notJudged, partOfSection, quote, sectionName, whyNoText, type Evidence, type Part } from '../prose.js';
import type { Found, RuleJudgement, Rule } from '../rule.js';
import { candidates, fingerprintsOf } from './copying/fingerprints.js';
import { MOST_PASSAGES, sharedText } from './copying/shared-text.js';
import { written, WRITTEN } from './copying/written.js';

const BASIS = {
  kind: 'official',
  text: {
    zh: '国办公开办函〔2021〕30号（四）明确责任：年度报告“内容雷同、敷衍塞责”造成不良后果的，依条例第四十七条追究责任。重复率界限是审核惯例。',
    en: '国办公开办函〔2021〕30号, (4): reports that repeat each other or are perfunctory are pursued under article 47. The shares are practice.',
  },
} as const;

/** Where four fifths are the same, the report says nothing new; half of it deserves a look. */
const [COPIED, SIMILAR] = [0.8, 0.5];
/** With less than 80 characters of its own a section says too little for anybody to tell copying from chance. */
const ENOUGH = 80;
/** Others are found as well and would say the same. */
const MOST_NAMED = 3;
const MOST_ALIGNED = 8;

type Shared = Pick<SharedText, 'sections' | 'passages'>;

function alikeIn({ sections }: Shared, least: number): Shared['sections'] {
  return WRITTEN.flatMap((written) =>
    sections.filter(({ section, length, share }) => section === written && length >= ENOUGH && share >= least),
  );
}

function percent(share: number): string {
  return String(Math.floor(share * 100));
}

/** A passage with the punctuation that belongs to it; what was compared had none. */
function withPunctuation(part: Part, start: number, end: number): Evidence {
  const { text } = part;
  let [from, to] = [start, end];
  while (/[（(《〈“‘]/u.test(text[from - 1] ?? '')) from -= 1;
  while (/[。！？；，、：”’》〉）)]/u.test(text[to] ?? '')) to += 1;
  return quote(part, from, to);
}

/** The longest passages, in the order of the text. */
function evidenceOf(own: readonly Section[], shared: Shared, sections: readonly number[]): Evidence[] {
  const longest = shared.passages
    .filter((passage) => sections.includes(passage.section))
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_PASSAGES)
    .sort((a, b) => a.section - b.section || a.start - b.start);
  return longest.flatMap(({ section, start, end }) => {
    const holder = own.find((one) => one.number === section);
    return holder === undefined ? [] : [withPunctuation(partOfSection(holder), start, end)];
  });
}

function found(
  record: ReportRecord,
  shared: Shared,
  about: string,
  other: { readonly zh: string; readonly en: string },
): Found | undefined {
  const [grave, some] = [alikeIn(shared, COPIED), alikeIn(shared, SIMILAR)];
  const alike = grave.length > 0 ? grave : some;
  const [first] = alike;
  if (first === undefined) return undefined;
  const shares = (language: 'zh' | 'en'): string =>
    alike
      .map(({ section, share }) => `${sectionName(section)[language]}${language === 'zh' ? '' : ' '}${percent(share)}%`)
      .join(language === 'zh' ? '、' : ', ');
  return {
    kind: 'found',
    about,
    cells: [],
    ...(grave.length === 0 && { severity: 'note' as const }),
    message: {
      zh: `与${other.zh}的文字重复（不计统一格式和法规用语）：${shares('zh')}，请核实。`,
      en: `Text shared with ${other.en}, prescribed wording not counted: ${shares('en')}.`,
    },
    actual: percent(Math.max(...alike.map(({ share }) => share))),
    evidence: evidenceOf(
      record.sections,
      shared,
      alike.map(({ section }) => section),
    ),
  };
}

const SAMPLE_5 =
  '一是部分村级公开栏更换不及时，个别老人不知道去哪里看低保名单；二是去年秋天搬迁后查阅点的指路牌一直没有装好。我们已经补做了指路牌，并把低保名单贴到三个自然村的活动室，明年春天再请村民代表走一遍，看哪里还不方便。';
const SAMPLE_1 =
  '本单位把渡口渔船检验、船员培训和渔业补贴三类信息集中放到码头公告栏，每月更换；信息经站长审核，网站栏目同步更新。全年收到的申请由渔政员当面答复，群众监督员每季度检查一次公告栏，并对公开工作打分。';

export const D11: Rule = {
  id: 'D11',
  severity: 'explain',
  scope: 'years',
  milder: {
    zh: '重复过半、不到八成的，列为提示。',
    en: 'More than half, but less than four fifths, is a note.',
  },
  title: { zh: '没有照抄本单位上年年报', en: 'Not copied from the own report of last year' },
  basis: BASIS,
  remedy: {
    zh: '请按本年度实际情况改写重复的段落；情况确实没有变化的，请说明。',
    en: 'Rewrite the passages by what happened this year; if nothing changed, say so.',
  },
  examples: {
    passes: { previous: { sections: { 1: [SAMPLE_1], 5: [SAMPLE_5] } } },
    fails: { sections: { 5: [SAMPLE_5] }, previous: { sections: { 1: [SAMPLE_1], 5: [SAMPLE_5] } } },
  },
  check: (record, { previous }) => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    if (previous === undefined) return [notJudged('没有本单位上年的年报，无法比较。')];
    if (whyNoText(previous.record) !== undefined) return [notJudged('本单位上年的年报没有正文，无法比较。')];
    const shared = sharedText(record.sections, previous.record.sections);
    const one = found(record, shared, 'previous', { zh: '本单位上年年报', en: 'the own report of last year' });
    return one === undefined ? [] : [one];
  },
};

/** The likeliest of these reports, compared character by character. */
function comparedNow(record: ReportRecord, peers: readonly Peer[]): (Shared & { readonly name: string })[] {
  const own = fingerprintsOf(written(record.sections));
  const others = peers.map((peer) => ({ id: peer, fingerprints: fingerprintsOf(written(peer.sections)) }));
  return candidates(own, others)
    .slice(0, MOST_ALIGNED)
    .map(({ name, sections }) => ({ name, ...sharedText(record.sections, sections) }));
}

/** All of them in one finding: the agency has one text to rewrite. The quotations are those of the likest. */
function together(record: ReportRecord, shared: readonly (Shared & { readonly name: string })[]): Found[] {
  const alike = shared
    .flatMap((one) => {
      const some = alikeIn(one, SIMILAR);
      return some.length === 0 ? [] : [{ one, share: Math.max(...some.map(({ share }) => share)) }];
    })
    .sort((a, b) => b.share - a.share || (a.one.name < b.one.name ? -1 : 1));
  const [likest] = alike;
  if (likest === undefined) return [];
  const named = alike.slice(0, MOST_NAMED).map(({ one: { name } }) => name);
  const more = alike.length > named.length;
  const other = {
    zh: `“${named.join('”“')}”${more ? `等${alike.length}个单位` : ''}本年度年报`,
    en: `this year’s report of ${named.map((name) => `“${name}”`).join(', ')}${more ? ` and ${alike.length - named.length} more` : ''}`,
  };
  const one = found(record, likest.one, 'peers', other);
  return one === undefined ? [] : [one];
}

export const D12: Rule = {
  id: 'D12',
  // Whom a body may have copied from is for its own eyes and the reviewer's: what has to be explained is published.
  severity: 'note',
  scope: 'peers',
  title: { zh: '没有照抄其他单位的年报', en: 'Not copied from another body’s report' },
  basis: BASIS,
  remedy: {
    zh: '请改写为本单位的实际情况；使用了上级统一文本的可以保留。这条提示只有本单位和审核人看得到，不公开。',
    en: 'Rewrite the passages by what this body did; a common text that was given out may stay. Only this body and its reviewers see this; it is not published.',
  },
  examples: {
    passes: { peers: [{ name: '青石县样品局', sections: { 1: [SAMPLE_1], 5: [SAMPLE_5] } }] },
    fails: {
      sections: { 1: [SAMPLE_1] },
      peers: [{ name: '青石县样品局', sections: { 1: [SAMPLE_1], 5: [SAMPLE_5] } }],
    },
  },
  check: (record, { peers, copied, agencyName }): RuleJudgement[] => {
    const why = whyNoText(record);
    if (why !== undefined) return [notJudged(why)];
    // The own report may be among those it is compared with.
    const own = agencyName ?? record.agencyName;
    const shared =
      // A draft is nobody's report yet.
      copied?.filter(({ filedAt }) => filedAt !== null) ??
      (peers &&
        comparedNow(
          record,
          peers.filter(({ name }) => name !== own),
        ));
    if (shared === undefined) return [notJudged('没有其他单位本年度的年报，无法比较。')];
    return together(
      record,
      shared.filter(({ name }) => name !== own),
    );
  },
};
