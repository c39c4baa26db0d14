/**
 * The last steps: indexes and totals rendered from the table, then the pointer that names this release, then mail.
 * Where a release breaks down, its site lease is given up and a fresh execution of the same release is queued.
 */
import { readObject, writeFenced } from '#shared/s3/objects.js';
import { MANIFEST_KEY, POINTER_KEY } from '#shared/site/keys.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import { indexObjects, releasePointer } from '#shared/site/objects.js';
import { pointerFrom, pointerStatement, type Pointed } from '#shared/site/pointer.js';
import { chainOfSeason } from '#shared/store/checkpoints.js';
import {
  PUBLISHED_SUMMARY,
  stands,
  type PublishedSummary,
  type SiteObject,
  type YearRoster,
} from '#shared/site/model.js';
import { takenDownObjects } from '#shared/site/taken-down.js';
import { queueWrite } from '#shared/store/outbox.js';
import { giveUpLease, keepLease, listSummaries, loadRelease, releaseWrite } from '#shared/store/releases.js';
import { listAgencies, loadSeason } from '#shared/store/seasons.js';
import { releaseInput } from '#shared/workflow/payloads.js';
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { refuseMisquoted } from './misquoted.js';
import { noteTakenDown } from './take-down.js';
import { failedMail, MAX_RELEASE_ATTEMPTS, newsOf } from './told.js';
import { BATCH_SIZE, type Release } from '#shared/season/release.js';
import { entriesOf, fenceOf, onSite, releaseOf, ReleaseLost, type PublishingDependencies } from './dependencies.js';

/** Objects written at a time: the pages of 3,000 agencies in two languages must be done before a function's time is. */
const AT_ONCE = 16;

const DATA_MANIFEST_MAX_BYTES = 32 * 1024 * 1024;
const POINTER_MAX_BYTES = 64 * 1024;

export async function publishIndexes(
  dependencies: PublishingDependencies,
  id: ReleaseId,
): Promise<{ objects: number; manifest: Digest }> {
  const fence = await fenceOf(dependencies, id);
  const area = areaOfRelease(id);
  const stored = (await listSummaries(dependencies.table, area)).map(({ summary, version }) =>
    PUBLISHED_SUMMARY.read(summary, version),
  );
  const { summaries, down } = await noteTakenDown(dependencies, await releaseOf(dependencies, id), stored);
  // First of all, and whatever is wrong with any other report: what was taken down must be gone.
  await writeAll(dependencies, down.flatMap(takenDownObjects), fence);
  const { sealKeys, checkpointKeys } = dependencies.proof;
  const keys = { seal: await sealKeys(), checkpoint: await checkpointKeys() };
  const rosters = await rostersOf(dependencies, area, summaries);
  const objects = indexObjects(withAreaNames(summaries, rosters), rosters, dependencies.siteBaseUrl, keys, down);
  await refuseMisquoted(dependencies, summaries.filter(stands), objects);
  await writeAll(dependencies, objects, fence);
  const manifest = objects.find(({ key }) => key === MANIFEST_KEY);
  if (manifest === undefined) throw new Error('no data manifest was made');
  return { objects: objects.length, manifest: digestOfBytes(manifest.body) };
}

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
  const news = release.takesDown === undefined ? await newsOf(dependencies, release, entries) : { writes: [] };
  for (let from = 0; from < news.writes.length; from += BATCH_SIZE) {
    // Row by row of its own id: a repeat of this step queues nothing twice.
    for (const write of news.writes.slice(from, from + BATCH_SIZE)) await dependencies.table.commit([write]);
  }
  await dependencies.table.commit([releaseWrite(release, { ...release, state: 'published' })]);
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
  await giveUpLease(dependencies.table, own.release);
  return { release: own.release };
}

const pointedAt = ({ id, at, count }: Release): Pointed => ({ release: id, releasedAt: at, reports: count });

/**
 * The published release that the site names now, as the table knows it: what is written is signed, and whoever can write
 * the bucket could have named anything.
 */
async function standingRelease({
  s3,
  table,
  siteBucket: bucket,
}: PublishingDependencies): Promise<Release | undefined> {
  const pointer = await readObject(s3, { bucket, key: POINTER_KEY, maxBytes: POINTER_MAX_BYTES });
  const named = pointer && pointerFrom(Buffer.from(pointer.bytes).toString('utf8')).release;
  const known = named === undefined ? undefined : await loadRelease(table, named);
  return known?.state === 'published' ? known : undefined;
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
  await writeIndex(dependencies, releasePointer({ ...names, signed }), fence);
}

/** For an execution that former code began, which does not tell its last step what it wrote. */
async function manifestOnSite({ s3, siteBucket: bucket }: PublishingDependencies): Promise<Digest> {
  const manifest = await readObject(s3, { bucket, key: MANIFEST_KEY, maxBytes: DATA_MANIFEST_MAX_BYTES });
  if (manifest === undefined) throw new Error('the data manifest is missing');
  return digestOfBytes(manifest.bytes);
}

export async function abandonRelease(dependencies: PublishingDependencies, id: ReleaseId): Promise<{ again: boolean }> {
  const release = await releaseOf(dependencies, id);
  await giveUpLease(dependencies.table, id);
  // Published, or given up before: the publisher knows.
  if (release.state !== 'running') return { again: false };
  const attempts = release.attempts + 1;
  const again = attempts < MAX_RELEASE_ATTEMPTS;
  const now = dependencies.now();
  await dependencies.table.commit(
    [
      releaseWrite(release, { ...release, attempts, state: again ? 'running' : 'failed' }),
      again
        ? queueWrite(
            release.area,
            {
              kind: 'start',
              id: `release.${id}.${attempts}`,
              machine: 'release',
              name: `${id}-${attempts}`,
              input: releaseInput(id),
            },
            new Date(now.getTime() + attempts * 5 * 60_000),
          )
        : await failedMail(dependencies, release),
    ].flatMap((write) => write ?? []),
  );
  return { again };
}

async function writeAll(
  dependencies: PublishingDependencies,
  objects: readonly SiteObject[],
  fence: number,
): Promise<void> {
  for (let from = 0; from < objects.length; from += AT_ONCE) {
    await Promise.all(objects.slice(from, from + AT_ONCE).map((object) => writeIndex(dependencies, object, fence)));
  }
}

async function writeIndex(
  dependencies: PublishingDependencies,
  object: Parameters<typeof onSite>[1],
  fence: number,
): Promise<void> {
  if ((await writeFenced(dependencies.s3, onSite(dependencies, object), fence)) === 'lost') {
    throw new ReleaseLost(`overtaken while writing ${object.key}`);
  }
}

/** By the name that their season has: former code noted the area's id in its place. */
function withAreaNames(summaries: readonly PublishedSummary[], rosters: readonly YearRoster[]): PublishedSummary[] {
  const names = new Map(rosters.map(({ year, area }) => [year, area]));
  return summaries.map((summary) => ({ ...summary, area: names.get(summary.year) ?? summary.area }));
}

/** Coverage is measured against the roster of each year that has something public. */
async function rostersOf(
  dependencies: PublishingDependencies,
  area: string,
  summaries: readonly PublishedSummary[],
): Promise<YearRoster[]> {
  const years = [...new Set(summaries.map((summary) => summary.year))].sort();
  const rosters: YearRoster[] = [];
  for (const year of years) {
    const stored = await loadSeason(dependencies.table, { area, year });
    const agencies = await listAgencies(dependencies.table, { area, year });
    rosters.push({
      year,
      area: stored?.season.areaName ?? '',
      agencies: agencies.map(({ id, name, kind }) => ({ id, name, kind })),
      office: stored?.season.office ?? null,
    });
  }
  return rosters;
}
