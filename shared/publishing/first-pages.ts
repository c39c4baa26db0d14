/**
 * Until the first release the site is an empty bucket, and its readers would meet the storage's own words. So a page stands there
 * that says that nothing is published yet. It is written only where nothing stands, and needs no lease: the first release
 * writes over it.
 */
import type { S3Client } from '#shared/s3/objects.js';
import { writeOnce } from '#shared/s3/conditional-writes.js';
import { POINTER_KEY } from '#shared/site/keys.js';
import { firstObjects } from '#shared/site/objects.js';
import { POINTER_MAX_BYTES } from '#shared/site/pointer.js';
import { ROOT } from '#shared/site/place.js';
import { onSite, readOnSite } from './on-site.js';

export async function writeFirstPages({
  s3,
  siteBucket,
}: {
  readonly s3: S3Client;
  readonly siteBucket: string;
}): Promise<{ written: number }> {
  const root = { s3, siteBucket, site: { place: ROOT } };
  if ((await readOnSite(root, POINTER_KEY, POINTER_MAX_BYTES)) !== undefined) return { written: 0 };
  let written = 0;
  for (const object of firstObjects(ROOT)) if ((await writeOnce(s3, onSite(root, object))) === 'written') written++;
  return { written };
}
