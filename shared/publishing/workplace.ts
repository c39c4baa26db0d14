/** What the steps of a release work with, and the errors by which they tell the machine to wait or to stop. */
import type { S3Client } from '@aws-sdk/client-s3';
import { readObject, type ObjectToWrite } from '../documents/objects.js';
import type { SiteObject } from '../site/model.js';
import { keepLease, loadRelease } from '../store/releases.js';
import type { Table } from '../store/table.js';
import type { ReleaseId } from '../workflow/payloads.js';
import { manifestKey, manifestSchema, type Manifest, type Release } from '../workflow/release.js';

export interface Workplace {
  readonly table: Table;
  readonly s3: S3Client;
  readonly documentsBucket: string;
  readonly siteBucket: string;
  readonly siteBaseUrl: string;
  readonly now: () => Date;
}

/** Another release holds the site; the machine waits and tries again (payloads.ts, RELEASE_BUSY). */
export class ReleaseBusy extends Error {
  override readonly name = 'ReleaseBusy';
}

/** This release has lost the site to a later one: whatever it would write now is older than what stands. */
export class ReleaseLost extends Error {
  override readonly name = 'ReleaseLost';
}

const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;

export async function readManifest(workplace: Workplace, release: ReleaseId): Promise<Manifest> {
  const object = await readObject(workplace.s3, {
    bucket: workplace.documentsBucket,
    key: manifestKey(release),
    maxBytes: MANIFEST_MAX_BYTES,
  });
  if (object === undefined) throw new Error(`release without a manifest: ${release}`);
  return manifestSchema.parse(JSON.parse(Buffer.from(object.bytes).toString('utf8')));
}

export async function releaseOf(workplace: Workplace, id: ReleaseId): Promise<Release> {
  const release = await loadRelease(workplace.table, id);
  if (release === undefined) throw new Error(`no such release: ${id}`);
  return release;
}

/** The fencing number that this release writes with; every step asks for it anew. */
export async function fenceOf(workplace: Workplace, release: ReleaseId): Promise<number> {
  const fence = await keepLease(workplace.table, release, workplace.now());
  if (fence === undefined) throw new ReleaseLost(`the site is held by another release: ${release}`);
  return fence;
}

export function onSite(workplace: Workplace, object: SiteObject): ObjectToWrite {
  return { bucket: workplace.siteBucket, ...object };
}
