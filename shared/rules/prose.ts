/**
 * The running text of a record as rules look at it: parts with offsets, sentences and clauses, and quotations for findings. What is
 * quoted may become public, so personal data in it is masked here, whichever rule quotes.
 */
import type { Finding } from '#shared/report/finding.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { ReportRecord, Section } from '#shared/report/record.js';
import { masked } from './privacy/masking.js';
import type { NotJudged } from './rule.js';

export type Evidence = Finding['evidence'][number];

/** One section, or with number 0 what stands before the first: its paragraphs joined by `\n`. */
export interface Part {
  readonly section: number;
  readonly text: string;
}

export interface Stretch {
  readonly text: string;
  /** In the part; UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The text that offsets of evidence point into. */
export function sectionText({ paragraphs }: Pick<Section, 'paragraphs'>): string {
  return paragraphs.join('\n');
}

export function partOfSection(section: Section): Part {
  return { section: section.number, text: sectionText(section) };
}

export function openingPart(record: ReportRecord): Part {
  return { section: 0, text: (record.opening ?? []).join('\n') };
}

/** A section's text; undefined where its heading was not found, because then nobody knows what belongs to it. */
export function partOf(record: ReportRecord, number: number): Part | undefined {
  const section = record.sections.find((one) => one.number === number);
  return section?.located === true ? partOfSection(section) : undefined;
}

/** Everything that was read as running text, the opening first. */
export function allParts(record: ReportRecord): Part[] {
  const located = record.sections.filter((section) => section.located);
  return [openingPart(record), ...located.map(partOfSection)].filter((part) => part.text !== '');
}

export function sectionName(number: number): { readonly zh: string; readonly en: string } {
  const heading = SECTION_HEADINGS[number - 1];
  if (heading === undefined) return { zh: '标题和引言', en: 'the opening' };
  return {
    zh: `“${SECTION_ORDINALS[number - 1] ?? ''}、${heading.zh}”`,
    en: `section ${number} (${heading.en})`,
  };
}

/** Why there is no text to judge; undefined where there is some. */
export function whyNoText(record: ReportRecord): string | undefined {
  if (record.format === 'json') return '这份数据只有表格，没有正文，无法核对。';
  if (!record.sections.some((section) => section.located)) return '六个部分的标题一个也没有识别出来，无法核对正文。';
  return undefined;
}

export function notJudged(why: string): NotJudged {
  return { kind: 'not-applicable', cells: [], why };
}

export function sectionNotFound(number: number): NotJudged {
  return notJudged(`没有找到${sectionName(number).zh}部分的标题，无法核对。`);
}

/** What a text falls into. A closing quotation mark or bracket belongs to the sentence before it. */
const ENDS = { sentence: /[^。！？!?\n]+(?:[。！？!?]+[”’」』）)]*)?/gu, clause: /[^。！？；\n]+[。！？；]?/gu };

export function splitText(text: string, unit: keyof typeof ENDS): Stretch[] {
  return [...text.matchAll(ENDS[unit])].map(({ 0: words, index }) => ({
    text: words,
    start: index,
    end: index + words.length,
  }));
}

/** Every finding quotes from the same few parts; worked out once for each. */
const CLAUSES = new WeakMap<Part, Stretch[]>();
const MASKED = new WeakMap<Part, string>();

/** Short enough to quote: what is listed with semicolons counts as several. */
export function clausesOf(part: Part): Stretch[] {
  const clauses = CLAUSES.get(part) ?? splitText(part.text, 'clause');
  CLAUSES.set(part, clauses);
  return clauses;
}

function maskedText(part: Part): string {
  const known = MASKED.get(part) ?? masked(part.text);
  MASKED.set(part, known);
  return known;
}

/** Longer quotations are cut around the words in question: a finding is read on a phone. */
const LONGEST_QUOTE = 160;

/** The words from `start` to `end` with the sentence they stand in. */
export function quote(part: Part, start: number, end: number): Evidence {
  const holder = clausesOf(part).find((clause) => clause.start <= start && end <= clause.end);
  const [from, to] = [holder?.start ?? start, holder?.end ?? end];
  const spare = Math.max(0, LONGEST_QUOTE - (end - start)) / 2;
  const cutFrom = to - from > LONGEST_QUOTE ? Math.max(from, Math.floor(start - spare)) : from;
  const cutTo = to - from > LONGEST_QUOTE ? Math.min(to, cutFrom + LONGEST_QUOTE) : to;
  const shown = maskedText(part).slice(cutFrom, cutTo).trim();
  const sentence = `${cutFrom > from ? '…' : ''}${shown}${cutTo < to ? '…' : ''}`;
  return { section: part.section, sentence, start, end };
}

/** All places of a pattern in these parts, as quotations with the words found. The pattern has the flag `g`. */
export function findWords(parts: readonly Part[], pattern: RegExp): { words: string; evidence: Evidence }[] {
  return parts.flatMap((part) =>
    [...part.text.matchAll(pattern)].map((match) => {
      const end = match.index + match[0].length;
      return { words: maskedText(part).slice(match.index, end).trim(), evidence: quote(part, match.index, end) };
    }),
  );
}
