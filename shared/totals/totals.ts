/**
 * What many reports come to together, and how many of them said so. A cell that is blank, marked, not printed or
 * unread is never taken for 0: each total states how many reports gave a number, and is no number where none did.
 * Which reports are added is for the caller; `countsTowardsTotals` says which kinds of agency belong in one sum.
 */
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { addDecimals } from '#shared/ids/decimal.js';

/** The part of a published summary that is added up: decimal strings in official order, null where there is none. */
export interface CountedReport {
  readonly values: readonly (string | null)[];
  readonly shortForm: readonly (string | null)[] | null;
}

export interface CellTotal {
  /** Exact decimal string; null when no report gave a number. */
  readonly sum: string | null;
  /** How many reports gave a number, of how many. */
  readonly numbers: number;
  readonly of: number;
}

export interface Totals {
  readonly reports: number;
  /** 200 totals in official order. */
  readonly cells: readonly CellTotal[];
  /**
   * Reports on the older form print 其他处理 as one row. Its seven totals stand here, beside the three modern rows
   * that those reports lack; null when no report is on the older form.
   */
  readonly shortForm: { readonly reports: number; readonly cells: readonly CellTotal[] } | null;
}

function totalAt(rows: readonly (readonly (string | null)[])[], index: number): CellTotal {
  const numbers = rows.flatMap((row) => row[index] ?? []);
  return { sum: numbers.length > 0 ? addDecimals(numbers) : null, numbers: numbers.length, of: rows.length };
}

export function totalsOf(reports: readonly CountedReport[]): Totals {
  const values = reports.map((report) => report.values);
  const short = reports.flatMap((report) => (report.shortForm === null ? [] : [report.shortForm]));
  return {
    reports: reports.length,
    cells: CELL_IDS.map((_, index) => totalAt(values, index)),
    shortForm:
      short.length === 0
        ? null
        : { reports: short.length, cells: SHORT_FORM_CELLS.map((_, index) => totalAt(short, index)) },
  };
}

function addCells(all: readonly (readonly CellTotal[])[], count: number): CellTotal[] {
  return Array.from({ length: count }, (_, index) => {
    const own = all.flatMap((cells) => cells[index] ?? []);
    const sums = own.flatMap(({ sum }) => sum ?? []);
    return {
      sum: sums.length > 0 ? addDecimals(sums) : null,
      numbers: own.reduce((sum, { numbers }) => sum + numbers, 0),
      of: own.reduce((sum, { of }) => sum + of, 0),
    };
  });
}

/** What the totals of parts come to together: the same as the totals of all their reports, since sums are exact. */
export function addTotals(parts: readonly Totals[]): Totals {
  const short = parts.flatMap(({ shortForm }) => shortForm ?? []);
  return {
    reports: parts.reduce((sum, { reports }) => sum + reports, 0),
    cells: addCells(
      parts.map(({ cells }) => cells),
      CELL_IDS.length,
    ),
    shortForm:
      short.length === 0
        ? null
        : {
            reports: short.reduce((sum, { reports }) => sum + reports, 0),
            cells: addCells(
              short.map(({ cells }) => cells),
              SHORT_FORM_CELLS.length,
            ),
          },
  };
}

/**
 * The report of a government itself is the aggregate of its departments and townships; adding it to theirs would count
 * everything twice. All other kinds are counted.
 */
export function countsTowardsTotals(kind: AgencyKind): boolean {
  return kind !== 'government';
}
