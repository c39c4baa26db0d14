/**
 * What is painted on the page, against what the text layer says: a digit without ink is not on the paper, and ink
 * without a glyph is a figure that the text layer keeps to itself. Works on grey pictures and knows no engine.
 */
import type { Box, Glyph } from './page-model.js';

/** 8-bit grey, row by row; `x` and `y` place its corner on the page in points, `scale` is pixels to a point. */
export interface GreyPicture {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Grey levels between ink and paper below which nobody reads a digit. */
const CONTRAST = 60;
/** A cell's own borders and their smear, in points. */
const BORDER = 2;
/** Pixels of ink that make a stroke of a digit, at two pixels to a point. */
const STROKE_PIXELS = 9;
/** Ink around a glyph that is still its own. */
const HALO = 1;

interface PixelRange {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function rangeOf(picture: GreyPicture, box: Box): PixelRange {
  const at = (value: number, origin: number, most: number): number =>
    Math.max(0, Math.min(most, Math.round((value - origin) * picture.scale)));
  return {
    x0: at(box[0], picture.x, picture.width),
    y0: at(box[1], picture.y, picture.height),
    x1: at(box[2], picture.x, picture.width),
    y1: at(box[3], picture.y, picture.height),
  };
}

/** Difference between the lightest and the darkest pixel of a box; 0 outside the picture. */
export function contrastIn(picture: GreyPicture, box: Box): number {
  const { x0, y0, x1, y1 } = rangeOf(picture, box);
  const { pixels, width } = picture;
  let darkest = 255;
  let lightest = 0;
  for (let y = y0; y < y1; y++) {
    const end = y * width + x1;
    for (let at = y * width + x0; at < end; at++) {
      const value = pixels[at] ?? 255;
      if (value < darkest) darkest = value;
      if (value > lightest) lightest = value;
    }
  }
  return Math.max(0, lightest - darkest);
}

/** The digit's body, without the air above and below in which a rule may lie. */
function bodyOf(glyph: Glyph): Box {
  const [x0, y0, x1, y1] = glyph.box;
  const height = y1 - y0;
  return [x0, y0 + 0.1 * height, x1, y1 - 0.16 * height];
}

export function isInked(picture: GreyPicture, glyph: Glyph): boolean {
  return contrastIn(picture, bodyOf(glyph)) >= CONTRAST;
}

/** Whether each pixel of `whole`, row by row, belongs to one of the boxes. */
function pixelsOf(whole: PixelRange, boxes: readonly PixelRange[]): Uint8Array {
  const width = whole.x1 - whole.x0;
  const taken = new Uint8Array(width * (whole.y1 - whole.y0));
  for (const box of boxes) {
    const [from, to] = [Math.max(box.x0, whole.x0) - whole.x0, Math.min(box.x1, whole.x1) - whole.x0];
    if (from >= to) continue;
    for (let y = Math.max(box.y0, whole.y0); y < Math.min(box.y1, whole.y1); y++) {
      const row = (y - whole.y0) * width;
      taken.fill(1, row + from, row + to);
    }
  }
  return taken;
}

/**
 * Something of the size of a stroke is painted inside the box and is no part of the glyphs given. The paper may be
 * tinted: what counts is how far a pixel lies from the commonest shade.
 */
export function isPaintedBeside(picture: GreyPicture, box: Box, glyphs: readonly Glyph[]): boolean {
  const inner: Box = [box[0] + BORDER, box[1] + BORDER, box[2] - BORDER, box[3] - BORDER];
  const range = rangeOf(picture, inner);
  const { x0, y0, x1, y1 } = range;
  if (x0 >= x1 || y0 >= y1) return false;
  const known = glyphs.map((glyph) => {
    const [left, top, right, bottom] = glyph.box;
    return rangeOf(picture, [left - HALO, top - HALO, right + HALO, bottom + HALO]);
  });
  const taken = pixelsOf(range, known);
  const shades = new Uint32Array(256);
  const { pixels, width } = picture;
  let at = 0;
  for (let y = y0; y < y1; y++) {
    const end = y * width + x1;
    for (let pixel = y * width + x0; pixel < end; pixel++) {
      if (taken[at++] === 1) continue;
      const value = pixels[pixel] ?? 255;
      shades[value] = (shades[value] ?? 0) + 1;
    }
  }
  let paper = 0;
  for (let value = 1; value < 256; value++) if ((shades[value] ?? 0) > (shades[paper] ?? 0)) paper = value;
  let inked = 0;
  for (let value = 0; value < 256; value++) if (Math.abs(value - paper) >= CONTRAST) inked += shades[value] ?? 0;
  return inked >= STROKE_PIXELS * (picture.scale / 2) ** 2;
}
