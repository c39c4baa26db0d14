/**
 * The six sections of the report from its lines. A heading counts when it stands on a line of its own, once, in order;
 * anything else leaves the section "not located" rather than cut at the wrong place.
 */
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { Section } from '#shared/report/record.js';
import { relativeDistance } from './tables/edit-distance.js';
import { foldRadicals, normaliseLabel } from './normalise.js';

export interface DocumentLine {
  readonly text: string;
  readonly page: number | null;
  /** Begins further right than the lines around it, as the first line of a Chinese paragraph does. */
  readonly indented: boolean;
  /** Reaches the right edge of the text, so that the sentence may go on in the next line; unknown where there is no layout. */
  readonly full: boolean | null;
  /** Belongs to a table. */
  readonly tabular: boolean;
}

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

function fold(text: string): string {
  return normaliseLabel(text)
    .replace(/[的,]/gu, '')
    .replace(/[和及与]/gu, '及');
}

const HEADINGS = SECTION_HEADINGS.map((heading, index) => [heading.zh, ...(VARIANTS[index + 1] ?? [])].map(fold));

/** The number of the section whose heading this line is, or undefined. */
export function headingNumber(line: string): number | undefined {
  const folded = normaliseLabel(line);
  if (folded.length > 45) return undefined;
  const match = /^(?:第)?([一二三四五六])(?:部分)?[.,:、]?(.*)$/u.exec(folded);
  if (match === null) return undefined;
  const number = SECTION_ORDINALS.indexOf(match[1] as (typeof SECTION_ORDINALS)[number]) + 1;
  const rest = fold(match[2] ?? '');
  const wanted = HEADINGS[number - 1] ?? [];
  return wanted.some((heading) => relativeDistance(rest, heading) <= TOLERATED) ? number : undefined;
}

export interface LocatedHeading {
  readonly number: number;
  /** Index of the line. */
  readonly line: number;
}

/** Headings that stand exactly once and in order. `repeated` lists those that stand more than once. */
export function locateHeadings(lines: readonly DocumentLine[]): { located: LocatedHeading[]; repeated: number[] } {
  const hits = new Map<number, number[]>();
  lines.forEach((line, index) => {
    const number = line.tabular ? undefined : headingNumber(line.text);
    if (number !== undefined) hits.set(number, [...(hits.get(number) ?? []), index]);
  });
  const repeated = [...hits].filter(([, at]) => at.length > 1).map(([number]) => number);
  const single = [...hits]
    .filter(([, at]) => at.length === 1)
    .map(([number, at]) => ({ number, line: at[0] ?? 0 }))
    .sort((a, b) => a.number - b.number);
  const located = single.filter((heading, index) =>
    single.every((other, position) => position === index || other.line < heading.line === position < index),
  );
  return { located, repeated: repeated.sort() };
}

const PAGE_NUMBER = /^[-—–－]*\s*(第?\s*\d{1,3}\s*页?|\d{1,3}\s*\/\s*\d{1,3})\s*[-—–－]*$/u;

export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text.trim());
}

const NEW_PARAGRAPH =
  /^(（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．](?!\d))/u;
const SENTENCE_END = /[。！？；：:;]["”’）)]?$/u;

/** Lines of running text as paragraphs. */
export function paragraphsOf(lines: readonly DocumentLine[]): string[] {
  const paragraphs: string[] = [];
  let previous: DocumentLine | undefined;
  for (const line of lines) {
    const text = foldRadicals(line.text).trim();
    if (text === '' || isPageNumber(text)) continue;
    const ended = previous !== undefined && SENTENCE_END.test(previous.text.trim()) && previous.full !== true;
    const begins = previous === undefined || line.indented || NEW_PARAGRAPH.test(text) || ended;
    const last = paragraphs.length - 1;
    if (begins || last < 0) paragraphs.push(text);
    else paragraphs[last] = glue(paragraphs[last] ?? '', text);
    previous = line;
  }
  return paragraphs;
}

/** Chinese lines join without a space, Latin words need one. */
function glue(before: string, after: string): string {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}

const TITLE_END = /(?:报告|年报)$/u;
/** Without any heading nobody knows where the preamble ends; a title stands among the first lines. */
const LONGEST_OPENING = 40;

/** Title and preamble as paragraphs: what stands before the first heading. What follows a title never belongs to it. */
export function openingOf(lines: readonly DocumentLine[]): string[] {
  const first = locateHeadings(lines).located[0]?.line ?? Math.min(lines.length, LONGEST_OPENING);
  const own = lines.slice(0, first).filter((line) => !line.tabular);
  return paragraphsOf(
    own.map((line, index) => (TITLE_END.test(own[index - 1]?.text.trim() ?? '') ? { ...line, indented: true } : line)),
  );
}

export function sectionsOf(lines: readonly DocumentLine[]): Section[] {
  const { located } = locateHeadings(lines);
  return SECTION_HEADINGS.map((_, index) => {
    const number = index + 1;
    const at = located.find((heading) => heading.number === number);
    if (at === undefined) return { number, heading: '', located: false, paragraphs: [], pages: null };
    const next = located.find((heading) => heading.line > at.line);
    // A heading that was not located in between leaves this section without a sure end.
    const own = lines.slice(at.line + 1, next?.line ?? lines.length).filter((line) => !line.tabular);
    const heading = foldRadicals(lines[at.line]?.text ?? '').trim();
    const pages = [lines[at.line], ...own].map((line) => line?.page ?? null).filter((page) => page !== null);
    const range: [number, number] | null = pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
    return { number, heading, located: true, paragraphs: paragraphsOf(own), pages: range };
  });
}
