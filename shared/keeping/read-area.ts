/**
 * Reads what a bundle holds of the table, as all of it stood at one moment, though deeds go on. No reading of many items is of one
 * moment. So everything is read, and then looked at once more: what is the same both times was so between the two, and where
 * nothing differs, all of it was so at that moment. Where anything differs, all is read again, later and later, since a table
 * that is read through cannot be asked what changed in it.
 */
import type { AreaId } from '#shared/ids/area-id.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import type { ReportYear } from '#shared/ids/report-year.js';
import {
  areaKey,
  filingPartition,
  formPartition,
  OUTBOX_SORT_KEY,
  rootSiteKey,
  seasonPartition,
  siteKey,
  textKey,
} from '#shared/store/keys.js';
import { listAreas } from '#shared/store/seasons.js';
import type { Item, Table } from '#shared/store/table.js';
import { ITEM_FILES, itemFile, type ItemFile, type ListedFile } from './bundle.js';
import type { BundleFolder, LineFile } from './folder.js';
import { textOfItem } from './item-text.js';
import { asExported, fileOf, isApart } from './kinds.js';

export interface Scope {
  readonly area: AreaId;
  /** These seasons and nothing else; null for the area with everything that is its own. */
  readonly years: readonly ReportYear[] | null;
}

export type Pause = (milliseconds: number) => Promise<void>;

/** After the first the pauses double: about two minutes, in which a mail is sent and a clerk has filed. */
const READINGS = 8;
const FIRST_PAUSE_MS = 1000;

/**
 * Writes the items into the folder, file by file.
 *
 * @param met is told of every item that is read, those that stay behind included, in each reading anew
 * @returns undefined where something went on moving
 */
export async function writeItems(
  table: Table,
  folder: BundleFolder,
  scope: Scope,
  { met, pause }: { readonly met: (item: Item) => void; readonly pause: Pause },
): Promise<ListedFile[] | undefined> {
  for (let reading = 0; reading < READINGS; reading++) {
    if (reading > 0) await pause(FIRST_PAUSE_MS * 2 ** (reading - 1));
    const open = new Map<ItemFile, LineFile>();
    for (const part of ITEM_FILES) open.set(part, await folder.lines(itemFile(part)));
    const digests = new Set<string>();
    for await (const item of itemsOf(table, scope, met)) {
      const text = textOfItem(item);
      if (!isApart(item)) digests.add(digestOf(item));
      await open.get(fileOf(item))?.add(text);
    }
    const files: ListedFile[] = [];
    for (const file of open.values()) files.push(await file.close());
    if (await standsStill(table, scope, digests)) return files;
  }
  return undefined;
}

/** Whether the table holds these very items: none other, none more, none less. */
async function standsStill(table: Table, scope: Scope, digests: ReadonlySet<string>): Promise<boolean> {
  let same = 0;
  for await (const item of itemsOf(table, scope)) {
    if (isApart(item)) continue;
    if (!digests.has(digestOf(item))) return false;
    same += 1;
  }
  return same === digests.size;
}

/**
 * What makes an item another one. That a row of the outbox was tried once more changes nothing that anybody did: a mail server that is down
 * for a night would leave no moment between two tries.
 */
function digestOf(item: Item): string {
  if (item.sk !== OUTBOX_SORT_KEY || item['status'] === 'done' || item['status'] === 'failed')
    return digestOfBytes(textOfItem(item));
  const { dueAt: _dueAt, attempts: _attempts, rearms: _rearms, error: _error, ...owed } = item;
  return digestOfBytes(textOfItem(owed as Item));
}

/** As they go into a bundle, those of one partition beside each other. */
async function* itemsOf(table: Table, { area, years }: Scope, met?: (item: Item) => void): AsyncGenerator<Item> {
  // No key leads from an area to its grants, persons, uploads and finished rows of the outbox: each has an id of its own in
  // its partition key, and no index goes by area. So whoever wants all that is an area's reads the table.
  for await (const item of years === null ? table.everything() : seasonItems(table, area, years)) {
    met?.(item);
    const exported = asExported(item, area);
    if (exported !== undefined) yield exported;
  }
  if (years === null) yield* await rootItems(table, area);
}

async function* seasonItems(table: Table, area: AreaId, years: readonly ReportYear[]): AsyncGenerator<Item> {
  for (const year of years) {
    const season = await allOf(table, seasonPartition({ area, year }));
    yield* season;
    yield* await allOf(table, textKey({ area, year, agency: '' }).pk);
    const agencies = season.flatMap(({ sk }) => /^(?:AGENCY|FILING)#(.+)$/.exec(sk)?.[1] ?? []);
    for (const agency of new Set(agencies))
      for (const partition of [filingPartition({ area, year, agency }), formPartition({ area, year, agency })])
        yield* await allOf(table, partition);
  }
}

/** Every sort key of the product's lies between them. */
const allOf = (table: Table, partition: string): Promise<Item[]> => table.listBetween(partition, ['!', '~']);

/** The area with those above it, and where its site stands. */
async function rootItems(table: Table, area: AreaId): Promise<Item[]> {
  const areas = await listAreas(table);
  const above: AreaId[] = [];
  for (let next: AreaId | null = area; next !== null && !above.includes(next);) {
    above.unshift(next);
    const current: AreaId = next;
    next = areas.find(({ id }) => id === current)?.parent ?? null;
  }
  const [site, rootSite, ...found] = await table.getAll([siteKey(area), rootSiteKey, ...above.map(areaKey)]);
  const isRoot = (rootSite?.['root'] as { area?: Canonical } | undefined)?.area === area;
  return [...found, site, isRoot ? rootSite : undefined].filter((item) => item !== undefined);
}
