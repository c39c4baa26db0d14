/**
 * Glyphs -> words with their places, for tables that no rules divide. The pages are laid under each other, so that a
 * table over several pages is one column of words; running heads and page numbers between them are left out. Decides
 * nothing about columns.
 */
import { linesOf } from './cell-text.js';
import { centreY, type Box, type Glyph, type PageModel } from './page-model.js';
import { headingNumber, isPageNumber } from './sections.js';
import type { Segment } from './segments.js';

export interface Word {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
  readonly size: number;
  /** Page number. */
  readonly page: number;
  /** Centre of the word's line below the top of the first page, were all pages `PAGE_STEP` high. */
  readonly depth: number;
}

/** Higher than any page. */
export const PAGE_STEP = 20_000;

/** A wider gap than this, in ems, parts two words. */
const WORD_GAP = 0.45;
/** Part of the page at top and bottom where running heads and page numbers stand. */
const MARGIN = 0.1;
/** Nothing of a table stands this close, in ems, to a running head or a page number. */
const APART = 1.3;

export function wordOf(glyphs: readonly Glyph[], page: number): Word {
  let [x0, y0, x1, y1, size, text] = [Infinity, Infinity, -Infinity, -Infinity, -Infinity, ''];
  for (const glyph of glyphs) {
    x0 = Math.min(x0, glyph.box[0]);
    y0 = Math.min(y0, glyph.box[1]);
    x1 = Math.max(x1, glyph.box[2]);
    y1 = Math.max(y1, glyph.box[3]);
    size = Math.max(size, glyph.size);
    text += glyph.text;
  }
  const box: Box = [x0, y0, x1, y1];
  return { text, glyphs, box, size, page, depth: page * PAGE_STEP + centreY(box) };
}

const FIGURE_END = /(?<=[\p{Script=Han}）)”"：:])(?:[0-9０-９][0-9０-９.,，．]*|[/—–-]{1,2})$/u;

/** Whatever may stand last in such a figure. */
const FIGURE_SIGN = /[0-9０-９.,，．/—–-]$/u;

/** No official label ends in a digit or a mark: what follows one without a gap is the value beside it. */
function parted(glyphs: readonly Glyph[], page: number): Word[] {
  if (!FIGURE_SIGN.test(glyphs.at(-1)?.text ?? '')) return [wordOf(glyphs, page)];
  const text = glyphs.map((glyph) => glyph.text).join('');
  const figure = FIGURE_END.exec(text)?.[0];
  // Glyphs are single characters of the basic plane here: every character of the figure is one glyph.
  if (figure === undefined || figure.length >= glyphs.length) return [wordOf(glyphs, page)];
  const at = glyphs.length - figure.length;
  return [wordOf(glyphs.slice(0, at), page), wordOf(glyphs.slice(at), page)];
}

function wordsOfLine(line: readonly Glyph[], page: number): Word[] {
  const words: Word[] = [];
  let open: Glyph[] = [];
  for (const glyph of line) {
    const last = open.at(-1);
    if (last !== undefined && glyph.box[0] - last.box[2] > WORD_GAP * Math.min(glyph.size, last.size)) {
      words.push(...parted(open, page));
      open = [];
    }
    open.push(glyph);
  }
  if (open.length > 0) words.push(...parted(open, page));
  return words;
}

interface TextLine {
  readonly words: readonly Word[];
  readonly text: string;
  readonly page: PageModel;
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
}

function linesOfPage(page: PageModel, glyphs: readonly Glyph[]): TextLine[] {
  const upright = glyphs.filter((glyph) => !glyph.slanted && !glyph.doubts.includes('struck'));
  return linesOf(upright).map((line) => {
    const { box, size, text } = wordOf(line, page.number);
    return { words: wordsOfLine(line, page.number), text, page, y0: box[1], y1: box[3], size };
  });
}

function folded(text: string): string {
  return text.replace(/[0-9０-９]+/gu, '#');
}

/** Lines at the edge of the page, clear of everything else, that number the pages or stand on several of them. */
function isRunning(line: TextLine, lines: readonly TextLine[], counts: ReadonlyMap<string, number>): boolean {
  const { page } = line;
  const inMargin = line.y1 < MARGIN * page.height || line.y0 > (1 - MARGIN) * page.height;
  if (!inMargin) return false;
  const number = isPageNumber(line.text) || /^第\d{1,3}页[，,]?共\d{1,3}页$/u.test(line.text);
  const repeated = /\p{Script=Han}{2}/u.test(line.text) && (counts.get(folded(line.text)) ?? 0) > 1;
  if (!number && !repeated) return false;
  const inner = line.y1 < page.height / 2 ? 1 : -1;
  return lines.every((other) => {
    if (other === line) return true;
    const gap = inner > 0 ? other.y0 - line.y1 : line.y0 - other.y1;
    return gap > APART * Math.max(line.size, other.size) || (gap < 0 && !overlapsLevel(other, line));
  });
}

/** The two share a level of the page. */
function overlapsLevel(a: TextLine, b: TextLine): boolean {
  return a.y0 < b.y1 && b.y0 < a.y1;
}

export interface WordPage {
  readonly page: PageModel;
  readonly glyphs: readonly Glyph[];
  /** Ruling lines, those that cross out text left aside. */
  readonly rules: readonly Segment[];
}

export interface WordsOfDocument {
  readonly words: readonly Word[];
  /** Depth of the headings of the sections that stand exactly once. */
  readonly headings: ReadonlyMap<number, number>;
}

export function wordsOf(pages: readonly WordPage[]): WordsOfDocument {
  const byPage = pages.map(({ page, glyphs }) => linesOfPage(page, glyphs));
  const counts = new Map<string, number>();
  for (const lines of byPage) {
    for (const text of new Set(lines.map((line) => folded(line.text)))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const body = byPage.flatMap((lines) => lines.filter((line) => !isRunning(line, lines, counts)));
  const headings = new Map<number, number>();
  const seen = new Set<number>();
  for (const line of body) {
    const number = headingNumber(line.text);
    const [first] = line.words;
    if (number === undefined || first === undefined) continue;
    if (seen.has(number)) headings.delete(number);
    else headings.set(number, first.depth);
    seen.add(number);
  }
  return { words: body.flatMap((line) => line.words), headings };
}

/** The words of a section, its heading left out; undefined where the heading is not found or stands out of order. */
export function wordsOfSection(document: WordsOfDocument, section: number): Word[] | undefined {
  const start = document.headings.get(section);
  if (start === undefined) return undefined;
  const later = [...document.headings].filter(([number, depth]) => number > section && depth > start);
  const end = Math.min(...later.map(([, depth]) => depth), Infinity);
  return document.words.filter((word) => word.depth > start + 0.5 * word.size && word.depth < end - 0.3 * word.size);
}
