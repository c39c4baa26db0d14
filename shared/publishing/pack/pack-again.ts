/**
 * Once an hour: packs that are not of what the site shows, because a run broke down for good, something of them was lost, or former code
 * published it. The signed pointer says of which release it is.
 */
import { POINTER_KEY } from '#shared/site/keys.js';
import { POINTER_MAX_BYTES, pointerFrom } from '#shared/site/pointer.js';
import { siteAt } from '#shared/site/place.js';
import { ROOT } from '#shared/ids/place.js';
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
 * Of every site, one after the other.
 *
 * @throws AggregateError once all have had their turn, where some failed
 */
export async function packEachAgain(unplaced: UnplacedPacking): Promise<PackAnswer[]> {
  const sites = await listSites(unplaced.table);
  // Until a release or the hour has entered it, the site of former code stands at the root.
  const places = sites.length === 0 ? [ROOT] : sites.map(({ place }) => place);
  const answers: PackAnswer[] = [];
  const errors: unknown[] = [];
  for (const place of places) {
    try {
      answers.push(await packAgain({ ...unplaced, site: siteAt(unplaced.siteBaseUrl, place) }));
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `packs of ${errors.length} sites`);
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
