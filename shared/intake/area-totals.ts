/**
 * What the rules may know of an area when they judge the report that is to be its sum; undefined for every other report, at the
 * cost of one look at its kind, and as long as nobody has declared whose reports are added up: before that a difference would
 * be one from a scope that nobody chose.
 */
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { AreaTotals } from '#shared/rules/index.js';
import type { Agency } from '#shared/season/model.js';
import { areaTotals } from '#shared/totals/area-totals.js';
import { loadAreaSum, loadScope, type AreaOfYear } from '#shared/store/totals.js';
import type { Table } from '#shared/store/table.js';

export async function loadAreaTotals(
  table: Table,
  agency: Pick<Agency, 'id' | 'kind'> & SeasonRef,
): Promise<AreaTotals | undefined> {
  const area = await loadAreaOf(table, agency);
  return area === undefined ? undefined : areaTotals(area.now.sum, area.now.roster, area.last);
}

/** The sums that the report is to be, this year's and the last's; undefined for every other report. */
export async function loadAreaOf(
  table: Table,
  agency: Pick<Agency, 'id' | 'kind'> & SeasonRef,
): Promise<{ readonly now: AreaOfYear; readonly last: AreaOfYear | null } | undefined> {
  if (agency.kind !== 'government') return undefined;
  const scope = await loadScope(table, agency);
  if (scope?.government !== agency.id) return undefined;
  const [now, last] = await Promise.all([loadAreaSum(table, agency), loadYearBefore(table, agency)]);
  return { now, last };
}

/** The sum of the year before, over the scope of that year; null where no report of it was accepted here. */
export async function loadYearBefore(table: Table, of: SeasonRef): Promise<AreaOfYear | null> {
  const last = await loadAreaSum(table, { area: of.area, year: of.year - 1 });
  return last.sum.totals.reports === 0 ? null : last;
}
