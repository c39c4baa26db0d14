/**
 * Rows of a table that has level rules or shaded rows but no upright rules: the edges that run through all its value
 * columns. Leaves columns to the bands and labels to the readers of single tables.
 */
import type { Extent } from '../tables/grid.js';
import type { PaintedPath } from './page-model.js';
import type { WordPage } from './words.js';

interface LevelEdge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Thinner shapes are rules already. */
const SURFACE = 3;
const SAME = 2.5;
/** Share of the columns that an edge must run through. */
const THROUGH = 0.95;

/** Upper and lower edges of filled rectangles. */
function surfaceEdges(path: PaintedPath): LevelEdge[] {
  if (!path.filled || path.points.length > 12) return [];
  const xs = path.points.map((point) => point.x);
  const ys = path.points.map((point) => point.y);
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (bottom - top < SURFACE) return [];
  return [top, bottom].map((at) => ({ at, from, to }));
}

function covers(edges: readonly LevelEdge[], extent: Extent): boolean {
  let reached = extent.from;
  let covered = 0;
  for (const edge of [...edges].sort((a, b) => a.from - b.from)) {
    const [from, to] = [Math.max(edge.from, reached), Math.min(edge.to, extent.to)];
    if (to <= from) continue;
    covered += to - from;
    reached = to;
  }
  return covered >= THROUGH * (extent.to - extent.from);
}

/** Levels on the page at which an edge runs through the whole extent, top to bottom. */
export function levelsOf({ page, rules }: WordPage, extent: Extent): number[] {
  const edges: LevelEdge[] = [
    ...rules.filter((segment) => segment.axis === 'horizontal'),
    ...page.paths.flatMap(surfaceEdges),
  ].sort((a, b) => a.at - b.at);
  const levels: number[] = [];
  let band: LevelEdge[] = [];
  const flush = (): void => {
    if (band.length > 0 && covers(band, extent))
      levels.push(band.reduce((sum, edge) => sum + edge.at, 0) / band.length);
    band = [];
  };
  for (const edge of edges) {
    const [first] = band;
    if (first !== undefined && edge.at - first.at > SAME) flush();
    band.push(edge);
  }
  flush();
  return levels;
}

/** The stripe of a page, counted from 0 above the first level, in which a height lies. */
export function stripeAt(levels: readonly number[], y: number): number {
  return levels.filter((level) => level <= y).length;
}
