/**
 * Are the digits on the paper those that the text layer claims? Both engines believe a font's map from codes to
 * characters, so neither can tell that its “7” is painted as a 1. Here the painted forms are looked at, a few of each font
 * and digit: two claims may not stand for one form, and a form may not be another digit's beyond doubt. Speaks only where
 * it is sure; unusual typefaces are left alone. A font that is caught once is believed in nothing.
 */
import { DIGIT } from './cell-text.js';
import { likeness, shapeOf, type DigitShape } from './digit-shapes.js';
import { DIGIT_TEMPLATES } from './digit-templates.js';
import type { GreyPicture } from './ink.js';
import { digitsOf } from '../normalise.js';
import { centreX, centreY, contains, type Box, type Glyph, type PageModel } from './page-model.js';
import type { PdfReading } from './pdfium.js';

/** How large a digit is painted for this look: pixels to its em. */
const EM = 56;
/** Room around the outline, in points. */
const ROOM = 1.5;
/** Pictures of each outline of a font's digit: one, and where that speaks against a font, as many as must agree with it. */
const FIRST_LOOK = 1;
const SECOND_LOOK = 3;
/** Tries for an outline whose first picture showed no whole form: a line or a cover may lie over a cell or two. */
const MOST_TRIES = 12;
/** Pictures in all. */
const MOST = 120;
/** Outlines of a font's digit are one glyph when they agree within this share of an em. */
const OUTLINE = 0.005;

/**
 * Measured on 61 faces of 20 families, each against the templates of all others: an honest digit never came nearer to
 * another digit than to its own by more than 0.03 once the likeness passed 0.7, and no two digits of a face reached 0.82.
 */
const SURE = 0.75;
const MARGIN = 0.15;
const ONE_FORM = 0.95;

/** Counters that a digit may have: 4, 6 and 9 are open in some faces, 0 is crossed in others. */
const COUNTERS: Readonly<Record<string, readonly number[]>> = {
  '0': [1, 2],
  '1': [0],
  '2': [0],
  '3': [0],
  '4': [0, 1],
  '5': [0],
  '6': [0, 1],
  '7': [0],
  '8': [2],
  '9': [0, 1],
};

/** The digit that a form certainly is, if that is another one than claimed. */
export function otherDigit(shape: DigitShape, claimed: string): string | undefined {
  const likest = new Map<string, number>();
  for (const { digit, form } of DIGIT_TEMPLATES) {
    likest.set(digit, Math.max(likest.get(digit) ?? -1, likeness(shape.form, form)));
  }
  const own = likest.get(claimed) ?? -1;
  const [best] = [...likest].filter(([digit]) => digit !== claimed).sort((a, b) => b[1] - a[1]);
  if (best === undefined) return undefined;
  const [digit, like] = best;
  return like >= SURE && like - own >= MARGIN && COUNTERS[digit]?.includes(shape.counters) === true ? digit : undefined;
}

export interface DigitSample {
  readonly font: number;
  readonly claimed: string;
  readonly shape: DigitShape;
  /** Samples of one outline of one font: what is said of one must hold for all. */
  readonly outline: string;
}

/** The fonts that paint other digits than they claim. */
export function lyingFonts(samples: readonly DigitSample[]): ReadonlySet<number> {
  const lying = new Set<number>();
  const outlines = new Map<string, DigitSample[]>();
  for (const sample of samples) outlines.set(sample.outline, [...(outlines.get(sample.outline) ?? []), sample]);
  for (const same of outlines.values()) {
    const others = new Set(same.map(({ shape, claimed }) => otherDigit(shape, claimed)));
    const [first] = same;
    if (first !== undefined && others.size === 1 && !others.has(undefined)) lying.add(first.font);
  }
  const firsts = [...outlines.values()].flatMap((same) => same.slice(0, 1));
  firsts.forEach((one, index) => {
    for (const other of firsts.slice(index + 1)) {
      if (one.claimed === other.claimed || one.shape.counters !== other.shape.counters) continue;
      // Which of the two claims is true is not known.
      if (likeness(one.shape.form, other.shape.form) >= ONE_FORM) lying.add(one.font).add(other.font);
    }
  });
  return lying;
}

interface Wanted {
  readonly glyph: Glyph;
  readonly font: number;
  readonly outline: Box;
  readonly key: string;
}

/** Which form of which font paints a digit; font 0 where nobody told it. */
export function outlineOf({ text, box, baseline, size, drawn }: Glyph): string {
  const { font, outline } = drawn ?? { font: 0, outline: box };
  const share = (points: number): number => Math.round(points / size / OUTLINE);
  const place = `${share(outline[0] - box[0])} ${share(baseline - outline[1])}`;
  return `${font} ${text} ${place} ${share(outline[2] - outline[0])} ${share(outline[3] - outline[1])}`;
}

type Painter = Pick<PdfReading, 'pictures'>;

export interface DigitsOfPage {
  readonly page: PageModel;
  /** With crossed-out ones marked. */
  readonly glyphs: readonly Glyph[];
  /** The cells whose figures are to be looked at. */
  readonly boxes: readonly Box[];
}

export interface FontVerdicts {
  /** Fonts of these cells that paint other digits than they claim. */
  readonly lying: ReadonlySet<number>;
  /** Outlines of digits that could not be looked at: what they paint is not known. */
  readonly unproven: ReadonlySet<string>;
}

export function judgeFonts(open: Painter, pages: readonly DigitsOfPage[]): FontVerdicts {
  const samples = sampleDigits(open, pages, FIRST_LOOK);
  const suspected = lyingFonts(samples);
  const lying = suspected.size === 0 ? suspected : lyingFonts(sampleDigits(open, pages, SECOND_LOOK));
  const unproven = unseen(pages, samples);
  if (unproven.size === 0) return { lying, unproven };
  const others = sampleDigits(open, pages, MOST_TRIES, unproven);
  const found = lyingFonts([...samples, ...others]);
  return { lying: new Set([...lying, ...found]), unproven: unseen(pages, [...samples, ...others]) };
}

/** Of one digit of one font, and apart only by what rounding does at a border. */
function isSameOutline(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')];
  return a.every((part, index) => (index < 2 ? part === b[index] : Math.abs(Number(part) - Number(b[index])) <= 1));
}

/** Outlines that stand in a cell and in no sample. */
function unseen(pages: readonly DigitsOfPage[], samples: readonly DigitSample[]): ReadonlySet<string> {
  const seen = new Set(samples.map(({ outline }) => outline));
  const others = pages.flatMap(digitsIn).filter(({ key, glyph }) => !seen.has(key) && !glyph.doubts.includes('struck'));
  const missing = [...new Set(others.map(({ key }) => key))];
  return new Set(
    missing.filter((key) => key.startsWith('0 ') || ![...seen].some((other) => isSameOutline(key, other))),
  );
}

/** The fonts of these cells that paint other digits than they claim. */
export function lyingFontsOf(open: Painter, pages: readonly DigitsOfPage[]): ReadonlySet<number> {
  return judgeFonts(open, pages).lying;
}

/** Every look at a page asks for the same. */
const DIGITS = new WeakMap<DigitsOfPage, readonly Wanted[]>();

/** The digits that stand in the cells, aslant ones left out, each with the font and outline it is painted by. */
function digitsIn(sheet: DigitsOfPage): readonly Wanted[] {
  const known = DIGITS.get(sheet);
  if (known !== undefined) return known;
  const { glyphs, boxes } = sheet;
  const found: Wanted[] = [];
  for (const glyph of glyphs) {
    const { drawn, box } = glyph;
    if (glyph.slanted || !DIGIT.test(glyph.text)) continue;
    const [x, y] = [centreX(box), centreY(box)];
    if (!boxes.some((cell) => contains(cell, x, y))) continue;
    const { font, outline } = drawn ?? { font: 0, outline: box };
    found.push({ glyph, font, outline, key: outlineOf(glyph) });
  }
  DIGITS.set(sheet, found);
  return found;
}

/** `each`: pictures of one outline of one font's digit; `of`: outlines that are asked for, all if absent. */
export function sampleDigits(
  open: Painter,
  pages: readonly DigitsOfPage[],
  each = FIRST_LOOK,
  of?: ReadonlySet<string>,
): DigitSample[] {
  const seen = new Map<string, number>();
  let count = 0;
  return pages.flatMap((sheet) => {
    const { page } = sheet;
    const wanted = digitsIn(sheet).filter(({ glyph, font, key }) => {
      if (font === 0 || glyph.doubts.length > 0 || of?.has(key) === false) return false;
      if ((seen.get(key) ?? 0) >= each || count >= MOST) return false;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      count += 1;
      return true;
    });
    const parts = wanted.map(({ glyph, outline: [x0, y0, x1, y1] }) => ({
      area: [x0 - ROOM, y0 - ROOM, x1 + ROOM, y1 + ROOM] as const,
      scale: EM / glyph.size,
    }));
    const pictures: readonly (GreyPicture | undefined)[] = parts.length === 0 ? [] : open.pictures(page, parts);
    return wanted.flatMap(({ glyph, font, outline, key }, index) => {
      const picture = pictures[index];
      const shape = picture === undefined ? undefined : shapeOf(picture, outline);
      return shape === undefined ? [] : [{ font, claimed: digitsOf(glyph.text), shape, outline: key }];
    });
  });
}
