/**
 * Contract of objects: storing, reading, conditions, checksums, refusals. Runs against
 * any S3 named by NIANBAO_CONTRACT_S3_ENDPOINT, else against our own.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ChecksumAlgorithm,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  GetObjectAclCommand,
  HeadBucketCommand,
  HeadObjectCommand,
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

describe('API_PutObject and API_GetObject', () => {
  test('an object comes back with its bytes, headers and metadata', async () => {
    const stored = await put('a/report.pdf', '%PDF-1.7', {
      ContentType: 'application/pdf',
      ContentDisposition: 'attachment; filename="r.pdf"',
      CacheControl: 'max-age=60',
      ContentLanguage: 'zh-CN',
      Metadata: { agency: 'xinfang' },
    });
    const found = await get('a/report.pdf');
    expect(await found.Body!.transformToString()).toBe('%PDF-1.7');
    expect(stored.ETag).toBe(`"${createHash('md5').update('%PDF-1.7').digest('hex')}"`);
    expect(found).toMatchObject({
      ETag: stored.ETag,
      ContentType: 'application/pdf',
      ContentDisposition: 'attachment; filename="r.pdf"',
      CacheControl: 'max-age=60',
      ContentLanguage: 'zh-CN',
      ContentLength: 8,
      Metadata: { agency: 'xinfang' },
      ChecksumCRC32: stored.ChecksumCRC32,
    });
    expect(found.VersionId).toBeUndefined();
  });

  test('a stream sent in chunks with a trailing checksum is stored without the wrapping (sigv4-streaming-trailers)', async () => {
    const bytes = Buffer.alloc(300_000, 'aé');
    const body = Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]);
    await contract.s3.send(
      new PutObjectCommand({
        Bucket: contract.plain,
        Key: 'stream',
        Body: body,
        ContentLength: bytes.length,
        ContentEncoding: 'gzip',
      }),
    );
    const found = await get('stream');
    expect(Buffer.from(await found.Body!.transformToByteArray()).equals(bytes)).toBe(true);
    expect(found.ContentEncoding).toBe('gzip');
  });

  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'the client and the server agree on %s (checking-object-integrity)',
    async (algorithm) => {
      await put(`sum/${algorithm}`, '单位', { ChecksumAlgorithm: ChecksumAlgorithm[algorithm] });
      const found = await get(`sum/${algorithm}`, { ChecksumMode: 'ENABLED' });
      expect(await found.Body!.transformToString()).toBe('单位');
      expect(found[`Checksum${algorithm}`]).toMatch(/=$/);
    },
  );

  test.each([
    ['ChecksumSHA256', createHash('sha256').update('other').digest('base64')],
    ['ChecksumSHA1', createHash('sha1').update('other').digest('base64')],
    ['ChecksumCRC32', 'AAAAAA=='],
    ['ChecksumCRC32C', 'AAAAAA=='],
    ['ContentMD5', createHash('md5').update('other').digest('base64')],
  ])('a body that does not fit its %s is refused and not stored', async (name, value) => {
    expect(await refusal(put(`bad/${name}`, 'this', { [name]: value }))).toEqual({ code: 'BadDigest', status: 400 });
    expect(await refusal(get(`bad/${name}`))).toEqual({ code: 'NoSuchKey', status: 404 });
  });

  test('a malformed Content-MD5 is refused', async () => {
    expect(await refusal(put('bad/md5', 'x', { ContentMD5: 'zzz' }))).toEqual({ code: 'InvalidDigest', status: 400 });
  });

  test('an object overwritten shows the newer bytes only', async () => {
    await put('twice', 'one');
    await put('twice', 'two');
    expect(await textOf('twice')).toBe('two');
  });

  test('an empty object is an object', async () => {
    await put('empty', '', { ContentLength: 0 });
    expect(await textOf('empty')).toBe('');
    expect((await get('empty')).ContentLength).toBe(0);
  });

  test.each(['/a', 'a//b', 'x\\..\\y', '尾.', 'a b+c%20', "q'()*!~"])(
    'the key %j is an ordinary name that leads nowhere else (object-keys)',
    async (key) => {
      await put(key, `body of ${key}`);
      expect(await textOf(key)).toBe(`body of ${key}`);
    },
  );

  test.each(['../../x', '../versioned/x', 'a/../../x', '.'])(
    'the key %j is refused, or a name like others that leads nowhere else (object-keys)',
    async (key) => {
      const stored = await put(key, `body of ${key}`).then(
        () => true,
        (error: { $metadata: { httpStatusCode: number } }) => {
          expect(error.$metadata.httpStatusCode).toBe(400);
          return false;
        },
      );
      if (stored) expect(await textOf(key)).toBe(`body of ${key}`);
      const elsewhere = contract.s3.send(new GetObjectCommand({ Bucket: contract.versioned, Key: 'x' }));
      expect(await refusal(elsewhere)).toMatchObject({ code: 'NoSuchKey' });
    },
  );

  test('a key longer than 1,024 bytes is refused', async () => {
    await put('k'.repeat(1024), 'x');
    expect(await refusal(put('长'.repeat(342), 'x'))).toEqual({ code: 'KeyTooLongError', status: 400 });
  });

  test('more than 2 KB of metadata is refused (UsingMetadata)', async () => {
    const tooMuch = put('meta', 'x', { Metadata: { note: 'n'.repeat(2048) } });
    expect(await refusal(tooMuch)).toEqual({ code: 'MetadataTooLarge', status: 400 });
  });

  test('a bucket that does not exist is told from a key that does not', async () => {
    const command = new GetObjectCommand({ Bucket: 'no-such-bucket-nianbao', Key: 'x' });
    expect(await refusal(contract.s3.send(command))).toEqual({ code: 'NoSuchBucket', status: 404 });
    expect((await contract.s3.send(new HeadBucketCommand({ Bucket: contract.plain }))).$metadata.httpStatusCode).toBe(
      200,
    );
  });
});

describe('API_GetObject: ranges, conditions, overrides', () => {
  beforeAll(() => put('digits', '0123456789', { ContentType: 'text/plain' }));

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('the range %s gives %s', async (Range, text, contentRange) => {
    const part = await get('digits', { Range });
    expect(await part.Body!.transformToString()).toBe(text);
    expect(part.ContentRange).toBe(contentRange);
    expect(part.$metadata.httpStatusCode).toBe(206);
  });

  test('a range beyond the end is refused with 416', async () => {
    expect(await refusal(get('digits', { Range: 'bytes=10-' }))).toEqual({ code: 'InvalidRange', status: 416 });
  });

  test('a known ETag is answered 304, another one 412', async () => {
    const { ETag } = await get('digits');
    expect((await refusal(get('digits', { IfNoneMatch: ETag }))).status).toBe(304);
    expect((await refusal(get('digits', { IfMatch: '"00000000000000000000000000000000"' }))).status).toBe(412);
    expect(await (await get('digits', { IfMatch: ETag })).Body!.transformToString()).toBe('0123456789');
  });

  test('an object unchanged since a date is answered 304', async () => {
    const { LastModified } = await get('digits');
    expect((await refusal(get('digits', { IfModifiedSince: LastModified }))).status).toBe(304);
    expect((await refusal(get('digits', { IfUnmodifiedSince: new Date(0) }))).status).toBe(412);
  });

  test('answer headers can be overridden by the one who signs', async () => {
    const found = await get('digits', { ResponseContentDisposition: 'attachment', ResponseContentType: 'text/csv' });
    expect(found).toMatchObject({ ContentDisposition: 'attachment', ContentType: 'text/csv' });
  });

  test('HeadObject tells the same without the body', async () => {
    const head = await contract.s3.send(new HeadObjectCommand({ Bucket: contract.plain, Key: 'digits' }));
    expect(head).toMatchObject({ ContentLength: 10, ContentType: 'text/plain' });
    const none = contract.s3.send(new HeadObjectCommand({ Bucket: contract.plain, Key: 'nothing' }));
    expect(await refusal(none)).toEqual({ code: 'NotFound', status: 404 });
  });
});

describe('userguide/conditional-writes', () => {
  test('of twenty rivals with If-None-Match: * exactly one wins', async () => {
    const rivals = Array.from({ length: 20 }, (_, n) =>
      put('rivals', `body ${n}`, { IfNoneMatch: '*' }).then(
        () => n,
        (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode,
      ),
    );
    const outcomes = await Promise.all(rivals);
    const winner = outcomes.filter((outcome) => outcome < 100);
    expect(winner).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 412 || outcome === 409)).toHaveLength(19);
    expect(await textOf('rivals')).toBe(`body ${winner[0]}`);
  });

  test('If-Match writes over the version that was read and no other', async () => {
    const { ETag } = await put('matched', 'one');
    await put('matched', 'two', { IfMatch: ETag });
    expect(await refusal(put('matched', 'three', { IfMatch: ETag }))).toEqual({
      code: 'PreconditionFailed',
      status: 412,
    });
    expect((await refusal(put('never-there', 'x', { IfMatch: ETag }))).status).toBe(404);
    expect(await textOf('matched')).toBe('two');
  });
});

// These are served on AWS; here they must be refused rather than half done.
const ours = process.env['NIANBAO_CONTRACT_S3_ENDPOINT'] === undefined ? describe : describe.skip;
ours('what is not implemented says so', () => {
  test.each([
    [
      'CreateMultipartUpload',
      () => contract.s3.send(new CreateMultipartUploadCommand({ Bucket: contract.plain, Key: 'big' })),
    ],
    ['GetObjectAcl', () => contract.s3.send(new GetObjectAclCommand({ Bucket: contract.plain, Key: 'digits' }))],
    ['x-amz-tagging', () => put('tagged', 'x', { Tagging: 'a=b' })],
    ['x-amz-server-side-encryption', () => put('kms', 'x', { ServerSideEncryption: 'aws:kms' })],
    ['x-amz-acl', () => put('open', 'x', { ACL: 'public-read' })],
    ['partNumber', () => get('digits', { PartNumber: 1 })],
  ])('%s is answered 501 and named', async (name, call) => {
    const error = await call().then(
      () => undefined,
      (thrown: unknown) => thrown as { name: string; message: string; $metadata: { httpStatusCode: number } },
    );
    expect(error).toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
    expect(error!.message).toContain(name);
  });
});
