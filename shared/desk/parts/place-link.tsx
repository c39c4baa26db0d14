/** Where a cell stands in the document, as a link where the page shows that place. */
import type { Texts } from '#shared/words/texts.js';
import type { CellId } from '#shared/report/cells.js';
import type { Place } from '#shared/report/record.js';
import type { ReadSubmission } from '../views.js';
import { placeAnchor } from './anchors.js';
import { placedCells } from './places.js';

export function shownPlaces({ submission, record }: ReadSubmission): ReadonlySet<string> {
  return new Set(placedCells(submission, record).map(({ id }) => id));
}

interface PlaceLinkProps {
  readonly t: Texts;
  readonly id: CellId;
  readonly place: Place | null;
  readonly shown: ReadonlySet<string>;
}

export function PlaceLink({ t, id, place, shown }: PlaceLinkProps) {
  if (place === null) return null;
  if (!shown.has(id)) return <>{`${t.report.place(place)}${t.punctuation.stop}`}</>;
  return (
    <>
      {t.report.place(place)} <a href={`#${placeAnchor(id)}`}>{t.report.places.see}</a>{' '}
    </>
  );
}
