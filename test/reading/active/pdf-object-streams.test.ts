/** Object streams that nobody can judge, and files made to be looked at without end. */
import { describe, expect, jest, test } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { activeContentIn } from '#shared/report/active-content.js';
import { activeContent } from '#shared/reading/pdf/pdf-actions.js';
import { packedObjects } from '../../builders/active-pdf.js';

// The bounds are of work and not of time: a busy machine takes longer to reach them.
jest.setTimeout(60_000);

describe('an object stream that nobody can judge is refused', () => {
  const { first, data } = packedObjects([[7, '<< /Type /Catalog >>']]);
  const stream = (entries: string, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`9 0 obj << ${entries} >>\nstream\n`), bytes, Buffer.from('\nendstream endobj')]);
  const usual = `/Type /ObjStm /N 1 /First ${first}`;
  test.each<[string, string | undefined, () => Buffer]>([
    ['packed as usual', undefined, () => stream(`${usual} /Filter [/FlateDecode]`, deflateSync(data))],
    ['not packed', undefined, () => stream(usual, data)],
    ['packed in another way', 'unclear', () => stream(`${usual} /Filter /LZWDecode`, data)],
    ['packed twice', 'unclear', () => stream(`${usual} /Filter [/FlateDecode /FlateDecode]`, deflateSync(data))],
    [
      'with a predictor',
      'unclear',
      () => stream(`${usual} /Filter /Fl /DecodeParms << /Predictor 12 >>`, deflateSync(data)),
    ],
    ['damaged', 'unclear', () => stream(`${usual} /Filter /FlateDecode`, deflateSync(data).subarray(0, 12))],
    ['without its length', 'unclear', () => stream('/Type /ObjStm /N 1', data)],
    ['with two lengths', 'unclear', () => stream(`${usual} /First 0`, data)],
    ['with offsets beyond its end', 'unclear', () => stream(`/Type /ObjStm /N 1 /First 999999`, data)],
    ['without its type', 'unclear', () => stream(`/N 1 /First ${first} /Filter /Crypt`, data)],
  ])('%s: %s', (_, kind, make) => {
    expect(activeContentIn(activeContent(make())?.detail ?? '')?.kind).toBe(kind);
  });
});

describe('looking takes no longer than it may', () => {
  const bomb = deflateSync(Buffer.alloc(60 * 1024 * 1024, 0x20), { level: 9 }).toString('latin1');
  const stream = (packed: string): string =>
    `1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n${packed}\nendstream endobj\n`;
  const each = (count: number, object: (number: number) => string): string =>
    Array.from({ length: count }, (_, index) => `${index + 1} 0 obj ${object(index + 1)}`).join(' ');
  test.each<[string, string | undefined, () => string]>([
    ['an object stream that swells', 'too-complex', () => stream(bomb)],
    [
      'many object streams that swell',
      'too-complex',
      () => stream(deflateSync(Buffer.alloc(1 << 20, '1 0 ')).toString('latin1')).repeat(99),
    ],
    ['objects in objects without end', 'too-complex', () => each(90_000, () => '<< /A')],
    ['strings that never close', 'too-complex', () => each(90_000, () => '(((')],
    ['brackets in brackets', 'too-complex', () => `1 0 obj ${'['.repeat(1_000_000)}`],
    ['more objects than any file has', 'too-complex', () => each(400_000, () => 'null')],
    ['more versions of an object than any file has', 'too-complex', () => '1 0 obj null '.repeat(1_000)],
    ['a reference to itself', undefined, () => '1 0 obj << /S 1 0 R /A 1 0 R /Next 1 0 R /JS 1 0 R >>'],
    [
      'references in circles that part and meet',
      undefined,
      () =>
        each(
          50_000,
          (n) => `[ ${n + 1} 0 R ${n} 0 R ] ${n} 0 obj << /A ${n} 0 R /AA << /X ${n} 0 R >> /Next ${n} 0 R >>`,
        ),
    ],
    [
      'many keys that ask for one great object',
      'too-complex',
      () => `1 0 obj [${'<< >>'.repeat(50_000)}] ${each(50_000, () => '<< /A 1 0 R >>')}`,
    ],
  ])('%s', (_, code, make) => {
    expect(activeContent(Buffer.from(make(), 'latin1'))?.refused).toBe(code);
  });
});
