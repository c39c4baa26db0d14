/** What the steps of a release work with, and the errors by which they tell the machine to wait or to stop. */
import { readObject, type S3Client } from '#shared/s3/objects.js';
import { writeFenced } from '#shared/s3/conditional-writes.js';
import type { SiteObject } from '#shared/site/model.js';
import type { Site } from '#shared/site/place.js';
import { keepLease, loadRelease } from '#shared/store/releases.js';
import type { Log } from '#shared/runtime/log.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Checkpointing, Proof } from '#shared/proof/open.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { manifestFrom, manifestKeys, takesAway, type Manifest, type Release } from '#shared/season/release.js';
import { onSite } from './on-site.js';
import type { Unplaced } from './placed.js';

/** Before it is known for which area. */
export interface UnplacedDependencies extends Unplaced {
  readonly s3: S3Client;
  readonly documentsBucket: string;
  readonly siteBucket: string;
  /** Of the PDFs; read when the first one is made. */
  readonly font: () => Uint8Array;
  readonly now: () => Date;
  /** The addresses of those who are told of what becomes public. */
  readonly subscribers: readonly string[];
  readonly proof: Proof;
  readonly checkpointing: Checkpointing;
  readonly log: Log;
  /** Told of a report that is not what was filed and therefore stays behind. */
  readonly changed: (submission: SubmissionId, what: readonly Changed[]) => void;
}

export interface PublishingDependencies extends UnplacedDependencies {
  /** Of the area whose site is written. */
  readonly site: Site;
}

/** Another release holds the site; the machine waits and tries again (payloads.ts, RELEASE_BUSY). */
export class ReleaseBusy extends Error {
  override readonly name = 'ReleaseBusy';
}

/** Its time has not come, or it was cancelled: no step of it is carried out. */
export class NotDue extends Error {
  override readonly name = 'NotDue';
}

/** This release has lost the site to a later one: whatever it would write now is older than what stands. */
export class ReleaseLost extends Error {
  override readonly name = 'ReleaseLost';
}

const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;

export async function readManifest(dependencies: UnplacedDependencies, release: ReleaseId): Promise<Manifest> {
  for (const key of manifestKeys(release)) {
    const where = { bucket: dependencies.documentsBucket, key, maxBytes: MANIFEST_MAX_BYTES };
    const object = await readObject(dependencies.s3, where);
    if (object !== undefined) return manifestFrom(Buffer.from(object.bytes).toString('utf8'));
  }
  throw new Error(`release without a manifest: ${release}`);
}

/** What the release makes public; nothing where it takes something away. */
export async function entriesOf(dependencies: UnplacedDependencies, id: ReleaseId): Promise<Manifest['entries']> {
  return takesAway(await releaseOf(dependencies, id)) ? [] : (await readManifest(dependencies, id)).entries;
}

/** The reports that its first steps go through: those that it makes public, or those of the release that it takes back. */
export async function entriesToWorkOn(
  dependencies: UnplacedDependencies,
  { id, rollsBack }: Pick<Release, 'id' | 'rollsBack'>,
): Promise<Manifest['entries']> {
  return rollsBack === undefined
    ? entriesOf(dependencies, id)
    : (await readManifest(dependencies, rollsBack.release)).entries;
}

export async function releaseOf(dependencies: UnplacedDependencies, id: ReleaseId): Promise<Release> {
  const release = await loadRelease(dependencies.table, id);
  if (release === undefined) throw new Error(`no such release: ${id}`);
  return release;
}

/** The fencing number that this release writes with; every step asks for it anew. */
export async function fenceOf(dependencies: UnplacedDependencies, release: ReleaseId): Promise<number> {
  const fence = await keepLease(dependencies.table, release, dependencies.now());
  if (fence === undefined) throw new ReleaseLost(`the site is held by another release: ${release}`);
  return fence;
}

/** Written over whatever stands there, as long as this release holds the site. */
export async function writeHeld(
  dependencies: PublishingDependencies,
  object: SiteObject,
  fence: number,
): Promise<void> {
  if ((await writeFenced(dependencies.s3, onSite(dependencies, object), fence)) === 'lost') {
    throw new ReleaseLost(`overtaken while writing ${object.key}`);
  }
}

/** Objects written at a time: each write asks first who wrote before. */
const AT_ONCE = 16;

/** All of them, in their order as far as it matters: what is named in one group stands before the next. */
export async function writeAllHeld(
  dependencies: PublishingDependencies,
  objects: readonly SiteObject[],
  fence: number,
): Promise<void> {
  for (let from = 0; from < objects.length; from += AT_ONCE) {
    await Promise.all(objects.slice(from, from + AT_ONCE).map((object) => writeHeld(dependencies, object, fence)));
  }
}
