/** A bucket store in memory that keeps versions, for what reads and puts whole objects. Version ids are its own. */
import { NoSuchKey, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';

interface Version {
  readonly key: string;
  readonly versionId: string;
  readonly body: Buffer;
  readonly type: string;
}

export interface VersionedObjects {
  readonly s3: S3Client;
  /** Oldest first. */
  readonly versions: (bucket: string) => readonly Version[];
  readonly put: (bucket: string, key: string, body: string) => string;
  /** As the malware scanner does. */
  readonly tag: (versionId: string, status: string) => void;
}

/** @param name begins every version id */
export function versionedObjects(name: string): VersionedObjects {
  const buckets = new Map<string, Version[]>();
  const tags = new Map<string, string>();
  let count = 0;
  const of = (bucket: string) => {
    const versions = buckets.get(bucket) ?? [];
    buckets.set(bucket, versions);
    return versions;
  };
  const add = (bucket: string, key: string, body: Buffer, type = 'application/pdf') => {
    const versionId = `${name}-${++count}`;
    of(bucket).push({ key, versionId, body, type });
    return versionId;
  };
  const common = { $metadata: {}, message: 'x' };
  const answers: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => object>> = {
    GetObjectCommand: ({ Bucket, Key, VersionId }) => {
      const found = of(String(Bucket)).findLast(
        ({ key, versionId }) => key === Key && (VersionId === undefined || versionId === VersionId),
      );
      if (found === undefined) throw new NoSuchKey(common);
      return { Body: Readable.from([found.body]), VersionId: found.versionId, ContentType: found.type };
    },
    HeadObjectCommand: ({ Bucket, Key }) => {
      if (!of(String(Bucket)).some(({ key }) => key === Key)) throw new NoSuchKey(common);
      return {};
    },
    PutObjectCommand: ({ Bucket, Key, Body, IfNoneMatch, ContentType }) => {
      if (IfNoneMatch === '*' && of(String(Bucket)).some(({ key }) => key === Key))
        throw new S3ServiceException({
          ...common,
          name: 'PreconditionFailed',
          $fault: 'client',
          $metadata: { httpStatusCode: 412 },
        });
      const body = Buffer.from(Body as Uint8Array);
      return { VersionId: add(String(Bucket), String(Key), body, String(ContentType)) };
    },
    GetObjectTaggingCommand: ({ VersionId }) => {
      const Value = tags.get(String(VersionId));
      return { TagSet: Value === undefined ? [] : [{ Key: 'GuardDutyMalwareScanStatus', Value }] };
    },
    ListObjectsV2Command: ({ Bucket, Prefix }) => ({
      Contents: [...new Set(of(String(Bucket)).map(({ key }) => key))]
        .filter((key) => key.startsWith(String(Prefix)))
        .map((Key) => ({ Key })),
    }),
    ListObjectVersionsCommand: ({ Bucket, Prefix }) => ({
      Versions: of(String(Bucket))
        .filter(({ key }) => key.startsWith(String(Prefix)))
        .reverse()
        .map(({ key, versionId, body }) => ({
          ...{ Key: key, VersionId: versionId, Size: body.length },
          LastModified: new Date(),
        })),
    }),
  };
  const send = (command: {
    readonly constructor: { readonly name: string };
    readonly input: Record<string, unknown>;
  }) => {
    const answer = answers[command.constructor.name];
    return answer === undefined
      ? Promise.reject(new Error(`not served: ${command.constructor.name}`))
      : Promise.resolve().then(() => answer(command.input));
  };
  return {
    s3: { send } as unknown as S3Client,
    versions: of,
    tag: (versionId, status) => tags.set(versionId, status),
    put: (bucket, key, body) => add(bucket, key, Buffer.from(body)),
  };
}
