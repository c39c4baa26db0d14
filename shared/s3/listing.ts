/**
 * What lies in a bucket: keys, folders and versions. S3 answers a thousand at a time; every list here goes on to the end.
 */
import {
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectsV2CommandInput,
  type ListObjectsV2CommandOutput,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';

export interface StoredVersion {
  readonly versionId: string;
  readonly size: number;
  readonly modifiedAt: Date;
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
  return own.map(({ versionId, size, modifiedAt }) => ({ versionId, size, modifiedAt })).reverse();
}

export interface ListedVersion extends StoredVersion {
  readonly key: string;
}

/** All versions of all keys of a bucket, a thousand at a time; deletions are not among them. */
export function listAllVersions(client: S3Client, bucket: string, after?: string): AsyncGenerator<ListedVersion[]> {
  return versionPages(client, bucket, '', after);
}

async function versionsUnder(client: S3Client, bucket: string, prefix: string): Promise<ListedVersion[]> {
  const versions: ListedVersion[] = [];
  for await (const page of versionPages(client, bucket, prefix)) versions.push(...page);
  return versions;
}

async function* versionPages(
  client: S3Client,
  bucket: string,
  prefix: string,
  after?: string,
): AsyncGenerator<ListedVersion[]> {
  let from: { readonly KeyMarker?: string | undefined; readonly VersionIdMarker?: string | undefined } | undefined =
    after === undefined ? {} : { KeyMarker: after };
  while (from !== undefined) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    );
    yield (page.Versions ?? []).flatMap(({ Key, VersionId, Size, LastModified }) =>
      Key === undefined || VersionId === undefined
        ? []
        : [{ key: Key, versionId: VersionId, size: Size ?? 0, modifiedAt: LastModified ?? new Date(0) }],
    );
    from =
      page.IsTruncated === true
        ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
        : undefined;
  }
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

/** The keys of a bucket that lie in no folder below this one, however many lie there: those are gone past and not listed. */
export async function listKeysBeside(
  client: S3Client,
  { bucket, folder }: { readonly bucket: string; readonly folder: string },
): Promise<string[]> {
  const keys: string[] = [];
  let from: Pick<ListObjectsV2CommandInput, 'ContinuationToken' | 'StartAfter'> | undefined = {};
  while (from !== undefined) {
    const page: ListObjectsV2CommandOutput = await client.send(new ListObjectsV2Command({ Bucket: bucket, ...from }));
    const listed = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
    keys.push(...listed.filter((key) => !key.startsWith(folder)));
    if (page.IsTruncated !== true) from = undefined;
    // Keys come in the order of their bytes, and names of folders are of ASCII: nothing of the folder lies behind this.
    else if (listed.at(-1)?.startsWith(folder) === true) from = { StartAfter: `${folder}~` };
    else from = { ContinuationToken: page.NextContinuationToken };
  }
  return keys;
}

/** What lies directly in a folder: keys, and folders with their closing slash. */
export async function listFolder(
  client: S3Client,
  { bucket, folder }: { readonly bucket: string; readonly folder: string },
): Promise<{ readonly keys: string[]; readonly folders: string[] }> {
  const found: { keys: string[]; folders: string[] } = { keys: [], folders: [] };
  let from: { readonly ContinuationToken?: string | undefined } | undefined = {};
  while (from !== undefined) {
    const page: ListObjectsV2CommandOutput = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: folder, Delimiter: '/', ...from }),
    );
    found.keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    found.folders.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []));
    from = page.IsTruncated === true ? { ContinuationToken: page.NextContinuationToken } : undefined;
  }
  return found;
}
