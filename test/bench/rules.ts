/**
 * `npm run bench:rules`: what judging costs. Prints a table and saves it as .build/bench-rules.json. A further measure is
 * one more entry of MEASURES.
 */
import { join, resolve } from 'node:path';
import { TABLE3_CELLS } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { findCauses } from '#shared/rules/causes/find-causes.js';
import { checkRecord } from '#shared/rules/index.js';
import { withMistakes } from '../builders/mistakes.js';
import { recordOf } from '../builders/record.js';
import { consistentValues, distinctValues, seededIntegers } from '../builders/values.js';
import { measureCopies, printCopies } from './copies.js';
import { printMeasured, saveMeasured, take, type Measure, type Measured } from './measures.js';

const REPORTS = 60;

/** Ordinary and busy reports in turn, with so many cells of table 3 mistyped, wherever they fall. */
function reports(mistyped: number): ReportRecord[] {
  return Array.from({ length: REPORTS }, (_, seed) => {
    const integer = seededIntegers(seed);
    const cells = Array.from(
      { length: mistyped },
      () => TABLE3_CELLS[integer(0, TABLE3_CELLS.length - 1)] ?? 'review.total',
    );
    return recordOf(withMistakes((seed % 2 === 0 ? consistentValues : distinctValues)(seed), cells, integer));
  });
}

function causeSearch(mistyped: number): Measure {
  return {
    what: `cause search, ${mistyped} mistyped ${mistyped === 1 ? 'cell' : 'cells'}`,
    target: 50,
    works: () =>
      reports(mistyped).map((record) => {
        const { findings } = checkRecord(record);
        return () => findCauses(record, findings);
      }),
  };
}

function fullCheck(what: string, mistyped: number): Measure {
  return { what, target: 5, works: () => reports(mistyped).map((record) => () => checkRecord(record)) };
}

const MEASURES: readonly Measure[] = [
  fullCheck('full check of one record, consistent', 0),
  fullCheck('full check of one record, 1 mistyped cell', 1),
  causeSearch(1),
  causeSearch(2),
  causeSearch(3),
  { ...causeSearch(20), target: null },
];

const rows: Measured[] = [];
for (const measure of MEASURES) rows.push(await take(measure));
printMeasured(rows);
const copies = measureCopies();
printCopies(copies);
saveMeasured(join(resolve(import.meta.dirname, '../..'), '.build/bench-rules.json'), { rules: rows, copies });
