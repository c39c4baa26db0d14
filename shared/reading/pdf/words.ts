/**
 * Glyphs -> words with their places, for tables that no rules divide. The pages are laid under each other, so that a
 * table over several pages is one column of words; running heads and page numbers between them are left out. Decides
 * nothing about columns.
 */
import { linesOf } from './cell-text.js';
import { centreY, type Box, type Glyph, type PageModel } from './page-model.js';
import { withoutRunning, type PlacedLine } from './running-lines.js';
import { headingNumber } from '../sections.js';
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
/** In narrow columns words of neighbouring cells nearly touch; within a word glyphs follow each other closer still. */
export const NARROW_GAP = 0.1;

export function wordOf(glyphs: readonly Glyph[], page: number): Word {
  let [x0, y0, x1, y1, size, text] = [Infinity, Infinity, -Infinity, -Infinity, -Infinity, ''];
  for (const each of glyphs) {
    const own = each.box;
    x0 = Math.min(x0, own[0]);
    y0 = Math.min(y0, own[1]);
    x1 = Math.max(x1, own[2]);
    y1 = Math.max(y1, own[3]);
    size = Math.max(size, each.size);
    text += each.text;
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

function wordsOfLine(line: readonly Glyph[], page: number, parting: number): Word[] {
  const words: Word[] = [];
  let open: Glyph[] = [];
  for (const glyph of line) {
    const last = open.at(-1);
    if (last !== undefined && glyph.box[0] - last.box[2] > parting * Math.min(glyph.size, last.size)) {
      words.push(...parted(open, page));
      open = [];
    }
    open.push(glyph);
  }
  if (open.length > 0) words.push(...parted(open, page));
  return words;
}

interface TextLine extends PlacedLine {
  readonly words: readonly Word[];
}

function linesOfPage(page: PageModel, glyphs: readonly Glyph[], parting: number): TextLine[] {
  const upright = glyphs.filter(
    ({ slanted, doubts }) => !slanted && (doubts.length === 0 || !doubts.includes('struck')),
  );
  return linesOf(upright).map((line) => {
    const { box, size, text } = wordOf(line, page.number);
    return { words: wordsOfLine(line, page.number, parting), text, page, y0: box[1], y1: box[3], size };
  });
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

/** @param parting the gap, in ems, that parts two words */
export function wordsOf(pages: readonly WordPage[], parting: number = WORD_GAP): WordsOfDocument {
  const byPage = pages.map(({ page, glyphs }) => linesOfPage(page, glyphs, parting));
  const body = withoutRunning(byPage);
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
