/** Of one and two wrong cells nothing is missed: the search against a plain trial of every cell and every pair. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TABLE3_CELLS, TABLE3_COLUMNS, TABLE3_ROWS, table3Cell, type CellId } from '#shared/report/cells.js';
import { isCount, sumsOf, type Sums } from '#shared/rules/causes/equations.js';
import { explanationKey, growExplanations, type Change } from '#shared/rules/causes/explanations.js';
import { checkRecord, rivalCauses } from '#shared/rules/index.js';
import { withMistakes } from '../../../builders/mistakes.js';
import { recordOf } from '../../../builders/record.js';
import { consistentValues, seededIntegers, withValues } from '../../../builders/values.js';

const failingIn = (sums: Sums): number[] => sums.off.flatMap((off, equation) => (off === 0n ? [] : [equation]));

/** What a cell must change by, told by the sums that it does not share with the other cell; undefined if they disagree. */
function amount(sums: Sums, cell: number, other: number): bigint | undefined {
  const shared = new Set(sums.cells[other]!.terms.map(({ equation }) => equation));
  const own = sums.cells[cell]!.terms.filter(({ equation }) => !shared.has(equation));
  const amounts = new Set(own.map(({ equation, sign }) => -sign * sums.off[equation]!));
  return amounts.size === 1 ? [...amounts][0] : undefined;
}

function allHold(sums: Sums, changes: readonly Change[]): boolean {
  const off = [...sums.off];
  for (const { cell, by } of changes) {
    if (!isCount(sums.cells[cell]!.value + by)) return false;
    for (const { equation, sign } of sums.cells[cell]!.terms) off[equation]! += sign * by;
  }
  return off.every((one) => one === 0n);
}

/** Every pair of cells whose change makes all sums hold. */
function tryEveryPair(sums: Sums): string[] {
  const failing = failingIn(sums);
  const through = sums.cells.map(({ terms }) => new Set(terms.map(({ equation }) => equation)));
  const found: string[] = [];
  for (let a = 0; a < through.length; a += 1) {
    for (let b = a + 1; b < through.length; b += 1) {
      if (!failing.every((equation) => through[a]!.has(equation) || through[b]!.has(equation))) continue;
      const [byA, byB] = [amount(sums, a, b), amount(sums, b, a)];
      if (byA === undefined || byB === undefined || byA === 0n || byB === 0n) continue;
      const changes = [
        { cell: a, by: byA },
        { cell: b, by: byB },
      ];
      if (allHold(sums, changes)) found.push(explanationKey(changes));
    }
  }
  return found.sort();
}

/** The same from what the search found: pairs, and two single cells that share no sum. */
function searchedPairs(sums: Sums): string[] {
  const { found } = growExplanations(sums, { from: failingIn(sums), size: 2, tries: Infinity });
  const singles = found.filter(({ changes }) => changes.length === 1);
  const together = singles.flatMap((one, index) =>
    singles.slice(index + 1).map((other) => [...one.changes, ...other.changes]),
  );
  const pairs = [...found.map(({ changes }) => [...changes]), ...together].filter(({ length }) => length === 2);
  const keys = pairs
    .map((changes) => changes.sort((a, b) => a.cell - b.cell))
    .filter((changes) => changes[0]!.cell !== changes[1]!.cell && allHold(sums, changes))
    .map(explanationKey);
  return [...new Set(keys)].sort();
}

const twoCells = fc.uniqueArray(fc.constantFrom<CellId>(...TABLE3_CELLS), { minLength: 2, maxLength: 2 });
/** Two cells of one line that hold each other's number: what is off then points at the same two lines in many places. */
const exchanged = fc
  .tuple(fc.constantFrom(...TABLE3_ROWS), fc.constantFrom(...TABLE3_ROWS), fc.nat(5), fc.nat(5), fc.boolean())
  .map(([row, otherRow, column, other, along]) => [
    table3Cell(row, TABLE3_COLUMNS[column]!),
    along ? table3Cell(row, TABLE3_COLUMNS[other]!) : table3Cell(otherRow, TABLE3_COLUMNS[column]!),
  ]);
const seeds = fc.integer({ min: 0, max: 99_999 });

test('every pair of cells that makes all sums hold is found', () => {
  fc.assert(
    fc.property(seeds, twoCells, (seed, cells) => {
      const sums = sumsOf(recordOf(withMistakes(consistentValues(seed), cells, seededIntegers(seed))));
      expect(searchedPairs(sums)).toEqual(tryEveryPair(sums));
    }),
    { numRuns: 50, seed: 4 },
  );
});

test('every pair is found where two numbers are exchanged, too', () => {
  let most = 0;
  fc.assert(
    fc.property(seeds, exchanged, (seed, [a, b]) => {
      const values = consistentValues(seed);
      fc.pre(values[a!] !== values[b!]);
      const sums = sumsOf(recordOf(withValues(values, { [a!]: values[b!], [b!]: values[a!] })));
      const pairs = tryEveryPair(sums);
      most = Math.max(most, pairs.length);
      expect(searchedPairs(sums)).toEqual(pairs);
    }),
    { numRuns: 50, seed: 4 },
  );
  expect(most).toBeGreaterThan(10);
});

test('two wrong cells, wherever they are, are put down to no more than two, and no sum stays unexplained', () => {
  fc.assert(
    fc.property(seeds, twoCells, (seed, cells) => {
      const record = recordOf(withMistakes(consistentValues(seed), cells, seededIntegers(seed)));
      const { findings, causes } = checkRecord(record);
      const likeliest = rivalCauses(causes).flatMap(([first]) => (first === undefined ? [] : [first]));
      expect(likeliest.flatMap((cause) => cause.cells).length).toBeLessThanOrEqual(2);
      const explained = likeliest.flatMap(({ explains }) => explains).sort((a, b) => a - b);
      // The text of the report and rules of plausibility may object to the wrong numbers too.
      expect(explained).toEqual(findings.flatMap(({ rule }, index) => (/^A0[1-4]$/.test(rule) ? [index] : [])));
    }),
    { numRuns: 100, seed: 4 },
  );
});
