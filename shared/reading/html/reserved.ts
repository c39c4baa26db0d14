/** What the tables gave, with what is not plain about their cells: confirmed by a person, or not read, and the reasons. */
import type { CellId } from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import type { Note } from '../tables/findings.js';
import { unreadCell } from '../values.js';
import { placeKey, type Reservations } from './reservations.js';

const MOST_NOTES = 12;

/** What was read, as far as it is believed: what was read in a page's text alone has no places. */
export function withReservations<Id>(
  cells: ReadonlyMap<Id, CellReading>,
  { reservations, raised, everywhere, doubtfulText }: Reserved,
): Map<Id, CellReading> {
  const reserved = (reading: CellReading): CellReading => {
    const place = placeKey(reading.place);
    const own = reservations.get(place);
    if (reading.kind === 'unread' || reading.kind === 'not-printed') return reading;
    if (doubtfulText || own?.unread === true) {
      const { raw, readers } = reading;
      return unreadCell('restyled', { place: reading.place, raw, readers, candidates: raw === '' ? [] : [raw] });
    }
    if (own !== undefined || everywhere.length > 0) return { ...reading, certainty: 'confirm', reason: 'restyled' };
    // A figure beside a raised number: most likely with a note, possibly a power. The agency says which.
    return raised.has(place) ? { ...reading, certainty: 'confirm' } : reading;
  };
  return new Map([...cells].map(([id, reading]) => [id, reserved(reading)]));
}

export interface Reserved {
  readonly reservations: Reservations;
  /** Places of figures beside a raised number. */
  readonly raised: ReadonlySet<string>;
  /** What is not plain about the page as a whole. */
  readonly everywhere: readonly string[];
  readonly doubtfulText: boolean;
}

/** One note for each reason, with the cells that it is about. */
export function notesOn(cells: ReadonlyMap<CellId, CellReading>, { reservations, everywhere }: Reserved): Note[] {
  const about = new Map<string, CellId[]>();
  for (const [id, { reason, place }] of cells) {
    if (reason !== 'restyled') continue;
    for (const what of [...everywhere, ...(reservations.get(placeKey(place))?.why ?? [])]) {
      about.set(what, [...(about.get(what) ?? []), id]);
    }
  }
  return [...about]
    .slice(0, MOST_NOTES)
    .map(([what, ids]) => ({ code: 'restyled', text: `页面的写法可能改变显示：${what.slice(0, 100)}`, cells: ids }));
}
