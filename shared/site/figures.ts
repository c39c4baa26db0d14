/** The few figures of a report that lists and small tables show: sums of its own cells, or null where one is missing. */
import { CELL_IDS, TABLE3_ROWS, table3Cell, type CellId } from '#shared/report/cells.js';
import { addDecimals } from '#shared/ids/decimal.js';

const INDEX = new Map<CellId, number>(CELL_IDS.map((id, index) => [id, index]));

/** The sum of some cells of one report; null as soon as one of them is no number. */
export function figureOf(
  summary: { readonly values: readonly (string | null)[] },
  cells: readonly CellId[],
): string | null {
  const numbers: string[] = [];
  for (const id of cells) {
    const value = summary.values[INDEX.get(id) ?? -1];
    if (value === null || value === undefined) return null;
    numbers.push(value);
  }
  return addDecimals(numbers);
}

export const KEY_FIGURES = {
  received: [table3Cell('requests.newlyReceived', 'total')],
  granted: [table3Cell('outcomes.granted', 'total')],
  partial: [table3Cell('outcomes.partiallyGranted', 'total')],
  denied: TABLE3_ROWS.filter((row) => row.startsWith('denied.')).map((row) => table3Cell(row, 'total')),
  carriedForward: [table3Cell('requests.carriedForward', 'total')],
  review: ['review.total'],
  litigation: ['litigationDirect.total', 'litigationAfterReview.total'],
} as const satisfies Record<string, readonly CellId[]>;
export type KeyFigure = keyof typeof KEY_FIGURES;

/** `11398889` -> `11,398,889`; outside the official tables only. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}
