/**
 * What one cell says to somebody who looks at the page, with every reason not to trust it as a number. Digits of
 * different paragraphs, sizes or hands are never joined to a figure: which of them is meant cannot be known.
 */
import { digitsOf, hasNumberSign } from '../normalise.js';
import type { Departure } from './appearance.js';
import { elementChildren, type PageElement } from './tree.js';
import { withoutUnit } from './unit-figures.js';

export interface CellContent {
  readonly text: string;
  readonly doubts: readonly string[];
  readonly struck: boolean;
  /** A raised or lowered number beside it was left out: a note mark, or else an exponent. A person must look. */
  readonly noteMark: boolean;
  /** What is not plain in it, beside the cell itself. */
  readonly departures: readonly Departure[];
  /** Only some of its characters are not plain: which of them are meant is not known. */
  readonly partly: boolean;
}

interface Piece {
  readonly text: string;
  readonly element: PageElement;
  /** Counts up at every line end inside the cell. */
  readonly line: number;
  /** The nearest class or id inside the cell: sheets that are not at hand may hide one and show the other. */
  readonly named: string;
  /** What is not plain between the cell and the text, as one word. */
  readonly look: string;
}

const LINE_ENDS = new Set(['br', 'hr']);
/** Painted, and not text. */
const PICTURES = new Set(
  'img svg canvas object embed iframe applet video math input select textarea meter progress'.split(' '),
);
const FIGURES = /^[0-9\uff10-\uff19.,\uff0c\uff0e\s\u00a0\u200b\ufeff]+$/u;
const SPACED = /[0-9\uff10-\uff19.,\uff0c\uff0e][\s\u00a0]+[0-9\uff10-\uff19.,\uff0c\uff0e]/u;

export function isBlock(element: PageElement): boolean {
  const { display } = element.appearance;
  return !/^(?:inline|contents|ruby|none)/u.test(display);
}

/** A table of one cell only frames what stands in it. */
export function isFrameTable(table: PageElement): boolean {
  const cells: PageElement[] = [];
  const visit = (element: PageElement): void => {
    for (const child of elementChildren(element)) {
      if (child.appearance.gone) continue;
      if (child.name === 'td' || child.name === 'th') cells.push(child);
      else if (child.name !== 'table') visit(child);
    }
  };
  visit(table);
  return cells.length === 1;
}

export function hasText(element: PageElement): boolean {
  if (element.appearance.gone) return false;
  return element.children.some((child) => {
    if (typeof child !== 'string') return hasText(child);
    return element.appearance.seen === 'yes' && child.trim() !== '';
  });
}

function holdsText(element: PageElement): boolean {
  return element.children.some((child) => (typeof child === 'string' ? child.trim() !== '' : holdsText(child)));
}

interface Collected {
  readonly pieces: Piece[];
  readonly departures: Departure[];
  pictures: boolean;
  tables: boolean;
}

/** Pictures of a point or two only keep cells apart. */
function isPainted(picture: PageElement): boolean {
  const spacer = ['width', 'height'].some((side) => /^[012](?:px)?$/u.test(picture.attribute(side) ?? ''));
  const hidden = picture.attribute('hidden') !== undefined || picture.attribute('type') === 'hidden';
  return !spacer && !hidden && !(picture.name === 'img' && picture.appearance.seen === 'no');
}

function collect(cell: PageElement): Collected {
  const found: Collected = { pieces: [], departures: [], pictures: false, tables: false };
  let line = 0;
  const visit = (element: PageElement, holder: PageElement, named: string, outer: string): void => {
    const { appearance, name } = element;
    if (PICTURES.has(name)) {
      if (holder.appearance.seen !== 'no' && isPainted(element)) found.pictures = true;
      return;
    }
    if (name === 'table' && !isFrameTable(element)) {
      if (hasText(element)) found.tables = true;
      return;
    }
    if (LINE_ENDS.has(name)) line++;
    // What spreadsheets leave behind: nothing, hidden.
    const empty = appearance.gone && !holdsText(element);
    const own = element === cell || empty ? [] : appearance.departures;
    found.departures.push(...own);
    const look = own.reduce((all, { what }) => `${all};${what}`, outer);
    const block = element !== cell && isBlock(element);
    if (block) line++;
    for (const child of element.children) {
      if (typeof child === 'string') found.pieces.push({ text: child, element, line, named, look });
      else visit(child, element, child.attribute('class') ?? child.attribute('id') ?? named, look);
    }
    if (block) line++;
  };
  visit(cell, cell, '', '');
  return found;
}

function hasDigits(text: string): boolean {
  return digitsOf(text) !== '' || hasNumberSign(text);
}

function figureDoubts(pieces: readonly Piece[]): string[] {
  const doubts: string[] = [];
  const filled = pieces.filter((piece) => piece.text.trim() !== '');
  const lines = new Set(filled.map((piece) => piece.line));
  if (lines.size > 1) doubts.push('several-lines');
  else if (SPACED.test(textOf(pieces))) doubts.push('spaced');
  // Where the page says nothing of the size, browsers take their own.
  const different = new Map(filled.map(({ element }) => [element.appearance.sizes.join(), element.appearance.sizes]));
  const sizes = different.size < 2 ? [] : [...different.values()].flatMap((own) => (own.length === 0 ? [16] : own));
  if (sizes.some((size) => sizes.some((other) => size > 1.2 * other))) doubts.push('mixed-size');
  if (new Set(filled.map((piece) => piece.named)).size > 1) doubts.push('ambiguous');
  return doubts;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

export function cellContent(cell: PageElement): CellContent {
  const { pieces, departures, pictures, tables } = collect(cell);
  const of = (wanted: (piece: Piece) => boolean): Piece[] => pieces.filter(wanted);
  const seen = of(({ element }) => element.appearance.seen === 'yes' && !element.appearance.gone);
  const struck = seen.filter(({ element }) => element.appearance.struck && !element.appearance.raised);
  const raised = seen.filter(({ element }) => element.appearance.raised);
  const kept = seen.filter(({ element }) => !element.appearance.struck && !element.appearance.raised);
  const text = textOf(kept).replace(/[\s\u00a0]+/gu, '');
  const crossedOut = textOf(struck).trim() !== '';

  const figures = withoutUnit(kept);
  const doubts = FIGURES.test(textOf(figures)) && text !== '' ? figureDoubts(figures) : [];
  const noteMark = hasDigits(textOf(raised));
  if (noteMark && text === '') doubts.push('mixed-size');
  const filled = kept.filter((piece) => piece.text.trim() !== '');
  const partly = new Set(filled.map(({ look }) => look)).size > 1;
  const unseen = of(({ element }) => element.appearance.seen === 'no');
  if (
    (partly && hasDigits(text)) ||
    departures.some(({ kind }) => kind === 'element') ||
    (text === '' && hasDigits(textOf(unseen)))
  )
    doubts.push('not-visible');
  if (pictures) doubts.push('covered');
  if (tables) doubts.push('ambiguous');
  // Deleted text with nothing in its place: whether the author meant a blank cannot be known.
  if (crossedOut && text === '') doubts.push('struck');
  return { text, doubts: [...new Set(doubts)].sort(), struck: crossedOut, noteMark, departures, partly };
}
