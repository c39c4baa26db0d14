/** Pages drawn by hand, as an engine would hand them over: for tests of segments and lattice without any PDF. */
import type { Glyph, GlyphDoubt, PageModel, PaintedPath } from '#shared/reading/pdf/page-model.js';

export const SIZE = 10;

/** Upright glyphs of half an em for ASCII and one em for anything else, from x on the baseline y. */
export function glyphs(
  text: string,
  x: number,
  y: number,
  options: { size?: number; doubts?: GlyphDoubt[]; slanted?: boolean } = {},
): Glyph[] {
  const { size = SIZE, doubts = [], slanted = false } = options;
  let at = x;
  return [...text].flatMap((character) => {
    const width = character < '\u0080' ? size / 2 : size;
    const box = [at, y - 0.82 * size, at + width, y + 0.18 * size] as const;
    at += width;
    return character === ' ' ? [] : [{ text: character, box, baseline: y, size, slanted, doubts }];
  });
}

export function stroke(x1: number, y1: number, x2: number, y2: number): PaintedPath {
  const points = [
    { kind: 'move', x: x1, y: y1, close: false },
    { kind: 'line', x: x2, y: y2, close: false },
  ] as const;
  return { stroked: true, filled: false, points };
}

/** A filled rectangle. */
export function fill(x1: number, y1: number, x2: number, y2: number): PaintedPath {
  const at = (x: number, y: number, kind: 'move' | 'line', close = false) => ({ kind, x, y, close });
  const points = [at(x1, y1, 'move'), at(x2, y1, 'line'), at(x2, y2, 'line'), at(x1, y2, 'line', true)];
  return { stroked: false, filled: true, points };
}

/** All rules of a plain table. */
export function ruled(xs: readonly number[], ys: readonly number[]): PaintedPath[] {
  return [...ys.map((y) => stroke(xs[0]!, y, xs.at(-1)!, y)), ...xs.map((x) => stroke(x, ys[0]!, x, ys.at(-1)!))];
}

export function page(parts: Partial<PageModel>): PageModel {
  return { number: 1, width: 595, height: 842, glyphs: [], paths: [], images: [], annotations: [], ...parts };
}
