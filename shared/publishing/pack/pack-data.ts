/**
 * Makes the packs of whole years and the search index from the public parts, and signs their list last. It reads no table but its
 * lease and the day of the release: what is not public cannot come into a pack. A step of the release machine calls it after the
 * switch, and before it where a report is taken down, so that no whole-year file answers with that report once it is gone.
 */
import type { PublicKeys } from '#shared/audit/signature.js';
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { Sign } from '#shared/kms/keys.js';
import { bulkStatement, bulkText, checksumsText, type Bulk, type ListedPack } from '#shared/packs/bulk.js';
import { catalogText } from '#shared/packs/catalog.js';
import {
  changelogText,
  changelogWith,
  changesBetween,
  reportsStanding,
  standingOf,
  type Standing,
} from '#shared/packs/changelog.js';
import { BULK_KEY, CATALOG_KEY, CHANGELOG_KEY, CHECKSUMS_KEY, isPack, PACK_PREFIXES } from '#shared/packs/keys.js';
import { makePacks, packObject } from '#shared/packs/make-packs.js';
import type { S3Client } from '#shared/s3/objects.js';
import { writeFenced } from '#shared/s3/conditional-writes.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import type { SiteObject } from '#shared/site/model.js';
import type { Site } from '#shared/site/place.js';
import { leavePackLease, loadPackLease, takePackLease, type PackLease } from '#shared/store/pack-lease.js';
import { loadRelease } from '#shared/store/releases.js';
import { listOnSite, onSite } from '../on-site.js';
import type { Unplaced } from '../placed.js';
import { PartsMoving, pointedManifest, publicYear, rootOf, standingManifest, type PublicRoot } from './public-parts.js';
import { standingBulk, standingTexts, textsOf } from './texts.js';

export interface UnplacedPacking extends Unplaced {
  readonly s3: S3Client;
  readonly siteBucket: string;
  readonly now: () => Date;
  readonly sign: Sign;
  readonly checkpointKeys: () => Promise<PublicKeys>;
  /** A name for this run, of nobody else. */
  readonly run: string;
}

export interface PackDependencies extends UnplacedPacking {
  readonly site: Site;
}

/** Another run makes packs; the machine waits and tries again (payloads.ts, PACK_BUSY). */
export class PackBusy extends Error {
  override readonly name = 'PackBusy';
}

/** `standing`: the packs were of that manifest already. */
export interface PackAnswer {
  readonly packed: 'made' | 'standing' | 'nothing';
  readonly files: number;
}

/**
 * @param written digest of the manifest that the release has just written, where the pointer does not name it yet
 * @throws {PackBusy} while another run makes packs, or while a release writes the parts
 */
export async function packData(deps: PackDependencies, release: ReleaseId, written?: Digest): Promise<PackAnswer> {
  const area = areaOfRelease(release);
  const standing = await standingManifest(deps);
  if (standing === undefined) return { packed: 'nothing', files: 0 };
  if (standing !== written && standing !== (await pointedManifest(deps)))
    throw new PartsMoving('another release is writing the site');
  const root = await rootOf(deps, standing);
  if (root.isFormer) return { packed: 'nothing', files: 0 };
  const before = await standingBulk(deps);
  const lease = await loadPackLease(deps.table, area);
  if (before?.manifest === standing && lease?.done === standing && (await allStand(deps, before)))
    return { packed: 'standing', files: before.files.length };
  const held = await takePackLease(deps.table, area, deps.run, standing, deps.now());
  if (held === undefined) throw new PackBusy('other packs are being made');
  const leave = (done: Digest | undefined) => leavePackLease(deps.table, area, held, done);
  let files: number;
  try {
    // Looked at again under the lease: whoever held it before may have written them.
    const bulk = await standingBulk(deps);
    files = await pack(deps, held, { release, root, bulk });
  } catch (error) {
    await leave(undefined);
    throw error;
  }
  if (!(await leave(standing))) throw new PackBusy('other packs were begun meanwhile');
  return { packed: 'made', files };
}

interface Work {
  readonly release: ReleaseId;
  readonly root: PublicRoot;
  readonly bulk: Bulk | undefined;
}

/** Whether nothing of them was lost: they are made anew then, though of the same release. */
export async function allStand(deps: PackDependencies, { files }: Bulk): Promise<boolean> {
  const lists = PACK_PREFIXES.map((prefix) => listOnSite(deps, prefix));
  const there = new Set((await Promise.all(lists)).flat());
  return files.every(({ path }) => there.has(path) || !PACK_PREFIXES.some((prefix) => path.startsWith(prefix)));
}

async function pack(deps: PackDependencies, { fence }: PackLease, { release, root, bulk }: Work): Promise<number> {
  const known = await loadRelease(deps.table, release);
  if (known === undefined) throw new Error(`no such release: ${release}`);
  const write = async (object: SiteObject): Promise<ListedPack> => {
    if ((await writeFenced(deps.s3, onSite(deps, object), fence)) === 'lost') {
      throw new PackBusy(`overtaken while writing ${object.key}`);
    }
    return { path: object.key, sha256: digestOfBytes(object.body), size: Buffer.byteLength(object.body) };
  };
  const years = root.years.map(({ year }) => year);
  const [newest] = root.years;
  const area = newest === undefined ? '' : (await publicYear(deps, newest)).area;
  const described = { area, site: deps.site, releasedAt: known.at, years };
  const is: Standing[] = [];
  const files = await makePacks({
    ...described,
    write,
    pinyinOf: await loadPinyin(),
    load: async (year) => {
      const of = root.years.find((one) => one.year === year);
      if (of === undefined) throw new Error(`no such year: ${year}`);
      const data = await publicYear(deps, of);
      const texts = await standingTexts(deps, bulk, year);
      is.push(...data.reports.map(({ agency, version }) => ({ year, agency: agency.id, version })));
      return { data, texts: await textsOf(deps, data.reports, texts) };
    },
  });
  const made = changesBetween(reportsStanding(bulk?.standing ?? {}), is, { release, at: known.at });
  const changes = changelogWith(bulk?.changes ?? [], made);
  files.push(await write(packObject(CHANGELOG_KEY, changelogText(changes))));
  files.push(await write(packObject(CATALOG_KEY, catalogText(described, files, ['all', ...years]))));
  files.push(await write(packObject(CHECKSUMS_KEY, checksumsText(files))));
  await emptyWhatIsLeft(deps, files, write);
  const of = { release, releasedAt: known.at, manifest: root.manifest };
  const list: Bulk = { ...of, files, standing: standingOf(is), changes };
  await write(packObject(BULK_KEY, bulkText(list, await deps.sign(bulkStatement(list)))));
  return files.length;
}

/**
 * Packs of a year that is gone, and parts of an index that has fewer now, of whatever run that wrote them: this function may delete
 * nothing, so they are written over with nothing.
 */
async function emptyWhatIsLeft(
  deps: PackDependencies,
  files: readonly ListedPack[],
  write: (object: SiteObject) => Promise<ListedPack>,
): Promise<void> {
  const written = new Set([...files.map(({ path }) => path), BULK_KEY]);
  for (const prefix of PACK_PREFIXES) {
    for (const key of await listOnSite(deps, prefix)) {
      if (isPack(key) && !written.has(key)) await write(packObject(key, key.endsWith('.json') ? '{}\n' : ''));
    }
  }
}
