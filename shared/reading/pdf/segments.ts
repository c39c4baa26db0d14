/**
 * Painted paths -> ruling lines. Office suites, browsers and typesetters draw the same rule as a stroke, as a stroked
 * rectangle or as a filled rectangle of hair width, often all three in one file; here they become one kind of segment.
 * Also tells which glyphs are crossed out. Leaves the shape of tables to the lattice.
 */
import type { Glyph, PaintedPath, PathPoint } from './page-model.js';

/** A horizontal segment lies at y = `at` from x = `from` to x = `to`; a vertical one the other way round. */
export interface Segment {
  readonly axis: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A filled shape thinner than this is a rule, not a surface. */
const HAIR = 3;
/** Lines closer than this lie on each other. */
const SNAP = 1.5;
/** Gaps up to this, as in dotted rules and at joints, are bridged. */
const GAP = 4;
const SHORTEST = 4;
/** How far an edge may lean and still be axis-aligned. */
const LEAN = 0.75;

function edgesOf(points: readonly PathPoint[]): [PathPoint, PathPoint][] {
  const edges: [PathPoint, PathPoint][] = [];
  let start: PathPoint | undefined;
  let last: PathPoint | undefined;
  for (const point of points) {
    if (point.kind === 'move') start = point;
    else if (last !== undefined && point.kind === 'line') edges.push([last, point]);
    if (point.close && start !== undefined && start !== point) edges.push([point, start]);
    last = point;
  }
  return edges;
}

function edgeSegment(a: PathPoint, b: PathPoint): Segment | undefined {
  const dx = Math.abs(a.x - b.x);
  const dy = Math.abs(a.y - b.y);
  if (dy <= LEAN && dx > dy) {
    return { axis: 'horizontal', at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) };
  }
  if (dx <= LEAN && dy > dx) {
    return { axis: 'vertical', at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) };
  }
  return undefined;
}

function subPaths(points: readonly PathPoint[]): PathPoint[][] {
  const parts: PathPoint[][] = [];
  for (const point of points) {
    if (point.kind === 'move' || parts.length === 0) parts.push([]);
    parts[parts.length - 1]?.push(point);
  }
  return parts;
}

/** A thin filled shape as its middle line; a dot counts both ways and survives only where dots line up. */
function thinShape(part: readonly PathPoint[]): Segment[] {
  const xs = part.map((point) => point.x);
  const ys = part.map((point) => point.y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const found: Segment[] = [];
  if (y1 - y0 < HAIR) found.push({ axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1 });
  if (x1 - x0 < HAIR) found.push({ axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1 });
  if (found.length === 2 && Math.abs(x1 - x0 - (y1 - y0)) > 1)
    return found.filter((segment) => longSide(segment, x0, x1, y0, y1));
  return found;
}

function longSide(segment: Segment, x0: number, x1: number, y0: number, y1: number): boolean {
  return (segment.axis === 'horizontal') === x1 - x0 > y1 - y0;
}

/** Lays collinear pieces together; the result is ordered by axis, position and start. */
function joined(pieces: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const axis of ['horizontal', 'vertical'] as const) {
    const lines = pieces.filter((piece) => piece.axis === axis).sort((a, b) => a.at - b.at || a.from - b.from);
    let band: Segment[] = [];
    const flush = (): void => {
      const at = band.reduce((sum, piece) => sum + piece.at, 0) / (band.length || 1);
      let open: { from: number; to: number } | undefined;
      for (const piece of [...band].sort((a, b) => a.from - b.from)) {
        if (open !== undefined && piece.from <= open.to + GAP) open.to = Math.max(open.to, piece.to);
        else {
          if (open !== undefined) result.push({ axis, at, ...open });
          open = { from: piece.from, to: piece.to };
        }
      }
      if (open !== undefined) result.push({ axis, at, ...open });
      band = [];
    };
    for (const piece of lines) {
      const first = band[0];
      if (first !== undefined && piece.at - first.at > SNAP) flush();
      band.push(piece);
    }
    flush();
  }
  return result.filter((segment) => segment.to - segment.from >= SHORTEST);
}

export function segmentsOf(paths: readonly PaintedPath[]): Segment[] {
  const pieces: Segment[] = [];
  for (const path of paths) {
    if (path.stroked) {
      for (const [a, b] of edgesOf(path.points)) {
        const segment = edgeSegment(a, b);
        if (segment !== undefined) pieces.push(segment);
      }
    }
    if (path.filled) for (const part of subPaths(path.points)) pieces.push(...thinShape(part));
  }
  return joined(pieces);
}

/** A strike runs through the middle of a glyph; rules of tables are longer than any struck number. */
const STRIKE_LENGTH = 120;

function crosses(segment: Segment, glyph: Glyph): boolean {
  if (segment.axis !== 'horizontal' || segment.to - segment.from > STRIKE_LENGTH) return false;
  const [x0, y0, x1, y1] = glyph.box;
  const depth = (segment.at - y0) / (y1 - y0 || 1);
  const covered = Math.min(segment.to, x1) - Math.max(segment.from, x0);
  return depth > 0.3 && depth < 0.72 && covered > 0.5 * (x1 - x0);
}

/**
 * Marks crossed-out glyphs and returns the segments that do not cross out anything: those may be rules. A document
 * printed with tracked changes shows deleted figures this way; read as text they would double every number.
 */
export function separateStrikes(
  segments: readonly Segment[],
  glyphs: readonly Glyph[],
): { rules: Segment[]; glyphs: Glyph[] } {
  const short = segments.filter(
    (segment) => segment.axis === 'horizontal' && segment.to - segment.from <= STRIKE_LENGTH,
  );
  const strikes = new Set<Segment>();
  const marked = glyphs.map((glyph) => {
    const hits = short.filter((segment) => crosses(segment, glyph));
    if (hits.length === 0) return glyph;
    for (const hit of hits) strikes.add(hit);
    return { ...glyph, doubts: [...glyph.doubts, 'struck' as const] };
  });
  return { rules: segments.filter((segment) => !strikes.has(segment)), glyphs: marked };
}
