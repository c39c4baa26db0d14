/**
 * Which version a reading request means, with S3's distinct refusals for a missing key, a missing version and a delete
 * marker. Source: userguide/DeleteMarker.html.
 */
import type { Bucket } from './bucket.js';
import { S3Error } from './errors.js';
import type { ObjectRecord } from './object-record.js';

export function readVersionId(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!/^[A-Za-z0-9._-]{1,1024}$/.test(value)) {
    throw new S3Error('InvalidArgument', {
      message: 'Invalid version id specified',
      fields: { ArgumentName: 'versionId', ArgumentValue: value },
    });
  }
  return value;
}

/** @throws S3Error NoSuchKey, NoSuchVersion, MethodNotAllowed */
export function findVersion(bucket: Bucket, key: string, versionId: string | undefined): ObjectRecord {
  if (versionId !== undefined) {
    const record = bucket.store.version(key, versionId);
    if (!record) throw new S3Error('NoSuchVersion', { fields: { Key: key, VersionId: versionId } });
    if (!record.deleteMarker) return record;
    throw new S3Error('MethodNotAllowed', {
      headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': record.versionId, allow: 'DELETE' },
    });
  }
  const record = bucket.store.newest(key);
  if (record && !record.deleteMarker) return record;
  throw new S3Error('NoSuchKey', {
    fields: { Key: key },
    headers: record ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': record.versionId } : {},
  });
}

/** A version may be deleted or replaced between finding it and opening its file; then it is looked for again. */
export async function openVersion<T>(find: () => ObjectRecord, use: (record: ObjectRecord) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const record = find();
    try {
      return await use(record);
    } catch (error) {
      const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!gone || attempt === 3) throw error;
    }
  }
}
