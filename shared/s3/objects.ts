/**
 * S3 as the product uses it: read one version with a bound on its size, list keys and versions, write, and write only if
 * nothing changed.
 */
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  type ListObjectsV2CommandOutput,
  type ListObjectVersionsCommandOutput,
} from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';

export type { S3Client };

export function s3Client(): S3Client {
  return new S3Client({});
}

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly etag: string;
  /** Where the bucket keeps versions. */
  readonly versionId?: string | undefined;
}

/** The object is larger than the caller is ready to hold. */
export class ObjectTooLarge extends Error {
  override readonly name = 'ObjectTooLarge';
}

/** Reads a whole object, of one version where it is given; undefined where there is none. */
export async function readObject(
  client: S3Client,
  where: { readonly bucket: string; readonly key: string; readonly versionId?: string; readonly maxBytes: number },
): Promise<StoredObject | undefined> {
  try {
    const answer = await client.send(
      new GetObjectCommand({ Bucket: where.bucket, Key: where.key, VersionId: where.versionId }),
    );
    const bytes = await collect(answer.Body as Readable, where.maxBytes);
    return {
      bytes,
      contentType: answer.ContentType ?? 'application/octet-stream',
      etag: answer.ETag ?? '',
      versionId: answer.VersionId,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether there is an object, without reading it. */
export async function objectStands(
  client: S3Client,
  where: { readonly bucket: string; readonly key: string },
): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: where.bucket, Key: where.key }));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export interface StoredVersion {
  readonly versionId: string;
  readonly size: number;
}

/** All versions of exactly this key, oldest first; deletions are not among them. */
export async function listVersions(
  client: S3Client,
  where: { readonly bucket: string; readonly key: string },
): Promise<StoredVersion[]> {
  const found = await versionsUnder(client, where.bucket, where.key);
  // The prefix also finds longer keys, and those are somebody else's.
  const own = found.filter(({ key }) => key === where.key);
  // AWS, "ListObjectVersions": the versions of a key come newest first.
  return own.map(({ versionId, size }) => ({ versionId, size })).reverse();
}

export interface ListedVersion extends StoredVersion {
  readonly key: string;
  readonly modifiedAt: Date;
}

/** All versions of all keys of a bucket; deletions are not among them. */
export function listAllVersions(client: S3Client, bucket: string): Promise<ListedVersion[]> {
  return versionsUnder(client, bucket, '');
}

async function versionsUnder(client: S3Client, bucket: string, prefix: string): Promise<ListedVersion[]> {
  const versions: ListedVersion[] = [];
  let from: { readonly KeyMarker?: string | undefined; readonly VersionIdMarker?: string | undefined } | undefined = {};
  while (from !== undefined) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    );
    for (const { Key, VersionId, Size, LastModified } of page.Versions ?? []) {
      if (Key === undefined || VersionId === undefined) continue;
      versions.push({ key: Key, versionId: VersionId, size: Size ?? 0, modifiedAt: LastModified ?? new Date(0) });
    }
    from =
      page.IsTruncated === true
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined;
  }
  return versions;
}

/** The keys of a bucket that begin so. */
export async function listKeys(
  client: S3Client,
  where: { readonly bucket: string; readonly prefix: string },
): Promise<string[]> {
  const keys: string[] = [];
  let from: { readonly ContinuationToken?: string | undefined } | undefined = {};
  while (from !== undefined) {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket: where.bucket, Prefix: where.prefix, ...from }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    from = page.IsTruncated === true ? { ContinuationToken: page.NextContinuationToken } : undefined;
  }
  return keys;
}

export interface ObjectToWrite {
  readonly bucket: string;
  readonly key: string;
  readonly body: string | Uint8Array;
  readonly contentType: string;
  readonly cacheControl?: string;
  readonly contentDisposition?: string;
}

export async function writeObject(client: S3Client, object: ObjectToWrite): Promise<void> {
  await client.send(new PutObjectCommand(putInput(object)));
}

/** Writes an object that never changes: where one stands already, it stays. */
export async function writeOnce(client: S3Client, object: ObjectToWrite): Promise<'written' | 'stands'> {
  try {
    await client.send(new PutObjectCommand({ ...putInput(object), IfNoneMatch: '*' }));
    return 'written';
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
    return 'stands';
  }
}

/** `lost`: a later holder of the fence has written this object; the writer has no business here any more. */
export type FencedWrite = 'written' | 'lost';

/**
 * Overwrites an object only if nobody with a higher fencing number wrote it, and only if it is still the one that was
 * looked at (If-Match; AWS, "Conditional writes").
 */
export async function writeFenced(client: S3Client, object: ObjectToWrite, fence: number): Promise<FencedWrite> {
  for (let round = 0; round < 4; round++) {
    const current = await fenceOf(client, object.bucket, object.key);
    if (current !== undefined && current.fence > fence) return 'lost';
    try {
      await client.send(
        new PutObjectCommand({
          ...putInput(object),
          Metadata: { fence: String(fence) },
          ...(current === undefined ? { IfNoneMatch: '*' } : { IfMatch: current.etag }),
        }),
      );
      return 'written';
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  }
  return 'lost';
}

async function fenceOf(
  client: S3Client,
  bucket: string,
  key: string,
): Promise<{ fence: number; etag: string } | undefined> {
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { fence: Number(head.Metadata?.['fence'] ?? 0), etag: head.ETag ?? '' };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function putInput(object: ObjectToWrite) {
  return {
    Bucket: object.bucket,
    Key: object.key,
    Body: object.body,
    ContentType: object.contentType,
    CacheControl: object.cacheControl,
    ContentDisposition: object.contentDisposition,
  };
}

async function collect(stream: Readable, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new ObjectTooLarge(`more than ${maxBytes} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof NoSuchKey ||
    error instanceof NotFound ||
    (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
  );
}

function isConditionFailure(error: unknown): boolean {
  return error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);
}
