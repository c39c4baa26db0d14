/**
 * The painted form of one digit, brought to a common size so that it can be laid over others: greys on a small raster
 * and the number of closed counters (one in 0, 6 and 9, two in 8). Works on grey pictures and knows no engine and no font.
 */
import type { GreyPicture } from './ink.js';
import type { Box } from './page-model.js';

export const SHAPE_WIDTH = 16;
export const SHAPE_HEIGHT = 20;
/** Grey levels between ink and paper below which a form cannot be told from its ground. */
const CONTRAST = 60;
/** Paper that must lie around the digit, in pixels: else something else is painted into its box. */
const CLEARANCE = 2;
/** Share of a digit's box below which a speck of paper inside is no counter. */
const SMALLEST_COUNTER = 0.006;
/** Wider than this share of its height, a form is drawn out to the full width of the raster; a bare stem is not. */
const STEM = 0.3;

export interface DigitShape {
  /** Ink from 0 to 1, row by row. */
  readonly pixels: Float32Array;
  readonly form: UnitForm;
  readonly counters: number;
}

interface Crop {
  readonly width: number;
  readonly height: number;
  /** Ink from 0 to 1. */
  readonly ink: Float32Array;
}

function cropOf(picture: GreyPicture, box: Box): Crop | undefined {
  const left = Math.floor((box[0] - picture.x) * picture.scale) - CLEARANCE;
  const top = Math.floor((box[1] - picture.y) * picture.scale) - CLEARANCE;
  const width = Math.ceil((box[2] - picture.x) * picture.scale) + CLEARANCE - left;
  const height = Math.ceil((box[3] - picture.y) * picture.scale) + CLEARANCE - top;
  if (left < 0 || top < 0 || left + width > picture.width || top + height > picture.height) return undefined;
  const shades = new Uint32Array(256);
  const at = (x: number, y: number): number => picture.pixels[(top + y) * picture.width + left + x] ?? 255;
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) shades[at(x, y)] = (shades[at(x, y)] ?? 0) + 1;
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) shades[at(x, y)] = (shades[at(x, y)] ?? 0) + 1;
  const paper = shades.indexOf(Math.max(...shades));
  const ink = new Float32Array(width * height);
  let most = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const strength = Math.abs(at(x, y) - paper);
      ink[y * width + x] = strength;
      most = Math.max(most, strength);
    }
  }
  return most < CONTRAST ? undefined : { width, height, ink: ink.map((strength) => strength / most) };
}

interface Bounds {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Undefined where nothing is inked or the ink reaches the edge of the crop. */
function boundsOf({ width, height, ink }: Crop): Bounds | undefined {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((ink[y * width + x] ?? 0) < 0.5) continue;
      [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x + 1), Math.min(y0, y), Math.max(y1, y + 1)];
    }
  }
  return x0 === 0 || y0 === 0 || x1 === width || y1 === height || x1 <= x0 ? undefined : { x0, y0, x1, y1 };
}

/** Stretches of paper that ink closes off on all sides. */
function countersOf({ width, height, ink }: Crop, bounds: Bounds): number {
  const seen = new Uint8Array(width * height);
  // Each pixel is put there once.
  const open = new Int32Array(width * height);
  const sizeFrom = (start: number): number => {
    let [size, last] = [0, 1];
    open[0] = start;
    seen[start] = 1;
    const visit = (next: number): void => {
      if (next < 0 || next >= seen.length || seen[next] === 1 || (ink[next] ?? 0) >= 0.5) return;
      seen[next] = 1;
      open[last++] = next;
    };
    while (last > 0) {
      const at = open[--last] ?? 0;
      size++;
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      visit(at - width);
      visit(at + width);
    }
    return size;
  };
  sizeFrom(0);
  const least = SMALLEST_COUNTER * (bounds.x1 - bounds.x0) * (bounds.y1 - bounds.y0);
  let counters = 0;
  for (let at = 0; at < seen.length; at++) {
    if (seen[at] === 1 || (ink[at] ?? 0) >= 0.5) continue;
    if (sizeFrom(at) >= least) counters++;
  }
  return counters;
}

/** Mean ink of a rectangle with fractional edges. */
function meanInk({ width, ink }: Crop, x0: number, y0: number, x1: number, y1: number): number {
  let [sum, area] = [0, 0];
  for (let y = Math.floor(y0); y < y1; y++) {
    const high = Math.min(y + 1, y1) - Math.max(y, y0);
    for (let x = Math.floor(x0); x < x1; x++) {
      const share = high * (Math.min(x + 1, x1) - Math.max(x, x0));
      sum += share * (ink[y * width + x] ?? 0);
      area += share;
    }
  }
  return area === 0 ? 0 : sum / area;
}

/** `box`: the outline of the glyph, in points. Undefined where no single form can be seen in it. */
export function shapeOf(picture: GreyPicture, box: Box): DigitShape | undefined {
  const crop = cropOf(picture, box);
  const bounds = crop === undefined ? undefined : boundsOf(crop);
  if (crop === undefined || bounds === undefined) return undefined;
  const [wide, high] = [bounds.x1 - bounds.x0, bounds.y1 - bounds.y0];
  const scaleY = high / SHAPE_HEIGHT;
  const scaleX = wide / high > STEM ? wide / SHAPE_WIDTH : scaleY;
  const indent = (SHAPE_WIDTH * scaleX - wide) / 2;
  const pixels = new Float32Array(SHAPE_WIDTH * SHAPE_HEIGHT);
  for (let row = 0; row < SHAPE_HEIGHT; row++) {
    for (let column = 0; column < SHAPE_WIDTH; column++) {
      const left = bounds.x0 - indent + column * scaleX;
      const [x0, x1] = [Math.max(bounds.x0, left), Math.min(bounds.x1, left + scaleX)];
      const top = bounds.y0 + row * scaleY;
      const share = Math.max(0, x1 - x0) / scaleX;
      pixels[row * SHAPE_WIDTH + column] = share === 0 ? 0 : share * meanInk(crop, x0, top, x1, top + scaleY);
    }
  }
  return { pixels, form: unitForm(pixels), counters: countersOf(crop, bounds) };
}

/** A form less its mean and of length 1, so that two are compared by one product. */
export type UnitForm = Float32Array;

export function unitForm(pixels: Float32Array): UnitForm {
  let sum = 0;
  for (const ink of pixels) sum += ink;
  const mean = sum / pixels.length;
  let square = 0;
  for (const ink of pixels) square += (ink - mean) ** 2;
  const length = Math.sqrt(square) || 1;
  return pixels.map((ink) => (ink - mean) / length);
}

/** How alike two forms are: 1 the same, 0 nothing in common, as the correlation of their ink. */
export function likeness(a: UnitForm, b: UnitForm): number {
  let both = 0;
  for (let at = 0; at < a.length; at++) both += (a[at] ?? 0) * (b[at] ?? 0);
  return both;
}

const GREYS = 15;

/** The inks of a form in steps of a fifteenth, two to a byte. */
export function packShape({ pixels }: Pick<DigitShape, 'pixels'>): string {
  const bytes = new Uint8Array(pixels.length / 2);
  pixels.forEach((ink, at) => {
    bytes[at >> 1] = (bytes[at >> 1] ?? 0) | (Math.round(ink * GREYS) << (at % 2 === 0 ? 4 : 0));
  });
  return Buffer.from(bytes).toString('base64');
}

export function unpackForm(packed: string): UnitForm {
  const bytes = Buffer.from(packed, 'base64');
  const pixels = Float32Array.from({ length: 2 * bytes.length }, (_, at) => {
    const byte = bytes[at >> 1] ?? 0;
    return (at % 2 === 0 ? byte >> 4 : byte & GREYS) / GREYS;
  });
  return unitForm(pixels);
}
