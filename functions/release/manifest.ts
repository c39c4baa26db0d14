/** What a release holds, written before its deed: a release that exists always has its manifest; a manifest without a release does nothing. */
import { writeObject, type S3Client } from '#shared/s3/objects.js';
import { manifestKey, manifestText, type Manifest } from '#shared/season/release.js';

export interface ManifestPlace {
  readonly s3: S3Client;
  /** Of documents. */
  readonly bucket: string;
}

export function writeManifest({ s3, bucket }: ManifestPlace, manifest: Manifest): Promise<void> {
  const where = { bucket, key: manifestKey(manifest.release) };
  return writeObject(s3, { ...where, body: manifestText(manifest), contentType: 'application/json' });
}
