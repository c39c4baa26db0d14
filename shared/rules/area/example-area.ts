/** A small area for the examples of its rules: two reports, in which nothing happened. */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import type { AreaSum, AreaTotals } from '../area-totals.js';

const NOTHING: AreaSum = { sum: '0', withoutNumber: 0, largest: null };

export const EXAMPLE_AREA: AreaTotals = {
  scope: { kinds: ['department', 'township'], grouped: false, subordinates: 'counted', below: 'none', except: [] },
  waiting: [],
  counted: 2,
  sums: Object.fromEntries(CELL_IDS.map((id) => [id, NOTHING])),
  twice: [],
  last: null,
};

/** The same with some other sums. */
export function exampleAreaWith(sums: Partial<Record<CellId, AreaSum>>): AreaTotals {
  return { ...EXAMPLE_AREA, sums: { ...EXAMPLE_AREA.sums, ...sums } };
}
