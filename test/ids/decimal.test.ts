import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalText, distance, exact, minus, plus } from '#shared/ids/decimal.js';

test.each([
  ['18.8710', '18.871'],
  ['0.1', '0.1'],
  ['0', '0'],
  ['123456789012345678.00000001', '123456789012345678.00000001'],
  ['-3', '-3'],
  ['-0.5', '-0.5'],
])('%s is %s, exactly', (decimal, text) => {
  expect(decimalText(exact(decimal))).toBe(text);
});

test('a tenth and two tenths are three tenths', () => {
  expect(plus(exact('0.1'), exact('0.2'))).toBe(exact('0.3'));
});

test.each(['', '1,000', '1.123456789', '１', '1e3', '.5'])('“%s” is refused', (text) => {
  expect(() => exact(text)).toThrow(RangeError);
});

test('sums and differences undo each other', () => {
  const decimal = fc
    .tuple(fc.bigInt(0n, 10n ** 18n - 1n), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([whole, places]) => exact(`${whole}.${String(places).padStart(8, '0')}`));
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(minus(plus(a, b), b)).toBe(a);
      expect(distance(a, b)).toBe(distance(b, a));
      expect(exact(decimalText(minus(a, b)))).toBe(minus(a, b));
    }),
  );
});
