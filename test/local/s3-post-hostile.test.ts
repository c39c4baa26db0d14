/**
 * What hostile, broken or odd forms do to our own S3 and its disk. These tests look at the data folder.
 * Pages: API/sigv4-HTTPPOSTForms, userguide/UsingMetadata.
 */
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { codeOf, refusal, sendForm, startOwn, type OwnServer } from './s3-endpoint.js';

describe('what a hostile form does to our own disk', () => {
  let own: OwnServer;
  beforeAll(async () => {
    own = await startOwn();
  });
  afterAll(() => own.stop());

  const signOwn = (Key: string, max: number) =>
    createPresignedPost(own.client(), { Bucket: 'plain', Key, Conditions: [['content-length-range', 0, max]] });
  const incoming = () => readdir(join(own.dataDir, 'plain', 'incoming'));

  test('a file far beyond the range is answered in order and leaves nothing behind', async () => {
    const answer = await sendForm(await signOwn('huge', 1000), new Blob([new Uint8Array(20_000_000)]));
    expect(answer).toMatchObject({ status: 400, code: 'EntityTooLarge' });
    expect(answer.text).toContain('<ProposedSize>20000000</ProposedSize>');
    expect(await incoming()).toEqual([]);
  });

  test('a large file is still told why its policy does not fit', async () => {
    const form = await signOwn('huge', 1000);
    const answer = await sendForm(form, new Blob([new Uint8Array(20_000_000)]), (data) => data.set('key', 'other'));
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
  });

  test('an upload broken off leaves neither object nor file', async () => {
    const form = await signOwn('broken', 1_000_000);
    const fields = Object.entries(form.fields).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const head = `${fields.join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n`;
    const { hostname, port, pathname } = new URL(form.url);
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '500000' };
    const request = httpRequest({ hostname, port, method: 'POST', path: pathname, headers });
    const broken = new Promise((resolve) => request.on('error', resolve));
    request.write(head + 'x'.repeat(100_000));
    while ((await incoming()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    request.destroy();
    await broken;
    while ((await incoming()).length > 0) await new Promise((resolve) => setImmediate(resolve));
    const head404 = own.client().send(new HeadObjectCommand({ Bucket: 'plain', Key: 'broken' }));
    expect(await refusal(head404)).toMatchObject({ status: 404 });
    expect(own.warnings).toEqual([]);
  });

  test('a body that ends before its boundary is no form', async () => {
    const form = await signOwn('cut', 1_000_000);
    const fields = Object.entries(form.fields).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const body = `${fields.join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nhalf`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await fetch(form.url, { method: 'POST', body, headers });
    expect({ status: answer.status, code: codeOf(await answer.text()) }).toEqual({
      status: 400,
      code: 'MalformedPOSTRequest',
    });
    const noBoundary = await fetch(form.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data' },
    });
    expect(codeOf(await noBoundary.text())).toBe('MalformedPOSTRequest');
  });

  test('a line break in a field cannot add a header to later answers', async () => {
    const client = own.client();
    const form = await createPresignedPost(client, {
      Bucket: 'plain',
      Key: 'split',
      Conditions: [['starts-with', '$x-amz-meta-a', '']],
    });
    const answer = await sendForm(form, 'file', (data) => data.append('x-amz-meta-a', 'b\r\nset-cookie: c=d'));
    expect(answer).toMatchObject({ status: 400, code: 'InvalidArgument' });
  });

  test('Chinese metadata comes back in the encoding of RFC 2047 (UsingMetadata)', async () => {
    const client = own.client();
    const form = await createPresignedPost(client, {
      Bucket: 'plain',
      Key: 'named',
      Fields: { 'x-amz-meta-name': '年报' },
    });
    expect((await sendForm(form)).status).toBe(204);
    const head = await client.send(new HeadObjectCommand({ Bucket: 'plain', Key: 'named' }));
    expect(head.Metadata!['name']).toBe(`=?UTF-8?B?${Buffer.from('年报').toString('base64')}?=`);
  });
});
