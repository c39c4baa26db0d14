/** Which ranges of the site's agencies a release is to draw, as for years; what is known of a range that is cut goes with its parts. */
import { AGENCY_RANGE, cut, endOf, inOrder, rangeFor, type Bounds } from '#shared/site/ranges.js';
import type { AgenciesState, TopState } from '#shared/site/site-state.js';
import { agenciesRow } from '#shared/store/site-rows.js';
import type { PublishingDependencies } from './dependencies.js';
import { AGENCIES, readRow, TOP, writeRow } from './site-rows.js';

/** Whether an id lies in a range. */
export function liesIn(ranges: readonly Bounds[], range: Bounds): (id: string) => boolean {
  const end = endOf(ranges, range);
  return (id) => id >= range.from && (end === undefined || id < end);
}

/**
 * @param touched ids of the agencies whose reports changed; all there are where the whole site is drawn
 * @param whole draws all of them, and of rows keeps none: the top says so until that is done, to whichever release comes next
 * @returns the top's row as it is stored from here on
 */
export async function layOutAgencies(
  deps: PublishingDependencies,
  area: string,
  touched: readonly string[],
  before: TopState,
  whole: boolean,
  fence: number,
): Promise<TopState> {
  const ordered = inOrder(before.ranges);
  const wanted = new Set(
    whole ? ordered.map(({ n }) => n) : [...before.undrawn, ...touched.map((id) => rangeFor(ordered, id).n)],
  );
  let { next } = before;
  const ranges: Bounds[] = [];
  const undrawn: number[] = [];
  for (const range of ordered) {
    if (!wanted.has(range.n)) {
      ranges.push(range);
      continue;
    }
    const known = whole ? undefined : await readRow(deps, area, AGENCIES, agenciesRow(range.from));
    const has = liesIn(ordered, range);
    const agencies = (known?.agencies ?? []).filter(({ id }) => has(id));
    const ids = [...new Set([...agencies.map(({ id }) => id as string), ...touched.filter(has)])];
    const pieces = cut(range, ids, AGENCY_RANGE, next);
    next += pieces.length - 1;
    for (const piece of pieces) {
      // What lies in the others stands in the row of the range until that is drawn.
      if (piece.n === range.n || whole) continue;
      const inPiece = liesIn(pieces, piece);
      const state: AgenciesState = {
        ...{ n: piece.n, from: piece.from, by: null, manifest: null },
        agencies: agencies.filter(({ id }) => inPiece(id)),
      };
      await writeRow(deps, area, AGENCIES, state, fence);
    }
    ranges.push(...pieces);
    undrawn.push(...pieces.map(({ n }) => n));
  }
  const after: TopState = { ...before, ranges, undrawn, next, ...(whole ? { wholeBegun: true } : {}) };
  await writeRow(deps, area, TOP, after, fence);
  return after;
}
