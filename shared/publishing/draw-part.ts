/**
 * A step of a release: one range of a year or of agencies, drawn from the table and written; its row last, so that whoever finds the
 * row finds what it speaks of. A repeat of it writes the same bytes again.
 */
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { asOncePublic } from '#shared/filing/takedowns.js';
import { drawAgencies } from '#shared/site/draw-agencies.js';
import { drawRange } from '#shared/site/draw-range.js';
import { PUBLISHED_SUMMARY, stands, type PublishedSummary } from '#shared/site/model.js';
import { endOf, inOrder } from '#shared/site/ranges.js';
import type { TopState, Work, YearState } from '#shared/site/site-state.js';
import { listSummariesIn } from '#shared/store/releases.js';
import { listHistoryIn } from '#shared/store/history.js';
import { listRosterIn } from '#shared/store/seasons.js';
import { agenciesRow, TOP_ROW } from '#shared/store/site-rows.js';
import { fenceOf, writeAllHeld, type PublishingDependencies } from './dependencies.js';
import { liesIn } from './lay-out-agencies.js';
import { knownYear } from './lay-out-year.js';
import { refuseMisquoted } from './misquoted.js';
import { isTouched, takenDownReport } from './note-taken-down.js';
import { summariesOf } from './summaries.js';
import { workOf } from './plan.js';
import { countedOf, rosterOf, scopeOfSite, seasonOfSite } from './season-of-site.js';
import { AGENCIES, RANGES, readRow, TOP, writeRow } from './site-rows.js';

export async function drawPart(
  deps: PublishingDependencies,
  id: ReleaseId,
  part: string,
): Promise<{ objects: number }> {
  const work = await workOf(deps, id);
  const fence = await fenceOf(deps, id);
  const [of = '', number] = part.split('/');
  const n = Number(number);
  const area = areaOfRelease(id);
  if (of === 'agencies') return { objects: await drawAgenciesRange(deps, area, work, n, fence) };
  return { objects: await drawYearRange(deps, { area, year: Number(of) }, work, n, fence) };
}

async function drawYearRange(
  deps: PublishingDependencies,
  of: { readonly area: string; readonly year: number },
  work: Work,
  n: number,
  fence: number,
): Promise<number> {
  const state = required(await knownYear(deps, of), `no such year: ${of.year}`);
  const ranges = inOrder(state.ranges);
  const bounds = required(
    ranges.find((range) => range.n === n),
    `no such range: ${of.year}/${n}`,
  );
  const between = [bounds.from, endOf(ranges, bounds)] as const;
  const [season, { agencies, filings }, summaries, history] = await Promise.all([
    seasonOfSite(deps, of),
    listRosterIn(deps.table, of, between),
    summariesIn(deps, of, between),
    listHistoryIn(deps.table, of, between),
  ]);
  const down = [...filings, ...history.map(({ report }) => asOncePublic(report))].filter(isTouched).flatMap((filing) =>
    takenDownReport(
      filing,
      summaries.find(({ agency }) => agency.id === filing.agency),
      agencies.find(({ id }) => id === filing.agency),
      season,
    ),
  );
  const area = nameOf(state, summaries);
  const only = ranges.length === 1;
  const drawn = drawRange(
    {
      ...{ by: work.by, year: of.year, area, bounds, only, summaries, down },
      roster: rosterOf(season, agencies, await countedOf(deps, season, agencies)),
      scope: await scopeOfSite(deps, season),
    },
    deps.site,
  );
  await refuseMisquoted(deps, of.year, summaries.filter(stands), String(drawn.part.body));
  await writeAllHeld(deps, drawn.objects, fence);
  await writeRow(deps, of.area, RANGES, { ...bounds, year: state.year, content: drawn.content }, fence);
  return drawn.objects.length;
}

export async function summariesIn(
  { table }: PublishingDependencies,
  of: { readonly area: string; readonly year: number },
  between: readonly [string, string | undefined],
): Promise<PublishedSummary[]> {
  return (await listSummariesIn(table, of, between)).map(({ summary, version }) =>
    PUBLISHED_SUMMARY.read(summary, version),
  );
}

/** By the name that the season has: former code noted the area's id in summaries. */
export function nameOf({ area }: YearState, summaries: readonly PublishedSummary[]): string {
  return area === '' ? (summaries[0]?.area ?? '') : area;
}

async function drawAgenciesRange(
  deps: PublishingDependencies,
  area: string,
  work: Work,
  n: number,
  fence: number,
): Promise<number> {
  const top = required(await readRow(deps, area, TOP, TOP_ROW), 'the site is not laid out');
  const ranges = inOrder(top.ranges);
  const bounds = required(
    ranges.find((range) => range.n === n),
    `no such range: agencies/${n}`,
  );
  const known = work.whole ? undefined : await readRow(deps, area, AGENCIES, agenciesRow(bounds.from));
  // One that was laid out and never drawn says nothing of agencies whose reports did not change.
  const isDrawn = known !== undefined && known.by !== null;
  const has = liesIn(ranges, bounds);
  const kept = isDrawn ? known.agencies.filter(({ id }) => has(id)) : [];
  const changed = await changedIn(deps, area, isDrawn ? work.touched : 'all', top, [
    bounds.from,
    endOf(ranges, bounds),
  ]);
  const names = await namesOfYears(deps, area, top);
  const named = changed.map((one) => ({ ...one, area: names.get(one.year) ?? one.area }));
  const { objects, state } = drawAgencies(
    {
      by: work.by,
      area: names.get(Math.max(...top.years)) ?? named[0]?.area ?? '',
      state: { n, from: bounds.from, by: null, manifest: null, agencies: kept },
      only: ranges.length === 1,
      changed: named,
    },
    deps.site,
  );
  await writeAllHeld(deps, objects, fence);
  await writeRow(deps, area, AGENCIES, state, fence);
  return objects.length;
}

async function namesOfYears(
  deps: PublishingDependencies,
  area: string,
  { years }: TopState,
): Promise<Map<number, string>> {
  const states = await Promise.all(years.map((year) => knownYear(deps, { area, year })));
  return new Map(
    states.flatMap((state) => (state === undefined || state.area === '' ? [] : [[state.year, state.area] as const])),
  );
}

/** All that was ever public of those agencies of the range that are drawn anew. */
async function changedIn(
  deps: PublishingDependencies,
  area: string,
  touched: Work['touched'] | 'all',
  { years }: TopState,
  [from, end]: readonly [string, string | undefined],
): Promise<PublishedSummary[]> {
  if (touched === 'all') {
    const found = await Promise.all(years.map((year) => summariesIn(deps, { area, year }, [from, end])));
    return found.flat();
  }
  const ids = new Set(
    touched.map(({ agency }) => agency).filter((id) => id >= from && (end === undefined || id < end)),
  );
  return summariesOf(
    deps,
    [...ids].flatMap((agency) => years.map((year) => ({ area, year, agency }))),
  );
}

export function required<T>(found: T | undefined, otherwise: string): T {
  if (found === undefined) throw new Error(otherwise);
  return found;
}
