/** One value has one spelling, and different values have different ones. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Canonical } from '#shared/ids/canonical-json.js';
import { digestOf, digestOfBytes } from '#shared/ids/digest.js';

const value = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5 }),
  ) as fc.Arbitrary<Canonical>,
})).value;

/** The same value with the keys of every map in another order. */
function turned(of: Canonical): Canonical {
  if (Array.isArray(of)) return of.map(turned as (each: unknown) => Canonical);
  if (typeof of !== 'object' || of === null) return of;
  const entries = Object.entries(of).reverse();
  return Object.fromEntries(entries.map(([key, each]) => [key, each === undefined ? each : turned(each)]));
}

describe('canonical JSON', () => {
  test('is JSON that reads back as the value', () => {
    fc.assert(fc.property(value, (any) => expect(JSON.parse(canonicalJson(any))).toEqual(plain(any))));
  });

  test('does not depend on the order of keys', () => {
    fc.assert(fc.property(value, (any) => canonicalJson(turned(any)) === canonicalJson(any)));
  });

  test('differs where values differ, and has one digest where they do not', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(canonicalJson(one) === canonicalJson(other)).toBe(same);
        expect(digestOf(one) === digestOf(other)).toBe(same);
      }),
    );
  });

  test.each<[string, Canonical, string]>([
    ['keys by code unit, as RFC 8785 has it', { b: 1, a: 2, Z: 3, é: 4, 中: 5 }, '{"Z":3,"a":2,"b":1,"é":4,"中":5}'],
    ['no white space', { a: [1, { b: null }], c: true }, '{"a":[1,{"b":null}],"c":true}'],
    ['nothing for what is undefined', { a: undefined, b: 1 }, '{"b":1}'],
    ['zero without a sign', [-0, 0], '[0,0]'],
    ['texts as JSON escapes them', '"\n年', '"\\"\\n年"'],
    ['an order by text, also where keys look like numbers', { 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
  ])('writes %s', (_, any, text) => {
    expect(canonicalJson(any)).toBe(text);
  });

  test.each([0.1, 1e300, Number.MAX_SAFE_INTEGER + 1, NaN, Infinity])('refuses %d, which has no one spelling', (n) => {
    expect(() => canonicalJson({ deep: [n] })).toThrow(RangeError);
  });
});

test('a digest of bytes is their SHA-256 in lower-case hex (FIPS 180-4, "abc")', () => {
  expect(digestOfBytes('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(digestOfBytes(new Uint8Array([97, 98, 99]))).toBe(digestOfBytes('abc'));
});

/** JSON knows no negative zero and no map without a prototype. */
function plain(any: Canonical): unknown {
  return JSON.parse(JSON.stringify(any));
}

function sorted(any: unknown): unknown {
  if (Array.isArray(any)) return any.map(sorted);
  if (typeof any !== 'object' || any === null) return any;
  const keys = Object.keys(any).sort();
  return keys.map((key) => [key, sorted((any as Record<string, unknown>)[key])]).concat(['map']);
}
