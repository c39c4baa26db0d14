/** The 200 figures by name, each with the sum of every year and how many agencies gave a number: an answer, not only a link. */
import { CELL_IDS } from '#shared/report/cells.js';
import type { JsonValue } from '#shared/site/json-text.js';
import { totalsOf, type Totals } from '#shared/totals/totals.js';
import { nameOf } from '../columns.js';
import { isAddedUp, type PublicYear } from '../public-report.js';

/** Years of one figure on the page; a figure of more years is found with its newest. */
const MOST_YEARS = 10;

export interface YearTotals {
  readonly year: number;
  readonly totals: Totals;
}

/** Over those that are added up, as everywhere. */
export function totalsOfYear({ year, reports }: Pick<PublicYear, 'year' | 'reports'>): YearTotals {
  return {
    year,
    totals: totalsOf(reports.filter(isAddedUp)),
  };
}

/** id, name in Chinese, name in English, and for each year (newest first) the year, the sum or null, numbers, of how many. */
export function figureLines(years: readonly YearTotals[]): JsonValue[] {
  const newest = [...years].sort((a, b) => b.year - a.year).slice(0, MOST_YEARS);
  return CELL_IDS.map((id, at) => {
    const { zh, en } = nameOf(id);
    const sums = newest.map(({ year, totals: { cells } }): JsonValue => {
      const total = cells[at];
      return [year, total?.sum ?? null, total?.numbers ?? 0, total?.of ?? 0];
    });
    return [id, zh, en, sums];
  });
}
