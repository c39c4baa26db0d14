/**
 * Documents of the year before, or of earlier years, that the publisher sent for all agencies and that nobody had read when the bundle
 * was made. Each is put under its own key again, once what the table knows of it is there: so it arrives, and is scanned, as at first. One
 * that the bundle has not got will never arrive: the publisher's list says that it is to be sent again.
 */
import { isUnread, type LastYearFile } from '#shared/filing/last-year.js';
import { lastYearKey } from '#shared/s3/keys.js';
import { putWhole } from '#shared/s3/whole-objects.js';
import { lastYearFrom, loadLastYear, storeLastYear } from '#shared/store/last-year.js';
import { itemFile, type ExportedObject } from './bundle.js';
import type { BundleFolder } from './folder.js';
import { itemOfText } from './item-text.js';
import { bytesOf, listed, type UploadDependencies } from './put-objects.js';

/** @returns keys of those that are to be sent again */
export async function putLastYear(
  { s3, buckets, table, now }: UploadDependencies,
  folder: BundleFolder,
): Promise<string[]> {
  const unread = await unreadIn(folder);
  const objects = await objectsOf(folder, unread);
  const lost: string[] = [];
  for (const [key, file] of unread) {
    // Read since, by an earlier try; or its time is over.
    const stands = await loadLastYear(table, file, file.id, now());
    if (stands === undefined || stands === 'discarded' || !isUnread(stands)) continue;
    const object = objects.get(key);
    if (object !== undefined) {
      await putWhole(s3, { bucket: buckets.uploads, key, over: 'nothing' }, object, await bytesOf(folder, object));
    } else if (!objects.has(lastYearKey({ ...file, id: uploadOf(file) }))) {
      const refused: LastYearFile = { ...stands, state: 'refused', refusal: NOT_THERE };
      await storeLastYear(table, refused, now(), { from: stands.state });
      lost.push(key);
    }
  }
  return lost;
}

/** With the malware gate on, the bucket of before kept shut what was not scanned. */
const NOT_THERE = { code: 'scan-unfinished', detail: 'NO_RESULT' } as const;

/** Of the archive that a document was in, which is taken apart once more where it was not yet; or of the document itself. */
const uploadOf = ({ id }: LastYearFile): string => id.slice(0, 36);

async function unreadIn(folder: BundleFolder): Promise<ReadonlyMap<string, LastYearFile>> {
  const unread = new Map<string, LastYearFile>();
  for await (const line of folder.readLines(itemFile('area'))) {
    const item = itemOfText(line);
    const file = item.pk.startsWith('LASTYEAR#') && item.sk.startsWith('FILE#') ? lastYearFrom(item) : undefined;
    if (file !== undefined && isUnread(file)) unread.set(lastYearKey(file), file);
  }
  return unread;
}

/** The version that was noted, or the newest, which a bucket lists first. */
async function objectsOf(
  folder: BundleFolder,
  wanted: ReadonlyMap<string, LastYearFile>,
): Promise<ReadonlyMap<string, ExportedObject>> {
  const found = new Map<string, ExportedObject>();
  if (wanted.size === 0) return found;
  for await (const object of listed(folder)) {
    const file = object.bucket === 'uploads' ? wanted.get(object.key) : undefined;
    if (file === undefined) continue;
    if (!found.has(object.key) || object.versionId === file.arrival?.versionId) found.set(object.key, object);
  }
  return found;
}
