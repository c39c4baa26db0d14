/** An item as a line of a bundle: nothing of it is lost, and one item has one spelling. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { itemOfText, textOfItem } from '#shared/keeping/item-text.js';
import type { Item } from '#shared/store/table.js';

const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !text.startsWith('$') && text !== '__proto__');
const value = fc.letrec((tie) => ({
  one: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.uint8Array({ maxLength: 40 }),
    fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }).map((all) => new Set(all.sort())),
    fc.array(tie('one'), { maxLength: 4 }),
    fc.dictionary(name, tie('one'), { maxKeys: 4 }).map((fields) => ({ ...fields })),
  ),
})).one;
const item = fc
  .dictionary(name, value, { maxKeys: 6 })
  .map((fields) => ({ ...fields, pk: 'FILING#home#2025#jia', sk: 'RECORD#0001' }) as Item);

test('is read back as it was, and written in the same way whatever the order of its attributes', () => {
  fc.assert(
    fc.property(item, (one) => {
      const text = textOfItem(one);
      expect(text).not.toContain('\n');
      expect(itemOfText(text)).toEqual(one);
      expect(textOfItem(Object.fromEntries(Object.entries(one).reverse()) as Item)).toBe(text);
    }),
  );
});

test('a line without a key, and an attribute that would pass for one of ours, are refused', () => {
  expect(() => itemOfText('{"pk":"A"}')).toThrow(TypeError);
  expect(() => textOfItem({ pk: 'A', sk: 'B', $bytes: 'x' })).toThrow(TypeError);
});
