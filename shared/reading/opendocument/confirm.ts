/** Readings whose cells wear something that is not known to be harmless: a person must look before they count. */
import type { CellReading, Place } from '#shared/report/record.js';
import { toConfirm } from '../tables/findings.js';

export function confirmUnsure<Id>(cells: ReadonlyMap<Id, CellReading>, unsure: readonly Place[]): Map<Id, CellReading> {
  const places = new Set(unsure.map((place) => JSON.stringify(place)));
  return new Map(
    [...cells].map(([id, cell]): [Id, CellReading] => {
      const asks = cell.place !== null && cell.kind !== 'unread' && places.has(JSON.stringify(cell.place));
      return [id, asks ? toConfirm(cell, 'not-plain') : cell];
    }),
  );
}
