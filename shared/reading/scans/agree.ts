/**
 * What stands in one cell, by the word of several readings: as it is, three times side by side, and three times side by
 * side for a recogniser of other make. A figure is believed where all say the same; words need one reading only, since
 * they are held against the official ones later.
 */
import type { GreyPicture } from '../pdf/ink.js';
import type { PixelBox } from './cell-ink.js';
import { lineOf } from './line-picture.js';
import type { Recognisers } from './recogniser.js';

export type InkReading =
  | { readonly kind: 'words' | 'agreed'; readonly text: string }
  /** `text` is what the plain reading makes of it. */
  | { readonly kind: 'differing'; readonly text: string };

const COPIES = 3;
/** A line this many times as wide as high holds no figure of the form. */
const WIDEST_FIGURE = 9;

const FIGURE = /^[0-9][0-9.,]*$|^[-/]$/u;

/** Characters of full width and the several dashes as ASCII has them. */
function plainly(text: string): string {
  return text
    .replace(/\s+/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[—–−]/gu, '-');
}

/** What stands three times in a text, and nothing beside it. */
function threeTimes(text: string): string | undefined {
  const length = text.length / COPIES;
  const unit = text.slice(0, length);
  return Number.isInteger(length) && length > 0 && unit.repeat(COPIES) === text ? unit : undefined;
}

/** Words, one reading each. */
export async function readWords(
  picture: GreyPicture,
  boxes: readonly PixelBox[],
  { first }: Recognisers,
): Promise<string[]> {
  return (await first.read(boxes.map((box) => lineOf(picture, box)))).map(({ text }) => text);
}

/** Lines that may hold figures. */
export async function readInk(
  picture: GreyPicture,
  boxes: readonly PixelBox[],
  recognisers: Recognisers,
): Promise<InkReading[]> {
  const plain = (await readWords(picture, boxes, recognisers)).map(plainly);
  const isFigure = boxes.map(({ x0, y0, x1, y1 }, index) => {
    const wide = (x1 - x0) / (y1 - y0) > WIDEST_FIGURE;
    return !wide && !/\p{Script=Han}/u.test(plain[index] ?? '');
  });
  const copies = boxes.filter((_, index) => isFigure[index]).map((box) => lineOf(picture, box, COPIES));
  const again = (await recognisers.first.read(copies)).map(({ text }) => threeTimes(plainly(text)));
  const second = (await recognisers.second.read(copies)).map(({ text }) => threeTimes(plainly(text)));
  let at = -1;
  return boxes.map((_, index) => {
    const text = plain[index] ?? '';
    if (isFigure[index] !== true) return { kind: 'words', text };
    at++;
    return agreed(text, again[at], second[at]);
  });
}

/** What the plain reading makes of a lone zero: a ring is a letter as well. */
const RINGS: ReadonlySet<string> = new Set(['o', 'O', '〇', '○']);

/** A lone character is easily overlooked in the plain reading; overlooked it says nothing, read otherwise it objects. */
function agreed(plain: string, again: string | undefined, second: string | undefined): InkReading {
  const heard = plain === '' ? again : RINGS.has(plain) ? '0' : plain;
  const isOne = heard !== undefined && heard === again && again === second;
  if (isOne && FIGURE.test(heard)) return { kind: 'agreed', text: heard };
  return { kind: 'differing', text: heard ?? second ?? '' };
}
