/**
 * The ink inside one cell, or in one strip of a page, as boxes of its lines of text. What is left of the ruling lines is
 * taken away; ink that runs across them belongs to nobody, and a trace too faint to be read is no blank.
 */
import type { GreyPicture } from '../pdf/ink.js';
import type { InkMask } from './ink-mask.js';

/** Pixels; right and bottom outside. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** `crossed`: some of it runs over a rule. `faint`: a trace that is neither ink nor paper. */
export interface CellInk {
  readonly kind: 'blank' | 'faint' | 'crossed' | 'ink';
  readonly lines: readonly PixelBox[];
}

interface Blot extends PixelBox {
  readonly pixels: number;
}

/** In points: half of a heavy rule with its smear, and a remnant of one that is not quite straight. */
const RULE = 1.2;
const REMNANT = 2.2;
/** Square points that a blot must reach to be more than a speck. */
const SPECK = 0.45;
/** Of the highest line: no higher is one character. */
const CHARACTER = 1.1;
/** Grey levels by which a trace differs from the paper of its cell. */
const FAINT = 30;

/** Connected blots of ink inside a box. */
export function blotsIn(mask: InkMask, width: number, box: PixelBox): Blot[] {
  const [across, down] = [box.x1 - box.x0, box.y1 - box.y0];
  const seen = new Uint8Array(Math.max(0, across * down));
  const blots: Blot[] = [];
  const stack: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || mask[at(start)] !== 1) continue;
    let [x0, y0, x1, y1, pixels] = [across, down, 0, 0, 0];
    seen[start] = 1;
    stack.push(start);
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      const [x, y] = [index % across, Math.floor(index / across)];
      pixels++;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + 1), Math.max(y1, y + 1)];
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [u, v] = [x + dx, y + dy];
          if (u < 0 || v < 0 || u >= across || v >= down) continue;
          const next = v * across + u;
          if (seen[next] === 1 || mask[at(next)] !== 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    blots.push({ x0: box.x0 + x0, y0: box.y0 + y0, x1: box.x0 + x1, y1: box.y0 + y1, pixels });
  }
  return blots;

  function at(index: number): number {
    return (box.y0 + Math.floor(index / across)) * width + box.x0 + (index % across);
  }
}

/** @param cell between its rules, in pixels of the straight picture */
export function inkOfCell(picture: GreyPicture, mask: InkMask, cell: PixelBox): CellInk {
  const { scale, width, height } = picture;
  const inset = Math.ceil(RULE * scale);
  const inner: PixelBox = {
    x0: Math.max(0, cell.x0 + inset),
    y0: Math.max(0, cell.y0 + inset),
    x1: Math.min(width, cell.x1 - inset),
    y1: Math.min(height, cell.y1 - inset),
  };
  if (inner.x1 - inner.x0 < 4 || inner.y1 - inner.y0 < 4) return { kind: 'crossed', lines: [] };
  const blots: Blot[] = [];
  let crossed = false;
  for (const blot of blotsIn(mask, width, inner)) {
    const touches = blot.x0 === inner.x0 || blot.y0 === inner.y0 || blot.x1 === inner.x1 || blot.y1 === inner.y1;
    const thin = Math.min(blot.x1 - blot.x0, blot.y1 - blot.y0) <= REMNANT * scale;
    if (touches && thin) continue;
    if (blot.pixels < SPECK * scale * scale) continue;
    crossed ||= touches;
    blots.push(blot);
  }
  if (blots.length === 0) return { kind: hasTrace(picture, inner) ? 'faint' : 'blank', lines: [] };
  return { kind: crossed ? 'crossed' : 'ink', lines: linesOf(blots) };
}

/**
 * Blots one above the other are lines; those that overlap in height are one, and so are those that together are no
 * higher than one character: the strokes of 三.
 */
export function linesOf(blots: readonly PixelBox[]): PixelBox[] {
  const tallest = Math.max(...blots.map((blot) => blot.y1 - blot.y0));
  const lines: PixelBox[] = [];
  for (const blot of [...blots].sort((a, b) => a.y0 - b.y0)) {
    const last = lines.at(-1);
    if (last !== undefined && blot.y0 < last.y1 + 0.12 * tallest) lines[lines.length - 1] = around(last, blot);
    else lines.push({ x0: blot.x0, y0: blot.y0, x1: blot.x1, y1: blot.y1 });
  }
  const character = CHARACTER * Math.max(...lines.map((line) => line.y1 - line.y0));
  return lines.reduce<PixelBox[]>((whole, line) => {
    const last = whole.at(-1);
    if (last === undefined || line.y1 - last.y0 > character) return [...whole, line];
    return [...whole.slice(0, -1), around(last, line)];
  }, []);
}

function around(a: PixelBox, b: PixelBox): PixelBox {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}

/** Something like a stroke, three pixels square, is darker than the paper without counting as ink. */
function hasTrace({ pixels, width }: GreyPicture, box: PixelBox): boolean {
  const shades = new Uint32Array(256);
  let darkest = 255;
  for (let y = box.y0 + 4; y < box.y1 - 4; y++) {
    for (let x = box.x0 + 4; x < box.x1 - 4; x++) {
      const at = y * width + x;
      shades[pixels[at] ?? 255] = (shades[pixels[at] ?? 255] ?? 0) + 1;
      let sum = 0;
      for (let dy = -width; dy <= width; dy += width) {
        for (let dx = -1; dx <= 1; dx++) sum += pixels[at + dy + dx] ?? 255;
      }
      darkest = Math.min(darkest, sum / 9);
    }
  }
  const paper = shades.reduce((best, count, shade) => (count > (shades[best] ?? 0) ? shade : best), 0);
  return paper - darkest > FAINT;
}
