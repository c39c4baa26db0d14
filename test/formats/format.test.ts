/** A stored value is lifted from its own version on, step by step, and never guessed at when it is of a newer one. */
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { Format, NewerFormat } from '#shared/formats/format.js';

const format = new Format('thing', z.strictObject({ a: z.number(), b: z.string(), c: z.boolean() }), [
  (stored) => ({ ...stored, b: 'first step' }),
  (stored) => ({ ...stored, c: true }),
]);

describe('reading a value', () => {
  test.each([
    ['without a version takes every step', { a: 1 }, undefined, { a: 1, b: 'first step', c: true }],
    ['of version 1 takes every step', { a: 1 }, 1, { a: 1, b: 'first step', c: true }],
    ['of version 2 takes those behind it', { a: 1, b: 'own' }, 2, { a: 1, b: 'own', c: true }],
    ['of today’s version takes none', { a: 1, b: 'own', c: false }, 3, { a: 1, b: 'own', c: false }],
  ])('%s', (_, stored, version, read) => {
    expect(format.version).toBe(3);
    expect(format.read(stored, version)).toEqual(read);
  });

  test.each([4, 99, 'x', {}])(
    'of version %j is refused by kind and version, even where its form would do',
    (version) => {
      const read = () => format.read({ a: 1, b: 'own', c: false }, version);
      expect(read).toThrow(NewerFormat);
      expect(read).toThrow(/thing of version .* up to 3/);
    },
  );

  test('that is not of the form that its version says is no value', () => {
    expect(() => format.read({ a: 1 }, 3)).toThrow(z.ZodError);
  });
});
