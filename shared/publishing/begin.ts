/** First step of a release: settles where the site stands, takes its lease, makes sure that the pages' style is there, cuts the manifest into batches. */
import { writeOnce } from '#shared/s3/conditional-writes.js';
import { assetObjects } from '#shared/site/objects.js';
import { releaseWrite, takeLease } from '#shared/store/releases.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { BATCH_SIZE, isUnderWay } from '#shared/season/release.js';
import { claimPlace } from '#shared/store/sites.js';
import { loadSeason } from '#shared/store/seasons.js';
import { standInForPacks } from './pack/stand-ins.js';
import { entriesToWorkOn, NotDue, ReleaseBusy, releaseOf, type UnplacedDependencies } from './dependencies.js';
import { onSite } from './on-site.js';
import { placed } from './placed.js';

export interface Batches {
  readonly release: ReleaseId;
  readonly batches: readonly { readonly from: number; readonly to: number }[];
}

export async function begin(unplaced: UnplacedDependencies, release: ReleaseId): Promise<Batches> {
  const given = await releaseOf(unplaced, release);
  // An execution of a machine from before releases could wait comes here unasked, and so does one that somebody starts by hand.
  if (!isUnderWay(given)) throw new NotDue(`${release} is ${given.state}`);
  const entries = await entriesToWorkOn(unplaced, given);
  await claimPlace(unplaced.table, given.area);
  const dependencies = await placed(unplaced, given.area);
  const fence = await takeLease(dependencies.table, release, dependencies.now());
  if (fence === undefined) throw new ReleaseBusy('another release is under way');
  // One that had been given up is tried again (upkeep/releases.ts): whoever looks sees that it is under way.
  if (given.state === 'failed') await dependencies.table.commit([releaseWrite(given, { ...given, state: 'running' })]);
  for (const object of assetObjects()) await writeOnce(dependencies.s3, onSite(dependencies, object));
  // Every page leads to the search and to what is said of the data.
  const season = await loadSeason(dependencies.table, given);
  await standInForPacks(dependencies, season?.season.areaName ?? '', []);
  const batches = [];
  for (let from = 0; from < entries.length; from += BATCH_SIZE) {
    batches.push({ from, to: Math.min(from + BATCH_SIZE, entries.length) });
  }
  return { release, batches };
}
