/**
 * After the versions: settles what of the site the release draws anew. In the ordinary case these are the ranges of the reports that
 * were touched since the site was drawn last. The whole site is drawn where it is as former code left it, where a published
 * release is carried out again because something is missing, where a release broke down, where a year's row is lost, and where one
 * that was to draw the whole did not come to its end: then nothing that is known of the site is relied on. Each range is a step of
 * its own.
 */
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import type { Filing } from '#shared/filing/model.js';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { WHOLE } from '#shared/site/ranges.js';
import type { DrawnBy, TopState, Work, YearState } from '#shared/site/site-state.js';
import { listSummaries } from '#shared/store/releases.js';
import { listTouched, TOP_ROW, WORK_ROW, type Touched } from '#shared/store/site-rows.js';
import type { Stale } from '#shared/workflow/payloads.js';
import { fenceOf, releaseOf, type PublishingDependencies } from './dependencies.js';
import { clearFormerNumbers } from './former-numbers.js';
import { layOutAgencies } from './lay-out-agencies.js';
import { knownYear, layOutYear } from './lay-out-year.js';
import { noteTakenDown } from './note-taken-down.js';
import { restoreFormer } from './roll-back.js';
import { staleAfter } from './stale.js';
import { readRow, TOP, unlessChanged, WORKS, writeRow } from './site-rows.js';

const NOTHING: TopState = { years: [], ranges: [WHOLE], undrawn: [], news: [], fixed: null, next: 2 };

/** What the machine needs: the parts, each drawn in a step of its own. */
export interface Planned {
  readonly release: ReleaseId;
  readonly parts: readonly string[];
  readonly stale: Stale | null;
}

export async function planRelease(deps: PublishingDependencies, id: ReleaseId): Promise<Planned> {
  const work = await workOf(deps, id);
  return { release: id, parts: work.parts, stale: await staleAfter(deps, id, work, 'reports') };
}

/** Settled once per hold on the site: a repeat of the step, and every later step, finds it. */
export async function workOf(deps: PublishingDependencies, id: ReleaseId): Promise<Work> {
  const by: DrawnBy = { release: id, fence: await fenceOf(deps, id) };
  const area = areaOfRelease(id);
  const settled = await unlessChanged(readRow(deps, area, WORKS, WORK_ROW));
  if (settled?.by.release === id && settled.by.fence === by.fence) return settled;
  const work = await settle(deps, area, by);
  await writeRow(deps, area, WORKS, work, by.fence);
  return work;
}

async function settle(deps: PublishingDependencies, area: string, by: DrawnBy): Promise<Work> {
  const { fence } = by;
  const release = await releaseOf(deps, by.release);
  const touched = await listTouched(deps.table, area);
  const top = await unlessChanged(readRow(deps, area, TOP, TOP_ROW));
  // One that was to draw the whole and broke down has left nothing that could be relied on.
  const isUndone = top === undefined || top.fixed === null || top.wholeBegun === true;
  const isLost = top !== undefined && (await lacksYear(deps, area, top));
  const whole = isUndone || isLost || release.state === 'published' || release.attempts > 0;
  // Before the first row is written that a release after this one could take for known.
  if (whole && top !== undefined) await writeRow(deps, area, TOP, { ...top, wholeBegun: true }, fence);
  const every = whole ? await everyReport(deps, area) : [];
  const years = [
    ...new Set([
      ...(top?.years ?? []),
      ...[...touched, ...every].map(({ year }) => year),
      ...(whole ? [release.year] : []),
    ]),
  ].sort();
  const ids = (year: number, of: readonly { year: number; agency: string }[]) =>
    of.flatMap((one) => (one.year === year ? [one.agency] : []));
  const again: Filing[] = [];
  for (const year of years) {
    again.push(...(await noteTakenDown(deps, { area, year }, whole ? 'all' : ids(year, touched), fence)));
  }
  // Without a mark of its own: a takedown that has come since the filing was read is for the release after this one.
  for (const filing of again) await restoreFormer(deps, filing, fence);
  const laidOut: YearState[] = [];
  for (const year of years) {
    // A release that has made nothing public yet, of a year that has nothing: there is nothing to draw.
    if (
      ![...touched, ...every].some((one) => one.year === year) &&
      top?.years.every((known) => known !== year) !== false
    )
      continue;
    const known = await unlessChanged(knownYear(deps, { area, year }));
    laidOut.push(await layOutYear(deps, { area, year }, ids(year, touched), known, whole, fence));
  }
  const agencies = [...new Set([...touched, ...every].map(({ agency }) => agency))];
  const before = { ...(top ?? NOTHING), years: laidOut.map(({ year }) => year) };
  const after = await layOutAgencies(deps, area, agencies, before, whole, fence);
  if (whole) await clearFormerNumbers(deps, after, laidOut, fence);
  return {
    ...{ by, whole },
    touched: touched.map(({ year, agency, mark }) => ({ year, agency: agencyIdSchema.parse(agency), mark })),
    parts: [
      // Pages of a year lead to new reports, and these to the pages of their agencies, which must be there by then.
      ...after.undrawn.map((n) => `agencies/${n}`),
      ...laidOut.flatMap(({ year, undrawn }) => undrawn.map((n) => `${year}/${n}`)),
    ],
  };
}

/** Its ranges would be numbered anew: nobody knows then what lies under the numbers before. */
async function lacksYear(deps: PublishingDependencies, area: string, { years }: TopState): Promise<boolean> {
  const known = await Promise.all(years.map((year) => unlessChanged(knownYear(deps, { area, year }))));
  return known.includes(undefined);
}

async function everyReport(
  { table }: PublishingDependencies,
  area: string,
): Promise<Pick<Touched, 'year' | 'agency'>[]> {
  return (await listSummaries(table, area)).map(({ summary, version }) => {
    const { year, agency } = PUBLISHED_SUMMARY.read(summary, version);
    return { year, agency: agency.id };
  });
}
