/**
 * The objects of an area, copied into a bundle: what was sent, by version; originals, readings and page pictures of every
 * submission; manifests of releases; the public site. A copy that was begun before is gone on with: what never changes under
 * its key is not fetched twice.
 */
import type { Arrival, Submission } from '#shared/filing/model.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { placeOfKey, type Place } from '#shared/ids/place.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { originalKey, pageKey, readingKey } from '#shared/s3/keys.js';
import type { S3Client } from '#shared/s3/objects.js';
import { listAllVersions, listKeys } from '#shared/s3/listing.js';
import { openObject } from '#shared/s3/whole-objects.js';
import { manifestKeys } from '#shared/season/release.js';
import { uploadFormKey } from '#shared/store/keys.js';
import { exportedObjectSchema, type BucketName, type ExportedObject } from './bundle.js';
import type { BundleFolder, LineFile } from './folder.js';
import { areaOfItem } from './kinds.js';

export interface Buckets {
  readonly s3: S3Client;
  readonly buckets: Readonly<Record<BucketName, string>>;
}

interface Wanted {
  readonly bucket: BucketName;
  readonly key: string;
  readonly versionId?: string;
}

/** What was fetched by an export that was stopped; no part of the bundle. */
const FETCHED_FILE = 'fetched.jsonl';

export class ObjectCopies {
  private readonly fetched = new Map<string, ExportedObject>();
  private count = 0;

  constructor(
    private readonly from: Buckets,
    private readonly folder: BundleFolder,
    private readonly listed: LineFile,
    private readonly noted: LineFile,
  ) {}

  static async begin(from: Buckets, folder: BundleFolder, file: string): Promise<ObjectCopies> {
    const before: ExportedObject[] = [];
    for await (const line of folder.readLines(`${FETCHED_FILE}.part`)) {
      const object = parsed(line);
      if (object !== undefined && (await folder.holdsObject(object.sha256, object.size))) before.push(object);
    }
    const copies = new ObjectCopies(from, folder, await folder.lines(file), await folder.lines(FETCHED_FILE, 1));
    for (const object of before) await copies.note(object);
    return copies;
  }

  /** How many were fetched from a bucket this time. */
  get fetchedNow(): number {
    return this.count;
  }

  /**
   * Whether there is such an object. `settled`: what lies under the key never changes.
   *
   * @param as the key and version under which the bundle lists it
   */
  async copy(wanted: Wanted, settled: boolean, as?: Arrival): Promise<boolean> {
    const known = settled ? this.fetched.get(nameOf({ ...wanted, ...as })) : undefined;
    const object = known ?? (await this.fetch(wanted, as));
    if (object === undefined) return false;
    if (known === undefined && settled) await this.note(object);
    await this.listed.add(canonicalJson(object));
    return true;
  }

  async close() {
    await this.noted.close();
    await this.folder.remove(FETCHED_FILE);
    return this.listed.close();
  }

  /** Not to its end: what was fetched is known to whoever goes on. */
  async leave(): Promise<void> {
    await this.noted.leave();
    await this.listed.leave();
  }

  private async fetch({ bucket, key, versionId }: Wanted, as?: Arrival): Promise<ExportedObject | undefined> {
    const opened = await openObject(this.from.s3, { bucket: this.from.buckets[bucket], key, versionId });
    if (opened === undefined) return undefined;
    const { body, ...headers } = opened;
    this.count += 1;
    return { bucket, key, ...headers, ...as, ...(await this.folder.keepObject(body)) };
  }

  private async note(object: ExportedObject): Promise<void> {
    this.fetched.set(nameOf(object), object);
    // What an upload was is told by its version, of everything else by its key.
    await this.noted.add(canonicalJson(object));
  }
}

const nameOf = ({ bucket, key, versionId }: { bucket: string; key: string; versionId?: string | null }) =>
  canonicalJson([bucket, key, bucket === 'uploads' ? (versionId ?? null) : null]);

function parsed(line: string): ExportedObject | undefined {
  try {
    return exportedObjectSchema.safeParse(JSON.parse(line)).data;
  } catch {
    // The last line of a run that was cut off.
    return undefined;
  }
}

/** @returns what a submission names and no bucket has */
export async function copyDocuments(copies: ObjectCopies, submission: Submission): Promise<string[]> {
  const needed = [originalKey(submission), ...(submission.pictures ?? []).map(({ page }) => pageKey(submission, page))];
  const missing: string[] = [];
  for (const key of needed) {
    const there = await copies.copy({ bucket: 'documents', key }, submission.state !== 'received');
    // A file that nobody could read may have left nothing but its upload.
    if (!there && submission.format !== null) missing.push(key);
  }
  await copies.copy({ bucket: 'documents', key: readingKey(submission) }, submission.state !== 'received');
  return missing;
}

/**
 * What a restore has put elsewhere is listed as what it was when it arrived: by that name claims and submissions know it.
 *
 * @param arrivedAs the arrival that lies under a key and version since a restore
 * @returns keys of versions that nobody may open: the bucket keeps shut what its scanner did not pass
 */
export async function copyUploads(
  copies: ObjectCopies,
  { s3, buckets }: Buckets,
  area: string,
  arrivedAs: (now: Arrival) => Arrival | undefined,
): Promise<string[]> {
  const shut: string[] = [];
  for await (const page of listAllVersions(s3, buckets.uploads))
    for (const { key, versionId } of page) {
      if (areaOfItem(uploadFormKey(key)) !== area) continue;
      const arrived = arrivedAs({ key, versionId });
      try {
        await copies.copy({ bucket: 'uploads', key, versionId }, true, arrived);
      } catch (error) {
        if (!isForbidden(error)) throw error;
        shut.push(arrived?.key ?? key);
      }
    }
  return shut;
}

function isForbidden(error: unknown): boolean {
  const { $metadata } = error as { readonly $metadata?: { readonly httpStatusCode?: number } };
  return $metadata?.httpStatusCode === 403;
}

export async function copyReleaseManifests(copies: ObjectCopies, releases: readonly ReleaseId[]): Promise<void> {
  for (const release of releases)
    for (const key of manifestKeys(release)) await copies.copy({ bucket: 'documents', key }, true);
}

export async function copySite(copies: ObjectCopies, { s3, buckets }: Buckets, place: Place): Promise<void> {
  for (const key of await listKeys(s3, { bucket: buckets.site, prefix: place }))
    if (placeOfKey(key) === place) await copies.copy({ bucket: 'site', key }, false);
}
