/**
 * Ruling lines and glyphs of one page -> grids. The primary reader for ruled tables: cells come from the lines alone, so
 * a value belongs to the cell it is painted in and to no other. Tables that a page break leaves open get their missing
 * boundary from the ends of the crossing rules.
 */
import { cellText, DIGIT } from './cell-text.js';
import type { Grid, GridCell, Span } from '../tables/grid.js';
import { centreX, centreY, type Box, type Glyph, type PageModel } from './page-model.js';
import { segmentsOf, separateStrikes, type Segment } from './segments.js';

/** Rules that end this close to another one touch it. */
const TOUCH = 3.5;
/** Boundaries closer than this are one (double borders). */
const CLUSTER = 3.5;
/** Share of a side that must be ruled for two cells to be apart. */
const RULED = 0.6;
/** Rules running on further than this past the last crossing rule leave the table open there. */
const OPEN = 5;
/** More rules than any table of the form could need: a drawing, not a table. */
const MOST_RULES = 6_000;
/** Positions of the same boundary on two pages differ by less. */
const PAGE_TOLERANCE = 3;

function touches(a: Segment, b: Segment): boolean {
  if (a.axis === b.axis) {
    return Math.abs(a.at - b.at) <= TOUCH && a.from <= b.to + TOUCH && b.from <= a.to + TOUCH;
  }
  return b.at >= a.from - TOUCH && b.at <= a.to + TOUCH && a.at >= b.from - TOUCH && a.at <= b.to + TOUCH;
}

/** Groups of touching segments, in order of their topmost rule. */
function components(segments: readonly Segment[]): Segment[][] {
  const group = segments.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (group[at] !== at) at = group[at] ?? at;
    return at;
  };
  segments.forEach((a, i) => {
    for (let j = i + 1; j < segments.length; j++) {
      const b = segments[j];
      if (b !== undefined && touches(a, b)) group[root(j)] = root(i);
    }
  });
  const parts = new Map<number, Segment[]>();
  segments.forEach((segment, index) => {
    const key = root(index);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [segment]);
    else part.push(segment);
  });
  return [...parts.values()];
}

function clustered(values: readonly number[]): number[] {
  const centres: { sum: number; count: number }[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = centres[centres.length - 1];
    if (last !== undefined && value - last.sum / last.count <= CLUSTER) {
      last.sum += value;
      last.count++;
    } else centres.push({ sum: value, count: 1 });
  }
  return centres.map((centre) => centre.sum / centre.count);
}

/** Boundaries across `axis`, with the virtual ones where crossing rules run on past the last of them. */
function boundaries(rules: readonly Segment[], crossing: readonly Segment[]): { at: number[]; closed: boolean } {
  const at = clustered(rules.map((rule) => rule.at));
  const ruled = at.length;
  const [first, last] = [at[0], at[at.length - 1]];
  if (first === undefined || last === undefined || crossing.length < 2) return { at, closed: true };
  const ends = crossing.map((rule) => rule.to).sort((a, b) => b - a);
  const starts = crossing.map((rule) => rule.from).sort((a, b) => a - b);
  // Two rules at least must run on: one alone is a stray line, not a table.
  const [end, start] = [ends[1], starts[1]];
  if (start !== undefined && first - start > OPEN) at.unshift(starts[0] ?? start);
  if (end !== undefined && end - last > OPEN) at.push(ends[0] ?? end);
  return { at, closed: at.length === ruled };
}

/** The rules that lie on each boundary. */
function rulesOn(boundariesAt: readonly number[], rules: readonly Segment[]): Segment[][] {
  return boundariesAt.map((at) => rules.filter((rule) => Math.abs(rule.at - at) <= CLUSTER + 0.5));
}

/** Share of [from, to] that the rules of one boundary cover. */
function coverage(rules: readonly Segment[] | undefined, from: number, to: number): number {
  const pieces = (rules ?? [])
    .filter((rule) => rule.to > from && rule.from < to)
    .map((rule) => [Math.max(rule.from, from), Math.min(rule.to, to)] as const)
    .sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let reached = from;
  for (const [start, end] of pieces) {
    if (end <= reached) continue;
    covered += end - Math.max(start, reached);
    reached = end;
  }
  return covered / (to - from || 1);
}

interface Region {
  readonly rows: Span;
  readonly columns: Span;
  readonly rectangular: boolean;
  readonly members: readonly number[];
}

/** Elementary cells joined where no rule parts them. */
function regions(
  xs: readonly number[],
  ys: readonly number[],
  horizontal: readonly Segment[],
  vertical: readonly Segment[],
): Region[] {
  const width = xs.length - 1;
  const height = ys.length - 1;
  const group = Array.from({ length: width * height }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (group[at] !== at) at = group[at] ?? at;
    return at;
  };
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const [level, upright] = [rulesOn(ys, horizontal), rulesOn(xs, vertical)];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const index = row * width + column;
      const right = column + 1 < width && coverage(upright[column + 1], at(ys, row), at(ys, row + 1)) < RULED;
      if (right) group[root(index + 1)] = root(index);
      const below = row + 1 < height && coverage(level[row + 1], at(xs, column), at(xs, column + 1)) < RULED;
      if (below) group[root(index + width)] = root(index);
    }
  }
  const sets = new Map<number, number[]>();
  group.forEach((_, index) => {
    const key = root(index);
    const members = sets.get(key);
    if (members === undefined) sets.set(key, [index]);
    else members.push(index);
  });
  return [...sets.values()].map((members) => {
    const rowsOf = members.map((index) => Math.floor(index / width));
    const columnsOf = members.map((index) => index % width);
    const rows = { from: Math.min(...rowsOf), to: Math.max(...rowsOf) + 1 };
    const columns = { from: Math.min(...columnsOf), to: Math.max(...columnsOf) + 1 };
    const rectangular = members.length === (rows.to - rows.from) * (columns.to - columns.from);
    return { rows, columns, rectangular, members };
  });
}

function slotOf(boundariesAt: readonly number[], value: number): number {
  // They ascend: the last one that is not above the value.
  let [from, to] = [-1, boundariesAt.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (value >= (boundariesAt[middle] ?? 0)) from = middle;
    else to = middle - 1;
  }
  return from + 1 < boundariesAt.length ? from : -1;
}

function gridOf(part: readonly Segment[], glyphs: readonly Glyph[], page: PageModel): Grid | undefined {
  const horizontal = part.filter((segment) => segment.axis === 'horizontal');
  const vertical = part.filter((segment) => segment.axis === 'vertical');
  const { at: ys, closed: closedAcross } = boundaries(horizontal, vertical);
  const { at: xs, closed: closedAlong } = boundaries(vertical, horizontal);
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > 20_000) return undefined;
  const [left, right] = [xs[0] ?? 0, xs[xs.length - 1] ?? 0];
  const [top, bottom] = [ys[0] ?? 0, ys[ys.length - 1] ?? 0];
  const width = xs.length - 1;
  const inside = new Map<number, Glyph[]>();
  let digitsBeside = false;
  for (const glyph of glyphs) {
    const y = centreY(glyph.box);
    if (y <= top || y >= bottom) continue;
    const x = centreX(glyph.box);
    const column = slotOf(xs, x);
    const row = slotOf(ys, y);
    if (column < 0 || row < 0) {
      if (!glyph.slanted && DIGIT.test(glyph.text) && (x < left || x > right)) digitsBeside = true;
      continue;
    }
    const index = row * width + column;
    const own = inside.get(index);
    if (own === undefined) inside.set(index, [glyph]);
    else own.push(glyph);
  }
  const covers = [...page.images, ...page.annotations];
  const cells: GridCell[] = [];
  for (const region of regions(xs, ys, horizontal, vertical)) {
    const box: Box = [
      xs[region.columns.from] ?? 0,
      ys[region.rows.from] ?? 0,
      xs[region.columns.to] ?? 0,
      ys[region.rows.to] ?? 0,
    ];
    const own = region.members.flatMap((index) => inside.get(index) ?? []);
    const content = cellText(own, box, covers);
    const doubts = region.rectangular ? content.doubts : [...content.doubts, 'not-rectangular'];
    const rounded = box.map((value) => Math.round(value * 100) / 100) as [number, number, number, number];
    cells.push({
      rows: region.rows,
      columns: region.columns,
      text: content.text,
      struck: content.struck,
      place: { in: 'page', page: page.number, box: rounded },
      doubts,
    });
  }
  cells.sort((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from);
  const closed = closedAcross && closedAlong;
  return { columns: xs, rows: ys, cells, tolerance: PAGE_TOLERANCE, page: page.number, digitsBeside, closed };
}

/** The grids that ruling lines make on one page, from top to bottom, with the glyphs in their cells. */
export function gridsOfRules(rules: readonly Segment[], glyphs: readonly Glyph[], page: PageModel): Grid[] {
  return components(rules.length > MOST_RULES ? [] : rules)
    .map((part) => gridOf(part, glyphs, page))
    .filter((grid) => grid !== undefined)
    .sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0) || (a.columns[0] ?? 0) - (b.columns[0] ?? 0));
}

/** The grids of one page, the glyphs with crossed-out ones marked, and the ruling lines. */
export function latticeOf(page: PageModel): { grids: Grid[]; glyphs: Glyph[]; rules: Segment[] } {
  const { rules, glyphs } = separateStrikes(segmentsOf(page.paths), page.glyphs);
  return { grids: gridsOfRules(rules, glyphs, page), glyphs, rules };
}
