/**
 * One line of text as recognisers want it: black on white, 48 pixels high, its ink in the middle; on demand several times
 * side by side, since a lone digit is easily overlooked and a line of three of them is not.
 */
import type { GreyPicture } from '../pdf/ink.js';
import type { PixelBox } from './cell-ink.js';

/** 8-bit grey, row by row. */
export interface LinePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export const LINE_HEIGHT = 48;
const INK_HEIGHT = 34;
const SIDE = 12;
/** A dash or a dot is not blown up to the height of a letter: in points. */
const LEAST_HEIGHT = 6;
/** Pixels around the ink that belong to it: the soft edge of its strokes. */
const EDGE = 1;

export function lineOf(picture: GreyPicture, box: PixelBox, copies = 1): LinePicture {
  const { width: across, pixels, scale: pixelsPerPoint } = picture;
  const x0 = Math.max(0, box.x0 - EDGE);
  const y0 = Math.max(0, box.y0 - EDGE);
  const x1 = Math.min(across, box.x1 + EDGE);
  const y1 = Math.min(picture.height, box.y1 + EDGE);
  const scale = INK_HEIGHT / Math.max(y1 - y0, LEAST_HEIGHT * pixelsPerPoint);
  const ink = Math.max(1, Math.round((x1 - x0) * scale));
  const tall = Math.max(1, Math.round((y1 - y0) * scale));
  const top = Math.round((LINE_HEIGHT - tall) / 2);
  const width = SIDE + copies * (ink + SIDE);
  const line = new Uint8Array(width * LINE_HEIGHT).fill(255);
  const { dark, paper } = shadesOf(picture, { x0, y0, x1, y1 });
  const grey = (x: number, y: number): number =>
    pixels[Math.min(y1 - 1, Math.max(y0, y)) * across + Math.min(x1 - 1, Math.max(x0, x))] ?? 255;
  for (let row = 0; row < tall; row++) {
    const v = y0 + (row + 0.5) / scale - 0.5;
    const [below, fy] = [Math.floor(v), v - Math.floor(v)];
    for (let column = 0; column < ink; column++) {
      const u = x0 + (column + 0.5) / scale - 0.5;
      const [right, fx] = [Math.floor(u), u - Math.floor(u)];
      const upper = grey(right, below) * (1 - fx) + grey(right + 1, below) * fx;
      const lower = grey(right, below + 1) * (1 - fx) + grey(right + 1, below + 1) * fx;
      const value = upper * (1 - fy) + lower * fy;
      const shade = Math.max(0, Math.min(255, Math.round(((value - dark) * 255) / (paper - dark))));
      for (let copy = 0; copy < copies; copy++) {
        line[(top + row) * width + SIDE + copy * (ink + SIDE) + column] = shade;
      }
    }
  }
  return { width, height: LINE_HEIGHT, pixels: line };
}

/** The darkest ink and the paper, a few stray pixels left aside. */
function shadesOf({ pixels, width }: GreyPicture, box: PixelBox): { dark: number; paper: number } {
  const shades = new Uint32Array(256);
  let count = 0;
  for (let y = box.y0; y < box.y1; y++) {
    for (let x = box.x0; x < box.x1; x++, count++) {
      const shade = pixels[y * width + x] ?? 255;
      shades[shade] = (shades[shade] ?? 0) + 1;
    }
  }
  const below = (share: number): number => {
    let seen = 0;
    for (let shade = 0; shade < 256; shade++) {
      seen += shades[shade] ?? 0;
      if (seen >= share * count) return shade;
    }
    return 255;
  };
  const [dark, paper] = [below(0.03), below(0.8)];
  return { dark, paper: Math.max(paper, dark + 1) };
}
