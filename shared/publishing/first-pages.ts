/**
 * Until the first release the site is an empty bucket, and its readers would meet the storage's own words. So a page stands there
 * that says that nothing is published yet. It is written only where nothing stands, and needs no lease: the first release
 * writes over it.
 */
import { readObject, writeOnce } from '#shared/s3/objects.js';
import { POINTER_KEY } from '#shared/site/keys.js';
import { firstObjects } from '#shared/site/objects.js';
import { POINTER_MAX_BYTES } from '#shared/site/pointer.js';
import { onSite, type PublishingDependencies } from './dependencies.js';

export async function writeFirstPages(
  dependencies: Pick<PublishingDependencies, 's3' | 'siteBucket'>,
): Promise<{ written: number }> {
  const { s3, siteBucket: bucket } = dependencies;
  if ((await readObject(s3, { bucket, key: POINTER_KEY, maxBytes: POINTER_MAX_BYTES })) !== undefined)
    return { written: 0 };
  let written = 0;
  for (const object of firstObjects()) if ((await writeOnce(s3, onSite(dependencies, object))) === 'written') written++;
  return { written };
}
