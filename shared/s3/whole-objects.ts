/** Objects with all that a reader sees of them, for taking a copy and putting it back: bytes, headers, metadata, version. */
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Readable } from 'node:stream';
import { isMissing } from './objects.js';
import { isConditionFailure } from './conditional-writes.js';

export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string | null;
  readonly contentDisposition: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface OpenedObject extends ObjectHeaders {
  readonly body: Readable;
  readonly versionId: string | null;
}

/** Undefined where there is no such object, or version of it. */
export async function openObject(
  client: S3Client,
  {
    bucket,
    key,
    versionId,
  }: { readonly bucket: string; readonly key: string; readonly versionId?: string | undefined },
): Promise<OpenedObject | undefined> {
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    return {
      body: answer.Body as Readable,
      versionId: answer.VersionId ?? versionId ?? null,
      contentType: answer.ContentType ?? 'application/octet-stream',
      cacheControl: answer.CacheControl ?? null,
      contentDisposition: answer.ContentDisposition ?? null,
      metadata: answer.Metadata ?? {},
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Puts a copy where nothing stands, or over whatever stands.
 *
 * @returns the version that it got, or `stands` where something stood and was left alone
 */
export async function putWhole(
  client: S3Client,
  where: { readonly bucket: string; readonly key: string; readonly over: 'nothing' | 'anything' },
  { contentType, cacheControl, contentDisposition, metadata }: ObjectHeaders,
  body: Uint8Array,
): Promise<{ readonly versionId: string | null } | 'stands'> {
  try {
    const answer = await client.send(
      new PutObjectCommand({
        Bucket: where.bucket,
        Key: where.key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl ?? undefined,
        ContentDisposition: contentDisposition ?? undefined,
        Metadata: { ...metadata },
        ...(where.over === 'nothing' ? { IfNoneMatch: '*' } : {}),
      }),
    );
    return { versionId: answer.VersionId ?? null };
  } catch (error) {
    if (where.over === 'nothing' && isConditionFailure(error)) return 'stands';
    throw error;
  }
}
