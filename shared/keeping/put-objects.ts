/**
 * Objects of a bundle back into buckets. Originals, readings and pictures get their own keys again, and so does the site, byte
 * for byte. Uploads stay in the bundle but for two kinds: what no intake has read yet, which goes where no upload form leads
 * and is noted there, and what nobody has received yet, which arrives again under its own key, version by version.
 */
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { digestOf, digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { Arrival } from '#shared/filing/model.js';
import type { Gate } from '#shared/filing/scan.js';
import { findArrivals } from '#shared/intake/find-arrivals.js';
import { POINTER_KEY } from '#shared/site/keys.js';
import { PREVIOUS_PREFIX, RESTORED_PREFIX } from '#shared/s3/keys.js';
import { readObject } from '#shared/s3/objects.js';
import { listVersions } from '#shared/s3/listing.js';
import { putWhole } from '#shared/s3/whole-objects.js';
import { submissionFrom } from '#shared/store/filings.js';
import { movedWrite } from '#shared/store/moved-uploads.js';
import type { Table } from '#shared/store/table.js';
import { claimWrite, loadUploadForm, unclaimed } from '#shared/store/uploads.js';
import { exportedObjectSchema, itemFile, OBJECTS_FILE, type BundleManifest, type ExportedObject } from './bundle.js';
import type { Buckets } from './exported-objects.js';
import type { BundleFolder } from './folder.js';
import { itemOfText } from './item-text.js';

/** Another object lies where one of the bundle's belongs. */
export class ObjectInTheWay extends Error {
  override readonly name = 'ObjectInTheWay';
  readonly remedy = 'Restore into buckets that hold nothing of this area.';
}

export async function* listed(folder: BundleFolder): AsyncGenerator<ExportedObject> {
  for await (const line of folder.readLines(OBJECTS_FILE)) yield exportedObjectSchema.parse(JSON.parse(line));
}

/** @throws where the bytes are not those that were verified before */
export async function bytesOf(folder: BundleFolder, { key, sha256 }: ExportedObject): Promise<Uint8Array> {
  const bytes = await folder.object(sha256);
  if (bytes === undefined || digestOfBytes(bytes) !== sha256) throw new Error(`the bundle has lost ${key}`);
  return bytes;
}

/** @returns how many were put this time. @throws ObjectInTheWay */
export async function putObjects({ s3, buckets }: Buckets, folder: BundleFolder): Promise<number> {
  let put = 0;
  const one = async (object: ExportedObject) => {
    const where = { bucket: buckets[object.bucket], key: object.key };
    // Of a site the pages stand there that say that nothing is published yet.
    const over = object.bucket === 'site' ? 'anything' : 'nothing';
    if ((await putWhole(s3, { ...where, over }, object, await bytesOf(folder, object))) !== 'stands') put += 1;
    else await sameOrThrow(s3, where, object.sha256);
  };
  const pointers: ExportedObject[] = [];
  for await (const object of listed(folder)) {
    if (object.bucket === 'uploads') continue;
    if (object.bucket === 'site' && object.key.endsWith(POINTER_KEY)) pointers.push(object);
    else await one(object);
  }
  // Last, as in every release: before it nobody takes what is there for a site.
  for (const pointer of pointers) await one(pointer);
  return put;
}

async function sameOrThrow(
  s3: Buckets['s3'],
  where: { readonly bucket: string; readonly key: string },
  sha256: Digest,
): Promise<void> {
  const found = await readObject(s3, { ...where, maxBytes: Number.MAX_SAFE_INTEGER });
  if (found !== undefined && digestOfBytes(found.bytes) === sha256) return;
  throw new ObjectInTheWay(`another object lies at ${where.bucket}/${where.key}`);
}

export interface UploadDependencies extends Buckets {
  readonly table: Table;
  /** Whether uploads wait for the malware scanner in this installation. */
  readonly gate: Gate;
  readonly now: () => Date;
}

export interface LostUploads {
  /** Submissions that nothing has read, and whose bytes the bundle does not have. */
  readonly lost: readonly string[];
  /** Keys of what nobody has received, and for which there is no upload form any more: nobody can say whose it is. */
  readonly ownerless: readonly string[];
}

/** Before the outbox, whose rows begin the intakes that read them. */
export async function putUploads(
  deps: UploadDependencies,
  folder: BundleFolder,
  manifest: BundleManifest,
): Promise<LostUploads> {
  const unread = await unreadArrivals(folder);
  const found = new Set<string>();
  const unreceived = new Map<string, ExportedObject[]>();
  for await (const object of listed(folder)) {
    if (object.bucket !== 'uploads' || object.versionId === null) continue;
    const arrival = { key: object.key, versionId: object.versionId };
    const submission = unread.get(nameOf(arrival));
    if (submission !== undefined) {
      found.add(nameOf(arrival));
      await putUnread(deps, folder, manifest, object, { arrival, submission });
    } else if ((await unclaimed(deps.table, [arrival])).length > 0)
      // A bucket lists the versions of a key newest first.
      unreceived.set(object.key, [object, ...(unreceived.get(object.key) ?? [])]);
  }
  const ownerless: string[] = [];
  for (const [key, versions] of unreceived) {
    if ((await loadUploadForm(deps.table, key)) !== undefined) await putUnreceived(deps, folder, key, versions);
    // Documents of last year: what was read of them lies in the table, and the others are put by themselves (put-last-year.ts).
    else if (!key.startsWith(`${PREVIOUS_PREFIX}/`)) ownerless.push(key);
  }
  const lost = [...unread].filter(([name]) => !found.has(name)).map(([, submission]) => submission);
  return { lost, ownerless };
}

const nameOf = ({ key, versionId }: Arrival) => canonicalJson([key, versionId]);

/** The arrivals that became a submission whose intake has not ended, with its id. */
async function unreadArrivals(folder: BundleFolder) {
  const unread = new Map<string, NonNullable<ReturnType<typeof submissionFrom>>['id']>();
  for await (const line of folder.readLines(itemFile('filings'))) {
    const item = itemOfText(line);
    if (!item.sk.startsWith('SUBMISSION#') || (item['state'] ?? 'received') !== 'received') continue;
    const submission = submissionFrom(item);
    if (submission?.state === 'received') unread.set(nameOf(submission.arrival), submission.id);
  }
  return unread;
}

/**
 * Under a key of its own: under the former one it would arrive once more, as another submission. The same digest gives the
 * same key, so a second try finds the first.
 */
async function putUnread(
  { s3, buckets, table, now: clock }: UploadDependencies,
  folder: BundleFolder,
  { area }: BundleManifest,
  object: ExportedObject,
  { arrival, submission }: { readonly arrival: Arrival; readonly submission: Parameters<typeof claimWrite>[1] },
): Promise<void> {
  const where = {
    bucket: buckets.uploads,
    key: `${RESTORED_PREFIX}/${area}/${digestOf([arrival.key, arrival.versionId])}`,
  };
  const put = await putWhole(s3, { ...where, over: 'nothing' }, object, await bytesOf(folder, object));
  const versionId = put === 'stands' ? (await listVersions(s3, where)).at(-1)?.versionId : put.versionId;
  if (versionId == null) throw new Error('the uploads bucket keeps no versions');
  const now = { key: where.key, versionId };
  // Claimed, so that nobody takes it for an upload that was forgotten. Stale where an earlier try noted it.
  await table.commit([
    claimWrite(now, submission),
    movedWrite(arrival, { now, sha256: object.sha256, at: clock().toISOString() }),
  ]);
}

/**
 * Each is received before the next one is put: the events of two at once may come in any order, and the file that is received
 * last is the one that counts. Those that lie there are from an earlier try.
 * @param versions oldest first
 */
async function putUnreceived(
  { s3, buckets, table, gate, now }: UploadDependencies,
  folder: BundleFolder,
  key: string,
  versions: readonly ExportedObject[],
): Promise<void> {
  const where = { bucket: buckets.uploads, key };
  const receive = () => findArrivals({ table, s3, bucket: where.bucket, gate }, key, now());
  await receive();
  for (const object of versions.slice((await listVersions(s3, where)).length)) {
    await putWhole(s3, { ...where, over: 'anything' }, object, await bytesOf(folder, object));
    await receive();
  }
}
