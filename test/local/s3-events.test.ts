/**
 * The events that our own S3 owes for uploads: their shape, and that none is lost. These tests look at the data folder
 * and the event listener, so they never run against another implementation.
 * Page: userguide/ev-events ("Event message structure").
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { ObjectCreatedEvent } from '../../local/s3/server.js';
import { refusal, startOwn, temporaryFolder, type OwnOptions, type OwnServer } from './s3-endpoint.js';

let dataDir: string;
let running: OwnServer[];
beforeEach(async () => {
  dataDir = await temporaryFolder();
  running = [];
});
afterEach(async () => {
  for (const own of running) await own.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options: OwnOptions = {}): Promise<OwnServer> {
  const own = await startOwn({ dataDir, ...options });
  running.push(own);
  return own;
}

const put = (own: OwnServer, Bucket: string, Key: string, Body: string) =>
  own
    .client()
    .send(
      new PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/plain', Metadata: { of: encodeURIComponent(Key) } }),
    );

async function textOf(own: OwnServer, Bucket: string, Key: string, VersionId?: string): Promise<string> {
  const found = await own.client().send(new GetObjectCommand({ Bucket, Key, ...(VersionId ? { VersionId } : {}) }));
  return found.Body!.transformToString();
}

async function files(bucket: string, ending: string): Promise<string[]> {
  const all = await readdir(join(dataDir, bucket, 'objects'), { recursive: true });
  return all
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(dataDir, bucket, 'objects', name));
}

describe('the event of an upload', () => {
  test('has the shape of AWS, with the key unencoded', async () => {
    const now = new Date('2025-01-20T01:02:03.456Z');
    const clock = { systemClockOffset: now.getTime() - Date.now() };
    const own = await start({ now: () => now });
    const client = own.client(clock);
    const stored = await client.send(new PutObjectCommand({ Bucket: 'watched', Key: 'a b/年报+.pdf', Body: '12345' }));
    expect(own.events).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'Object Created',
        source: 'aws.s3',
        account: '000000000000',
        time: '2025-01-20T01:02:03Z',
        region: 'us-east-1',
        resources: ['arn:aws:s3:::watched'],
        detail: {
          version: '0',
          bucket: { name: 'watched' },
          object: {
            key: 'a b/年报+.pdf',
            size: 5,
            etag: '827ccb0eea8a706c4c34a16891f84e7b',
            'version-id': stored.VersionId,
            sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
          },
          'request-id': stored.$metadata.requestId,
          requester: '000000000000',
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      },
    ]);
  });

  test('tells how the object came, in a rising order; other buckets stay silent', async () => {
    const own = await start();
    const client = own.client();
    await put(own, 'watched', 'doc', 'x');
    const form = await createPresignedPost(client, { Bucket: 'watched', Key: 'doc' });
    const data = new FormData();
    for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
    data.append('file', new Blob(['y']), 'y');
    await fetch(form.url, { method: 'POST', body: data });
    await client.send(new CopyObjectCommand({ Bucket: 'watched', Key: 'copy', CopySource: 'watched/doc' }));
    await put(own, 'versioned', 'doc', 'x');
    expect(own.events.map(({ detail }) => detail.reason)).toEqual(['PutObject', 'POST Object', 'CopyObject']);
    const order = own.events.map(({ detail }) => detail.object.sequencer);
    expect([...order].sort()).toEqual(order);
  });

  test('is delivered before the upload is answered', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let arrived: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (arrived = resolve));
    const own = await start({
      emit: () => {
        arrived();
        return held;
      },
    });
    let answered = false;
    const upload = put(own, 'watched', 'doc', 'x').then(() => (answered = true));
    await reached;
    expect(await textOf(own, 'watched', 'doc')).toBe('x');
    expect(answered).toBe(false);
    release();
    await upload;
  });

  test('not acknowledged when the process ended is delivered again at the next start, the same in every part', async () => {
    const lost: ObjectCreatedEvent[] = [];
    const first = await start({
      emit: (event) => {
        lost.push(event);
        return new Promise(() => undefined);
      },
    });
    const uploads = ['one', 'two'].map((text) => put(first, 'watched', text, text).catch(() => undefined));
    while (lost.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await first.server.close();
    await Promise.all(uploads);

    const again: ObjectCreatedEvent[] = [];
    let all: () => void = () => undefined;
    const delivered = new Promise<void>((resolve) => (all = resolve));
    const second = await start({
      emit: async (event) => {
        again.push(event);
        if (again.length === 2) all();
      },
    });
    await delivered;
    expect(new Set(again)).toEqual(new Set(lost));
    await put(second, 'watched', 'three', 'x');
    expect(await files('watched', '.announced')).toHaveLength(3);
    await second.server.close();

    const third = await start();
    await put(third, 'watched', 'four', 'x');
    expect(third.events.map(({ detail }) => detail.object.key)).toEqual(['four']);
  });

  test('survives the deletion of its object until it is acknowledged', async () => {
    const first = await start({ emit: () => new Promise(() => undefined) });
    const upload = put(first, 'watched', 'brief', 'x').catch(() => undefined);
    const client = first.client();
    const list = () => client.send(new ListObjectVersionsCommand({ Bucket: 'watched' }));
    let VersionId: string | undefined;
    while (VersionId === undefined) VersionId = (await list()).Versions?.[0]?.VersionId;
    await client.send(new DeleteObjectCommand({ Bucket: 'watched', Key: 'brief', VersionId }));
    await first.server.close();
    await upload;

    let told: (event: ObjectCreatedEvent) => void = () => undefined;
    const delivered = new Promise<ObjectCreatedEvent>((resolve) => (told = resolve));
    const second = await start({ emit: async (event) => told(event) });
    expect((await delivered).detail.object['version-id']).toBe(VersionId);
    expect(await refusal(textOf(second, 'watched', 'brief'))).toMatchObject({ code: 'NoSuchKey' });
    while ((await files('watched', '.json')).length > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  test('that nobody takes does not hold up the upload, and is tried again', async () => {
    let calls = 0;
    let done: () => void = () => undefined;
    const delivered = new Promise<void>((resolve) => (done = resolve));
    const own = await start({
      emit: async () => {
        calls += 1;
        if (calls === 1) throw new Error('listener down');
        done();
      },
    });
    await put(own, 'watched', 'doc', 'x');
    expect(own.warnings).toEqual([expect.stringContaining('listener down')]);
    await delivered;
    expect(calls).toBe(2);
  });
});
