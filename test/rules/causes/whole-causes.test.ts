/** Sets of changes that put every failing sum right at once, for programs that ask for them. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRecord, wholeCauses } from '#shared/rules/index.js';
import { recordOf } from '../../builders/record.js';
import { distinctValues, withValues } from '../../builders/values.js';

const one = 'denied.stateSecrets@naturalPerson';
const other = 'unavailable.notHeld@commercialEnterprise';

test('two slips that have nothing to do with each other are both in the first set, which explains every sum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 99 }), (seed, more) => {
      const values = distinctValues(seed);
      const wrong = withValues(values, {
        [one]: String(Number(values[one]) + more),
        [other]: String(Number(values[other]) + more + 100),
      });
      const { causes, findings } = checkRecord(recordOf(wrong));
      const [first] = wholeCauses(causes);
      expect(new Set(first?.cells)).toEqual(new Set([one, other]));
      expect(first?.explains).toEqual(findings.flatMap(({ rule }, index) => (/^A0[123]$/.test(rule) ? [index] : [])));
      const right = Object.fromEntries((first?.changes ?? []).map(({ cell, to }) => [cell, to]));
      expect(checkRecord(recordOf(withValues(wrong, right))).findings.filter(({ rule }) => /^A/.test(rule))).toEqual(
        [],
      );
    }),
    { numRuns: 30 },
  );
});

test('one slip needs no set of its own, nor does a group of which the sums cannot tell the cell', () => {
  const values = distinctValues(5);
  const single = checkRecord(recordOf(withValues(values, { [one]: '40001' })));
  expect(wholeCauses(single.causes)).toEqual([]);
  const withGroup = checkRecord(recordOf(withValues(values, { [one]: '40001', 'review.total': '40002' })));
  expect(withGroup.causes.map(({ kind }) => kind)).toContain('group');
  expect(wholeCauses(withGroup.causes)).toEqual([]);
});
