/**
 * By the clock: has each site lead to the sites of other areas that there are by now. A release of an area never waits for the site of
 * another: when it is public it says so in the table, and whoever is to lead there is drawn here, under the lease of its own site
 * alone, as far as it is shared by all its pages; or by its own next release. What a run that broke down has left is drawn by the next.
 */
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { errorForLog } from '#shared/runtime/log.js';
import { POINTER_KEY } from '#shared/site/keys.js';
import { digestOfNeighbours, neighboursOf } from '#shared/site/neighbours.js';
import { siteAt } from '#shared/site/place.js';
import { POINTER_MAX_BYTES } from '#shared/site/pointer.js';
import type { TopState, YearState } from '#shared/site/site-state.js';
import { giveUpLease, takeLease } from '#shared/store/releases.js';
import { throughAreas } from '#shared/store/rounds.js';
import { TOP_ROW } from '#shared/store/site-rows.js';
import { enterFormerSite, listSites, markPublic } from '#shared/store/sites.js';
import { writeAllHeld, type PublishingDependencies, type UnplacedDependencies } from './dependencies.js';
import { knownYear } from './lay-out-year.js';
import { readOnSite } from './on-site.js';
import { pointAnew, standingRelease } from './pointer.js';
import { readRow, TOP, unlessChanged, writeRow } from './site-rows.js';
import { loadNeighbourhood, topOf, type Neighbourhood } from './top.js';

/** As whom it holds a site: no release bears this day. */
const holderOf = (area: string): ReleaseId => releaseIdSchema.parse(`${area}.r20000101-neighbours`);

/**
 * As many sites as there is time for, the others by the next run.
 *
 * @returns the areas whose sites were drawn
 * @throws AggregateError once all sites have had their turn, where some failed
 */
export async function showNeighbours(
  unplaced: UnplacedDependencies,
  hasTime: () => boolean = () => true,
): Promise<{ drawn: string[] }> {
  await enterFormerSite(unplaced.table);
  const sites = await listSites(unplaced.table);
  const at = new Map<string, PublishingDependencies>(
    sites.map(({ area, place }) => [area, { ...unplaced, site: siteAt(unplaced.siteBaseUrl, place) }]),
  );
  const drawn: string[] = [];
  const errors: unknown[] = [];
  // Of a site that is public this is known: only those that are not yet are looked for.
  for (const { area, since } of sites) {
    const deps = at.get(area);
    if (since !== null || deps === undefined) continue;
    await markIfPublic(deps, area).catch((error: unknown) => errors.push(error));
  }
  const known = await loadNeighbourhood(unplaced.table);
  const visit = async (area: string): Promise<void> => {
    const deps = at.get(area);
    if (deps === undefined || (await outdated(deps, area, known)) === undefined) return;
    if (await draw(deps, area)) drawn.push(area);
  };
  await throughAreas(unplaced.table, { name: 'neighbours', hasTime }, [...at.keys()], visit).catch((error: unknown) =>
    errors.push(error),
  );
  if (errors.length > 0) throw new AggregateError(errors, errors.map((error) => errorForLog(error).message).join('; '));
  return { drawn };
}

async function markIfPublic(deps: PublishingDependencies, area: string): Promise<void> {
  if ((await readOnSite(deps, POINTER_KEY, POINTER_MAX_BYTES)) === undefined) return;
  await markPublic(deps.table, area, deps.now());
}

/** The top of a site that is drawn whole, and leads to others than there are; undefined where there is nothing to do here. */
async function outdated(
  deps: PublishingDependencies,
  area: string,
  [areas, sites]: Neighbourhood,
): Promise<TopState | undefined> {
  const top = await unlessChanged(readRow(deps, area, TOP, TOP_ROW));
  // What a release has begun, the next release ends.
  if (top === undefined || top.fixed === null || top.wholeBegun === true || top.undrawn.length > 0) return undefined;
  return top.neighbours === digestOfNeighbours(neighboursOf(areas, sites, area)) ? undefined : top;
}

/** Whether it is done: not while a release holds the site, which draws the same. */
async function draw(deps: PublishingDependencies, area: string): Promise<boolean> {
  const holder = holderOf(area);
  const fence = await takeLease(deps.table, holder, deps.now());
  if (fence === undefined) return false;
  try {
    // Looked at again under the lease.
    const top = await outdated(deps, area, await loadNeighbourhood(deps.table));
    const years = top === undefined ? [] : await yearsOf(deps, area, top);
    if (top === undefined || years === undefined || (await standingRelease(deps)) === undefined) return false;
    const { neighbours: _, ...state } = top;
    const { fixed, objects, fixedDigest, manifest, neighbours } = await topOf(deps, area, {
      ...{ state, years, news: top.news },
    });
    await writeAllHeld(deps, [...(top.fixed === fixedDigest ? [] : fixed), ...objects], fence);
    await pointAnew(deps, manifest, fence);
    // Last: until then it counts as not done.
    const leads = neighbours === undefined ? {} : { neighbours };
    await writeRow(deps, area, TOP, { ...state, ...leads, fixed: fixedDigest }, fence);
    return true;
  } finally {
    await giveUpLease(deps.table, holder);
  }
}

/** Undefined where one is not drawn. */
async function yearsOf(
  deps: PublishingDependencies,
  area: string,
  { years }: TopState,
): Promise<YearState[] | undefined> {
  const known = await Promise.all(years.map((year) => unlessChanged(knownYear(deps, { area, year }))));
  const drawn = known.flatMap((one) => (one === undefined || one.undrawn.length > 0 ? [] : [one]));
  return drawn.length === years.length ? drawn : undefined;
}
