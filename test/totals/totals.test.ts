/** Totals over many reports: exact, and honest about what was not a number. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS } from '#shared/report/cells.js';
import { coverageOf, sumCoverageOf } from '#shared/totals/coverage.js';
import { addDecimals } from '#shared/ids/decimal.js';
import { countsTowardsTotals, totalsOf, type CountedReport } from '#shared/totals/totals.js';

const report = (value: string | null, shortForm: CountedReport['shortForm'] = null): CountedReport => ({
  values: CELL_IDS.map(() => value),
  shortForm,
});

describe('sums of printed decimals', () => {
  test.each([
    [['18.8710', '0.1'], '18.9710'],
    [['26.55', '4.043', '100'], '130.593'],
    [['0.1', '0.2'], '0.3'],
    [['999999999999999999', '1'], '1000000000000000000'],
    [['0.00'], '0.00'],
    [[], '0'],
  ])('%j come to %s', (parts, sum) => expect(addDecimals(parts)).toBe(sum));

  test.each(['', '-1', '1e3', '1,000', '.5', '5.', '１'])('%j is refused, not skipped', (text) =>
    expect(() => addDecimals(['1', text])).toThrow(RangeError),
  );

  test('are those of whole numbers, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n })),
        fc.integer({ min: 1, max: 6 }),
        (numbers, scale) => {
          const shifted = numbers.map((n) => {
            const digits = n.toString().padStart(scale + 1, '0');
            return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
          });
          const expected = numbers.reduce((a, b) => a + b, 0n);
          expect(BigInt(addDecimals(shifted).replace('.', ''))).toBe(expected);
          expect(addDecimals([...shifted].reverse())).toBe(addDecimals(shifted));
        },
      ),
    );
  });
});

describe('totals of an area', () => {
  test('a cell that is no number lowers the coverage and adds nothing', () => {
    const totals = totalsOf([report('3'), report(null), report('4.50')]);
    expect(totals.reports).toBe(3);
    for (const cell of totals.cells) expect(cell).toEqual({ sum: '7.50', numbers: 2, of: 3 });
  });

  test('where nobody gave a number there is no total, not 0', () => {
    expect(totalsOf([report(null)]).cells[0]).toEqual({ sum: null, numbers: 0, of: 1 });
    expect(totalsOf([]).cells[0]).toEqual({ sum: null, numbers: 0, of: 0 });
  });

  test('the single row of the older form is added apart', () => {
    const totals = totalsOf([report('1'), report('1', ['2', '0', '0', '0', '0', null, '2'])]);
    expect(totals.shortForm?.reports).toBe(1);
    expect(totals.shortForm?.cells[0]).toEqual({ sum: '2', numbers: 1, of: 1 });
    expect(totals.shortForm?.cells[5]).toEqual({ sum: null, numbers: 0, of: 1 });
    expect(totalsOf([report('1')]).shortForm).toBeNull();
  });

  test("a government's own report is an aggregate and would count everything twice", () => {
    expect(countsTowardsTotals('government')).toBe(false);
    expect((['department', 'township', 'vertical'] as const).every(countsTowardsTotals)).toBe(true);
  });
});

test('coverage names who is missing and ignores who is not on the roster', () => {
  const roster = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(coverageOf(roster, [{ id: 'b' }, { id: 'z' }])).toEqual({
    expected: 3,
    published: 1,
    missing: [{ id: 'a' }, { id: 'c' }],
  });
});

describe('the coverage of a sum', () => {
  const [county, education] = [
    { id: 'county', kind: 'government' } as const,
    { id: 'edu', kind: 'department' } as const,
  ];
  const township = { id: 'hexi', kind: 'township' } as const;
  const roster = [county, education, township];

  test('does not count the government, which is not in it', () => {
    expect(sumCoverageOf(roster, [county, education])).toEqual({ expected: 2, published: 1 });
    expect(sumCoverageOf(roster, [education, township])).toEqual({ expected: 2, published: 2 });
  });

  test('counts a report of an agency that has left the roster, which is in it', () => {
    expect(sumCoverageOf([county, education], [education, township])).toEqual({ expected: 2, published: 2 });
  });

  test('takes an agency for what its report says that it is', () => {
    expect(sumCoverageOf([{ ...county, kind: 'department' }, education], [county, education])).toEqual({
      expected: 1,
      published: 1,
    });
  });
});
