/**
 * Once an hour: packs that are not of what the site shows, because a run broke down for good, something of them was lost, or former code
 * published it. The signed pointer says of which release it is.
 */
import { POINTER_KEY } from '#shared/site/keys.js';
import { POINTER_MAX_BYTES, pointerFrom } from '#shared/site/pointer.js';
import { siteAt } from '#shared/site/place.js';
import { ROOT, type Place } from '#shared/ids/place.js';
import { throughAreas } from '#shared/store/rounds.js';
import { listSites } from '#shared/store/sites.js';
import { readOnSite } from '../on-site.js';
import {
  allStand,
  PackBusy,
  packData,
  type PackAnswer,
  type PackDependencies,
  type UnplacedPacking,
} from './pack-data.js';
import { PartsMoving, standingManifest } from './public-parts.js';
import { standingBulk } from './texts.js';

/**
 * Of every site, one after the other; as many as there is time for, the others by the next run.
 *
 * @throws AggregateError once all have had their turn, where some failed
 */
export async function packEachAgain(
  unplaced: UnplacedPacking,
  hasTime: () => boolean = () => true,
): Promise<PackAnswer[]> {
  const sites = await listSites(unplaced.table);
  const packAt = (place: Place) => packAgain({ ...unplaced, site: siteAt(unplaced.siteBaseUrl, place) });
  // Until a release or the hour has entered it, the site of former code stands at the root.
  if (sites.length === 0) return [await packAt(ROOT)];
  const places = new Map<string, Place>(sites.map(({ area, place }) => [area, place]));
  const answers: PackAnswer[] = [];
  await throughAreas(unplaced.table, { name: 'packs', hasTime }, [...places.keys()], async (area) =>
    answers.push(await packAt(places.get(area) ?? ROOT)),
  );
  return answers;
}

export async function packAgain(deps: PackDependencies): Promise<PackAnswer> {
  const pointer = await readOnSite(deps, POINTER_KEY, POINTER_MAX_BYTES);
  if (pointer === undefined) return { packed: 'nothing', files: 0 };
  const [bulk, standing] = [await standingBulk(deps), await standingManifest(deps)];
  if (bulk !== undefined && bulk.manifest === standing && (await allStand(deps, bulk)))
    return { packed: 'standing', files: bulk.files.length };
  try {
    return await packData(deps, pointerFrom(Buffer.from(pointer.bytes).toString('utf8')).release);
  } catch (error) {
    // A release is at work, and will ask for packs itself.
    if (error instanceof PackBusy || error instanceof PartsMoving) return { packed: 'nothing', files: 0 };
    throw error;
  }
}
