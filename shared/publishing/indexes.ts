/**
 * The step before the pointer: lists, totals and data files of all that is public, rendered from the table, and the notices in the
 * place of what was taken down.
 */
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { MANIFEST_KEY } from '#shared/site/keys.js';
import {
  PUBLISHED_SUMMARY,
  stands,
  type PublishedSummary,
  type SiteObject,
  type YearRoster,
} from '#shared/site/model.js';
import { indexObjects } from '#shared/site/objects.js';
import { takenDownObjects } from '#shared/site/taken-down.js';
import { takenDownFiles } from '#shared/site/taken-down-files.js';
import { listSummaries } from '#shared/store/releases.js';
import { listAgencies, loadSeason } from '#shared/store/seasons.js';
import { fenceOf, releaseOf, writeHeld, type PublishingDependencies } from './dependencies.js';
import { refuseMisquoted } from './misquoted.js';
import { noteTakenDown } from './note-taken-down.js';

/** Objects written at a time: the pages of 3,000 agencies in two languages must be done before a function's time is. */
const AT_ONCE = 16;

/**
 * Writes them all anew, whatever the release is about, under its lease.
 *
 * @returns how many objects there are but for the notices, and the digest of the data manifest, which the pointer will name
 * @throws {SummaryChanged} where the table does not say of a public report what was published; the notices stand by then
 */
export async function publishIndexes(
  dependencies: PublishingDependencies,
  id: ReleaseId,
): Promise<{ objects: number; manifest: Digest }> {
  const fence = await fenceOf(dependencies, id);
  const area = areaOfRelease(id);
  const stored = (await listSummaries(dependencies.table, area)).map(({ summary, version }) =>
    PUBLISHED_SUMMARY.read(summary, version),
  );
  const { summaries, down } = await noteTakenDown(dependencies, await releaseOf(dependencies, id), stored);
  // First of all, and whatever is wrong with any other report: what was taken down must be gone.
  await writeAll(dependencies, down.flatMap(takenDownObjects), fence);
  for (const of of down) await writeAll(dependencies, await takenDownFiles(of, dependencies.font()), fence);
  const { sealKeys, checkpointKeys } = dependencies.proof;
  const keys = { seal: await sealKeys(), checkpoint: await checkpointKeys() };
  const rosters = await rostersOf(dependencies, area, summaries);
  const objects = indexObjects(withAreaNames(summaries, rosters), rosters, dependencies.siteBaseUrl, keys, down);
  await refuseMisquoted(dependencies, summaries.filter(stands), objects);
  await writeAll(dependencies, objects, fence);
  const manifest = objects.find(({ key }) => key === MANIFEST_KEY);
  if (manifest === undefined) throw new Error('no data manifest was made');
  return { objects: objects.length, manifest: digestOfBytes(manifest.body) };
}

async function writeAll(
  dependencies: PublishingDependencies,
  objects: readonly SiteObject[],
  fence: number,
): Promise<void> {
  for (let from = 0; from < objects.length; from += AT_ONCE) {
    await Promise.all(objects.slice(from, from + AT_ONCE).map((object) => writeHeld(dependencies, object, fence)));
  }
}

/** By the name that their season has: former code noted the area's id in its place. */
function withAreaNames(summaries: readonly PublishedSummary[], rosters: readonly YearRoster[]): PublishedSummary[] {
  const names = new Map(rosters.map(({ year, area }) => [year, area]));
  return summaries.map((summary) => ({ ...summary, area: names.get(summary.year) ?? summary.area }));
}

/** Coverage is measured against the roster of each year that has something public. */
async function rostersOf(
  dependencies: PublishingDependencies,
  area: string,
  summaries: readonly PublishedSummary[],
): Promise<YearRoster[]> {
  const years = [...new Set(summaries.map((summary) => summary.year))].sort();
  const rosters: YearRoster[] = [];
  for (const year of years) {
    const stored = await loadSeason(dependencies.table, { area, year });
    const agencies = await listAgencies(dependencies.table, { area, year });
    rosters.push({
      year,
      area: stored?.season.areaName ?? '',
      agencies: agencies.map(({ id, name, kind }) => ({ id, name, kind })),
      office: stored?.season.office ?? null,
    });
  }
  return rosters;
}
