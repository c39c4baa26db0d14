/**
 * The step before the pointer: the pages and data of the years that the release touched, put together from the rows of their
 * ranges, and what the whole site shares. What it needs of the parts has been drawn by steps of their own; an execution that former
 * code began knows no such steps, and has them drawn here.
 */
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import type { Digest } from '#shared/ids/digest.js';
import { byAgencyId } from '#shared/site/draw-range.js';
import { drawYear } from '#shared/site/draw-year.js';
import { newest } from '#shared/site/feed.js';
import { newsOf, withNews } from '#shared/site/news.js';
import { isHistory, PUBLISHED_SUMMARY, stands, type SiteObject } from '#shared/site/model.js';
import type { DrawnBy, News, RangeState, TopState, Work, YearState } from '#shared/site/site-state.js';
import { listSummaries } from '#shared/store/releases.js';
import { agenciesRow, rangeRow, rangeRows, TOP_ROW } from '#shared/store/site-rows.js';
import type { Stale } from '#shared/workflow/payloads.js';
import { takesAway } from '#shared/season/release.js';
import { fenceOf, releaseOf, writeAllHeld, type PublishingDependencies } from './dependencies.js';
import { drawPart, nameOf, required, summariesIn } from './draw-part.js';
import { knownYear } from './lay-out-year.js';
import { summariesOf } from './summaries.js';
import { standInForPacks } from './pack/stand-ins.js';
import { workOf } from './plan.js';
import { scopeOfSite, seasonOfSite } from './season-of-site.js';
import { staleAfter } from './stale.js';
import { inUse, topOf } from './top.js';
import { AGENCIES, RANGES, readRow, readRows, TOP, unlessChanged, writeRow, YEARS } from './site-rows.js';

/**
 * @returns how many objects it wrote, the digest of the data manifest, which the pointer will name, whether the packs must not
 *   wait for that, and what caches must forget when the packs are made
 * @throws {SummaryChanged} where the table does not say of a public report what was published; the notices stand by then
 */
export async function publishIndexes(
  deps: PublishingDependencies,
  id: ReleaseId,
): Promise<{ objects: number; manifest: Digest; takesDown: boolean; stale: Stale | null }> {
  const work = await workOf(deps, id);
  const area = areaOfRelease(id);
  for (const part of await leftUndrawn(deps, area, work)) await drawPart(deps, id, part);
  const fence = await fenceOf(deps, id);
  const {
    wholeBegun: _,
    neighbours: _former,
    ...top
  } = required(await readRow(deps, area, TOP, TOP_ROW), 'the site is not laid out');
  const names = await Promise.all(top.years.map((year) => knownYear(deps, { area, year })));
  await standInForPacks(deps, names.at(-1)?.area ?? '', top.years);
  let written = 0;
  const years: YearState[] = [];
  for (const year of top.years) {
    const state = required(await knownYear(deps, { area, year }), `no such year: ${year}`);
    // A repeat finds it drawn, and its row says of what.
    const drawn = isAnew(work, state) ? await drawnYear(deps, area, state, fence) : undefined;
    written += drawn?.objects ?? 0;
    years.push(drawn?.state ?? state);
  }
  const news = await newsIn(deps, area, top, work);
  const drawn = await topOf(deps, area, { state: top, years, news });
  const fixed: readonly SiteObject[] = work.whole || top.fixed !== drawn.fixedDigest ? drawn.fixed : [];
  await writeAllHeld(deps, [...fixed, ...drawn.objects], fence);
  const leads = drawn.neighbours === undefined ? {} : { neighbours: drawn.neighbours };
  await writeRow(deps, area, TOP, { ...top, ...leads, news, fixed: drawn.fixedDigest, undrawn: [] }, fence);
  const takesDown = takesAway(await releaseOf(deps, id));
  const stale = await staleAfter(deps, id, work, 'all');
  return { objects: written + fixed.length + drawn.objects.length, manifest: drawn.manifest, takesDown, stale };
}

const isAnew = ({ whole, parts }: Work, { year, undrawn }: YearState): boolean =>
  whole || undrawn.length > 0 || parts.some((part) => part.startsWith(`${year}/`));

/** Of the rows of ranges only those that were to be drawn are looked at: of a site of thousands there are a hundred others. */
async function leftUndrawn(deps: PublishingDependencies, area: string, { parts, by }: Work): Promise<string[]> {
  const isDrawn = (drawn: DrawnBy | null | undefined) => drawn?.release === by.release && drawn.fence === by.fence;
  const top = await unlessChanged(readRow(deps, area, TOP, TOP_ROW));
  const years = new Map<number, YearState | undefined>();
  for (const year of new Set(parts.flatMap((part) => yearOf(part) ?? []))) {
    years.set(year, await unlessChanged(knownYear(deps, { area, year })));
  }
  const drawn = await Promise.all(
    parts.map(async (part) => {
      const year = yearOf(part);
      const ranges = year === undefined ? top?.ranges : years.get(year)?.ranges;
      const range = ranges?.find(({ n }) => String(n) === part.slice(part.indexOf('/') + 1));
      if (range === undefined) return false;
      if (year === undefined) {
        const row = await unlessChanged(readRow(deps, area, AGENCIES, agenciesRow(range.from)));
        return row?.n === range.n && isDrawn(row.by);
      }
      const row = await unlessChanged(readRow(deps, area, RANGES, rangeRow(year, range.from)));
      return row?.n === range.n && isDrawn(row.content.by);
    }),
  );
  return parts.filter((_, at) => drawn[at] !== true);
}

const yearOf = (part: string): number | undefined =>
  part.startsWith('agencies/') ? undefined : Number(part.split('/')[0]);

async function drawnYear(
  deps: PublishingDependencies,
  area: string,
  state: YearState,
  fence: number,
): Promise<{ objects: number; state: YearState }> {
  const { year } = state;
  const wanted = state.ranges.map(({ from }) => rangeRow(year, from));
  const ranges: RangeState[] = inUse(state.ranges, await readRows(deps, area, RANGES, rangeRows(year), wanted));
  const alone = ranges.length === 1 ? await summariesIn(deps, { area, year }, ['', undefined]) : null;
  const season = await seasonOfSite(deps, { area, year });
  const scope = await scopeOfSite(deps, season);
  const name = nameOf(state, alone ?? []);
  const drawn = drawYear(
    {
      ...{ year, area: name, ranges, asOf: season.today, scope },
      reports: alone === null ? null : byAgencyId(alone.filter(stands)),
    },
    deps.site,
  );
  await writeAllHeld(deps, drawn.objects, fence);
  const { coverage, counted, reports, due, history } = drawn.data;
  const { history: _, ...standing } = state;
  const after: YearState = {
    ...{
      ...standing,
      ...(history === 0 ? {} : { history }),
      area: name,
      coverage,
      reports,
      due: due.first,
      ...(counted === undefined ? {} : { counted }),
    },
    ...{ undrawn: [], scope, compared: drawn.compared, manifest: drawn.manifest },
  };
  await writeRow(deps, area, YEARS, after, fence);
  return { objects: drawn.objects.length, state: after };
}

async function newsIn(deps: PublishingDependencies, area: string, top: TopState, work: Work): Promise<News[]> {
  if (work.whole) {
    const all = await listSummaries(deps.table, area);
    const read = all.map(({ summary, version }) => PUBLISHED_SUMMARY.read(summary, version));
    return newest(read.filter((summary) => !isHistory(summary)).map(newsOf));
  }
  return withNews(
    top.news,
    await summariesOf(
      deps,
      work.touched.map(({ year, agency }) => ({ area, year, agency })),
    ),
  );
}
