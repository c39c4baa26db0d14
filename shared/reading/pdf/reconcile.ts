/**
 * Two readers of the same table -> one finding. The same value from both stands with both names; different values are
 * a conflict that only a person may settle. The lattice, which measures painted cells, wins alone in one case that is
 * written into the cell: its table is closed all round and every cell of it is a rectangle.
 */
import type { CellReading } from '#shared/report/record.js';
import type { Grid } from '../tables/grid.js';
import { unreadCell } from '../values.js';

/** The check that a cell carries where the lattice was believed against the bands. */
export const LATTICE_RULE = 'closed-lattice';

export function isClosedLattice(grid: Grid | undefined): boolean {
  return grid?.closed === true && grid.cells.every((cell) => !cell.doubts.includes('not-rectangular'));
}

function isRead(cell: CellReading | undefined): cell is CellReading {
  return cell !== undefined && cell.kind !== 'unread' && cell.kind !== 'not-printed';
}

function same(a: CellReading, b: CellReading): boolean {
  return a.kind === b.kind && a.value === b.value && a.raw === b.raw;
}

/**
 * `lattice` and `bands`: what each reader says of one cell. `lattice` decides what its table looks like: where it read
 * any of it, the bands only confirm or object.
 */
export function reconcile(
  lattice: CellReading,
  bands: CellReading | undefined,
  closed: (cell: CellReading) => boolean,
): CellReading {
  if (!isRead(lattice) || !isRead(bands)) return lattice;
  if (same(lattice, bands)) return { ...lattice, readers: [...lattice.readers, ...bands.readers] };
  if (closed(lattice)) return { ...lattice, checks: [...lattice.checks, LATTICE_RULE] };
  const candidates = [...new Set([lattice.raw, bands.raw])].filter((text) => text !== '');
  return unreadCell('conflict', {
    place: lattice.place,
    raw: lattice.raw,
    readers: [...lattice.readers, ...bands.readers],
    candidates,
  });
}

interface Found<Id> {
  readonly cells: ReadonlyMap<Id, CellReading>;
  readonly located: boolean;
}

/** All cells of one table, from the reader that could read it, confirmed or contested by the other. */
export function reconcileTable<Id, Finding extends Found<Id>>(
  lattice: Finding,
  bands: Finding,
  closed: (cell: CellReading) => boolean,
): Finding {
  const byLattice = [...lattice.cells.values()].some(isRead);
  const byBands = [...bands.cells.values()].some(isRead);
  if (!byLattice) return byBands || (bands.located && !lattice.located) ? bands : lattice;
  const cells = new Map<Id, CellReading>();
  for (const [id, cell] of lattice.cells) cells.set(id, reconcile(cell, bands.cells.get(id), closed));
  return { ...lattice, cells };
}
