/** An answer that breaks off in the middle of its bytes is asked for again, which no client does by itself. */
import { describe, expect, test } from '@jest/globals';
import type { S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { ObjectTooLarge, readObject } from '#shared/s3/objects.js';

const WHOLE = 'z'.repeat(50_000);

/** Half of the bytes, and then what node:http says of a connection that was reset in the middle of an answer. */
function half(): Readable {
  async function* bytes() {
    yield Buffer.from(WHOLE.slice(0, WHOLE.length / 2));
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  }
  return Readable.from(bytes());
}

/** A bucket whose first so many answers break off half way. */
function bucketThat(breaksOff: number) {
  let asked = 0;
  const send = () => Promise.resolve({ Body: ++asked > breaksOff ? Readable.from([Buffer.from(WHOLE)]) : half() });
  const client = { send } as unknown as S3Client;
  return {
    asked: () => asked,
    read: (maxBytes = 100_000) => readObject(client, { bucket: 'documents', key: 'originals/x', maxBytes }),
  };
}

describe('an object whose bytes break off', () => {
  test('comes whole in the end', async () => {
    const { asked, read } = bucketThat(2);
    expect(Buffer.from((await read())?.bytes ?? []).toString()).toBe(WHOLE);
    expect(asked()).toBe(3);
  });

  test('and never comes whole is no half object: the reader hears why', async () => {
    const { asked, read } = bucketThat(99);
    await expect(read()).rejects.toThrow('aborted');
    expect(asked()).toBe(4);
  });

  test('and is too large is asked for once', async () => {
    const { asked, read } = bucketThat(0);
    await expect(read(10)).rejects.toThrow(ObjectTooLarge);
    expect(asked()).toBe(1);
  });
});
