/** Contract of versions. Pages: userguide/versioning-workflows, userguide/DeleteMarker, API/API_ListObjectVersions. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { openContract, refusal, type Contract } from './s3-endpoint.js';

let contract: Contract;
let Bucket: string;
beforeAll(async () => {
  contract = await openContract();
  Bucket = contract.versioned;
});
afterAll(() => contract.stop());

const put = async (Key: string, Body: string) =>
  (await contract.s3.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId!;
const get = (Key: string, VersionId?: string) =>
  contract.s3.send(new GetObjectCommand({ Bucket, Key, ...(VersionId ? { VersionId } : {}) }));
const textOf = async (Key: string, VersionId?: string) => (await get(Key, VersionId)).Body!.transformToString();
const remove = (Key: string, VersionId?: string) =>
  contract.s3.send(new DeleteObjectCommand({ Bucket, Key, ...(VersionId ? { VersionId } : {}) }));

describe('a versioned bucket', () => {
  test('keeps every version readable by its id', async () => {
    const [one, two] = [await put('doc', 'one'), await put('doc', 'two')];
    expect(one).not.toBe(two);
    expect(await textOf('doc')).toBe('two');
    expect((await get('doc')).VersionId).toBe(two);
    expect(await textOf('doc', one)).toBe('one');
    const head = await contract.s3.send(new HeadObjectCommand({ Bucket, Key: 'doc', VersionId: one }));
    expect(head).toMatchObject({ VersionId: one, ContentLength: 3 });
  });

  test('hides a deleted object behind a marker and brings it back when the marker goes', async () => {
    const version = await put('hidden', 'kept');
    const marker = await remove('hidden');
    expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) as unknown });
    expect(await refusal(get('hidden'))).toEqual({ code: 'NoSuchKey', status: 404 });
    expect(await textOf('hidden', version)).toBe('kept');
    expect(await refusal(get('hidden', marker.VersionId))).toEqual({ code: 'MethodNotAllowed', status: 405 });
    const listed = await contract.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'hidden' }));
    expect(listed.KeyCount).toBe(0);
    expect(await remove('hidden', marker.VersionId)).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
    expect(await textOf('hidden')).toBe('kept');
  });

  test('takes If-None-Match: * again once a marker hides the object', async () => {
    const create = () => contract.s3.send(new PutObjectCommand({ Bucket, Key: 'again', Body: 'x', IfNoneMatch: '*' }));
    await create();
    expect((await refusal(create())).status).toBe(412);
    await remove('again');
    await create();
  });

  test('loses a version for good only when it is named', async () => {
    const [one, two] = [await put('named', 'one'), await put('named', 'two')];
    expect(await remove('named', two)).toMatchObject({ VersionId: two });
    expect(await textOf('named')).toBe('one');
    expect(await refusal(get('named', two))).toEqual({ code: 'NoSuchVersion', status: 404 });
    await remove('named', one);
    expect(await refusal(get('named'))).toEqual({ code: 'NoSuchKey', status: 404 });
  });

  test('deletes several versions and leaves markers in one call', async () => {
    const [one, two] = [await put('several', 'one'), await put('several', 'two')];
    const answer = await contract.s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'several', VersionId: one }, { Key: 'several' }] },
      }),
    );
    expect(answer.Deleted).toEqual([
      expect.objectContaining({ Key: 'several', VersionId: one }),
      expect.objectContaining({ Key: 'several', DeleteMarker: true }),
    ]);
    expect(await textOf('several', two)).toBe('two');
  });

  test('copies an older version into a new one', async () => {
    const one = await put('restored', 'one');
    await put('restored', 'two');
    const answer = await contract.s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'restored',
        CopySource: `${Bucket}/restored?versionId=${one}`,
        MetadataDirective: 'REPLACE',
      }),
    );
    expect(answer.CopySourceVersionId).toBe(one);
    expect(await textOf('restored')).toBe('one');
    expect((await get('restored')).VersionId).toBe(answer.VersionId);
  });
});

describe('API_ListObjectVersions', () => {
  test('shows versions newest first with their markers, page by page', async () => {
    const a = [await put('lv/a', '1'), await put('lv/a', '2')];
    const marker = (await remove('lv/a')).VersionId!;
    const b = await put('lv/b', '1');
    await put('lv/sub/c', '1');
    for (const MaxKeys of [1, 2, 10]) {
      const versions: [string, string, boolean][] = [];
      const prefixes: string[] = [];
      let [KeyMarker, VersionIdMarker]: (string | undefined)[] = [];
      do {
        const page: ListObjectVersionsCommandOutput = await contract.s3.send(
          new ListObjectVersionsCommand({ Bucket, Prefix: 'lv/', Delimiter: '/', MaxKeys, KeyMarker, VersionIdMarker }),
        );
        const entries = [...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])];
        versions.push(...entries.map((v): [string, string, boolean] => [v.Key!, v.VersionId!, v.IsLatest!]));
        prefixes.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!));
        [KeyMarker, VersionIdMarker] = [page.NextKeyMarker, page.NextVersionIdMarker];
      } while (KeyMarker !== undefined);
      expect(versions).toEqual([
        ['lv/a', marker, true],
        ['lv/a', a[1], false],
        ['lv/a', a[0], false],
        ['lv/b', b, true],
      ]);
      expect(prefixes).toEqual(['lv/sub/']);
    }
  });
});
