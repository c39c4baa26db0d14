import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, TABLE3_COLUMNS, TABLE3_ROWS, TABLE4_GROUPS, table3Cell, table4Cell } from '#shared/report/cells.js';
import { decimalSchema, recordSchema } from '#shared/report/record.js';
import { recordOf } from './record.js';
import {
  allZero,
  APPLICANT_COLUMNS,
  consistentValues,
  distinctValues,
  isDistinct,
  matrixOf,
  OUTCOME_ROWS,
  shortFormValue,
  withValues,
  type FormValues,
} from './values.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index * 7919);

function expectSumsToHold(values: FormValues): void {
  const sum = (ids: readonly (keyof FormValues)[]): number => ids.reduce((total, id) => total + Number(values[id]), 0);
  for (const column of TABLE3_COLUMNS) {
    const at = (row: (typeof TABLE3_ROWS)[number]): number => Number(values[table3Cell(row, column)]);
    expect(at('requests.newlyReceived') + at('requests.carriedIn')).toBe(
      at('outcomes.total') + at('requests.carriedForward'),
    );
    expect(sum(OUTCOME_ROWS.map((row) => table3Cell(row, column)))).toBe(at('outcomes.total'));
  }
  for (const row of TABLE3_ROWS) {
    expect(sum(APPLICANT_COLUMNS.map((column) => table3Cell(row, column)))).toBe(
      Number(values[table3Cell(row, 'total')]),
    );
  }
  for (const group of TABLE4_GROUPS) {
    expect(sum((['upheld', 'corrected', 'other', 'pending'] as const).map((one) => table4Cell(group, one)))).toBe(
      Number(values[table4Cell(group, 'total')]),
    );
  }
  for (const kind of ['rules', 'normativeDocuments'] as const) {
    const stock = (name: 'issued' | 'repealed' | 'inForce'): number =>
      Number(values[`activeDisclosure.${kind}.${name}`]);
    expect(stock('inForce') - stock('issued') + stock('repealed')).toBeGreaterThanOrEqual(0);
  }
}

describe('made-up values', () => {
  test.each([
    ['consistent', consistentValues],
    ['distinct', distinctValues],
  ])('every sum of %s values holds, and every one is a number of the form', (_name, make) => {
    for (const seed of SEEDS) {
      const values = make(seed);
      expectSumsToHold(values);
      for (const id of CELL_IDS) expect(decimalSchema.safeParse(values[id]).success).toBe(true);
    }
  });

  test('the same seed gives the same values and another seed gives others', () => {
    expect(distinctValues(3)).toEqual(distinctValues(3));
    expect(distinctValues(3)).not.toEqual(distinctValues(4));
  });

  test('distinct values tell any two rows, columns, groups and cells of table 2 apart', () => {
    for (const seed of SEEDS) {
      const values = distinctValues(seed);
      const { table2, table3, table4 } = matrixOf(values);
      for (let a = 0; a < 25; a += 1) for (let b = 0; b < a; b += 1) expect(table3[a]).not.toEqual(table3[b]);
      const columns = TABLE3_COLUMNS.map((_, index) => table3.map((row) => row[index]));
      for (let a = 0; a < 7; a += 1) for (let b = 0; b < a; b += 1) expect(columns[a]).not.toEqual(columns[b]);
      expect(new Set(table2).size).toBe(10);
      expect(new Set([0, 5, 10].map((start) => table4.slice(start, start + 5).join())).size).toBe(3);
      expect(values['activeDisclosure.fees.amount']).toMatch(/^\d+\.\d{3}0$/);
    }
  });

  test('values with two equal rows are not called distinct', () => {
    const values = distinctValues(1);
    const copy = Object.fromEntries(
      TABLE3_COLUMNS.map((column) => [
        table3Cell('notProcessed.duplicate', column),
        values[table3Cell('notProcessed.publishedMaterial', column)],
      ]),
    );
    expect(isDistinct(values)).toBe(true);
    expect(isDistinct(withValues(values, copy))).toBe(false);
    expect(isDistinct(allZero())).toBe(false);
  });

  test('the matrix has the shape of the form', () => {
    const { table2, table3, table4 } = matrixOf(allZero());
    expect([table2.length, table3.length, table3[0]!.length, table4.length]).toEqual([10, 25, 7, 15]);
  });

  test('the single row of the older form is the sum of the three rows it stands for', () => {
    const values = withValues(allZero(), {
      'otherHandling.notCorrectedInTime@total': '3',
      'otherHandling.feeUnpaid@total': '4',
      'otherHandling.other@total': '5',
    });
    expect(shortFormValue(values, 'total')).toBe('12');
  });
});

describe('made-up records', () => {
  test.each(['2021', '2021-short'] as const)('a record of the form %s is valid', (form) => {
    expect(() => recordSchema.parse(recordOf(distinctValues(5), { form }))).not.toThrow();
  });

  test('a cell can be asked for as blank, as a mark and as unread', () => {
    const { cells } = recordOf(allZero(), {
      cells: { 'review.upheld': '', 'review.other': '/', 'review.total': { unread: 'conflict' } },
    });
    expect(cells['review.upheld']).toMatchObject({ kind: 'blank', value: null, raw: '' });
    expect(cells['review.other']).toMatchObject({ kind: 'mark', value: null, raw: '/' });
    expect(cells['review.total']).toMatchObject({ kind: 'unread', value: null, reason: 'conflict' });
  });
});
