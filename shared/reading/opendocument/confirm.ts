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

/**
 * Everything that was read, for a person to look at: the lists of what is plain are not yet as long for this format as
 * what a file of it may do (grounds of rows, boxes from elsewhere, numbers of outlines, sizes), so none is believed alone.
 */
export function askAll<Id>(cells: ReadonlyMap<Id, CellReading>): Map<Id, CellReading> {
  const asks = ({ kind, certainty }: CellReading): boolean =>
    kind !== 'unread' && kind !== 'not-printed' && certainty !== 'confirm';
  return new Map([...cells].map(([id, cell]) => [id, asks(cell) ? toConfirm(cell, 'open-document') : cell]));
}
