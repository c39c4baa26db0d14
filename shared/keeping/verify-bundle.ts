/**
 * A bundle against itself and the keys, without an account: the signature names the manifest, the manifest every file, every
 * object lies under its own digest, each chain leads to the head that was signed, each filed report is what its seal says,
 * its original and page pictures are the objects that lie beside, and the site is what its pointer says. Read line by line.
 */
import { isSigned } from '#shared/audit/signature.js';
import type { Changed } from '#shared/filing/sealed.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { SigningKeys } from '#shared/site/pointer.js';
import { verifySite } from '#shared/site/verify-site.js';
import type { Item } from '#shared/store/table.js';
import { kindOfKey } from '#shared/workflow/item-kinds.js';
import {
  bundleManifestSchema,
  bundleSignatureSchema,
  bundleStatement,
  exportedObjectSchema,
  headsLineSchema,
  ITEM_FILES,
  itemFile,
  HEADS_FILE,
  MANIFEST_FILE,
  OBJECTS_FILE,
  SIGNATURE_FILE,
  type BundleManifest,
  type HeadsLine,
} from './bundle.js';
import type { BundleFolder } from './folder.js';
import { itemOfText } from './item-text.js';
import { areaOfItem, GOING } from './kinds.js';
import { examineFiling, examineSeason } from './examined.js';

/** `manifest`: the signature is none of the key's; `stray`: an item that no bundle holds, or of another area. */
export type BundleFlawKind = Changed | 'form' | 'missing' | 'digest' | 'manifest' | 'stray' | 'site';
export interface BundleFlaw {
  readonly about: string;
  readonly what: BundleFlawKind;
}

export interface VerifiedBundle {
  readonly flaws: readonly BundleFlaw[];
  readonly manifest: BundleManifest | undefined;
  /** Ids of keys that signed something in it and are not among those given. */
  readonly unknownKeys: readonly string[];
  readonly chains: number;
  readonly events: number;
  readonly sealed: number;
  readonly objects: number;
}

export async function verifyBundle(folder: BundleFolder, keys: SigningKeys): Promise<VerifiedBundle> {
  const flaws: BundleFlaw[] = [];
  const nothing = { manifest: undefined, unknownKeys: [], chains: 0, events: 0, sealed: 0, objects: 0 };
  const text = await folder.text(MANIFEST_FILE);
  if (text === undefined) return { ...nothing, flaws: [{ about: MANIFEST_FILE, what: 'missing' }] };
  const manifest = bundleManifestSchema.safeParse(parsed(text)).data;
  const signature = bundleSignatureSchema.safeParse(parsed((await folder.text(SIGNATURE_FILE)) ?? '')).data;
  if (manifest === undefined) return { ...nothing, flaws: [{ about: MANIFEST_FILE, what: 'form' }] };
  const digest = digestOfBytes(text);
  const isOwn =
    signature !== undefined &&
    signature.manifest === digest &&
    isSigned(bundleStatement(digest, signature.at), signature, keys.checkpoint);
  if (!isOwn) flaws.push({ about: SIGNATURE_FILE, what: 'manifest' });
  const unknownKeys = new Set<string>();
  if (signature !== undefined && !keys.checkpoint.has(signature.key)) unknownKeys.add(signature.key);
  flaws.push(...(await fileFlaws(folder, manifest)));
  // What is not the file that was signed is not read any further: nothing could be said of it that is worth anything.
  if (flaws.length > 0) return { ...nothing, manifest, flaws, unknownKeys: [...unknownKeys] };
  const counts = { chains: 0, events: 0, sealed: 0, objects: 0 };
  try {
    await examineContent(folder, manifest, keys, { flaws, unknownKeys, counts });
  } catch (error) {
    // A line that is nothing of ours is an answer; a disk that cannot be read is none.
    if (error instanceof Error && 'syscall' in error) throw error;
    flaws.push({ about: error instanceof Error ? error.message.slice(0, 200) : 'items', what: 'form' });
  }
  return { flaws, manifest, unknownKeys: [...unknownKeys].sort(), ...counts };
}

interface Findings {
  readonly flaws: BundleFlaw[];
  readonly unknownKeys: Set<string>;
  readonly counts: { chains: number; events: number; sealed: number; objects: number };
}

/** Of files that are those that were signed. */
async function examineContent(
  folder: BundleFolder,
  manifest: BundleManifest,
  keys: SigningKeys,
  { flaws, unknownKeys, counts }: Findings,
): Promise<void> {
  const objects = await readObjects(folder, flaws);
  const heads = new Map<string, HeadsLine>();
  for await (const line of folder.readLines(HEADS_FILE)) {
    const head = headsLineSchema.parse(JSON.parse(line));
    heads.set(head.partition, head);
  }
  const documents = (key: string) => objects.byKey.get(`documents ${key}`);
  counts.objects = objects.count;
  const add = (examined: Awaited<ReturnType<typeof examineFiling>>) => {
    flaws.push(...examined.flaws);
    counts.chains += 1;
    counts.events += examined.events;
    counts.sealed += examined.sealed;
    for (const key of examined.signedBy) if (!keys.seal.has(key) && !keys.checkpoint.has(key)) unknownKeys.add(key);
  };
  const unseen = new Set(heads.keys());
  const seasonItems: Item[] = [];
  const rows = new Map<string, Item>();
  for await (const item of itemsOf(folder, 'seasons', manifest, flaws)) {
    if (item.sk.startsWith('FILING#')) rows.set(`${item.pk} ${item.sk}`, item);
    // Rosters and figures are many and of no chain.
    else if (!/^(?:AGENCY|FIGURES)#/.test(item.sk)) seasonItems.push(item);
  }
  const rowOf = (partition: string, sk: string) => rows.get(`${partition} ${sk}`);
  for await (const group of byPartition(itemsOf(folder, 'filings', manifest, flaws))) {
    const partition = group[0]?.pk ?? '';
    if (!partition.startsWith('FILING#')) continue;
    unseen.delete(partition);
    add(await examineFiling(partition, group, rowOf, heads.get(partition), { keys, documents }));
  }
  for (const part of ['area', 'root', 'outbox'] as const)
    for await (const item of itemsOf(folder, part, manifest, flaws)) void item;
  for (const partition of [...unseen].filter((one) => one.startsWith('SEASON#'))) {
    unseen.delete(partition);
    add(
      examineSeason(
        partition,
        seasonItems.filter(({ pk }) => pk === partition),
        heads.get(partition),
        keys,
      ),
    );
  }
  for (const partition of unseen) flaws.push({ about: partition, what: 'missing' });
  if (manifest.place !== null) flaws.push(...(await siteFlaws(folder, manifest.place, objects.byKey, keys)));
}

async function fileFlaws(folder: BundleFolder, { files }: BundleManifest): Promise<BundleFlaw[]> {
  const flaws: BundleFlaw[] = [];
  const needed = [HEADS_FILE, OBJECTS_FILE, ...ITEM_FILES.map(itemFile)];
  for (const path of needed)
    if (!files.some((file) => file.path === path)) flaws.push({ about: path, what: 'missing' });
  for (const { path, sha256 } of files) {
    // A path is a name in this folder and leads nowhere else.
    if (!/^(?:items\/)?[a-z]+\.jsonl?$/.test(path)) {
      flaws.push({ about: path, what: 'form' });
      continue;
    }
    const found = await folder.measured(path);
    if (found === undefined) flaws.push({ about: path, what: 'missing' });
    else if (found.sha256 !== sha256) flaws.push({ about: path, what: 'digest' });
  }
  return flaws;
}

interface ListedObjects {
  /** By `bucket key`; of several versions the last. */
  readonly byKey: Map<string, Digest>;
  readonly count: number;
}

async function readObjects(folder: BundleFolder, flaws: BundleFlaw[]): Promise<ListedObjects> {
  const byKey = new Map<string, Digest>();
  const seen = new Set<Digest>();
  for await (const line of folder.readLines(OBJECTS_FILE)) {
    const { bucket, key, sha256 } = exportedObjectSchema.parse(JSON.parse(line));
    byKey.set(`${bucket} ${key}`, sha256);
    if (seen.has(sha256)) continue;
    seen.add(sha256);
    const bytes = await folder.object(sha256);
    const about = `${bucket}/${key}`;
    if (bytes === undefined) flaws.push({ about, what: 'missing' });
    else if (digestOfBytes(bytes) !== sha256) flaws.push({ about, what: 'digest' });
  }
  return { byKey, count: seen.size };
}

/** The items of a file, each of a kind that a bundle holds and of its area. */
async function* itemsOf(
  folder: BundleFolder,
  part: (typeof ITEM_FILES)[number],
  { area }: BundleManifest,
  flaws: BundleFlaw[],
): AsyncGenerator<Item> {
  for await (const line of folder.readLines(itemFile(part))) {
    const item = itemOfText(line);
    const kind = kindOfKey(item.pk);
    const isOwn = part === 'root' || areaOfItem(item) === area;
    if (kind === undefined || GOING[kind] === 'left' || !isOwn) flaws.push({ about: item.pk, what: 'stray' });
    else yield item;
  }
}

/** Items that lie in one partition, which stand beside each other. */
async function* byPartition(items: AsyncGenerator<Item>): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    if (group.length > 0 && group[0]?.pk !== item.pk) {
      yield group;
      group = [];
    }
    group.push(item);
  }
  if (group.length > 0) yield group;
}

async function siteFlaws(
  folder: BundleFolder,
  place: string,
  byKey: ReadonlyMap<string, Digest>,
  keys: SigningKeys,
): Promise<BundleFlaw[]> {
  const read = async (key: string) => {
    const sha256 = byKey.get(`site ${place}${key}`);
    return sha256 === undefined ? undefined : folder.object(sha256);
  };
  // Nothing was public yet.
  if ((await read('data/v1/current.json')) === undefined) return [];
  const { flaws } = await verifySite(read, keys);
  return flaws.map(({ key }) => ({ about: `site/${place}${key}`, what: 'site' }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
