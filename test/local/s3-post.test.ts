/**
 * Contract of the upload by a browser's form: what a policy allows and each way of breaking it. Forms are signed by
 * the SDK's createPresignedPost. Pages: API/sigv4-HTTPPOSTForms, API/sigv4-HTTPPOSTConstructPolicy, API/RESTObjectPOST.
 */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { codeOf, openContract, pageOrigin, refusal, sendForm, type Contract } from './s3-endpoint.js';

let contract: Contract;
beforeAll(async () => {
  contract = await openContract();
});
afterAll(() => contract.stop());

const pdf = 'application/pdf';
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

type Form = Awaited<ReturnType<typeof createPresignedPost>>;

/** The form as the product makes it: exact key, fixed type, size range. */
function signForm(Key: string, more: Partial<PresignedPostOptions> = {}): Promise<Form> {
  return createPresignedPost(contract.s3, {
    Bucket: contract.versioned,
    Key,
    Expires: 600,
    ...more,
    Fields: { 'Content-Type': pdf, ...more.Fields },
    Conditions: [['content-length-range', 1, 1000], ...(more.Conditions ?? [])],
  });
}

const stored = (Key: string) => contract.s3.send(new GetObjectCommand({ Bucket: contract.versioned, Key }));

async function expectNothing(Key: string) {
  expect(await refusal(stored(Key))).toMatchObject({ code: 'NoSuchKey' });
}

describe('a form within its policy (sigv4-UsingHTTPPOST)', () => {
  test('stores the file with the type, metadata and checksum of its fields', async () => {
    const form = await signForm('post/good', {
      Fields: { 'x-amz-meta-digest': 'abc', 'x-amz-checksum-sha256': sha256('file'), 'Cache-Control': 'no-store' },
    });
    const answer = await sendForm(form);
    expect(answer.status).toBe(204);
    const found = await stored('post/good');
    expect(await found.Body!.transformToString()).toBe('file');
    expect(found).toMatchObject({ ContentType: pdf, CacheControl: 'no-store', Metadata: { digest: 'abc' } });
    expect(answer.headers.get('x-amz-version-id')).toBe(found.VersionId);
    expect(answer.headers.get('etag')).toBe(found.ETag);
  });

  test('two files through one form are two versions of one key', async () => {
    const form = await signForm('post/twice');
    const versions = [await sendForm(form, 'one'), await sendForm(form, 'two')].map(({ headers }) =>
      headers.get('x-amz-version-id'),
    );
    expect(new Set(versions).size).toBe(2);
    for (const [index, text] of ['one', 'two'].entries()) {
      const command = new GetObjectCommand({
        Bucket: contract.versioned,
        Key: 'post/twice',
        VersionId: versions[index]!,
      });
      expect(await (await contract.s3.send(command)).Body!.transformToString()).toBe(text);
    }
  });

  test('${filename} in the key becomes the name of the file, and a prefix condition fits it', async () => {
    const answer = await sendForm(await signForm('post/named/${filename}'));
    expect(answer.status).toBe(204);
    expect((await stored('post/named/年报 2024.pdf')).ContentLength).toBe(4);
  });

  test('starts-with lets the page choose within bounds', async () => {
    const form = await signForm('post/free', { Conditions: [['starts-with', '$x-amz-meta-name', '']] });
    expect((await sendForm(form, 'file', (data) => data.append('x-amz-meta-name', 'anything'))).status).toBe(204);
    const typed = await signForm('post/typed', { Conditions: [['starts-with', '$Cache-Control', 'max-age=']] });
    expect((await sendForm(typed, 'file', (data) => data.append('Cache-Control', 'max-age=9'))).status).toBe(204);
    expect((await sendForm(typed, 'file', (data) => data.append('Cache-Control', 'no-store'))).status).toBe(403);
  });

  test.each([
    ['200', 200, ''],
    ['201', 201, '<PostResponse'],
    ['204', 204, ''],
    ['299', 204, ''],
  ])('success_action_status %s is answered %i', async (asked, status, beginning) => {
    const answer = await sendForm(await signForm('post/status', { Fields: { success_action_status: asked } }));
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(beginning);
    if (status === 201) expect(answer.text).toMatch(/<Key>post\/status<\/Key><ETag>"[0-9a-f]{32}/);
  });

  test('success_action_redirect sends the browser on with bucket, key and etag', async () => {
    const form = await signForm('post/redirect', {
      Fields: { success_action_redirect: 'https://example.invalid/done?n=1' },
    });
    const answer = await sendForm(form);
    expect(answer.status).toBe(303);
    const target = new URL(answer.headers.get('location')!);
    expect(target.origin + target.pathname).toBe('https://example.invalid/done');
    expect(Object.fromEntries(target.searchParams)).toEqual({
      n: '1',
      bucket: contract.versioned,
      key: 'post/redirect',
      etag: answer.headers.get('etag'),
    });
  });

  test('x-ignore- fields and fields behind the file need no condition', async () => {
    const form = await signForm('post/ignored');
    expect((await sendForm(form, 'file', (data) => data.append('x-ignore-note', 'n'))).status).toBe(204);
  });
});

describe('a form against its policy (sigv4-HTTPPOSTConstructPolicy)', () => {
  test.each([
    [
      'another key',
      (data: FormData) => data.set('key', 'post/refused/elsewhere'),
      /Policy Condition failed: \["eq", ?"\$key"/,
    ],
    ['a climbing key', (data: FormData) => data.set('key', '../post/refused'), /Policy Condition failed/],
    [
      'another type',
      (data: FormData) => data.set('Content-Type', 'text/html'),
      /Policy Condition failed: \["eq", ?"\$Content-Type"/,
    ],
    ['no type', (data: FormData) => data.delete('Content-Type'), /Policy Condition failed/],
    [
      'an uncovered field',
      (data: FormData) => data.append('x-amz-meta-note', 'n'),
      /Extra input fields: x-amz-meta-note/,
    ],
    [
      'an uncovered redirect',
      (data: FormData) => data.append('success_action_redirect', 'https://e.invalid'),
      /Extra input fields/,
    ],
    ['another bucket', (data: FormData) => data.set('bucket', 'plain'), /Policy/],
  ])('%s is refused, in words a script of the page can read', async (_what, change, words) => {
    const answer = await sendForm(await signForm('post/refused'), 'file', change);
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(answer.text).toMatch(words);
    expect(answer.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    await expectNothing('post/refused');
    await expectNothing('post/refused/elsewhere');
  });

  test('a policy changed after signing is refused', async () => {
    const form = await signForm('post/forged');
    const policy = JSON.parse(Buffer.from(form.fields['Policy']!, 'base64').toString()) as { conditions: unknown[] };
    policy.conditions[0] = ['content-length-range', 0, 10_000_000];
    const answer = await sendForm(form, 'file', (data) =>
      data.set('Policy', Buffer.from(JSON.stringify(policy)).toString('base64')),
    );
    expect(answer).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
    await expectNothing('post/forged');
  });

  test('a policy signed with a wrong secret or an unknown key is refused', async () => {
    const { accessKeyId, secretAccessKey } = contract.credentials;
    for (const [credentials, code] of [
      [{ accessKeyId, secretAccessKey: 'guessed' }, 'SignatureDoesNotMatch'],
      [{ accessKeyId: 'AKIANOSUCHKEY0000000', secretAccessKey }, 'InvalidAccessKeyId'],
    ] as const) {
      const form = await createPresignedPost(contract.client({ credentials }), {
        Bucket: contract.versioned,
        Key: 'post/stranger',
      });
      expect(await sendForm(form)).toMatchObject({ status: 403, code });
    }
    await expectNothing('post/stranger');
  });

  test('an expired policy is refused', async () => {
    const answer = await sendForm(await signForm('post/late', { Expires: -1 }));
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(answer.text).toContain('Invalid according to Policy: Policy expired.');
  });

  test('a form without policy is refused, and so is one without signature', async () => {
    const bare = await sendForm(await signForm('post/bare'), 'file', (data) => {
      for (const name of [...data.keys()]) if (name !== 'key') data.delete(name);
    });
    expect(bare).toMatchObject({ status: 403, code: 'AccessDenied' });
    const unsigned = await sendForm(await signForm('post/bare'), 'file', (data) => data.delete('X-Amz-Signature'));
    expect([400, 403]).toContain(unsigned.status);
    await expectNothing('post/bare');
  });

  test.each([
    ['too large', 'x'.repeat(1001), 'EntityTooLarge', '<MaxSizeAllowed>1000</MaxSizeAllowed>'],
    ['empty', '', 'EntityTooSmall', '<MinSizeAllowed>1</MinSizeAllowed>'],
  ])('a file %s for the range is refused with the limit', async (_what, content, code, words) => {
    const answer = await sendForm(await signForm('post/size'), content);
    expect(answer).toMatchObject({ status: 400, code });
    expect(answer.text).toContain(words);
    expect(answer.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    await expectNothing('post/size');
  });

  test('files of exactly the limits are stored', async () => {
    expect((await sendForm(await signForm('post/limit'), 'x')).status).toBe(204);
    expect((await sendForm(await signForm('post/limit'), 'x'.repeat(1000))).status).toBe(204);
  });

  test('a file that does not fit its signed checksum is refused', async () => {
    const form = await signForm('post/sum', { Fields: { 'x-amz-checksum-sha256': sha256('another file') } });
    expect(await sendForm(form)).toMatchObject({ status: 400, code: 'BadDigest' });
    await expectNothing('post/sum');
  });

  test('a checksum other than the signed one is refused', async () => {
    const form = await signForm('post/sum', { Fields: { 'x-amz-checksum-sha256': sha256('another file') } });
    const answer = await sendForm(form, 'file', (data) => data.set('x-amz-checksum-sha256', sha256('file')));
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
  });

  test('a policy that is none is refused', async () => {
    const form = await signForm('post/nonsense');
    const answer = await sendForm(form, 'file', (data) => data.set('Policy', Buffer.from('{').toString('base64')));
    expect([400, 403]).toContain(answer.status);
  });

  test('a form without file, or with the file in another field, is refused', async () => {
    const form = await signForm('post/nofile');
    for (const name of [undefined, 'document']) {
      const data = new FormData();
      for (const [field, value] of Object.entries(form.fields)) data.append(field, value);
      if (name) data.append(name, new Blob(['x']), 'x.pdf');
      const answer = await fetch(form.url, { method: 'POST', body: data });
      expect({ status: answer.status, code: codeOf(await answer.text()) }).toEqual({
        status: 400,
        code: 'InvalidArgument',
      });
    }
  });

  test('more than 20 KB of fields before the file is refused', async () => {
    const form = await signForm('post/fields');
    const answer = await sendForm(form, 'file', (data) => data.append('x-ignore-much', 'x'.repeat(30_000)));
    expect(answer).toMatchObject({ status: 400, code: 'MaxPostPreDataLengthExceeded' });
  });
});
