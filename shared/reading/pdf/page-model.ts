/**
 * What a reader sees of one page, whichever engine produced it: glyphs, painted paths, and the areas that something
 * other than text covers. Points, origin at the top left of the page as shown, rotation and crop applied. Engines fill
 * it; segments, lattice and sections read it and know no engine.
 */

/** x0, y0, x1, y1 with x0 <= x1 and y0 <= y1. */
export type Box = readonly [number, number, number, number];

/**
 * Why a glyph may not stand for what is on the paper: no trustworthy mapping to a character, painted invisibly, painted
 * in the colour of the paper, crossed out, replaced by an alternative text, or too small to be seen.
 */
export type GlyphDoubt = 'unmapped' | 'invisible' | 'faint' | 'struck' | 'actual-text' | 'tiny';

export interface Glyph {
  /** One character as the text layer gives it, unfolded. */
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  /** The em in points. */
  readonly size: number;
  /** Set at an angle to the page, as watermarks and stamps are; never part of a table. */
  readonly slanted: boolean;
  readonly doubts: readonly GlyphDoubt[];
  /** Fill colour as 0xRRGGBB, where the engine tells it. */
  readonly colour?: number;
  /** Of digits only: which font paints it, numbered within the document, and the box of its outline. */
  readonly drawn?: { readonly font: number; readonly outline: Box };
}

export interface PathPoint {
  readonly kind: 'move' | 'line' | 'curve';
  readonly x: number;
  readonly y: number;
  /** The edge back to the last `move` is part of the path. */
  readonly close: boolean;
}

export interface PaintedPath {
  readonly stroked: boolean;
  readonly filled: boolean;
  readonly points: readonly PathPoint[];
}

export interface PageModel {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly paths: readonly PaintedPath[];
  readonly images: readonly Box[];
  /** Form fields, stamps and other annotations that paint over the page. */
  readonly annotations: readonly Box[];
  /** Quarter turns by which the page was turned so that its text runs from left to right, beyond its own rotation. */
  readonly turns?: number;
}

export function centreX(box: Box): number {
  return (box[0] + box[2]) / 2;
}

export function centreY(box: Box): number {
  return (box[1] + box[3]) / 2;
}

export function contains(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** The shared area of two boxes in square points. */
export function overlapArea(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

export function areaOf(box: Box): number {
  return Math.max(0, box[2] - box[0]) * Math.max(0, box[3] - box[1]);
}
