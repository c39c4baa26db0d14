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

/** Where it stands, or would if its release began now. */
export async function placeOf(table: Table, area: string): Promise<Place> {
  const [site, root] = await table.getAll([siteKey(area), rootSiteKey]);
  if (site !== undefined) return valueIn(SITE, site, 'site').place;
  const first = rootIn(root);
  return first === undefined || first === area ? ROOT : folderOf(area);
}

/** Those that have a place, whether or not anything is public there yet. */
export async function listSites(table: Table): Promise<StoredSite[]> {
  return (await table.list(SITES_PARTITION, 'SITE#')).map((item) => valueIn(SITE, item, 'site'));
}

/** Before the area's first release writes anything. Of two areas at once one gets the root. */
export async function claimPlace(table: Table, area: string): Promise<Place> {
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

async function formerArea(table: Table): Promise<string | undefined> {
  for (const { id } of await listAreas(table)) if (await hasLease(table, id)) return id;
  return undefined;
}

async function putOnce(table: Table, key: Key, item: Item): Promise<void> {
  await table.commit([
    { Put: { TableName: '', Item: { ...item, ...key }, ConditionExpression: 'attribute_not_exists(pk)' } },
  ]);
}

/** From now on other sites may lead to it. */
export async function markPublic(table: Table, area: string, now: Date): Promise<void> {
  const item = await table.get(siteKey(area));
  const site = item && valueIn(SITE, item, 'site');
  if (site === undefined || site.since !== null) return;
  const shown: StoredSite = { ...site, since: now.toISOString() };
  await table.commit([{ Put: { TableName: '', Item: itemOf(SITE, siteKey(area), 'site', shown) } }]);
}
