/**
 * S3 as the product uses it: a whole object read, one version of it with a bound on its size, and written. What lies there
 * is listed in listing.ts; what is written only where nothing changed, in conditional-writes.ts.
 */
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
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

interface ObjectToRead {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly maxBytes: number;
}

/** The client tries again until an answer begins; one that breaks off in the middle of its bytes is ours to ask for again. */
const READS_TRIED = 4;
const PAUSE_MS = 50;

/**
 * Reads a whole object, of one version where it is given; undefined where there is none.
 *
 * @throws ObjectTooLarge, or what the client or the connection threw last
 */
export async function readObject(client: S3Client, where: ObjectToRead): Promise<StoredObject | undefined> {
  for (let tried = 1; ; tried++) {
    const read = await readOnce(client, where);
    if (!(read instanceof BrokenOff)) return read;
    if (tried === READS_TRIED) throw read.cause;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** tried * (1 + Math.random())));
  }
}

/** The answer had begun, and its bytes did not all come. */
class BrokenOff {
  constructor(readonly cause: unknown) {}
}

async function readOnce(client: S3Client, where: ObjectToRead): Promise<StoredObject | undefined | BrokenOff> {
  try {
    const answer = await client.send(
      new GetObjectCommand({ Bucket: where.bucket, Key: where.key, VersionId: where.versionId }),
    );
    const bytes = await collect(answer.Body as Readable, where.maxBytes).catch((error: unknown) => {
      if (error instanceof ObjectTooLarge) throw error;
      return new BrokenOff(error);
    });
    if (bytes instanceof BrokenOff) return bytes;
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

/** What every way of writing sends. */
export function putInput(object: ObjectToWrite) {
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

export function isMissing(error: unknown): boolean {
  return (
    error instanceof NoSuchKey ||
    error instanceof NotFound ||
    (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404)
  );
}
