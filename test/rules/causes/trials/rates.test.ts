/** How often the first causes name the cells that were mistyped. The rates are printed. */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TABLE3_CELLS, TABLE3_COLUMNS, TABLE3_ROWS, TABLE4_CELLS, table3Cell, table3Position, type CellId, type Table3Cell } from '#shared/report/cells.js';
import type { CheckResult } from '#shared/report/finding.js';
import { causeText, checkRecord } from '#shared/rules/index.js';
import { withMistakes } from '../../../builders/mistakes.js';
import { recordOf } from '../../../builders/record.js';
import { consistentValues, distinctValues, seededIntegers, withValues, type FormValues } from '../../../builders/values.js';

const rates: string[] = [];
afterAll(() => {
  process.stdout.write(`${rates.join('\n')}\n`);
});

const ofSums = ({ findings }: CheckResult): string[] =>
  findings.filter(({ rule }) => rule.startsWith('A')).map(({ key }) => key);
type Integer = ReturnType<typeof seededIntegers>;
const seeds = fc.integer({ min: 0, max: 0xffffffff });
/** Ordinary reports, half of whose cells are 0, and busy ones without two equal rows. */
const reports = fc.oneof(seeds.map(consistentValues), seeds.map(distinctValues));

/** The share of such changes to a report of which the first cause names exactly the changed cells. */
function storyRate(
  what: string,
  count: number,
  change: (values: FormValues, integer: Integer) => Partial<FormValues>,
): number {
  const samples = fc.sample(fc.tuple(reports, seeds), { numRuns: count, seed: 20_260_131 });
  const tried = samples.flatMap(([values, seed]) => {
    const changed = Object.entries(change(values, seededIntegers(seed))).filter(
      ([id, value]) => values[id as CellId] !== value,
    );
    // One cell is no story; those have rates of their own.
    if (changed.length < 2) return [];
    const { causes } = checkRecord(recordOf(withValues(values, Object.fromEntries(changed))));
    return [
      new Set(causes[0]?.cells).size === changed.length &&
        changed.every(([id]) => causes[0]?.cells.includes(id as CellId)),
    ];
  });
  const found = tried.filter((one) => one).length / tried.length;
  rates.push(`${what}: ${(100 * found).toFixed(1)} % of ${tried.length}`);
  return found;
}

/** The share of reports with such mistakes of which `holds` is true; always the same reports. */
function rate(
  what: string,
  { cells, reports: count }: { cells: fc.Arbitrary<readonly CellId[]>; reports: number },
  holds: (result: CheckResult, cells: readonly CellId[], values: FormValues) => boolean,
): number {
  const samples = fc.sample(fc.tuple(reports, cells, seeds), { numRuns: count, seed: 20_260_131 });
  const held = samples.filter(([values, ids, seed]) => {
    const wrong = withMistakes(values, ids, seededIntegers(seed));
    return holds(checkRecord(recordOf(wrong)), ids, values);
  });
  rates.push(`${what}: ${((100 * held.length) / count).toFixed(1)} % of ${count}`);
  return held.length / count;
}

const within = (result: CheckResult, first: number, cells: readonly CellId[]): boolean =>
  cells.every((id) => result.causes.slice(0, first).some((cause) => cause.cells.includes(id)));

test('a consistent record has no finding of a sum and no cause', () => {
  fc.assert(
    fc.property(reports, (values) => {
      const result = checkRecord(recordOf(values));
      expect([ofSums(result), result.causes]).toEqual([[], []]);
    }),
    { numRuns: 60 },
  );
});

describe('table 3', () => {
  test('one mistyped cell is in the first cause, with the number that belongs there, in at least 99 %', () => {
    const cells = fc.constantFrom(...TABLE3_CELLS).map((id) => [id]);
    const found = rate('table 3, one cell, in the first cause', { cells, reports: 600 }, (result, [id], values) => {
      const [first] = result.causes;
      return first?.cells.join() === id && first?.changes[0]?.to === values[id!];
    });
    expect(found).toBeGreaterThanOrEqual(0.99);
  });

  test('every one of its 175 cells is found', () => {
    for (const [index, id] of TABLE3_CELLS.entries()) {
      const wrong = withMistakes(consistentValues(index), [id], seededIntegers(index));
      const { causes, findings } = checkRecord(recordOf(wrong));
      expect(causes[0]).toMatchObject({ cells: [id], explains: findings.map((_, each) => each) });
    }
  });

  test('two mistyped cells in different rows and columns are in the first three causes in at least 90 %', () => {
    const place = fc.tuple(fc.nat(TABLE3_ROWS.length - 1), fc.nat(TABLE3_COLUMNS.length - 1));
    const cells = fc
      .tuple(place, place)
      .filter(([a, b]) => a[0] !== b[0] && a[1] !== b[1])
      .map((both) => both.map(([row, column]): Table3Cell => table3Cell(TABLE3_ROWS[row]!, TABLE3_COLUMNS[column]!)));
    const found = rate('table 3, two cells, in the first three causes', { cells, reports: 400 }, (result, ids) =>
      within(result, 3, ids),
    );
    expect(found).toBeGreaterThanOrEqual(0.9);
  });

  test('three mistyped cells in different rows and columns are in the first three causes in at least 80 %', () => {
    const cells = fc
      .shuffledSubarray([...TABLE3_CELLS], { minLength: 3, maxLength: 3 })
      .filter((ids) =>
        (['row', 'column'] as const).every((line) => new Set(ids.map((id) => table3Position(id)[line])).size === 3),
      );
    const found = rate('table 3, three cells, in the first three causes', { cells, reports: 200 }, (result, ids) =>
      within(result, 3, ids),
    );
    expect(found).toBeGreaterThanOrEqual(0.8);
  });
});

describe('stories of table 3', () => {
  test('two neighbouring cells exchanged are the first cause in at least 85 %', () => {
    const found = storyRate('table 3, neighbours exchanged, are the first cause', 200, (values, integer) => {
      const [row, column, along] = [integer(0, TABLE3_ROWS.length - 2), integer(0, 5), integer(0, 1)];
      const a = table3Cell(TABLE3_ROWS[row]!, TABLE3_COLUMNS[column]!);
      const b = table3Cell(TABLE3_ROWS[row + 1 - along]!, TABLE3_COLUMNS[column + along]!);
      return { [a]: values[b], [b]: values[a] };
    });
    expect(found).toBeGreaterThanOrEqual(0.85);
  });

  test('a row typed one place too far is the first cause in at least 90 %', () => {
    const found = storyRate('table 3, a row one place off, is the first cause', 200, (values, integer) => {
      const row = TABLE3_ROWS[integer(0, TABLE3_ROWS.length - 1)]!;
      const cells = TABLE3_COLUMNS.slice(0, 6).map((column) => table3Cell(row, column));
      const right = cells.map((id) => values[id]);
      const wrong = integer(0, 1) === 0 ? ['0', ...right.slice(0, -1)] : [...right.slice(1), '0'];
      return Object.fromEntries(cells.map((id, index) => [id, wrong[index]!]));
    });
    expect(found).toBeGreaterThanOrEqual(0.9);
  });
});

describe('table 4', () => {
  const cells = fc.constantFrom(...TABLE4_CELLS).map((id) => [id]);

  test('one mistyped cell: the first cause is its group, all five cells, and says that the sums cannot tell', () => {
    const found = rate('table 4, one cell, its group is the first cause', { cells, reports: 200 }, (result, [id]) => {
      const [first] = result.causes;
      const [group] = id!.split('.');
      return (
        first?.kind === 'group' &&
        new Set(first.cells).size === 5 &&
        first.cells.every((one) => one.startsWith(`${group}.`)) &&
        causeText(first).message.zh.includes('无法判断是哪一个') &&
        causeText(first).message.en.includes('the sums cannot tell which')
      );
    });
    expect(found).toBe(1);
  });

  test('the mistyped cell stands first of the five more often than one in five', () => {
    const found = rate('table 4, one cell, named first of its five', { cells, reports: 400 }, (result, [id]) => {
      return result.causes[0]?.cells[0] === id;
    });
    expect(found).toBeGreaterThan(0.25);
  });
});
