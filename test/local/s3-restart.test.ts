/**
 * What our own S3 keeps over the end of its process, and what it hands to its neighbours in the same process. These
 * tests look at the data folder, so they never run against another implementation.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ownCredentials, ownRegion, refusal, startOwn, temporaryFolder, type OwnOptions, type OwnServer } from './s3-endpoint.js';

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

describe('a second start on the same folder', () => {
  test('finds objects, headers, versions and delete markers again', async () => {
    const first = await start();
    const one = (await put(first, 'versioned', 'doc', 'one')).VersionId!;
    await put(first, 'versioned', 'doc', 'two');
    await put(first, 'versioned', 'gone', 'x');
    await first.client().send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'gone' }));
    await put(first, 'plain', '尾/../a', 'plain');
    const list = (own: OwnServer) => own.client().send(new ListObjectVersionsCommand({ Bucket: 'versioned' }));
    const before = await list(first);
    await first.server.close();

    const second = await start();
    expect(await textOf(second, 'versioned', 'doc')).toBe('two');
    expect(await textOf(second, 'versioned', 'doc', one)).toBe('one');
    expect(await refusal(textOf(second, 'versioned', 'gone'))).toMatchObject({ code: 'NoSuchKey' });
    const found = await second.client().send(new GetObjectCommand({ Bucket: 'plain', Key: '尾/../a' }));
    expect(found).toMatchObject({ ContentType: 'text/plain' });
    const after = await list(second);
    expect([after.Versions, after.DeleteMarkers]).toEqual([before.Versions, before.DeleteMarkers]);
    expect(second.warnings).toEqual([]);
  });

  test('leaves torn records alone, says so, and serves the rest', async () => {
    const first = await start();
    await put(first, 'versioned', 'doc', 'whole');
    await put(first, 'versioned', 'doc', 'torn record');
    await put(first, 'versioned', 'doc', 'torn body');
    await put(first, 'plain', 'foreign', 'x');
    await first.server.close();
    const [, record] = await files('versioned', '.json');
    await truncate(record!, 40);
    const [, , body] = await files('versioned', '.body');
    await truncate(body!, 3);
    const [foreign] = await files('plain', '.json');
    const content = await readFile(foreign!, 'utf8');
    await writeFile(foreign!, content.replace('"foreign"', '"other"'));

    const second = await start();
    expect(await textOf(second, 'versioned', 'doc')).toBe('whole');
    expect(await refusal(textOf(second, 'plain', 'other'))).toMatchObject({ code: 'NoSuchKey' });
    expect(second.warnings).toHaveLength(3);
    await put(second, 'versioned', 'doc', 'newer');
    expect(await textOf(second, 'versioned', 'doc')).toBe('newer');
    expect(await files('versioned', '.json')).toHaveLength(4);
  });

  test('clears away bodies that never became objects', async () => {
    const first = await start();
    await put(first, 'plain', 'doc', 'kept');
    await first.server.close();
    const [body] = await files('plain', '.body');
    await writeFile(body!.replace(/0000001\.body/, '0000009.body'), 'left over');
    await writeFile(join(dataDir, 'plain', 'incoming', '1-1'), 'half');
    const second = await start();
    expect(await files('plain', '.body')).toEqual([body]);
    expect(await readdir(join(dataDir, 'plain', 'incoming'))).toEqual([]);
    expect(await textOf(second, 'plain', 'doc')).toBe('kept');
  });

  test('an overwritten object of a plain bucket keeps one body on the disk', async () => {
    const first = await start();
    for (const text of ['one', 'two', 'three']) await put(first, 'plain', 'doc', text);
    expect(await files('plain', '.body')).toHaveLength(1);
  });

  test('after kill -9 in the midst of writing, everything acknowledged is there', async () => {
    const script = `
      const { startS3 } = await import(${JSON.stringify(new URL('../../local/s3/server.ts', import.meta.url).href)});
      const setting = { versioned: false, eventBridge: true, cors: [] };
      const server = await startS3({ port: 0, dataDir: process.env.DATA, credentials: ${JSON.stringify(ownCredentials)},
        region: '${ownRegion}', buckets: { plain: setting }, emit: async () => {}, now: () => new Date() });
      console.log(server.endpoint);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, DATA: dataDir, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
    const client = new S3Client({ endpoint, region: ownRegion, credentials: ownCredentials, maxAttempts: 1 });
    const acknowledged = new Map<string, number>();
    const attempted = new Map<string, number>();
    const writer = async (name: string) => {
      for (let n = 1; ; n += 1) {
        const Key = `${name}/${n % 3}`;
        attempted.set(Key, n);
        await client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body: `${n}`.repeat(5000) }));
        acknowledged.set(Key, n);
        if (n === 12) child.kill('SIGKILL');
      }
    };
    await Promise.allSettled(['a', 'b', 'c', 'd'].map(writer));
    client.destroy();

    const second = await start({ buckets: { plain: { versioned: false, eventBridge: true, cors: [] } } });
    expect(acknowledged.size).toBe(12);
    for (const [Key, n] of acknowledged) {
      const text = await textOf(second, 'plain', Key);
      // The write under way at the kill may have become durable without an answer.
      const candidates = [n, attempted.get(Key)!].map((m) => `${m}`.repeat(5000));
      expect(candidates).toContain(text);
    }
    expect(second.warnings).toEqual([]);
  });
});

describe('readObject, for another part of the process', () => {
  test('gives the current version with its headers, and nothing where there is nothing', async () => {
    const own = await start();
    await put(own, 'versioned', 'page', 'old');
    await put(own, 'versioned', 'page', 'new');
    const found = await own.server.readObject('versioned', 'page');
    const pieces: Buffer[] = [];
    for await (const piece of found!.body) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).toString()).toBe('new');
    expect(found!.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '3',
      etag: '"22af645d1859cb5ca6da0c484f1f37ea"',
      'x-amz-meta-of': 'page',
    });
    await own.client().send(new DeleteObjectCommand({ Bucket: 'versioned', Key: 'page' }));
    expect(await own.server.readObject('versioned', 'page')).toBeUndefined();
    expect(await own.server.readObject('versioned', 'never')).toBeUndefined();
    expect(await own.server.readObject('no-bucket', 'page')).toBeUndefined();
  });
});
