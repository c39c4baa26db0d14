/**
 * Which lines of a document are the headings of its six sections. What is printed as the form prints it is believed
 * first; only for a section that has no such line, and only between the headings already found, others are: other words
 * for the same, text in the heading's own paragraph, a heading broken in two, a wrong or missing ordinal. A line of that
 * kind counts where it is the only one; of two that could begin a section neither does.
 */
import { HEADING_WORDS, withoutInstruction } from '#shared/report/headings.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { relativeDistance } from './tables/edit-distance.js';
import { foldRadicals, normaliseLabel } from './normalise.js';

/** Headings that reports print for the official ones, beside small differences of wording. */
const VARIANTS: Readonly<Record<number, readonly string[]>> = {
  4: [
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '政府信息公开行政复议及行政诉讼情况',
    '行政复议、行政诉讼情况',
  ],
  5: ['政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况', '存在的问题及改进情况'],
};
const TOLERATED = 0.2;
const LONGEST_HEADING = 45;

function fold(text: string): string {
  return normaliseLabel(text)
    .replace(/^(?:本|各级)?行政机关/u, '')
    .replace(/[的,]/gu, '')
    .replace(/[和及与]/gu, '及');
}

const HEADINGS = SECTION_HEADINGS.map((heading, index) => [heading.zh, ...(VARIANTS[index + 1] ?? [])].map(fold));
const WORDS = HEADING_WORDS.map((words) => new RegExp(`^(?:${words})[。:;.]?$`, 'u'));

interface Split {
  readonly ordinal: number | undefined;
  readonly words: string;
}

function split(line: string): Split | undefined {
  const folded = normaliseLabel(withoutInstruction(line));
  if (folded.length > LONGEST_HEADING) return undefined;
  const match = /^(?:第)?([一二三四五六])(?:部分)?[.,:、]?(.*)$/u.exec(folded);
  if (match === null) return { ordinal: undefined, words: folded };
  const ordinal = SECTION_ORDINALS.indexOf(match[1] as (typeof SECTION_ORDINALS)[number]) + 1;
  return { ordinal, words: match[2] ?? '' };
}

/** Under its ordinal, in the official words or nearly so. */
function asPrinted(line: string): number | undefined {
  const { ordinal, words } = split(line) ?? {};
  // 其他需要报告的事项 无 is near enough to the heading, and holds the whole section.
  if (ordinal === undefined || words === undefined || withText(line) !== undefined) return undefined;
  const folded = fold(words);
  return HEADINGS[ordinal - 1]?.some((heading) => relativeDistance(folded, heading) <= TOLERATED) === true
    ? ordinal
    : undefined;
}

/** Under its ordinal, in any words that only this heading has. */
function inOtherWords(line: string): number | undefined {
  const { ordinal, words } = split(line) ?? {};
  return ordinal !== undefined && WORDS[ordinal - 1]?.test(words ?? '') === true ? ordinal : undefined;
}

/** The number of the section whose heading this line is, or undefined. */
export function headingNumber(line: string): number | undefined {
  return asPrinted(line) ?? inOtherWords(line);
}

/** 五、, 第七部分, 7.: any ordinal but that of a sub-heading. */
const ANY_ORDINAL = /^(?:第?[一二三四五六七八九十]{1,2}(?:部分)?|\d{1,2})[.,:、]*/u;

function underAnotherOrdinal(line: string): number | undefined {
  const words = normaliseLabel(withoutInstruction(line)).replace(ANY_ORDINAL, '');
  const index = words.length > LONGEST_HEADING ? -1 : WORDS.findIndex((pattern) => pattern.test(words));
  return index < 0 ? undefined : index + 1;
}

/** What may follow a heading in its own paragraph: a mark, a space, or the word that begins the text. */
const TEXT_BEGINS = /^(?:[。.．：:；;，,（(—-]|20\d\d|本|我|全|今|无|没|暂|按|根|一是|存在)/u;
const FURTHER_HEADING = /[二三四五六]\s*[、.．]\s*(?:主动公开|收到和处理|政府信息公开行政|存在的?主要|其他需要)/u;
const WITH_TEXT = HEADING_WORDS.map(
  (words, index) => new RegExp(`^第?${SECTION_ORDINALS[index] ?? ''}(?:部分)?[、.．,，:：]?(?:${words})`, 'u'),
);

/** A heading with text behind it in the same line, and how many characters of the line are the heading. */
function withText(line: string): { number: number; length: number } | undefined {
  if (!/^\s*第?\s*[一二三四五六]/u.test(line)) return undefined;
  const places: number[] = [];
  let bare = '';
  for (const [index, character] of [...foldRadicals(line.slice(0, 80))].entries()) {
    if (/[\s\u200b\ufeff]/u.test(character)) continue;
    bare += character;
    places.push(index);
  }
  for (const [index, pattern] of WITH_TEXT.entries()) {
    const [heading] = pattern.exec(bare) ?? [];
    if (heading === undefined) continue;
    const length = (places[heading.length - 1] ?? 0) + 1;
    const rest = line.slice(length);
    if (FURTHER_HEADING.test(rest)) return undefined;
    // 总体情况……1 is a line of a table of contents.
    if (/\p{Script=Han}/u.test(rest) && (/^\s/u.test(rest) || TEXT_BEGINS.test(rest)))
      return { number: index + 1, length };
  }
  return undefined;
}

interface Line {
  readonly text: string;
  /** Belongs to a table. */
  readonly tabular: boolean;
}

export interface LocatedHeading {
  readonly number: number;
  /** Index of the line. */
  readonly line: number;
  /** How many lines it is broken over; 1 if absent. */
  readonly lines?: 2;
  /** How many characters of the line are the heading, where text follows in the same line. */
  readonly length?: number;
}

type Finder = (lines: readonly Line[], index: number) => LocatedHeading | undefined;

function wholeLine(numberOf: (line: string) => number | undefined): Finder {
  return (lines, line) => {
    const number = numberOf(lines[line]?.text ?? '');
    return number === undefined ? undefined : { number, line };
  };
}

/** What to believe, and in which order. */
const FINDERS: readonly Finder[] = [
  wholeLine(asPrinted),
  wholeLine(inOtherWords),
  (lines, line) => {
    const found = withText(lines[line]?.text ?? '');
    return found === undefined ? undefined : { ...found, line };
  },
  (lines, line) => {
    const [own, next] = [lines[line]?.text ?? '', lines[line + 1]];
    if (next?.tabular !== false || own.trim() === '' || !/^\s*第?[一二三四五六]/u.test(own)) return undefined;
    const number = asPrinted(own + next.text);
    return number === undefined ? undefined : { number, line, lines: 2 };
  },
  wholeLine(underAnotherOrdinal),
];

function hitsOf(lines: readonly Line[], find: Finder): LocatedHeading[] {
  return lines.flatMap((line, index) => (line.tabular ? [] : (find(lines, index) ?? [])));
}

/** Those that stand in order with all others. */
function inOrder(headings: readonly LocatedHeading[]): LocatedHeading[] {
  const sorted = [...headings].sort((a, b) => a.number - b.number);
  return sorted.filter((heading, index) =>
    sorted.every((other, position) => position === index || other.line < heading.line === position < index),
  );
}

function only<Value>(values: readonly Value[]): Value[] {
  return values.length === 1 ? [...values] : [];
}

/** Where each section begins. `repeated` lists the headings that are printed more than once as the form prints them. */
export function locateHeadings(lines: readonly Line[]): { located: LocatedHeading[]; repeated: number[] } {
  const numbers = SECTION_HEADINGS.map((_, index) => index + 1);
  const printed = new Set<number>();
  const repeated: number[] = [];
  let located: LocatedHeading[] = [];
  for (const find of FINDERS) {
    if (located.length === numbers.length) break;
    const hits = hitsOf(lines, find);
    const fresh = numbers.flatMap((number) => {
      if (printed.has(number)) return [];
      const of = hits.filter((hit) => hit.number === number);
      if (find === FINDERS[0] && of.length > 0) printed.add(number);
      if (find === FINDERS[0] && of.length > 1) repeated.push(number);
      if (located.some((heading) => heading.number === number)) return [];
      // Between the headings that stand already; a line is the heading of one section.
      const fitting = of.filter(({ line }) =>
        located.every((other) => other.line !== line && other.line < line === other.number < number),
      );
      return only(find === FINDERS[0] ? of : fitting);
    });
    located = find === FINDERS[0] ? inOrder(fresh) : [...located, ...inOrder(fresh)].sort((a, b) => a.line - b.line);
  }
  return { located: located.sort((a, b) => a.number - b.number), repeated };
}
