/** Which numbers differ from the last submission and from last year, side by side, and by which factor. */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { isSameReading } from '../changes.js';

export interface CellDifference {
  readonly cell: CellId;
  /** Undefined where there is nothing to compare with. */
  readonly lastYear: CellReading | undefined;
  readonly last: CellReading | undefined;
  readonly now: CellReading;
  /** Whether it is another than in the last submission. */
  readonly sinceLast: boolean;
  /** How many times last year's number this one is; null where that says nothing. */
  readonly factor: number | null;
}

/** This much more or less than last year is worth a look, unless the numbers are small. */
const FACTOR = 2;
/** From 1 to 3 is no news. */
const SMALL = 5;

export function isJump(factor: number | null): boolean {
  return factor !== null && (factor >= FACTOR || factor <= 1 / FACTOR);
}

/** How many times `before` the number now is; null where either is none, or both are small. From nothing to something is infinite. */
export function factorOf(before: CellReading | undefined, now: CellReading): number | null {
  const [from, to] = [numberOf(before), numberOf(now)];
  if (from === null || to === null || from === to || Math.abs(to - from) < SMALL) return null;
  return from === 0 ? Infinity : to / from;
}

function numberOf(reading: CellReading | undefined): number | null {
  return reading?.kind === 'number' && reading.value !== null ? Number(reading.value) : null;
}

/** Every cell that differs from one of the two, in official order. */
export function cellDifferences(
  now: ReportRecord,
  last: ReportRecord | null,
  lastYear: ReportRecord | null,
): CellDifference[] {
  return CELL_IDS.flatMap((cell): CellDifference[] => {
    const reading = now.cells[cell];
    const [before, year] = [last?.cells[cell], lastYear?.cells[cell]];
    const sinceLast = before !== undefined && !isSameReading(before, reading);
    const sinceYear = year !== undefined && !isSameReading(year, reading);
    if (!sinceLast && !sinceYear) return [];
    return [{ cell, lastYear: year, last: before, now: reading, sinceLast, factor: factorOf(year, reading) }];
  });
}
