/**
 * Table 4: each of its cells is part of one sum only, so the sums can never tell which of five is wrong. What can be
 * told is for which of them a plausible slip would do.
 */
import { isCellId } from '#shared/report/cells.js';
import type { Cause } from '#shared/report/finding.js';
import { decimalText } from '#shared/ids/decimal.js';
import { isCount, type Sums } from './equations.js';
import { isTotal, judgeMistakes } from './plausible.js';

/** What speaks against this cell being the wrong one; infinite where no count in it would bring the sum right. */
function costOf(sums: Sums, cell: number, by: bigint): number {
  const one = sums.cells[cell];
  if (one === undefined) return Infinity;
  const right = one.value + by;
  if (!isCount(right)) return Infinity;
  return judgeMistakes([{ cell: one.id, from: one.printed, to: decimalText(right) }], false).cost;
}

/** The cause of one failing group: its five cells, likeliest first. */
export function groupCause(sums: Sums, equation: number, explains: readonly number[]): Cause {
  const ranked = (sums.equations[equation]?.terms ?? []).flatMap(({ cell, sign }) => {
    const id = sums.cells[cell]?.id;
    if (id === undefined || !isCellId(id)) return [];
    return [{ id, cost: costOf(sums, cell, -sign * (sums.off[equation] ?? 0n)) }];
  });
  // Of equally plausible cells the total comes first: it can be mistyped like the others, and added up wrong besides.
  ranked.sort((a, b) => (a.cost === b.cost ? Number(isTotal(b.id)) - Number(isTotal(a.id)) : a.cost - b.cost));
  return { kind: 'group', cells: ranked.map(({ id }) => id), changes: [], explains: [...explains] };
}
