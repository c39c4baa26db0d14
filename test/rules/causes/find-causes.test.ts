import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TABLE3_CELLS, TABLE3_COLUMNS, table3Cell, type CellId } from '#shared/report/cells.js';
import type { Cause } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord } from '#shared/rules/index.js';
import { withMistakes } from '../../builders/mistakes.js';
import { readingOf, recordOf, type CellWish } from '../../builders/record.js';
import { allZero, consistentValues, seededIntegers, withValues, type FormValues } from '../../builders/values.js';

type Numbers = Partial<Record<CellId, string>>;
const GRANTED = 'outcomes.granted@naturalPerson';

/** A report whose applicants of each kind were all granted what they asked for: every sum holds. */
function granted(counts: readonly number[]): FormValues {
  const sum = counts.reduce((total, count) => total + count, 0);
  const rows = ['requests.newlyReceived', 'outcomes.granted', 'outcomes.total'] as const;
  const cells = rows.flatMap((row) =>
    TABLE3_COLUMNS.map((column, index) => [table3Cell(row, column), String(counts[index] ?? sum)] as const),
  );
  return withValues(allZero(), Object.fromEntries(cells));
}
const base = granted([17, 40, 0, 3, 0, 205]);

const causesOf = (record: ReportRecord): Cause[] => checkRecord(record).causes;
const causesIn = (wrong: Numbers, values = base): Cause[] => causesOf(recordOf(withValues(values, wrong)));
const changesOf = ({ changes }: Cause): string[] => changes.map(({ cell, from, to }) => `${cell} ${from} > ${to}`);

describe('one wrong cell', () => {
  test.each([
    ['wrong digit', GRANTED, '11', '17', 'digit'],
    ['lost digit', GRANTED, '7', '17', 'digit'],
    ['added digit', GRANTED, '177', '17', 'digit'],
    ['digits swapped', GRANTED, '71', '17', 'swap'],
    ['a total added up wrong', 'outcomes.granted@total', '318', '265', 'total'],
    ['the total of outcomes added up wrong', 'outcomes.total@naturalPerson', '34', '17', 'total'],
    ['a mistyped digit of a total', 'outcomes.granted@total', '235', '265', 'digit'],
    ['another number altogether', GRANTED, '409', '17', 'cell'],
    ['a number left out', 'outcomes.granted@otherOrganization', '0', '205', 'cell'],
  ] as const)('%s: %s printed as %s instead of %s is %s', (_name, cell, from, to, kind) => {
    const record = recordOf(withValues(base, { [cell]: from }));
    const { findings, causes } = checkRecord(record);
    expect(causes).toEqual([
      { kind, cells: [cell], changes: [{ cell, from, to }], explains: findings.map((_, index) => index) },
    ]);
  });
});

describe('more wrong cells', () => {
  test('neighbouring cells exchanged come before all other rows that the columns would allow', () => {
    const values = consistentValues(12);
    const [a, b] = [GRANTED, 'outcomes.granted@commercialEnterprise'] as const;
    expect(values[a]).not.toBe(values[b]);
    const causes = causesIn({ [a]: values[b], [b]: values[a] }, values);
    expect(causes[0]).toMatchObject({ kind: 'swap', cells: [a, b] });
    expect(causes[0]!.changes.map(({ to }) => to)).toEqual([values[a], values[b]]);
    expect(causes.length).toBeLessThanOrEqual(5);
    expect(new Set(causes.map(({ explains }) => explains.join())).size).toBe(1);
  });

  test('an exchange is still the likeliest where another mistake shares a sum with it', () => {
    const values = consistentValues(2);
    const [a, b, c] = [GRANTED, 'outcomes.granted@commercialEnterprise', 'denied.stateSecrets@naturalPerson'] as const;
    const [first] = causesIn({ [a]: values[b], [b]: values[a], [c]: '401' }, values);
    expect(first).toMatchObject({ kind: 'cell', cells: [a, b, c] });
  });

  test('a number typed one row too low', () => {
    const causes = causesIn({ [GRANTED]: '0', 'outcomes.partiallyGranted@naturalPerson': '17' });
    expect(causes[0]).toMatchObject({
      kind: 'swap',
      cells: [GRANTED, 'outcomes.partiallyGranted@naturalPerson'],
      explains: [0, 1],
    });
  });

  test.each([
    ['to the right', [0, 17, 40, 0, 3, 0]],
    ['to the left', [40, 0, 3, 0, 205, 0]],
    ['from the second on', [17, 0, 40, 0, 3, 0]],
  ])('a row shifted by one place %s', (_name, printed) => {
    const right = [17, 40, 0, 3, 0, 205];
    const wrong = Object.fromEntries(
      printed.map((count, index) => [table3Cell('outcomes.granted', TABLE3_COLUMNS[index]!), String(count)]),
    );
    const [first] = causesIn(wrong);
    const differing = right.flatMap((count, index) => (count === printed[index] ? [] : [index]));
    expect(first!.kind).toBe('shift');
    expect(first!.cells).toEqual(differing.map((index) => table3Cell('outcomes.granted', TABLE3_COLUMNS[index]!)));
    expect(first!.changes.map(({ to }) => Number(to))).toEqual(differing.map((index) => right[index]));
    expect(first!.explains).toEqual(checkRecord(recordOf(withValues(base, wrong))).findings.map((_, index) => index));
  });

  test('a shifted row whose numbers could as well be exchanged in pairs is told as shifted', () => {
    const values = granted([17, 0, 0, 3, 0, 0]);
    const wrong = withValues(values, { [GRANTED]: '0', 'outcomes.granted@commercialEnterprise': '17' });
    const shifted = {
      'outcomes.granted@socialWelfareOrganization': '0',
      'outcomes.granted@legalServiceOrganization': '3',
    };
    expect(causesIn(shifted, wrong)[0]).toMatchObject({ kind: 'shift', explains: [0, 1, 2, 3] });
  });

  test('a total added up wrong and carried into the total of totals', () => {
    const [first] = causesIn({ 'outcomes.granted@total': '318', 'outcomes.total@total': '318' });
    expect(first).toMatchObject({ kind: 'total', cells: ['outcomes.granted@total', 'outcomes.total@total'] });
  });

  test('two cells of one row are one cause, for their sums hang together', () => {
    const causes = causesIn({ [GRANTED]: '19', 'outcomes.granted@commercialEnterprise': '47' });
    expect(causes).toHaveLength(1);
    expect(changesOf(causes[0]!)).toEqual([`${GRANTED} 19 > 17`, 'outcomes.granted@commercialEnterprise 47 > 40']);
  });

  test('cells whose sums have nothing in common are causes of their own, each with its sums', () => {
    const wrong = { [GRANTED]: '71', 'requests.newlyReceived@otherOrganization': '305', 'review.total': '2' };
    const { findings, causes } = checkRecord(recordOf(withValues(base, wrong)));
    expect(causes.map(({ kind }) => kind)).toEqual(['swap', 'digit', 'group']);
    const rules = causes.map(({ explains }) => explains.map((index) => findings[index]!.rule));
    expect(rules).toEqual([['A02', 'A03'], ['A01', 'A03'], ['A04']]);
  });

  test('where the numbers can be paired either way, both pairings are told, the likelier first', () => {
    const values = withValues(base, {
      'outcomes.granted@naturalPerson': '5',
      'outcomes.partiallyGranted@naturalPerson': '12',
      'outcomes.granted@otherOrganization': '199',
      'outcomes.partiallyGranted@otherOrganization': '6',
      'outcomes.granted@total': '247',
      'outcomes.partiallyGranted@total': '18',
    });
    const causes = causesIn({ [GRANTED]: '8', 'outcomes.partiallyGranted@otherOrganization': '9' }, values);
    expect(causes.map(changesOf)).toEqual([
      // Two mistyped digits, rather than one and a number altogether different.
      [`${GRANTED} 8 > 5`, 'outcomes.partiallyGranted@otherOrganization 9 > 6'],
      ['outcomes.granted@otherOrganization 199 > 196', 'outcomes.partiallyGranted@naturalPerson 12 > 9'],
    ]);
  });
});

describe('table 4', () => {
  test('lists the five cells of the group, first those that one slip explains, last those that would be below 0', () => {
    const values = withValues(allZero(), { 'review.upheld': '71', 'review.other': '3', 'review.total': '20' });
    expect(causesOf(recordOf(values))).toEqual([
      {
        kind: 'group',
        cells: ['review.upheld', 'review.total', 'review.corrected', 'review.other', 'review.pending'],
        changes: [],
        explains: [0],
      },
    ]);
  });
});

describe('cells without a number', () => {
  const unread = (cells: Partial<Record<CellId, CellWish>>, wrong: Numbers): ReportRecord =>
    recordOf(withValues(base, wrong), { cells });

  test('with the column unread, the row alone leaves several cells in doubt, and only those that break no other sum', () => {
    const cells = { 'outcomes.total@naturalPerson': { unread: 'conflict' }, 'outcomes.total@total': '' };
    const causes = causesOf(unread(cells, { [GRANTED]: '71' }));
    expect(causes.map((cause) => cause.cells)).toEqual([[GRANTED], ['outcomes.granted@total']]);
    expect(causes[0]).toMatchObject({ kind: 'swap', explains: [0] });
  });

  test('a sum that cannot be judged is no evidence: nothing is said where none is left', () => {
    const cells = Object.fromEntries(TABLE3_CELLS.filter((id) => id !== GRANTED).map((id) => [id, '/']));
    expect(causesOf(unread(cells, { [GRANTED]: '71' }))).toEqual([]);
  });

  test('an unread cell is never among the causes', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...TABLE3_CELLS), { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), ids, (seed, [first, second, ...others]) => {
        const values = withMistakes(consistentValues(seed), [first!, second!], seededIntegers(seed));
        const cells = Object.fromEntries(others.map((id) => [id, { unread: 'conflict' }]));
        for (const cause of causesOf(recordOf(values, { cells }))) {
          for (const id of others) expect(cause.cells).not.toContain(id);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the older form', () => {
  const form = '2021-short' as const;
  const values = consistentValues(21);

  test('the single row takes part in the sums of the columns', () => {
    const record = recordOf(withMistakes(values, [GRANTED], seededIntegers(1)), { form });
    expect(causesOf(record)[0]).toMatchObject({ cells: [GRANTED], changes: [{ to: values[GRANTED] }] });
  });

  test('where the single row itself is wrong no other cell is blamed, and other causes are still found', () => {
    const record = recordOf(withMistakes(values, ['denied.stateSecrets@otherOrganization'], seededIntegers(1)), {
      form,
    });
    const single = { ...record.shortFormRow, 'otherHandling.total@naturalPerson': readingOf('9999') };
    expect(causesOf({ ...record, shortFormRow: single }).map(({ cells }) => cells)).toEqual([
      ['denied.stateSecrets@otherOrganization'],
    ]);
  });
});
