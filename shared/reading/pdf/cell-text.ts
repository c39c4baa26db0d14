/**
 * Glyphs of one cell -> its text, with every reason not to trust it as a number. Joining digits is where a reader can
 * invent a figure, so digits are joined over a line end only where the cell left no room for one more, never over a
 * gap, and never in two sizes (a note mark beside a number is not part of it).
 */
import { areaOf, overlapArea, type Box, type Glyph } from './page-model.js';

export interface CellText {
  readonly text: string;
  readonly doubts: readonly string[];
  readonly struck: boolean;
}

/** White space that a cell may keep on both sides of a full line, in points. */
const PADDING = 13;

/** Least distance of a digit from the rules left and right of it, in points. */
const CLEARANCE = 0.3;

export const DIGIT = /[0-9\uff10-\uff19]/;
export const FIGURE = /[0-9\uff10-\uff19.,\uff0c\uff0e]/;

interface Line {
  readonly y0: number;
  readonly y1: number;
  readonly glyphs: Glyph[];
}

/** For each glyph the highest top among it and those after it. */
function highestFrom(glyphs: readonly Glyph[]): Float64Array {
  const tops = new Float64Array(glyphs.length);
  let highest = Infinity;
  for (let index = glyphs.length - 1; index >= 0; index--) {
    highest = Math.min(highest, glyphs[index]?.box[1] ?? Infinity);
    tops[index] = highest;
  }
  return tops;
}

/** The first line that shares half of its height, or of the glyph's, with the glyph. */
function lineOf({ box }: Glyph, lines: readonly Line[], first: number): Line | undefined {
  const height = box[3] - box[1];
  for (let index = first; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) return undefined;
    const shared = Math.min(line.y1, box[3]) - Math.max(line.y0, box[1]);
    if (shared > 0.5 * Math.min(height, line.y1 - line.y0)) return line;
  }
  return undefined;
}

/** Glyphs as visual lines, top to bottom, each left to right. */
export function linesOf(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: Line[] = [];
  const ordered = inOrder(glyphs, follows) ? glyphs : [...glyphs].sort(follows);
  const tops = highestFrom(ordered);
  // Lines before this one end above all glyphs that are still to come.
  let first = 0;
  for (let index = 0; index < ordered.length; index++) {
    const glyph = ordered[index];
    if (glyph === undefined) continue;
    while ((lines[first]?.y1 ?? Infinity) <= (tops[index] ?? 0)) first++;
    const line = lineOf(glyph, lines, first);
    if (line === undefined) lines.push({ y0: glyph.box[1], y1: glyph.box[3], glyphs: [glyph] });
    else line.glyphs.push(glyph);
  }
  lines.sort((a, b) => a.y0 - b.y0);
  return lines.map((line) => (inOrder(line.glyphs, rightwards) ? line.glyphs : line.glyphs.sort(rightwards)));
}

function follows(a: Glyph, b: Glyph): number {
  return a.baseline - b.baseline || a.box[0] - b.box[0];
}

function rightwards(a: Glyph, b: Glyph): number {
  return a.box[0] - b.box[0];
}

/** Most writers set lines from top to bottom and from left to right: then there is nothing to sort. */
function inOrder(glyphs: readonly Glyph[], order: (a: Glyph, b: Glyph) => number): boolean {
  let before = glyphs[0];
  if (before === undefined) return true;
  for (const glyph of glyphs) {
    // Nor is a place that is no number in any order.
    if (!(order(before, glyph) <= 0)) return false;
    before = glyph;
  }
  return true;
}

function figureDoubts(lines: readonly Glyph[][], width: number): Set<string> {
  const doubts = new Set<string>();
  const figures = lines.flat();
  const sizes = figures.map((glyph) => glyph.size);
  if (Math.max(...sizes) > 1.2 * Math.min(...sizes)) doubts.add('mixed-size');
  const colours = new Set(figures.map((glyph) => glyph.colour ?? 0));
  // A stamp or a note may be printed over a cell in its own colour; a number has one.
  if (colours.size > 1) doubts.add('mixed-colour');
  for (const glyph of figures) {
    for (const doubt of glyph.doubts) {
      if (doubt === 'unmapped') doubts.add('unmapped');
      else if (doubt === 'actual-text') doubts.add('actual-text');
      else if (doubt !== 'struck') doubts.add('not-visible');
    }
  }
  lines.forEach((line, index) => {
    line.forEach((glyph, position) => {
      const next = line[position + 1];
      if (next === undefined) return;
      const gap = next.box[0] - glyph.box[2];
      if (gap > 0.5 * glyph.size) doubts.add('spaced');
      const smaller = Math.min(areaOf(glyph.box), areaOf(next.box)) || 1;
      if (overlapArea(glyph.box, next.box) > 0.4 * smaller) doubts.add('overlap');
      if (Math.abs(next.baseline - glyph.baseline) > 0.12 * glyph.size) doubts.add('mixed-size');
    });
    const [first, last] = [line[0], line[line.length - 1]];
    if (index === lines.length - 1 || first === undefined || last === undefined) return;
    const room = width - (last.box[2] - first.box[0]);
    if (room > PADDING + 1.2 * (last.box[2] - last.box[0])) doubts.add('several-lines');
  });
  return doubts;
}

/** `cell` bounds the glyphs; `covers` are images and annotations of the page. */
export function cellText(glyphs: readonly Glyph[], cell: Box, covers: readonly Box[]): CellText {
  const upright = glyphs.filter((glyph) => !glyph.slanted);
  const kept = upright.filter((glyph) => !glyph.doubts.includes('struck'));
  const lines = linesOf(kept);
  const text = lines.map((line) => line.map((glyph) => glyph.text).join('')).join('');
  const struck = kept.length < upright.length;
  const figures = lines.some((line) => line.some((glyph) => DIGIT.test(glyph.text)));
  const numeric = figures && lines.every((line) => line.every((glyph) => FIGURE.test(glyph.text)));
  const doubts = numeric ? figureDoubts(lines, cell[2] - cell[0]) : new Set<string>();
  if (!numeric && kept.some((glyph) => glyph.doubts.includes('unmapped'))) doubts.add('unmapped');
  // Deleted text with nothing in its place: whether the author meant a blank cannot be known.
  if (struck && kept.length === 0) doubts.add('struck');
  // A digit that touches the rule beside it may belong to a number that runs over from the next cell.
  const touching = kept.some(
    (glyph) => Math.max(cell[0] - glyph.box[0], glyph.box[2] - cell[2]) > -CLEARANCE && DIGIT.test(glyph.text),
  );
  if (touching) doubts.add('crosses-rule');
  if (covers.some((cover) => overlapArea(cover, cell) > 0.08 * areaOf(cell))) doubts.add('covered');
  return { text, doubts: [...doubts].sort(), struck };
}
