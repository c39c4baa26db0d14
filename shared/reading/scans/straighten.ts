/**
 * A picture of a page as it would be if it lay straight: turned by the angle of its lines of text, then drawn into the
 * rectangle that its longest ruling lines ought to make, which takes the perspective of a photograph away. Bent paper
 * stays bent.
 */
import type { GreyPicture } from '../pdf/ink.js';
import { inkOf, type InkMask } from './ink-mask.js';
import { strokesOf, type Stroke } from './strokes.js';

/** Where a pixel of the straight picture lies in the one that was given. */
export type Way = (x: number, y: number) => readonly [number, number];

export interface StraightPicture {
  readonly picture: GreyPicture;
  readonly mask: InkMask;
  readonly way: Way;
}

/** Degrees beyond which nobody feeds paper. */
const MOST_LEAN = 6;
const COARSE = 0.25;
const FINE = 0.05;
/** Pixels of the picture to one of the coarse look. */
const BLOCK = 4;
/** A line this long tells a direction: shares of width and height. */
const LONG = { horizontal: 0.25, vertical: 0.06 } as const;
/** Less than this many pixels at a corner is not worth a second drawing. */
const WORTH = 1.2;

/** Taken out once: looked up for every pixel they cost more than what they do. */
const { floor, round } = Math;
const tangent = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);

/** How the lines of text and rules lean, in degrees: the angle at which they fall into the fewest rows. */
export function leanOf(mask: InkMask, width: number, height: number): number {
  const [across, down] = [floor(width / BLOCK), floor(height / BLOCK)];
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let ink = 0;
      for (let row = 0; row < BLOCK; row++) {
        const at = (y * BLOCK + row) * width + x * BLOCK;
        for (let column = 0; column < BLOCK; column++) ink += mask[at + column] ?? 0;
      }
      if (ink >= BLOCK) {
        xs.push(x);
        ys.push(y);
      }
    }
  }
  const rows = new Float64Array(down + 2 * across);
  const sharpness = (degrees: number): number => {
    rows.fill(0);
    const slope = tangent(degrees);
    for (let index = 0; index < xs.length; index++) {
      const at = round((ys[index] ?? 0) - slope * ((xs[index] ?? 0) - across / 2)) + across;
      if (at >= 0 && at < rows.length) rows[at] = (rows[at] ?? 0) + 1;
    }
    let sum = 0;
    for (let index = 1; index < rows.length; index++) sum += ((rows[index] ?? 0) - (rows[index - 1] ?? 0)) ** 2;
    return sum;
  };
  const best = (from: number, to: number, step: number): number => {
    let [angle, most] = [0, -1];
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const value = sharpness(degrees);
      if (value > most) [angle, most] = [degrees, value];
    }
    return angle;
  };
  const coarse = best(-MOST_LEAN, MOST_LEAN, COARSE);
  return best(coarse - COARSE, coarse + COARSE, FINE);
}

/** The leans of lines as a straight function of where they lie; the third that fits worst is left out. */
function leansBy(strokes: readonly Stroke[], middle: number): ((at: number) => number) | undefined {
  if (strokes.length < 2) return undefined;
  const fit = (used: readonly Stroke[]): { lean: number; change: number } => {
    let [n, sx, sy, sxy, sxx] = [0, 0, 0, 0, 0];
    for (const { from, to, middle: at, lean } of used) {
      const weight = (to - from) ** 2;
      const x = at - middle;
      n += weight;
      sx += weight * x;
      sy += weight * lean;
      sxy += weight * x * lean;
      sxx += weight * x * x;
    }
    const spread = sxx / n - (sx / n) ** 2;
    const change = spread > 1 ? (sxy / n - (sx / n) * (sy / n)) / spread : 0;
    return { lean: sy / n - (change * sx) / n, change };
  };
  let { lean, change } = fit(strokes);
  if (strokes.length >= 6) {
    const off = (stroke: Stroke): number => Math.abs(stroke.lean - lean - change * (stroke.middle - middle));
    const sorted = [...strokes].sort((a, b) => off(a) - off(b));
    ({ lean, change } = fit(sorted.slice(0, Math.ceil((sorted.length * 2) / 3))));
  }
  return (at) => lean + change * (at - middle);
}

type Corner = readonly [number, number];

/** Where a horizontal line through (cx, y) and a vertical one through (x, cy) meet. */
function meeting(cx: number, y: number, lean: number, x: number, cy: number, slant: number): Corner {
  // v = y + lean * (u - cx), u = x + slant * (v - cy)
  const u = (x + slant * (y - lean * cx - cy)) / (1 - slant * lean);
  return [u, y + lean * (u - cx)];
}

/** The four corners to which those of the whole picture belong, from the leans of its long lines. */
function cornersOf(mask: InkMask, width: number, height: number): Corner[] | undefined {
  const shortest = round(width / 40);
  const long = (stroke: Stroke): boolean =>
    stroke.to - stroke.from >= (stroke.axis === 'horizontal' ? LONG.horizontal * width : LONG.vertical * height) &&
    stroke.thickness < 12 &&
    Math.abs(stroke.lean) < tangent(MOST_LEAN);
  const level = leansBy(strokesOf(mask, width, height, 'horizontal', shortest).filter(long), height / 2);
  const upright = leansBy(strokesOf(mask, width, height, 'vertical', shortest).filter(long), width / 2);
  if (level === undefined || upright === undefined) return undefined;
  const corner = (x: number, y: number): Corner => meeting(width / 2, y, level(y), x, height / 2, upright(x));
  return [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)];
}

/** The projective map that takes the corners of a rectangle to these four. */
function projection(width: number, height: number, corners: readonly Corner[]): Way {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners as [Corner, Corner, Corner, Corner];
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  return (x, y) => {
    const [u, v] = [x / width, y / height];
    const w = g * u + h * v + 1;
    return [(a * u + b * v + c) / w, (d * u + e * v + f) / w];
  };
}

/** Drawn anew, each pixel from where it lies; what lies outside has the shade of paper. */
export function drawn(picture: GreyPicture, way: Way): GreyPicture {
  const { width, height, pixels } = picture;
  const straight = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = way(x, y);
      const [x0, y0] = [floor(u), floor(v)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const [fx, fy] = [u - x0, v - y0];
      const at = y0 * width + x0;
      const above = (pixels[at] ?? 255) * (1 - fx) + (pixels[at + 1] ?? 255) * fx;
      const below = (pixels[at + width] ?? 255) * (1 - fx) + (pixels[at + width + 1] ?? 255) * fx;
      straight[y * width + x] = round(above * (1 - fy) + below * fy);
    }
  }
  return { ...picture, pixels: straight };
}

export function straightened(picture: GreyPicture): StraightPicture {
  const { width, height } = picture;
  const given = inkOf(picture);
  const slope = tangent(leanOf(given, width, height));
  const [cos, sin] = [1 / Math.hypot(1, slope), slope / Math.hypot(1, slope)];
  const turn: Way = (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    return [width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos];
  };
  const leans = Math.abs(slope) * (width / 2) > WORTH;
  const turned = leans ? drawn(picture, turn) : picture;
  const mask = leans ? inkOf(turned) : given;
  const first: Way = leans ? turn : (x, y) => [x, y];
  const corners = cornersOf(mask, width, height);
  const wanted: Corner[] = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const off = (corners ?? wanted).map(([x, y], index) =>
    Math.hypot(x - (wanted[index]?.[0] ?? 0), y - (wanted[index]?.[1] ?? 0)),
  );
  if (corners === undefined || Math.max(...off) < WORTH) return { picture: turned, mask, way: first };
  const flat = projection(width, height, corners);
  const way: Way = (x, y) => first(...flat(x, y));
  const straight = drawn(picture, way);
  return { picture: straight, mask: inkOf(straight), way };
}
