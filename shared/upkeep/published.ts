/**
 * Compares the bytes of the public site with what was signed at its last release, as anybody can with `nianbao verify`.
 * What differs is reported and not healed: who changed the site is to be found first.
 */
import { readOnSite } from '#shared/publishing/on-site.js';
import { pointerFrom } from '#shared/site/pointer.js';
import { keyIn, POINTER_KEY } from '#shared/site/keys.js';
import { verifySite, type ReadSite } from '#shared/site/verify-site.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import type { PublicFiling, SiteToCompare } from './site.js';

const MAX_BYTES = 64 * 1024 * 1024;

export async function comparePublished(
  { s3, siteBucket, proof }: UpkeepDependencies,
  { place, filings }: Pick<SiteToCompare, 'place' | 'filings'>,
): Promise<Drift[]> {
  const site = { s3, siteBucket, site: { place } };
  const read: ReadSite = async (key) => (await readOnSite(site, key, MAX_BYTES))?.bytes;
  const pointer = await read(POINTER_KEY);
  if (pointer === undefined || isFormer(pointer, filings)) return [];
  const { flaws } = await verifySite(read, { seal: await proof.sealKeys(), checkpoint: await proof.checkpointKeys() });
  return (
    flaws
      // What is not there is told, and mended, by the comparison of keys; which does not know what has an English page.
      .filter(({ key, what }) => what !== 'missing' || key.startsWith(keyIn('en', '')))
      .map(({ key, what }): Drift => ({ kind: 'site-changed', about: `${place}${key}`, healed: false, detail: what }))
  );
}

/** The site still is as code from before there were signatures left it. Where anything sealed is public, it cannot be. */
function isFormer(pointer: Uint8Array, filings: readonly PublicFiling[]): boolean {
  if (filings.some(({ submission }) => submission.seal !== null)) return false;
  try {
    return !pointerFrom(Buffer.from(pointer).toString('utf8')).isSigned;
  } catch {
    return false;
  }
}
