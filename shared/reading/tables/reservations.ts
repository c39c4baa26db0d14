/**
 * Cells that are read and yet not believed without a person's word, because something about them is not plain. Which
 * cells these are is known to the reader of the format; here their readings and the notes about them are made.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import { isCellId } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import type { Note } from './findings.js';
import type { Grid } from './grid.js';

export interface Reservations {
  /** With the certainty that they may have. */
  apply<Id extends CellId | ShortFormCell>(cells: ReadonlyMap<Id, CellReading>): Map<Id, CellReading>;
  /** One note for each reason, with all the cells that it concerns. */
  notes(cells: ReadonlyMap<CellId | ShortFormCell, CellReading>): Note[];
}

export const NOT_PLAIN = 'not-plain';

export function reservationsOf(grids: readonly Grid[]): Reservations {
  const byPlace = new Map(
    grids.flatMap(({ cells }) =>
      cells.flatMap(({ place, reserved = [] }) =>
        reserved.length === 0 ? [] : [[JSON.stringify(place), reserved] as const],
      ),
    ),
  );
  const against = ({ place }: CellReading): readonly string[] => byPlace.get(JSON.stringify(place)) ?? [];
  return {
    apply: (cells) =>
      new Map(
        [...cells].map(([id, cell]) => [
          id,
          cell.kind === 'unread' || against(cell).length === 0
            ? cell
            : { ...cell, certainty: 'confirm', reason: NOT_PLAIN },
        ]),
      ),
    notes: (cells) => {
      const concerned = new Map<string, CellId[]>();
      for (const [id, cell] of cells)
        for (const reason of isCellId(id) ? against(cell) : [])
          concerned.set(reason, [...(concerned.get(reason) ?? []), id as CellId]);
      return [...concerned].map(([reason, ids]) => ({
        code: NOT_PLAIN,
        text: `用了不普通的设置：${reason}，页面上看到的可能与识别的不同`,
        cells: ids,
      }));
    },
  };
}
