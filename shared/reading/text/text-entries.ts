/**
 * Plain text -> entries: a stretch of words followed by the figures that stand after it. In text that was copied or
 * extracted from a table nothing else is left of its cells, so this is all that the text reader has to go by.
 */
import { foldRadicals } from '../normalise.js';
import { isPageNumber } from '../sections.js';

/** One line of the source. `offset` is where it starts in the whole text. */
export interface SourceLine {
  readonly number: number;
  readonly offset: number;
  readonly text: string;
}

export interface TextFigure {
  readonly text: string;
  readonly line: number;
  /** Characters within the line. */
  readonly from: number;
  readonly to: number;
}

export interface Entry {
  readonly words: string;
  readonly figures: readonly TextFigure[];
}

export function linesOfText(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let offset = 0;
  text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u).forEach((line, index) => {
    // Form feeds end lines too; the separator's length is what lies between this line and the next.
    lines.push({ number: index + 1, offset, text: line });
    offset += line.length + (text.startsWith('\r\n', offset + line.length) ? 2 : 1);
  });
  return lines;
}

/**
 * Lines that hold a page number, not a value. A decorated one ("- 3 -") speaks for itself. A bare number beside a form
 * feed may as well be the last value of a row, so it counts only if every page ends in its own number.
 */
function pageNumberLines(text: string, lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>();
  for (const line of lines) {
    const trimmed = line.text.trim();
    if (isPageNumber(trimmed) && !/^\d+$/u.test(trimmed) && !/^[-—–－]\s*\d+$/u.test(trimmed)) found.add(line.number);
  }
  const pages = text.split('\f').filter((page) => page.trim() !== '');
  if (pages.length < 2) return found;
  const last = pages.map((page) => page.trimEnd().split('\n').pop()?.trim() ?? '');
  const first = Number(last[0]);
  const counted = Number.isInteger(first) && first > 0 && last.every((entry, index) => entry === String(first + index));
  if (!counted) return found;
  let position = 0;
  for (const page of text.split('\f')) {
    const end = position + page.trimEnd().length;
    const line = [...lines].reverse().find((each) => each.offset <= end && each.text.trim() !== '');
    if (page.trim() !== '' && line !== undefined) found.add(line.number);
    position += page.length + 1;
  }
  return found;
}

const MARK_TOKEN = /^(?:[/／]|[-－—–]{1,2}|无|不涉及|不适用)$/u;
const NUMBER = /[0-9\uff10-\uff19]+(?:[,，][0-9\uff10-\uff19]+)*(?:[.．][0-9\uff10-\uff19]+)?/gu;

type Token = { readonly words: string } | { readonly figure: TextFigure };

/** A number is a label's ordinal where a stop and a word follow, or where it stands in brackets. */
function isOrdinal(line: string, start: number, end: number): boolean {
  const after = line.slice(end).match(/^\s*[.．、,，]\s*\p{Script=Han}/u);
  const bracketed = /[（(]\s*$/u.test(line.slice(0, start)) && /^\s*[)）]/u.test(line.slice(end));
  return after !== null || bracketed;
}

function tokensOf(line: SourceLine): Token[] {
  const tokens: Token[] = [];
  for (const part of line.text.replace(/[|｜]/gu, ' ').matchAll(/\S+/gu)) {
    const [piece] = part;
    const start = part.index;
    if (MARK_TOKEN.test(piece)) {
      tokens.push({ figure: { text: piece, line: line.number, from: start, to: start + piece.length } });
      continue;
    }
    let reached = 0;
    for (const match of piece.matchAll(NUMBER)) {
      const end = match.index + match[0].length;
      if (isOrdinal(line.text, start + match.index, start + end)) continue;
      if (match.index > reached) tokens.push({ words: piece.slice(reached, match.index) });
      tokens.push({ figure: { text: match[0], line: line.number, from: start + match.index, to: start + end } });
      reached = end;
    }
    if (reached < piece.length) tokens.push({ words: piece.slice(reached) });
  }
  return tokens;
}

/** Entries of the part of the text from `start` to `end` (offsets). */
export function entriesOf(text: string, start: number, end: number): Entry[] {
  const lines = linesOfText(text);
  const skipped = pageNumberLines(text, lines);
  const entries: { words: string; figures: TextFigure[] }[] = [];
  for (const line of lines) {
    const from = Math.max(start - line.offset, 0);
    const to = Math.min(end - line.offset, line.text.length);
    if (from >= to || skipped.has(line.number) || (/^[\s|:-]+$/u.test(line.text) && line.text.includes('--'))) continue;
    // Characters outside the part are blanked so that positions stay those of the line.
    const inside = ' '.repeat(from) + foldRadicals(line.text.slice(from, to));
    for (const token of tokensOf({ ...line, text: inside })) {
      const last = entries[entries.length - 1];
      if ('words' in token) {
        if (last === undefined || last.figures.length > 0) entries.push({ words: token.words, figures: [] });
        else last.words += token.words;
      } else if (last === undefined) entries.push({ words: '', figures: [token.figure] });
      else last.figures.push(token.figure);
    }
  }
  return entries;
}
