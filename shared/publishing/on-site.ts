/** The objects of one site in the bucket that all sites share: by their keys on the site, wherever in the bucket it stands. */
import { placeOfKey, ROOT } from '#shared/ids/place.js';
import { objectStands, readObject, type ObjectToWrite, type S3Client, type StoredObject } from '#shared/s3/objects.js';
import { listKeys } from '#shared/s3/listing.js';
import type { Proof } from '#shared/proof/open.js';
import type { SiteObject } from '#shared/site/model.js';
import type { Site } from '#shared/site/place.js';
import { reportFlaws } from '#shared/site/verify-report.js';

/** The most that is read of an object of a version. */
export const VERSION_MAX_BYTES = 16 * 1024 * 1024;

export interface OnSite {
  readonly s3: S3Client;
  readonly siteBucket: string;
  readonly site: Pick<Site, 'place'>;
}
type InBucket = Pick<OnSite, 'siteBucket' | 'site'>;

function inBucket({ siteBucket, site }: InBucket, key: string): { readonly bucket: string; readonly key: string } {
  return { bucket: siteBucket, key: `${site.place}${key}` };
}

export function onSite(of: InBucket, object: SiteObject): ObjectToWrite {
  return { ...object, ...inBucket(of, object.key) };
}

export function readOnSite(of: OnSite, key: string, maxBytes: number): Promise<StoredObject | undefined> {
  return readObject(of.s3, { ...inBucket(of, key), maxBytes });
}

export function standsOnSite(of: OnSite, key: string): Promise<boolean> {
  return objectStands(of.s3, inBucket(of, key));
}

/** A report.json as its text; undefined where none stands, and where it is not what was signed: that vouches for nothing. */
export async function readSignedReport(
  deps: OnSite & { readonly proof: Proof },
  key: string,
): Promise<string | undefined> {
  const stored = await readOnSite(deps, key, VERSION_MAX_BYTES);
  if (stored === undefined) return undefined;
  const text = Buffer.from(stored.bytes).toString('utf8');
  const keys = { seal: await deps.proof.sealKeys(), checkpoint: await deps.proof.checkpointKeys() };
  // Before there were seals, nothing was signed that could be compared: it stands in public as it is.
  return reportFlaws(text, keys).every((flaw) => flaw === 'unsealed') ? text : undefined;
}

/** The keys on the site that begin so: of one at the root of all not what lies in the folders of others. */
export async function listOnSite(of: OnSite, prefix: string): Promise<string[]> {
  const { place } = of.site;
  const { bucket, key } = inBucket(of, prefix);
  const keys = await listKeys(of.s3, { bucket, prefix: key });
  return place === ROOT ? keys.filter((one) => placeOfKey(one) === ROOT) : keys.map((one) => one.slice(place.length));
}
