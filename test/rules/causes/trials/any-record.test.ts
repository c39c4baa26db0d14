/** What holds of the causes of any record, however much is wrong with it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS, TABLE3_CELLS } from '#shared/report/cells.js';
import { causeSchema, type Cause } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { sumsOf } from '#shared/rules/causes/equations.js';
import { growExplanations } from '#shared/rules/causes/explanations.js';
import { checkRecord } from '#shared/rules/index.js';
import { readingOf, recordOf } from '../../../builders/record.js';
import { allZero, consistentValues, seededIntegers, withValues } from '../../../builders/values.js';

const causesOf = (record: ReportRecord): Cause[] => checkRecord(record).causes;
const sumKeys = (record: ReportRecord): string[] =>
  checkRecord(record)
    .findings.filter(({ rule }) => /^A0[1-4]$/.test(rule))
    .map(({ key }) => key);

describe('in whatever state the record is', () => {
  const wish = fc.constantFrom('0', '1', '12', '7.5', '', '/', '9', '900000000000000001');
  const states = fc.dictionary(fc.constantFrom(...CELL_IDS), wish, { maxKeys: 12 });
  const forms = fc.constantFrom('2021' as const, '2021-short' as const);

  test('what a cause explains holds after its changes, and no sum that held before fails', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), states, forms, (seed, cells, form) => {
        const record = recordOf(consistentValues(seed), { cells, form });
        const { findings, causes } = checkRecord(record);
        const before = sumKeys(record);
        for (const cause of causes) {
          expect(causeSchema.parse(cause)).toEqual(cause);
          if (cause.kind === 'group') continue;
          const changed = cause.changes.map(({ cell, to }) => [cell, { ...readingOf(to) }]);
          const mended = { ...record, cells: { ...record.cells, ...Object.fromEntries(changed) } };
          const explained = new Set(cause.explains.map((index) => findings[index]!.key));
          expect(explained.size).toBeGreaterThan(0);
          expect(sumKeys(mended)).toEqual(before.filter((key) => !explained.has(key)));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the equations of the search fail where the rules say so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), states, forms, (seed, cells, form) => {
        const record = recordOf(consistentValues(seed), { cells, form });
        const { equations, off } = sumsOf(record);
        const failing = equations.flatMap(({ key }, index) => (off[index] === 0n ? [] : [key]));
        expect(failing.sort()).toEqual(sumKeys(record).sort());
      }),
      { numRuns: 50 },
    );
  });
});

describe('everything wrong', () => {
  const integer = seededIntegers(7);
  const noise = withValues(allZero(), Object.fromEntries(TABLE3_CELLS.map((id) => [id, String(integer(0, 3))])));

  test('the same record has the same causes every time, none with more than a few alternatives', () => {
    const causes = causesOf(recordOf(noise));
    expect(causesOf(recordOf(noise))).toEqual(causes);
    const perCluster = new Map<string, number>();
    for (const { explains } of causes) perCluster.set(explains.join(), (perCluster.get(explains.join()) ?? 0) + 1);
    for (const count of perCluster.values()) expect(count).toBeLessThanOrEqual(5);
  });

  test('the search for more than two cells stops after so many tries', () => {
    const sums = sumsOf(recordOf(noise));
    const from = sums.off.flatMap((off, equation) => (off === 0n ? [] : [equation]));
    expect(growExplanations(sums, { from, size: 2, tries: Infinity }).tries).toBeLessThan(20_000);
    expect(growExplanations(sums, { from, size: 5, tries: 1000 }).tries).toBe(1000);
  });
});
