/** What pdf.js unpacks streams by while it has a document open: the same as the platform's own, at once. */
import { expect, test } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { unpackAtOnce, WholeInflate } from '#shared/reading/pdf/whole-inflate.js';

const text = Buffer.from('年报'.repeat(5_000));
const platformOwn = globalThis.DecompressionStream;

async function unpacked(packed: Uint8Array): Promise<Buffer> {
  const { readable, writable } = new WholeInflate('deflate');
  await writable.getWriter().write(packed);
  const pieces: Uint8Array[] = [];
  for await (const piece of readable) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('a stream is unpacked whole', async () => {
  expect(await unpacked(deflateSync(text))).toEqual(text);
});

test('a broken, a cut and an endless stream are told to whoever reads, who then tries for himself', async () => {
  await expect(unpacked(Buffer.from('no stream'))).rejects.toThrow();
  await expect(unpacked(deflateSync(text).subarray(0, 20))).rejects.toThrow();
  await expect(unpacked(deflateSync(Buffer.alloc(129 * 1024 * 1024)))).rejects.toThrow();
});

test('nothing but deflate is taken', () => {
  expect(() => new WholeInflate('brotli')).toThrow(TypeError);
});

test('the platform has its own back when the last document is closed, however often one is', () => {
  const [first, second] = [unpackAtOnce(), unpackAtOnce()];
  expect(globalThis.DecompressionStream).toBe(WholeInflate);
  first();
  first();
  expect(globalThis.DecompressionStream).toBe(WholeInflate);
  second();
  expect(globalThis.DecompressionStream).toBe(platformOwn);
});
