/**
 * Whether what is added up of a site is what its keys signed: the list of packs carries a signature, and the year's index is named by the
 * lists that the signed pointer names. Of the site nothing but these lists is read; all the rest is for `nianbao verify`.
 */
import { isSigned } from '#shared/audit/signature.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import { areaOfRelease } from '#shared/ids/release-id.js';
import { bulkStatement, type bulkSchema } from '#shared/packs/bulk.js';
import { manifestSchema } from '#shared/site/manifest.js';
import { MANIFEST_KEY, POINTER_KEY, yearIndexKey } from '#shared/site/keys.js';
import { isPointerSigned, pointerSchema, type SigningKeys } from '#shared/site/pointer.js';
import type { ReadSite } from '#shared/site/verify-site.js';
import type * as z from 'zod';
import { jsonIn } from './verify-reading.js';

/** The keys of one installation, as somebody gave them, and the name of their file. */
export interface GivenKeys {
  readonly file: string;
  readonly keys: SigningKeys;
}

export interface Taken {
  readonly year: number;
  readonly bulk: z.infer<typeof bulkSchema>;
  /** The bytes of the year's index. */
  readonly index: Uint8Array;
}

/** More lists than a site has (docs/scale.md). */
const MOST_LISTS = 10_000;

export interface Signed {
  readonly by: GivenKeys;
  /** Whether the packs are of the release that the site shows; they follow it within minutes. */
  readonly isCurrent: boolean;
}

/** @returns whose signatures hold, or why nobody's do, of the keys that come nearest */
export async function signedBy(read: ReadSite, taken: Taken, given: readonly GivenKeys[]): Promise<Signed | string> {
  const { bulk, index, year } = taken;
  const by = given.find(({ keys }) => isSigned(bulkStatement(bulk), bulk.signed, keys.checkpoint));
  if (by === undefined) return '批量数据清单的签名不符，或不是给出的公钥所签';
  const pointer = pointerSchema.safeParse(jsonIn((await read(POINTER_KEY)) ?? new Uint8Array()));
  if (!pointer.success || !isPointerSigned(pointer.data, by.keys.checkpoint)) return `发布签名不符：${POINTER_KEY}`;
  const { release, manifest } = pointer.data;
  if (areaOfRelease(release) !== areaOfRelease(bulk.release)) return '整年数据是另一地区的';
  const named = await digestNamed(read, manifest.sha256, yearIndexKey(year));
  if (named === undefined) return `已签名的清单中没有 ${yearIndexKey(year)}，或清单与签名不符`;
  if (digestOfBytes(index) !== named) return `与已签名的清单不符：${yearIndexKey(year)}`;
  return { by, isCurrent: manifest.sha256 === bulk.manifest };
}

/** What the tree of lists says the digest of a file is. The lists nearest to the root are read first, where an index stands. */
async function digestNamed(read: ReadSite, root: Digest, wanted: string): Promise<Digest | undefined> {
  const lists: { readonly path: string; readonly sha256: Digest }[] = [{ path: MANIFEST_KEY, sha256: root }];
  for (const [n, { path, sha256 }] of lists.entries()) {
    const bytes = await read(path);
    if (n >= MOST_LISTS || bytes === undefined || digestOfBytes(bytes) !== sha256) return undefined;
    const list = manifestSchema.safeParse(jsonIn(bytes));
    if (!list.success) return undefined;
    const file = list.data.files.find((one) => one.path === wanted);
    if (file !== undefined) return file.sha256;
    // One that named itself would never end, and could not have the digest.
    lists.push(...list.data.manifests);
  }
  return undefined;
}
