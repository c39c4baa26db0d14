/** The 200 figures by name, each with the sum of every year and how many agencies gave a number: an answer, not only a link. */
import { CELL_IDS } from '#shared/report/cells.js';
import type { JsonValue } from '#shared/site/json-text.js';
import { countsTowardsTotals, totalsOf } from '#shared/totals/totals.js';
import { nameOf } from '../columns.js';
import type { PublicYear } from '../public-report.js';

/** Years of one figure on the page; a figure of more years is found with its newest. */
const MOST_YEARS = 10;

/** id, name in Chinese, name in English, and for each year (newest first) the year, the sum or null, numbers, of how many. */
export function figureLines(years: readonly Pick<PublicYear, 'year' | 'reports'>[]): JsonValue[] {
  const newest = [...years].sort((a, b) => b.year - a.year).slice(0, MOST_YEARS);
  const totals = newest.map(({ year, reports }) => ({
    year,
    totals: totalsOf(reports.filter(({ agency }) => countsTowardsTotals(agency.kind))),
  }));
  return CELL_IDS.map((id, at) => {
    const { zh, en } = nameOf(id);
    const sums = totals.map(({ year, totals: { cells } }): JsonValue => {
      const total = cells[at];
      return [year, total?.sum ?? null, total?.numbers ?? 0, total?.of ?? 0];
    });
    return [id, zh, en, sums];
  });
}
