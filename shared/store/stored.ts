/** Values as they lie in items: each beside the version of its form, long ones packed. */
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { Format } from '#shared/formats/format.js';
import type { Item, Key } from './table.js';

/** The item that holds a value under a name, at a key. */
export function itemOf<T>(format: Format<T>, key: Key, name: string, value: T): Item {
  return { ...key, v: format.version, [name]: value };
}

/** The value that an item holds under a name. */
export function valueIn<T>(format: Format<T>, item: Item, name: string): T {
  return format.read(item[name], item['v']);
}

const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_MODE, BROTLI_PARAM_QUALITY, BROTLI_MODE_TEXT } = constants;
/**
 * A table's bill counts each 4 KB begun: by this a record of 200 cells with their places stays in the first, where gzip
 * leaves it just beyond. The highest quality takes a tenth of a second and more for a record, and a tenth of that for what
 * is short, of which it saves as much again.
 */
const compression = (text: string) => ({
  params: {
    [BROTLI_PARAM_QUALITY]: text.length < SHORT ? 11 : 9,
    [BROTLI_PARAM_LGWIN]: 22,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
  },
});
const SHORT = 16_384;
/** RFC 1952, 2.3.1. A brotli stream with that window begins with another byte (RFC 7932, 9.1). */
const GZIP_BEGINS = 0x1f;

/** JSON, compressed: a record shrinks to a tenth, and reading it costs a tenth. */
export function packed(value: unknown): Uint8Array {
  const text = JSON.stringify(value);
  return brotliCompressSync(text, compression(text));
}

/** Takes what former code packed as gzip as well. */
export function unpacked(stored: unknown): unknown {
  const bytes = stored as Uint8Array;
  const text = bytes[0] === GZIP_BEGINS ? gunzipSync(bytes) : brotliDecompressSync(bytes);
  return JSON.parse(text.toString('utf8'));
}
