/** Long strokes on a straight picture -> ruling lines in points, as the lattice knows them. */
import type { GreyPicture } from '../pdf/ink.js';
import type { Segment } from '../pdf/segments.js';
import type { InkMask } from './ink-mask.js';
import { strokesOf, type Axis } from './strokes.js';

/** Dark runs of this share of the width are no part of a letter. */
const SHORTEST = { horizontal: 1 / 30, vertical: 1 / 42 } as const;
/** Thicker than this, in points, it is a bar or a picture. */
const THICKEST = 4;
/** How far, in points, a rule may stray from its own middle. */
const STRAY = 3;

export function rulesOf(picture: GreyPicture, mask: InkMask): Segment[] {
  const { width, height, scale } = picture;
  const along = (axis: Axis): Segment[] =>
    strokesOf(mask, width, height, axis, Math.round(width * SHORTEST[axis]))
      .filter(({ thickness }) => thickness <= THICKEST * scale)
      .filter(({ lean, from, to }) => Math.abs(lean) * (to - from) <= 2 * STRAY * scale)
      .map(({ from, to, middle }) => ({ axis, at: middle / scale, from: from / scale, to: to / scale }));
  return [...along('horizontal'), ...along('vertical')];
}
