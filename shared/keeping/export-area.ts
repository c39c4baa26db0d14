/**
 * Exports an area with its seasons into a bundle (bundle.ts). Deeds may go on meanwhile: what the table holds is read as it stood
 * at one moment (read-area.ts), and objects that belong to it are copied after that moment, since none of them changes or goes.
 * Only the site changes: while it does there is no bundle. Stopped at any point, it goes on in the same folder. It writes nothing
 * to table or buckets.
 */
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Arrival } from '#shared/filing/model.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import { digestOf, digestOfBytes } from '#shared/ids/digest.js';
import type { AreaId } from '#shared/ids/area-id.js';
import { reportYearSchema, type ReportYear } from '#shared/ids/report-year.js';
import type { LoadKeys, Sign } from '#shared/kms/keys.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { jsonText } from '#shared/site/json-text.js';
import { keysText } from '#shared/site/pointer.js';
import { filingFrom, submissionFrom } from '#shared/store/filings.js';
import { leaseKey, packLeaseKey, siteKey } from '#shared/store/keys.js';
import { isMoved, movedArrival } from '#shared/store/moved-uploads.js';
import { loadPackLease } from '#shared/store/pack-lease.js';
import { isHeld } from '#shared/store/releases.js';
import { seasonFrom, yearsWithSeason } from '#shared/store/seasons.js';
import { placeOf } from '#shared/store/sites.js';
import { LAYOUT, type Item, type Table } from '#shared/store/table.js';
import {
  BUNDLE_SCHEMA,
  bundleStatement,
  HEADS_FILE,
  itemFile,
  KEYS_FILE,
  MANIFEST_FILE,
  OBJECTS_FILE,
  SIGNATURE_FILE,
  type BundleManifest,
  type ItemFile,
} from './bundle.js';
import {
  copyDocuments,
  copyReleaseManifests,
  copySite,
  copyUploads,
  ObjectCopies,
  type Buckets,
} from './exported-objects.js';
import type { BundleFolder } from './folder.js';
import { itemOfText, textOfItem } from './item-text.js';
import { writeItems, type Pause } from './read-area.js';

export interface ExportDependencies extends Buckets {
  readonly table: Table;
  readonly sign: Sign;
  readonly sealKeys: LoadKeys;
  readonly checkpointKeys: LoadKeys;
  readonly now: () => Date;
  /** Between two readings; tests pass one that does not wait. */
  readonly pause?: Pause;
}

/** Why there is no bundle. `moving`: people worked through every reading. */
export type ExportRefusal = 'no-season' | 'release-under-way' | 'moving' | 'complete-already';
export type Exported =
  { readonly manifest: BundleManifest; readonly fetched: number } | { readonly refused: ExportRefusal };

/** @param years the seasons to take; all that the area has where none are named */
export async function exportArea(
  deps: ExportDependencies,
  folder: BundleFolder,
  asked: { readonly area: AreaId; readonly years: readonly number[] },
): Promise<Exported> {
  const { table, now, pause = (milliseconds) => pauseFor(milliseconds) } = deps;
  const { area } = asked;
  const begunAt = now().toISOString();
  if ((await folder.text(MANIFEST_FILE)) !== undefined) return { refused: 'complete-already' };
  const known = (await yearsWithSeason(table, area, now())).map((year) => reportYearSchema.parse(year));
  const years = asked.years.length === 0 ? known : known.filter((year) => asked.years.includes(year));
  if (years.length === 0 || years.length < asked.years.length) return { refused: 'no-season' };
  const leftOut = known.filter((year) => !years.includes(year));
  const isWhole = leftOut.length === 0;

  const siteBefore = await writersOfSite(table, area);
  if (await isSiteWritten(table, area, now())) return { refused: 'release-under-way' };
  const moved = new Map<string, Arrival>();
  const met = (item: Item) => {
    if (!isMoved(item)) return;
    const { arrival, now: place } = movedArrival(item);
    moved.set(nameOf(place), arrival);
  };
  const items = await writeItems(table, folder, { area, years: isWhole ? null : years }, { met, pause });
  if (items === undefined) return { refused: 'moving' };
  const heads = await writeHeads(folder);
  const hasSite = isWhole && (await table.get(siteKey(area))) !== undefined;
  const place = hasSite ? await placeOf(table, area) : null;

  const copies = await ObjectCopies.begin(deps, folder, OBJECTS_FILE);
  const missing: string[] = [];
  for await (const item of itemsIn(folder, 'filings')) {
    const submission = item.sk.startsWith('SUBMISSION#') ? submissionFrom(item) : undefined;
    if (submission !== undefined) missing.push(...(await copyDocuments(copies, submission)));
  }
  const releases: ReleaseId[] = [];
  for await (const { pk } of itemsIn(folder, 'area'))
    if (pk.startsWith('RELEASE#')) releases.push(pk.split('#')[2] as ReleaseId);
  await copyReleaseManifests(copies, releases);
  if (isWhole) missing.push(...(await copyUploads(copies, deps, area, (arrival) => moved.get(nameOf(arrival)))));
  if (place !== null) await copySite(copies, deps, place);
  if ((await writersOfSite(table, area)) !== siteBefore) {
    await copies.leave();
    return { refused: 'release-under-way' };
  }
  const objects = await copies.close();

  await folder.write(KEYS_FILE, keysText({ seal: await deps.sealKeys(), checkpoint: await deps.checkpointKeys() }));
  const keys = await folder.measured(KEYS_FILE);
  const manifest: BundleManifest = {
    schema: BUNDLE_SCHEMA,
    area,
    years: heads.years,
    leftOut,
    place,
    layout: LAYOUT,
    begunAt,
    madeAt: now().toISOString(),
    heads: { first: heads.digest, last: heads.digest },
    moved: [],
    missing,
    files: [...items, heads.file, objects, ...(keys === undefined ? [] : [keys])],
  };
  const text = jsonText(manifest as unknown as Parameters<typeof jsonText>[0]);
  const digest = digestOfBytes(text);
  const at = now().toISOString();
  const signature = { v: 1, manifest: digest, at, ...(await deps.sign(bundleStatement(digest, at))) };
  await folder.write(SIGNATURE_FILE, jsonText(signature));
  await folder.write(MANIFEST_FILE, text);
  return { manifest, fetched: copies.fetchedNow };
}

const nameOf = ({ key, versionId }: Arrival): string => canonicalJson([key, versionId]);

/** Its pages change one after the other, and the pointer last. */
async function isSiteWritten(table: Table, area: AreaId, now: Date): Promise<boolean> {
  if (await isHeld(table, area, now)) return true;
  const packs = await loadPackLease(table, area);
  return packs !== undefined && packs.holder !== null && packs.until > now.toISOString();
}

/** Differs once a release or whoever makes its packs has begun to write, or has come to an end. */
async function writersOfSite(table: Table, area: AreaId): Promise<string> {
  const leases = await table.getAll([leaseKey(area), packLeaseKey(area)]);
  return leases.map((lease) => (lease === undefined ? '' : textOfItem(lease))).join('\n');
}

async function* itemsIn(folder: BundleFolder, part: ItemFile): AsyncGenerator<Item> {
  for await (const line of folder.readLines(itemFile(part))) yield itemOfText(line);
}

/** The head of every chain, as its season or filing has it, and the years of the seasons. */
async function writeHeads(folder: BundleFolder) {
  const lines = await folder.lines(HEADS_FILE);
  const heads: Record<string, string> = {};
  const years: ReportYear[] = [];
  for await (const item of itemsIn(folder, 'seasons')) {
    const [, area = '', year] = item.pk.split('#');
    const [kind, agency] = item.sk.split('#');
    const audit =
      kind === 'SEASON'
        ? seasonFrom(item)?.audit
        : kind === 'FILING' && agency !== undefined
          ? filingFrom(item, { area, year: Number(year), agency }).audit
          : undefined;
    if (audit === undefined || (kind === 'FILING' && audit.count === 0)) continue;
    if (kind === 'SEASON') years.push(reportYearSchema.parse(Number(year)));
    const partition = kind === 'SEASON' ? item.pk : `FILING#${area}#${year}#${agency}`;
    const { subject, count, head } = audit;
    heads[partition] = head;
    await lines.add(canonicalJson({ partition, subject, count, head }));
  }
  return { file: await lines.close(), digest: digestOf(heads), years: years.sort((a, b) => a - b) };
}
