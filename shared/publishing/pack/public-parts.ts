/**
 * The public parts of the site, each held to the digest that the manifests name, from the root down: what packs are made of. What
 * lies in the bucket is nobody's word; the root's digest comes from the release that wrote it, or from the signed pointer.
 */
import * as z from 'zod';
import { isSigned } from '#shared/audit/signature.js';
import { digestOfBytes, digestSchema, type Digest } from '#shared/ids/digest.js';
import { reportFrom, type PublicReport, type PublicYear } from '#shared/packs/public-report.js';
import { parseExact } from '#shared/reading/json/exact.js';
import { MANIFEST_KEY, POINTER_KEY, yearIndexKey, yearManifestKey, yearPartKey } from '#shared/site/keys.js';
import { FORMER_MANIFEST_SCHEMA, manifestSchema } from '#shared/site/manifest.js';
import { POINTER_MAX_BYTES, pointerSchema, pointerStatement } from '#shared/site/pointer.js';
import type { PublicKeys } from '#shared/audit/signature.js';
import { readOnSite, type OnSite } from '../on-site.js';

/** The parts are just being written anew, or by a release that is not the site's yet: the machine waits and tries again. */
export class PartsMoving extends Error {
  override readonly name = 'PackBusy';
}

const MAX_BYTES = 64 * 1024 * 1024;

export interface PublicParts extends OnSite {
  readonly checkpointKeys: () => Promise<PublicKeys>;
}

export async function readSite(parts: PublicParts, key: string): Promise<Uint8Array | undefined> {
  return (await readOnSite(parts, key, MAX_BYTES))?.bytes;
}

/** @throws PartsMoving where it is not what its list says */
export async function readHeld(parts: PublicParts, key: string, sha256: string): Promise<string> {
  const bytes = await readSite(parts, key);
  if (bytes === undefined || digestOfBytes(bytes) !== sha256)
    throw new PartsMoving(`not what the manifest says: ${key}`);
  return text(bytes);
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** What the signed pointer names; undefined before the first release, or where its signature does not hold. */
export async function pointedManifest(parts: PublicParts): Promise<Digest | undefined> {
  const object = await readOnSite(parts, POINTER_KEY, POINTER_MAX_BYTES);
  const pointer = object && pointerSchema.safeParse(JSON.parse(text(object.bytes)));
  if (pointer?.success !== true) return undefined;
  const { release, releasedAt, reports, manifest, season, signed } = pointer.data;
  const said = { release, releasedAt, reports, manifest: manifest.sha256, season: season.checkpoint };
  return isSigned(pointerStatement(said), signed, await parts.checkpointKeys()) ? manifest.sha256 : undefined;
}

/** The digest of the root as it stands; undefined before there is one. */
export async function standingManifest(parts: PublicParts): Promise<Digest | undefined> {
  const root = await readSite(parts, MANIFEST_KEY);
  return root === undefined ? undefined : digestOfBytes(root);
}

export interface PublicRoot {
  readonly manifest: Digest;
  /** As former code left the site: without parts that packs could be made of. Its own files of whole years stand. */
  readonly isFormer: boolean;
  /** Newest first, each with the digest of its manifest. */
  readonly years: readonly { readonly year: number; readonly sha256: Digest }[];
}

export async function rootOf(parts: PublicParts, manifest: Digest): Promise<PublicRoot> {
  const { schema, manifests } = manifestSchema.parse(JSON.parse(await readHeld(parts, MANIFEST_KEY, manifest)));
  const years = manifests.flatMap(({ path, sha256 }) => {
    const year = Number(/^data\/v1\/(\d{4})\//.exec(path)?.[1]);
    return path === yearManifestKey(year) ? [{ year, sha256 }] : [];
  });
  return { manifest, isFormer: schema === FORMER_MANIFEST_SCHEMA, years: years.sort((a, b) => b.year - a.year) };
}

const figure = z.object({ figure: z.string() }).transform(({ figure: digits }) => Number(digits));
const indexSchema = z.object({
  area: z.string(),
  coverage: z.unknown(),
  totals: z.unknown(),
  parts: z.array(z.object({ n: figure, sha256: digestSchema })),
});

export async function publicYear(
  parts: PublicParts,
  { year, sha256 }: { readonly year: number; readonly sha256: Digest },
): Promise<PublicYear> {
  const { files } = manifestSchema.parse(JSON.parse(await readHeld(parts, yearManifestKey(year), sha256)));
  const listed = files.find(({ path }) => path === yearIndexKey(year));
  if (listed === undefined) throw new Error(`the year has no index: ${year}`);
  const index = parseExact(await readHeld(parts, yearIndexKey(year), listed.sha256));
  const { area, coverage, totals, parts: named } = indexSchema.parse(index?.value);
  const reports: PublicReport[] = [];
  for (const { n, sha256: digest } of named) {
    const lines = (await readHeld(parts, yearPartKey(year, n), digest)).split('\n');
    for (const line of lines) if (line !== '') reports.push(reportFrom(line, year, area));
  }
  return { year, area, coverage, totals, reports: reports.sort((a, b) => (a.agency.id < b.agency.id ? -1 : 1)) };
}
