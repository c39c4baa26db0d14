/**
 * Words beside a table that say whose figures stand in it: 2024年情况（对比）： over the table of last year, 单位：百件, 附：清水镇,
 * 上表总计应为… What is meant is then for a person to say, in whatever format the report came. Lists what would speak of
 * other figures; the form's own words hold nothing of it.
 */
import { normaliseLabel } from './normalise.js';
import { locateHeadings, type DocumentLine } from './sections.js';

/** The sections that the three tables stand in. */
const TABLE_SECTIONS = [2, 3, 4];

/** What stands in the section of each table, its heading and the words of the table itself included. */
export type WordsBeside = ReadonlyMap<number, readonly string[]>;

export function wordsBesideTables(lines: readonly DocumentLine[]): WordsBeside {
  const { located } = locateHeadings(lines);
  return new Map(
    TABLE_SECTIONS.map((number) => {
      // Without its heading a table may stand anywhere between its neighbours.
      const before = located.filter((heading) => heading.number <= number).at(-1);
      const after = located.find((heading) => heading.number > number);
      const end = after?.line ?? lines.length;
      const texts = lines.map(({ text }) => text);
      return [number, [...texts.slice(before?.line ?? 0, end), ...texts.slice(end).filter(correctsATable)]];
    }),
  );
}

/** A caption is short; a longer sentence counts where it points at a table. */
const LONGEST_CAPTION = 45;
const POINTING = /[上下]表|以[上下]|上述/u;

const YEARS =
  /(?<!\d)((?:19|20)\d\d)(?=年|全年|[./-]\d)|(?<!\d)(\d\d)(?=年度)|二[〇○零]([〇○零一二三四五六七八九]{2})(?=年)/gu;
const NUMERALS = '〇一二三四五六七八九';
const OTHER_TIME =
  /(?<![较比与同含])(?:去年|前年|上一?年(?!度?结转|项目数量))|往年|历年|同期|累计|[上下]半年|[一二三四]季度|其中本年/u;
const OTHER_UNIT = /[百千万]件/u;
/** What a table is counted in; 单位 also names the body. */
const UNIT = /单位:((?:[十百千万亿]*(?:件次?|元|份|个|人次|条|%)[,/和]?)+)/gu;
const KNOWN_UNITS = new Set(['件', '件次', '万元', '件,万元', '件/万元']);
const OTHER_BODY = /乡镇|街道|下属|所属单位|镇|^附(?:[:件表]|$)/u;
const CORRECTION = /应为|更正|有误|笔误|勘误/u;
const OF_TABLES = /[上下]表|表[二三四]|总计|合计/u;

function correctsATable(text: string): boolean {
  return CORRECTION.test(text) && OF_TABLES.test(text);
}

/** Whose report it is. */
export interface Subject {
  readonly year: number | null;
  readonly agencyName: string | null;
}

function yearsIn(words: string): number[] {
  return [...words.matchAll(YEARS)].map(([, whole, short, spelt]) => {
    if (whole !== undefined) return Number(whole);
    if (short !== undefined) return 2000 + Number(short);
    const digits = [...(spelt ?? '').replace(/[○零]/gu, '〇')].map((numeral) => NUMERALS.indexOf(numeral));
    return Number(`20${digits.join('')}`);
  });
}

/** The words are of another time, another body or another unit than the report, or correct a figure. */
export function speaksOfOtherFigures(text: string, { year, agencyName }: Subject): boolean {
  const words = normaliseLabel(text);
  if (correctsATable(words) || (CORRECTION.test(words) && POINTING.test(words))) return true;
  if (words.length > LONGEST_CAPTION && !POINTING.test(words)) return false;
  if (OTHER_TIME.test(words) || OTHER_UNIT.test(words)) return true;
  // 表3 2024年度: without the space the year would begin in the number of the table.
  if ([...yearsIn(words), ...yearsIn(text.normalize('NFKC'))].some((named) => named !== year)) return true;
  if ([...words.matchAll(UNIT)].some(([, unit = '']) => !KNOWN_UNITS.has(unit))) return true;
  const [body] = OTHER_BODY.exec(words) ?? [];
  return body !== undefined && agencyName?.includes(body) !== true;
}

/** The statement of the period names years, and not that of the title. */
export function isOfAnotherPeriod(period: string | null, year: number | null): boolean {
  const named = yearsIn(normaliseLabel(period ?? ''));
  return year !== null && named.length > 0 && !named.includes(year);
}
