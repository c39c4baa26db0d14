/** Contract of listing, deleting and copying objects, against any S3 or our own. Pages are named by each group. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { openContract, refusal, type Contract } from './s3-endpoint.js';

let contract: Contract;
beforeAll(async () => {
  contract = await openContract();
});
afterAll(() => contract.stop());

const put = (Key: string, Body: string | Buffer, more: object = {}) =>
  contract.s3.send(new PutObjectCommand({ Bucket: contract.plain, Key, Body, ...more }));
const get = (Key: string, more: object = {}) =>
  contract.s3.send(new GetObjectCommand({ Bucket: contract.plain, Key, ...more }));
const textOf = async (Key: string) => (await get(Key)).Body!.transformToString();

describe('API_ListObjectsV2', () => {
  const keys = [
    'list/2024/a.json',
    'list/2024/b.json',
    'list/2025/a.json',
    'list/a&<b>.json',
    'list/index.json',
    'list/年报.json',
  ];
  beforeAll(async () => {
    for (const key of keys) await put(key, key);
  });
  const list = (more: object) =>
    contract.s3.send(new ListObjectsV2Command({ Bucket: contract.plain, Prefix: 'list/', ...more }));

  test('keys under a prefix come in the order of their bytes', async () => {
    const page = await list({});
    expect(page.Contents!.map(({ Key }) => Key)).toEqual(keys);
    expect(page).toMatchObject({ KeyCount: 6, IsTruncated: false });
    expect(page.Contents![0]).toMatchObject({ Size: 16, StorageClass: 'STANDARD' });
  });

  test('a delimiter rolls folders up, and pages of every size show everything once', async () => {
    for (const MaxKeys of [1, 2, 3, 5]) {
      const seen: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list({ Delimiter: '/', MaxKeys, ContinuationToken });
        const entries = [
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
          ...(page.Contents ?? []).map(({ Key }) => Key),
        ];
        expect(entries.length).toBeLessThanOrEqual(MaxKeys);
        seen.push(...entries);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(seen).toEqual(['list/2024/', 'list/2025/', ...keys.slice(3)]);
    }
  });

  test('StartAfter begins behind a key; a token that is none is refused', async () => {
    const page = await list({ StartAfter: 'list/index.json' });
    expect(page.Contents!.map(({ Key }) => Key)).toEqual(['list/年报.json']);
    expect(await refusal(list({ ContinuationToken: 'nonsense' }))).toEqual({ code: 'InvalidArgument', status: 400 });
  });
});

describe('API_DeleteObject and API_DeleteObjects', () => {
  test('a deleted object is gone, and deleting nothing succeeds', async () => {
    await put('gone', 'x');
    for (let time = 0; time < 2; time += 1) {
      const answer = await contract.s3.send(new DeleteObjectCommand({ Bucket: contract.plain, Key: 'gone' }));
      expect(answer.$metadata.httpStatusCode).toBe(204);
    }
    expect(await refusal(get('gone'))).toMatchObject({ code: 'NoSuchKey' });
  });

  test('many go at once, whatever their names', async () => {
    const Keys = ['many/1', 'many/a&b<c>', 'many/尾', "many/'"];
    for (const key of Keys) await put(key, 'x');
    const answer = await contract.s3.send(
      new DeleteObjectsCommand({ Bucket: contract.plain, Delete: { Objects: Keys.map((Key) => ({ Key })) } }),
    );
    expect(answer.Deleted!.map(({ Key }) => Key).sort()).toEqual([...Keys].sort());
    const left = await contract.s3.send(new ListObjectsV2Command({ Bucket: contract.plain, Prefix: 'many/' }));
    expect(left.KeyCount).toBe(0);
  });
});

describe('API_CopyObject', () => {
  test('a copy keeps bytes and headers, or takes new ones when told', async () => {
    await put('from/源.txt', 'copied', { ContentType: 'text/plain', Metadata: { a: '1' } });
    const CopySource = `${contract.plain}/${encodeURIComponent('from/源.txt')}`;
    const copy = (more: object) =>
      contract.s3.send(new CopyObjectCommand({ Bucket: contract.plain, CopySource, Key: 'to', ...more }));
    const answer = await copy({});
    expect(answer.CopyObjectResult!.ETag).toBe((await get('to')).ETag);
    expect(await get('to')).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' } });
    await copy({ MetadataDirective: 'REPLACE', ContentType: 'text/csv', Metadata: { b: '2' } });
    expect(await get('to')).toMatchObject({ ContentType: 'text/csv', Metadata: { b: '2' } });
    expect(await textOf('to')).toBe('copied');
  });

  test('copying onto itself without a change is refused', async () => {
    await put('self', 'x');
    const command = new CopyObjectCommand({
      Bucket: contract.plain,
      CopySource: `${contract.plain}/self`,
      Key: 'self',
    });
    expect(await refusal(contract.s3.send(command))).toEqual({ code: 'InvalidRequest', status: 400 });
  });
});
