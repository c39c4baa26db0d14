/**
 * The sites that stand in the one bucket. The area whose release begins first gets the root; every further one a folder, for ever. Of
 * former code there was one site, at the root, and nothing here: the area that holds a lease is the one.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { folderOf, placeSchema, ROOT, type Place } from '#shared/ids/place.js';
import { Format } from '#shared/formats/format.js';
import { rootSiteKey, siteKey, SITES_PARTITION } from './keys.js';
import { hasLease } from './releases.js';
import { listAreas } from './seasons.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table } from './table.js';

const siteSchema = z.object({
  area: areaIdSchema,
  place: placeSchema,
  /** When its first release was public; null until then. */
  since: z.iso.datetime().nullable(),
});
export type StoredSite = z.infer<typeof siteSchema>;
const SITE = new Format('site', siteSchema);

const rootSchema = z.object({ area: areaIdSchema });
const ROOT_SITE = new Format('site at the root', rootSchema);

const rootIn = (item: Item | undefined) => item && valueIn(ROOT_SITE, item, 'root').area;

const siteIn = (item: Item | undefined) => item && valueIn(SITE, item, 'site');

/** Where it stands, or would if its release began now. */
export async function placeOf(table: Table, area: string): Promise<Place> {
  const [site, root] = await table.getAll([siteKey(area), rootSiteKey]);
  const stands = siteIn(site);
  if (stands !== undefined) return stands.place;
  const first = rootIn(root);
  return first === undefined || first === area ? ROOT : folderOf(area);
}

/** Those that have a place, whether or not anything is public there yet. */
export async function listSites(table: Table): Promise<StoredSite[]> {
  return (await table.list(SITES_PARTITION, 'SITE#')).map((item) => valueIn(SITE, item, 'site'));
}

/** Whether the area has a place already. */
export async function hasPlace(table: Table, area: string): Promise<boolean> {
  return (await table.get(siteKey(area))) !== undefined;
}

/** Whether a site stands at the root, or is to stand there; that of former code, which is on no list, too. */
export async function hasRoot(table: Table): Promise<boolean> {
  return (await table.get(rootSiteKey)) !== undefined || (await formerArea(table)) !== undefined;
}

/** Before the area's first release writes anything. Of two areas at once one gets the root. */
export async function claimPlace(table: Table, area: string): Promise<Place> {
  // One that stands in a folder says nothing of the root: where it was put back first, the root is still another's.
  const stands = siteIn(await table.get(siteKey(area)));
  if (stands !== undefined && stands.place !== ROOT) return stands.place;
  await settleRoot(table, area);
  const place = await placeOf(table, area);
  const site = siteSchema.parse({ area, place, since: null });
  await putOnce(table, siteKey(area), itemOf(SITE, siteKey(area), 'site', site));
  return place;
}

/** Enters the one site of former code, if there is one and nobody has entered it yet. */
export async function enterFormerSite(table: Table): Promise<void> {
  if ((await table.get(rootSiteKey)) !== undefined) return;
  const former = await formerArea(table);
  if (former !== undefined) await claimPlace(table, former);
}

async function settleRoot(table: Table, area: string): Promise<void> {
  if ((await table.get(rootSiteKey)) !== undefined) return;
  const root = rootSchema.parse({ area: (await formerArea(table)) ?? area });
  await putOnce(table, rootSiteKey, itemOf(ROOT_SITE, rootSiteKey, 'root', root));
}

/** Code that knew of places entered each site: one that is on the list is not of former code, wherever it stands. */
async function formerArea(table: Table): Promise<string | undefined> {
  const listed = new Set((await listSites(table)).map(({ area }) => area));
  for (const { id } of await listAreas(table)) if (!listed.has(id) && (await hasLease(table, id))) return id;
  return undefined;
}

async function putOnce(table: Table, key: Key, item: Item): Promise<void> {
  await table.commit([{ Put: { Item: { ...item, ...key }, ConditionExpression: 'attribute_not_exists(pk)' } }]);
}

/** From now on other sites may lead to it. */
export async function markPublic(table: Table, area: string, now: Date): Promise<void> {
  const item = await table.get(siteKey(area));
  const site = item && valueIn(SITE, item, 'site');
  if (site === undefined || site.since !== null) return;
  const shown: StoredSite = { ...site, since: now.toISOString() };
  await table.commit([{ Put: { Item: itemOf(SITE, siteKey(area), 'site', shown) } }]);
}
