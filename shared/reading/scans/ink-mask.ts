/**
 * Which pixels of a picture are ink: those clearly darker than the paper around them, since no photograph is lit evenly.
 */
import type { GreyPicture } from '../pdf/ink.js';

/** A window of this share of the width holds paper and ink of several letters. */
const WINDOW = 1 / 40;
/** Ink is at most this share of the brightness around it, and darker by so many grey levels. */
const SHARE = 0.85;
const DARKER = 18;

/** Taken out once: looked up for every pixel they cost more than what they do. */
const { max, min } = Math;

/** One byte a pixel, row by row: 1 where there is ink. */
export type InkMask = Uint8Array;

export function inkOf(picture: GreyPicture): InkMask {
  const { width, height, pixels } = picture;
  const line = width + 1;
  const sums = new Uint32Array(line * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += pixels[y * width + x] ?? 0;
      sums[(y + 1) * line + x + 1] = (sums[y * line + x + 1] ?? 0) + row;
    }
  }
  const reach = Math.max(8, Math.round((width * WINDOW) / 2));
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [max(0, y - reach) * line, min(height, y + reach + 1) * line];
    const rows = (bottom - top) / line;
    for (let x = 0; x < width; x++) {
      const [left, right] = [max(0, x - reach), min(width, x + reach + 1)];
      const sum =
        (sums[bottom + right] ?? 0) - (sums[top + right] ?? 0) - (sums[bottom + left] ?? 0) + (sums[top + left] ?? 0);
      const around = sum / (rows * (right - left));
      const value = pixels[y * width + x] ?? 255;
      if (value < around * SHARE && value < around - DARKER) mask[y * width + x] = 1;
    }
  }
  return mask;
}
