/**
 * Writing only where nothing changed: two releases at one site, or one that was started twice, must not undo each other.
 */
import { HeadObjectCommand, PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import { isMissing, putInput, type ObjectToWrite } from './objects.js';

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

export function isConditionFailure(error: unknown): boolean {
  return error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);
}
