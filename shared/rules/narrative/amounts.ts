/**
 * Amounts in a folded sentence: a number with its unit. Dates, document numbers, articles, telephone numbers and ordinals
 * have no unit of this list or stand behind 第, and are passed over; so are ranges (`5至10件`) and words like 数十件.
 */
import { exact, type Exact } from '#shared/ids/decimal.js';
import { NUMERAL, readChineseNumeral } from './numerals.js';

/** `about`: near it, on either side. `more`: at least that many. `less`: fewer. */
export type Vague = 'about' | 'more' | 'less';

export interface Amount {
  /** Folded places, end exclusive; the words 约, 余, 以上 belong to it. */
  readonly from: number;
  readonly to: number;
  /** In units of `unit`: `47.10万元` is 471000 元. */
  readonly value: Exact;
  /** Value of the last written digit: 1 for `120件`, 1000 for `1.2万件`. What is smaller is not said. */
  readonly step: Exact;
  readonly unit: string;
  readonly vague: Vague | null;
}

const UNITS =
  '人次|件次|场次|篇次|元|件|条|份|次|项|宗|起|例|个|部|篇|期|家|人|名|户|场|批|本|册|张|种|类|处|套|封|通|则|%';
/** What makes another word of the unit: 个工作日 is time, 一次性 and 一件事 count nothing. */
const NOT_UNIT = '(?!工作日|自然日|月|百分点|小时|性|事(?!项)|龙)';
const ARABIC = String.raw`\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?`;
const AMOUNT = new RegExp(
  String.raw`(?:(百分之)((?:${ARABIC})|[${NUMERAL}]+(?:点[${NUMERAL}]+)?))|` +
    String.raw`(?:((?<![\d.])(?:${ARABIC}))([百千万亿]*)|([${NUMERAL}]+))([余多来])?([万亿]?)(${UNITS})${NOT_UNIT}(以上|左右|上下|以内|以下)?`,
  'g',
);

const SIZES: Readonly<Record<string, bigint>> = { 百: 100n, 千: 1000n, 万: 10_000n, 亿: 100_000_000n };

function times(value: Exact, signs: string): Exact {
  return [...signs].reduce<bigint>((product, sign) => product * (SIZES[sign] ?? 1n), value) as Exact;
}

function arabic(text: string): { value: Exact; step: Exact } | undefined {
  const plain = text.replaceAll(/[,，]/g, '');
  if (plain.length > 16) return undefined;
  const places = plain.split('.')[1]?.length ?? 0;
  if (places > 8) return undefined;
  return {
    value: exact(plain.replace(/^0+(?=\d)/, '')),
    step: exact(places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`),
  };
}

function chinese(text: string): { value: Exact; step: Exact } | undefined {
  const value = readChineseNumeral(text);
  return value === undefined || !Number.isSafeInteger(value)
    ? undefined
    : { value: exact(String(value)), step: exact('1') };
}

/** Words before a number that make it none, or none of this kind: 第三次, 5至10件, 1/3, 这一项. */
const NO_NUMBER_AFTER = new RegExp(
  String.raw`(?:[第每这那某另]|[\d${NUMERAL}${UNITS}][-—–~～]|\d[-—–~～至到/]|[A-Za-z/\\〔])$`,
);
const BEFORE: readonly (readonly [RegExp, Vague])[] = [
  [/(?:不少于|不低于|至少|逾|超过|超出|突破|(?<![高])超)$/, 'more'],
  [/(?:不超过|不足|不到|不满|少于)$/, 'less'],
  [/(?:大约|约|将近|接近|(?<![最附])近)$/, 'about'],
];

function vagueness(before: string, middle: string, after: string): { vague: Vague | null; lead: number } {
  const hit = BEFORE.map(([pattern, vague]) => ({ vague, found: pattern.exec(before) })).find(
    (one) => one.found !== null,
  );
  if (hit?.found) return { vague: hit.vague, lead: hit.found[0].length };
  if (middle === '来' || after === '左右' || after === '上下') return { vague: 'about', lead: 0 };
  if (middle !== '' || after === '以上') return { vague: 'more', lead: 0 };
  return { vague: after === '' ? null : 'less', lead: 0 };
}

function amountAt(folded: string, match: RegExpExecArray): Amount | undefined {
  const [whole, per, percent = '', digits, scale = '', numeral, middle = '', size = '', unit = '', after = ''] = match;
  const before = folded.slice(0, match.index);
  const to = match.index + whole.length;
  if (per !== undefined) {
    const read = /^\d/.test(percent) ? arabic(percent) : chinese(percent === '百' ? '一百' : percent);
    return read === undefined ? undefined : { from: match.index, to, ...read, unit: '%', vague: null };
  }
  if (NO_NUMBER_AFTER.test(before)) return undefined;
  // 数十件, 几百件: some tens, some hundreds. But 申请数十二件 is a number.
  if (/[数几]$/.test(before) && /^[十百千万亿]+$/.test(numeral ?? '')) return undefined;
  const read = digits === undefined ? chinese(numeral ?? '') : arabic(digits);
  if (read === undefined) return undefined;
  const { vague, lead } = vagueness(before, middle, after);
  return {
    from: match.index - lead,
    to,
    value: times(read.value, scale + size),
    step: times(read.step, scale + size),
    unit,
    vague,
  };
}

export function amountsIn(folded: string): Amount[] {
  return [...folded.matchAll(AMOUNT)].flatMap((match) => amountAt(folded, match) ?? []);
}
