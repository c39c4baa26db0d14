/**
 * Long thin strokes of ink along one axis: what a ruling line leaves on paper. Runs of dark pixels that touch are one
 * stroke, however it leans. Straightening asks how they lean, the lattice where they lie.
 */
import type { InkMask } from './ink-mask.js';

export type Axis = 'horizontal' | 'vertical';

/** y = middle + lean * (x - centre) for a horizontal stroke; a vertical one the other way round. Pixels. */
export interface Stroke {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly centre: number;
  readonly lean: number;
  readonly thickness: number;
}

interface Run {
  readonly from: number;
  readonly to: number;
  stroke: number;
}

/** White pixels that a dark run may skip: speckles and the holes of a fax. */
const HOLE = 2;
/** Runs of one stroke end at most so far apart along it, and lie at most so far apart across it. */
const ALONG = 14;
const ACROSS = 2;

interface Sum {
  n: number;
  along: number;
  across: number;
  both: number;
  squares: number;
  from: number;
  to: number;
}

/** @param shortest pixels that a dark run must reach to be looked at */
export function strokesOf(mask: InkMask, width: number, height: number, axis: Axis, shortest: number): Stroke[] {
  const level = axis === 'horizontal';
  const [length, lines] = level ? [width, height] : [height, width];
  const [step, next] = level ? [1, width] : [width, 1];
  const parents: number[] = [];
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  const all: { run: Run; line: number }[] = [];
  let recent: Run[][] = [];
  for (let line = 0; line < lines; line++) {
    const runs = runsOf(mask, line * next, step, length, shortest);
    for (const run of runs) {
      run.stroke = parents.length;
      parents.push(run.stroke);
      all.push({ run, line });
      for (const earlier of recent) {
        for (const other of earlier) {
          if (other.from <= run.to + ALONG && run.from <= other.to + ALONG)
            parents[root(run.stroke)] = root(other.stroke);
        }
      }
    }
    // Pieces of one line with a hole between them.
    for (let index = 1; index < runs.length; index++) {
      const [a, b] = [runs[index - 1], runs[index]];
      if (a !== undefined && b !== undefined && b.from - a.to <= ALONG) parents[root(b.stroke)] = root(a.stroke);
    }
    recent = [...recent, runs].slice(-ACROSS);
  }
  const sums = new Map<number, Sum>();
  for (const { run, line } of all) {
    const key = root(run.stroke);
    const sum = sums.get(key) ?? { n: 0, along: 0, across: 0, both: 0, squares: 0, from: run.from, to: run.to };
    const n = run.to - run.from;
    const middle = (run.from + run.to - 1) / 2;
    sum.n += n;
    sum.along += n * middle;
    sum.across += n * line;
    sum.both += n * middle * line;
    sum.squares += n * middle * middle + (n * (n * n - 1)) / 12;
    sum.from = Math.min(sum.from, run.from);
    sum.to = Math.max(sum.to, run.to);
    sums.set(key, sum);
  }
  return [...sums.values()].map((sum) => strokeOf(sum, axis));
}

function strokeOf({ n, along, across, both, squares, from, to }: Sum, axis: Axis): Stroke {
  const [centre, middle] = [along / n, across / n];
  const spread = squares / n - centre * centre;
  const lean = spread > 0 ? (both / n - centre * middle) / spread : 0;
  return { axis, from, to, middle, centre, lean, thickness: n / (to - from) };
}

function runsOf(mask: InkMask, start: number, step: number, length: number, shortest: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  let last = -1;
  for (let at = 0; at <= length; at++) {
    const ink = at < length && mask[start + at * step] === 1;
    if (ink) {
      if (from < 0) from = at;
      last = at;
    } else if (from >= 0 && (at - last > HOLE || at === length)) {
      if (last + 1 - from >= shortest) runs.push({ from, to: last + 1, stroke: -1 });
      from = -1;
    }
  }
  return runs;
}
