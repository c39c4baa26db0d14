/** The last step: the pointer that names this release, then mail, and word to those who subscribe. */
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import { MAX_RELEASE_ATTEMPTS, takesAway, type Release } from '#shared/season/release.js';
import { MANIFEST_KEY, POINTER_KEY } from '#shared/site/keys.js';
import { releasePointer } from '#shared/site/objects.js';
import type { Work } from '#shared/site/site-state.js';
import { POINTER_MAX_BYTES, pointerFrom, pointerStatement, type Pointed } from '#shared/site/pointer.js';
import { chainOfSeason } from '#shared/store/checkpoints.js';
import { giveUpLease, keepLease, loadRelease, releaseWrite } from '#shared/store/releases.js';
import { markPublic } from '#shared/store/sites.js';
import { clearTouched, WORK_ROW } from '#shared/store/site-rows.js';
import { entriesOf, fenceOf, releaseOf, writeHeld, type PublishingDependencies } from './dependencies.js';
import { readOnSite } from './on-site.js';
import { newsOf, takenAwayMails } from './release-mails.js';
import { readRow, WORKS } from './site-rows.js';
import { newsForSubscribers, newsOfTakedowns } from './subscriber-news.js';

const DATA_MANIFEST_MAX_BYTES = 32 * 1024 * 1024;

/**
 * The pointer last: whoever reads it finds everything that it names. A published release only restores what was lost.
 *
 * @param written digest of the manifest that `publishIndexes` wrote: what lies in the bucket by now is nobody's word
 */
export async function switchRelease(
  dependencies: PublishingDependencies,
  id: ReleaseId,
  written?: Digest,
): Promise<{ release: ReleaseId }> {
  const release = await releaseOf(dependencies, id);
  const own = pointedAt(release);
  if (release.state === 'published') return pointAgain(dependencies, release, own, written);
  const fence = await fenceOf(dependencies, id);
  // One that was given up and is tried again may come after a later one.
  const standing = release.attempts < MAX_RELEASE_ATTEMPTS ? undefined : await standingRelease(dependencies);
  const pointed = standing !== undefined && standing.at > release.at ? pointedAt(standing) : own;
  await writePointer(dependencies, release, { ...pointed, written }, fence);
  // Who must know that a report was taken down was told with the deed.
  const entries = await entriesOf(dependencies, id);
  const mails = takesAway(release)
    ? await takenAwayMails(dependencies, release)
    : await newsOf(dependencies, release, entries);
  const news = [
    ...mails,
    ...(await newsForSubscribers(dependencies, release, entries)),
    ...(await newsOfTakedowns(dependencies, id, await touchedBy(dependencies, id, fence))),
  ];
  // Row by row of its own id: a repeat of this step queues nothing twice.
  for (const write of news) await dependencies.table.commit([write]);
  await dependencies.table.commit([releaseWrite(release, { ...release, state: 'published' })]);
  await clearShown(dependencies, id, fence);
  await giveUpLease(dependencies.table, id);
  return { release: id };
}

/**
 * The release was begun anew because something of it was missing. The indexes stand again, of all that is public by now;
 * the pointer goes on naming the release that it named. Without the lease the step is only repeated, and all is done.
 */
async function pointAgain(
  dependencies: PublishingDependencies,
  release: Release,
  own: Pointed,
  written: Digest | undefined,
): Promise<{ release: ReleaseId }> {
  const fence = await keepLease(dependencies.table, own.release, dependencies.now());
  if (fence === undefined) return { release: own.release };
  const standing = await standingRelease(dependencies);
  await writePointer(dependencies, release, { ...(standing ? pointedAt(standing) : own), written }, fence);
  await clearShown(dependencies, own.release, fence);
  await giveUpLease(dependencies.table, own.release);
  return { release: own.release };
}

/** What the site shows by now need not be shown by the next release. */
async function clearShown(dependencies: PublishingDependencies, id: ReleaseId, fence: number): Promise<void> {
  await clearTouched(dependencies.table, areaOfRelease(id), await touchedBy(dependencies, id, fence));
}

/** The reports of which this release, on this hold of the site, has the site say something else. */
async function touchedBy(dependencies: PublishingDependencies, id: ReleaseId, fence: number): Promise<Work['touched']> {
  const work = await readRow(dependencies, areaOfRelease(id), WORKS, WORK_ROW);
  return work?.by.release === id && work.by.fence === fence ? work.touched : [];
}

/** Of one that takes something away the count is of what it withdraws: public it makes nothing. */
const pointedAt = (release: Release): Pointed => ({
  ...{ release: release.id, releasedAt: release.at },
  reports: takesAway(release) ? 0 : release.count,
});

/**
 * The published release that the site names now, as the table knows it: what is written is signed, and whoever can write
 * the bucket could have named anything.
 */
export async function standingRelease(dependencies: PublishingDependencies): Promise<Release | undefined> {
  const pointer = await readOnSite(dependencies, POINTER_KEY, POINTER_MAX_BYTES);
  const named = pointer && pointerFrom(Buffer.from(pointer.bytes).toString('utf8')).release;
  const known = named === undefined ? undefined : await loadRelease(dependencies.table, named);
  return known?.state === 'published' ? known : undefined;
}

/** The pointer names the release that it named, and the manifest that was written since by whoever holds the site. */
export async function pointAnew(deps: PublishingDependencies, written: Digest, fence: number): Promise<void> {
  const standing = await standingRelease(deps);
  if (standing === undefined) throw new Error('the site names no release');
  await writePointer(deps, standing, { ...pointedAt(standing), written }, fence);
}

/** Signed, with the checkpoint of the season as it stands. */
async function writePointer(
  dependencies: PublishingDependencies,
  release: Release,
  { written, ...pointed }: Pointed & { readonly written: Digest | undefined },
  fence: number,
): Promise<void> {
  const manifest = written ?? (await manifestOnSite(dependencies));
  const season = await checkpointOf(dependencies.checkpointing, chainOfSeason(release), dependencies.now());
  const names = { ...pointed, manifest, season };
  const signed = await dependencies.checkpointing.sign(pointerStatement(names));
  await writeHeld(dependencies, releasePointer({ ...names, signed }), fence);
  await markPublic(dependencies.table, release.area, dependencies.now());
}

/** For an execution that former code began, which does not tell its last step what it wrote. */
async function manifestOnSite(dependencies: PublishingDependencies): Promise<Digest> {
  const manifest = await readOnSite(dependencies, MANIFEST_KEY, DATA_MANIFEST_MAX_BYTES);
  if (manifest === undefined) throw new Error('the data manifest is missing');
  return digestOfBytes(manifest.bytes);
}
