/**
 * Puts an area back from a bundle into an installation that has nothing of it. Nothing is believed that does not verify by
 * the keys that this installation trusts. The order is that of the references: objects, then what pages and rounds do not
 * find without the area, then the area itself, then what is still to be done outside. Each thing is put only where nothing
 * lies, so it may be stopped anywhere and called again. Executions are begun by `reconcile` afterwards, as it begins all that
 * is missing.
 */
import type { AreaId } from '#shared/ids/area-id.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import type { SigningKeys } from '#shared/site/pointer.js';
import { POINTER_KEY } from '#shared/site/keys.js';
import { objectStands } from '#shared/s3/objects.js';
import { areaKey, rootSiteKey, SITES_PARTITION } from '#shared/store/keys.js';
import { beginRestore, endRestore, ItemPutter, loadRestore, noteObjectsPut } from '#shared/store/restores.js';
import { LAYOUT, type Item } from '#shared/store/table.js';
import { enterAgain } from '#shared/store/texts.js';
import { itemFile, ITEM_FILES, MANIFEST_FILE, type BundleManifest, type ItemFile } from './bundle.js';
import type { BundleFolder } from './folder.js';
import { itemOfText, textOfItem } from './item-text.js';
import { leftoversOf } from './leftovers.js';
import { putLastYear } from './put-last-year.js';
import { putObjects, putUploads, type LostUploads, type UploadDependencies } from './put-objects.js';
import { putOutbox } from './put-outbox.js';
import { reissueLinks } from './reissue-links.js';
import { verifyBundle, type VerifiedBundle } from './verify-bundle.js';

export interface RestoreDependencies extends UploadDependencies {
  /** Those that this installation believes: its own and the former ones that it is configured with. */
  readonly keys: SigningKeys;
}

export type RestoreRefusal =
  | { readonly code: 'not-genuine'; readonly verified: VerifiedBundle }
  /** The bundle is whole by its own keys, which this installation is not told to trust. */
  | { readonly code: 'keys-not-trusted' }
  /** Former code read it while people worked: its items are not all of one moment. */
  | { readonly code: 'moved' }
  | { readonly code: 'left-out'; readonly years: readonly number[] }
  | { readonly code: 'other-layout'; readonly layout: number }
  | { readonly code: 'not-empty'; readonly about: string }
  | { readonly code: 'other-bundle' };

export interface Restored extends LostUploads {
  readonly area: AreaId;
  /** Put this time; the rest was there from an earlier try. */
  readonly items: number;
  readonly objects: number;
  readonly links: number;
  /** Mails that had waited too long, and are not sent any more. */
  readonly ended: number;
  /** Keys of documents of last year that nobody had read, and that the bundle has not got. */
  readonly lostLastYear: readonly string[];
}

export async function restoreArea(
  deps: RestoreDependencies,
  folder: BundleFolder,
): Promise<Restored | { readonly refused: RestoreRefusal } | { readonly already: string }> {
  const verified = await verifyBundle(folder, deps.keys);
  const { manifest } = verified;
  if (verified.unknownKeys.length > 0) return { refused: { code: 'keys-not-trusted' } };
  if (verified.flaws.length > 0 || manifest === undefined) return { refused: { code: 'not-genuine', verified } };
  if (manifest.moved.length > 0) return { refused: { code: 'moved' } };
  if (manifest.leftOut.length > 0) return { refused: { code: 'left-out', years: manifest.leftOut } };
  if (manifest.layout !== LAYOUT) return { refused: { code: 'other-layout', layout: manifest.layout } };
  const { table, now } = deps;
  const { area } = manifest;
  const bundle = digestOfBytes((await folder.text(MANIFEST_FILE)) ?? '');
  const before = await loadRestore(table, area);
  if (before !== undefined && before.bundle !== bundle) return { refused: { code: 'other-bundle' } };
  if (before?.doneAt != null) return { already: before.doneAt };
  const root: Item[] = [];
  for await (const line of folder.readLines(itemFile('root'))) root.push(itemOfText(line));
  let begun = before;
  if (begun === undefined) {
    const about = await inTheWay(deps, manifest, root);
    if (about !== undefined) return { refused: { code: 'not-empty', about } };
    if ((await beginRestore(table, area, bundle, now())) === 'stale') return { refused: { code: 'other-bundle' } };
    begun = await loadRestore(table, area);
  }
  let objects = 0;
  // Once: an area that has come to life meanwhile may have released anew, and its site is its own.
  if (begun?.objectsAt == null) {
    objects = await putObjects(deps, folder);
    if (begun !== undefined) begun = await noteObjectsPut(table, area, begun, now());
  }
  const putter = new ItemPutter(table);
  const put = async (part: ItemFile) => {
    for await (const line of folder.readLines(itemFile(part)))
      await putter.add(itemOfText(line), Buffer.byteLength(line));
    await putter.flush();
  };
  // Before anything says that the area has had a release: one that has no place would be given the root.
  for (const item of root) if (item.pk === SITES_PARTITION) await putter.add(item, Buffer.byteLength(textOfItem(item)));
  await putter.flush();
  for (const part of ITEM_FILES) if (part !== 'outbox') await put(part);
  for await (const line of folder.readLines(itemFile('filings'))) {
    const item = itemOfText(line);
    if (item.pk.startsWith('TEXTS#')) await enterAgain(table, item);
  }
  const uploads = await putUploads(deps, folder, manifest);
  const lostLastYear = await putLastYear(deps, folder);
  const { items, ended, carried } = await putOutbox(
    deps,
    folder,
    begun === undefined ? now() : new Date(begun.begunAt),
  );
  const links = await reissueLinks(deps, folder, manifest, { bundle, carried });
  if (begun !== undefined) await endRestore(table, area, begun, now());
  return { area, items: putter.put + items, objects, links, ended, lostLastYear, ...uploads };
}

/**
 * Names what is there already of the area that the bundle holds; undefined where nothing is. That the area exists is no more
 * than what the bundle of an area below it brought along, as long as it is the same.
 * @param root of the bundle: the area with those above it, and its place
 */
async function inTheWay(
  deps: RestoreDependencies,
  { area, place }: BundleManifest,
  root: readonly Item[],
): Promise<string | undefined> {
  const { table, s3, buckets } = deps;
  const { pk, sk } = areaKey(area);
  const stands = await table.get({ pk, sk });
  const brought = root.find((item) => item.pk === pk && item.sk === sk);
  // Known at once; all else takes a look at the whole table.
  if (stands !== undefined && (brought === undefined || textOfItem(stands) !== textOfItem(brought))) return sk;
  const left = await leftoversOf(table, area);
  if (left !== null) return left;
  if (place === null) return undefined;
  if (place === '' && (await table.get(rootSiteKey)) !== undefined) return rootSiteKey.sk;
  // The page that says that nothing is published yet is no site: the pointer makes one.
  const pointer = `${place}${POINTER_KEY}`;
  return (await objectStands(s3, { bucket: buckets.site, key: pointer })) ? pointer : undefined;
}
