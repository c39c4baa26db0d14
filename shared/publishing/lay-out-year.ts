/**
 * Which ranges of a year a release is to draw: those that its reports lie in, those whose roster says something else by now, and
 * those that a release before has left undone; one that has grown too large is cut first.
 */
import { reportYearSchema } from '#shared/ids/report-year.js';
import { rosterDigest } from '#shared/site/draw-range.js';
import { cut, endOf, inOrder, rangeFor, WHOLE, YEAR_RANGE, type Bounds } from '#shared/site/ranges.js';
import type { YearState } from '#shared/site/site-state.js';
import { listSummariesIn } from '#shared/store/releases.js';
import { listAgencies, listRosterIn } from '#shared/store/seasons.js';
import { rangeRow, rangeRows, yearRow } from '#shared/store/site-rows.js';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import type { PublishingDependencies } from './dependencies.js';
import { countedOf, rosterChangedSince, rosterOf, seasonOfSite, type SeasonOfSite } from './season-of-site.js';
import { RANGES, readRow, readRows, unlessChanged, writeRow, YEARS } from './site-rows.js';

interface OfYear {
  readonly area: string;
  readonly year: number;
}

/**
 * The year's row with the ranges that are to be drawn, as it is stored from here on.
 *
 * @param touched ids of the agencies whose reports changed
 * @param known its row; undefined for a year that is new to the site
 * @param whole draws all of them
 */
export async function layOutYear(
  deps: PublishingDependencies,
  of: OfYear,
  touched: readonly string[],
  known: YearState | undefined,
  whole: boolean,
  fence: number,
): Promise<YearState> {
  const season = await seasonOfSite(deps, of);
  const before: YearState = known ?? {
    ...{ year: reportYearSchema.parse(of.year), area: season.area, season: season.digest, events: season.events },
    ...{ next: 2, coverage: null, reports: 0, ranges: [WHOLE], undrawn: [], due: null, manifest: null },
  };
  // Former code did not keep whose sums they are, nor had pages that say who makes them up.
  const isFormer = before.manifest !== null && (before.counted === undefined || before.scope === undefined);
  const all = known === undefined || whole || isFormer || before.season !== season.digest;
  const stale = all ? before.ranges.map(({ n }) => n) : await otherRoster(deps, of, before, season);
  const wanted = new Set([...before.undrawn, ...stale, ...touched.map((id) => rangeFor(inOrder(before.ranges), id).n)]);
  // Nothing of it changes: its row need not either.
  if (wanted.size === 0 && before.events === season.events) return before;
  const { ranges, undrawn, next } = await cutRanges(deps, of, before, wanted, touched);
  const after: YearState = {
    ...before,
    // A year of former code, or without a season, keeps the name that its reports have.
    ...{ area: season.area === '' ? before.area : season.area, season: season.digest, events: season.events },
    ...{ ranges, undrawn, next },
  };
  await writeRow(deps, of.area, YEARS, after, fence);
  return after;
}

/** Numbers of ranges whose roster is another than when they were drawn, looked at only where it may be. */
async function otherRoster(
  deps: PublishingDependencies,
  of: OfYear,
  before: YearState,
  season: SeasonOfSite,
): Promise<number[]> {
  const day = season.season?.namesMissing === true && before.due !== null && before.due < season.today;
  const changed = before.events < season.events && (await rosterChangedSince(deps, of, before.events));
  if (!day && !changed) return [];
  const ranges = inOrder(before.ranges);
  const agencies = await listAgencies(deps.table, of);
  const members = await countedOf(deps, season, agencies);
  const names = ranges.map(({ from }) => rangeRow(of.year, from));
  const rows = await readRows(deps, of.area, RANGES, rangeRows(of.year), names);
  return ranges.flatMap((range) => {
    const end = endOf(ranges, range);
    const own = agencies.filter(({ id }) => id >= range.from && (end === undefined || id < end));
    const drawn = rows.find(({ n, from }) => n === range.n && from === range.from);
    return drawn?.content.roster === rosterDigest(rosterOf(season, own, members)) ? [] : [range.n];
  });
}

async function cutRanges(
  deps: PublishingDependencies,
  of: OfYear,
  before: YearState,
  wanted: ReadonlySet<number>,
  touched: readonly string[],
): Promise<Pick<YearState, 'ranges' | 'undrawn' | 'next'>> {
  const ordered = inOrder(before.ranges);
  let { next } = before;
  const ranges: Bounds[] = [];
  const undrawn: number[] = [];
  for (const range of ordered) {
    if (!wanted.has(range.n)) {
      ranges.push(range);
      continue;
    }
    const pieces = cut(range, await idsIn(deps, of, ordered, range, touched), YEAR_RANGE, next);
    next += pieces.length - 1;
    ranges.push(...pieces);
    undrawn.push(...pieces.map(({ n }) => n));
  }
  return { ranges, undrawn, next };
}

/** None where it is known that they are few enough. */
async function idsIn(
  deps: PublishingDependencies,
  of: OfYear,
  ranges: readonly Bounds[],
  range: Bounds,
  touched: readonly string[],
): Promise<string[]> {
  const end = endOf(ranges, range);
  const drawn = await unlessChanged(readRow(deps, of.area, RANGES, rangeRow(of.year, range.from)));
  const own = touched.filter((id) => id >= range.from && (end === undefined || id < end));
  const isCurrent = drawn !== undefined && drawn.n === range.n;
  if (isCurrent && drawn.content.ids + own.length <= YEAR_RANGE.most) return [];
  const [{ agencies }, summaries] = await Promise.all([
    listRosterIn(deps.table, of, [range.from, end]),
    listSummariesIn(deps.table, of, [range.from, end]),
  ]);
  const ids = summaries.map(({ summary, version }) => PUBLISHED_SUMMARY.read(summary, version).agency.id);
  return [...new Set<string>([...ids, ...agencies.map(({ id }) => id)])];
}

export const knownYear = (deps: PublishingDependencies, of: OfYear) => readRow(deps, of.area, YEARS, yearRow(of.year));
