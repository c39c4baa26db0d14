/** Small pictures drawn by hand, as a scanner would hand them over: for tests of straightening, lattice and ink. */
import type { GreyPicture } from '#shared/reading/pdf/ink.js';

export interface Drawing extends GreyPicture {
  readonly pixels: Uint8Array;
}

/** Two pixels to a point. */
export function paper(width: number, height: number, shade = 255): Drawing {
  return { x: 0, y: 0, scale: 2, width, height, pixels: new Uint8Array(width * height).fill(shade) };
}

export function block(picture: Drawing, x0: number, y0: number, x1: number, y1: number, shade = 0): void {
  for (let y = y0; y < y1; y++) picture.pixels.fill(shade, y * picture.width + x0, y * picture.width + x1);
}

/** Rules two pixels thick on these lines, right and bottom edge included. */
export function table(picture: Drawing, xs: readonly number[], ys: readonly number[]): void {
  const [left, right] = [xs[0]!, xs.at(-1)! + 2];
  const [top, bottom] = [ys[0]!, ys.at(-1)! + 2];
  for (const x of xs) block(picture, x, top, x + 2, bottom);
  for (const y of ys) block(picture, left, y, right, y + 2);
}

/** Taken out once: looked up for every pixel they cost more than what they do. */
const { round } = Math;

/** Each pixel from where `from` says it lies. */
export function bent(picture: Drawing, from: (x: number, y: number) => readonly [number, number]): Drawing {
  const { width, height } = picture;
  const pixels = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = from(x, y);
      const [u, v] = [round(across), round(down)];
      if (u >= 0 && v >= 0 && u < width && v < height) pixels[y * width + x] = picture.pixels[v * width + u]!;
    }
  }
  return { ...picture, pixels };
}

export function turned(picture: Drawing, degrees: number): Drawing {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin, cx, cy] = [Math.cos(angle), Math.sin(angle), picture.width / 2, picture.height / 2];
  return bent(picture, (x, y) => [cx + (x - cx) * cos + (y - cy) * sin, cy - (x - cx) * sin + (y - cy) * cos]);
}
