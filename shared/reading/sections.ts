/**
 * The six sections of the report from its lines. Where a section begins, headings.ts says; one without a sure beginning is
 * "not located" rather than cut at the wrong place.
 */
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import type { Section } from '#shared/report/record.js';
import { locateHeadings } from './headings.js';
import { foldRadicals } from './normalise.js';

export { headingNumber, locateHeadings } from './headings.js';

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
    const whole = lines[at.line]?.text ?? '';
    const behind = at.length === undefined ? '' : whole.slice(at.length).replace(/^[\s。.．：:；;，,—-]+/u, '');
    const first = lines[at.line];
    const own = [
      ...(first === undefined || behind === '' ? [] : [{ ...first, text: behind }]),
      ...lines.slice(at.line + (at.lines ?? 1), next?.line ?? lines.length),
    ].filter((line) => !line.tabular);
    const printed =
      at.lines === 2 ? `${whole.trim()}${lines[at.line + 1]?.text.trim() ?? ''}` : whole.slice(0, at.length);
    const heading = foldRadicals(printed).trim();
    const pages = [lines[at.line], ...own].map((line) => line?.page ?? null).filter((page) => page !== null);
    const range: [number, number] | null = pages.length === 0 ? null : [Math.min(...pages), Math.max(...pages)];
    return { number, heading, located: true, paragraphs: paragraphsOf(own), pages: range };
  });
}
