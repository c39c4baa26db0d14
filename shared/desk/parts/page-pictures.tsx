/**
 * Pictures of the document's pages with a frame around every cell that was read. All of it is links and anchors: a number
 * in a table leads to its frame, which then holds the focus, and the frame leads back. Nothing here needs script.
 */
import type { Submission } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import { isCellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { Place } from '#shared/report/record.js';
import { cellAnchor, placeAnchor } from './anchors.js';
import { printed } from './cell.js';
import { isOnPage, pictureAddress, type PlacedCell } from './places.js';

interface PictureProps {
  readonly t: Texts;
  readonly grant: string;
  readonly submission: Submission;
}

export function PagePictures({
  t,
  grant,
  submission,
  cells,
}: PictureProps & { readonly cells: readonly PlacedCell[] }) {
  const onPages = cells.filter(isOnPage);
  return (
    <>
      {(submission.pictures ?? []).map(({ page, width, height }) => (
        <figure>
          <figcaption class="quiet">{t.report.places.page(page)}</figcaption>
          {/* Focusable, so that a keyboard can scroll what is wider than the screen. */}
          <div class="leaf" role="region" aria-label={t.report.places.page(page)} tabindex={0}>
            <div class="sheet">
              <img
                src={pictureAddress(grant, submission, page)}
                width={Math.round(width * 1.5)}
                height={Math.round(height * 1.5)}
                alt={t.report.places.pictureOf(page)}
                loading="lazy"
              />
              <svg
                viewBox={`0 0 ${round(width)} ${round(height)}`}
                role="group"
                aria-label={t.report.places.framesOf(page)}
              >
                {onPages
                  .filter(({ place }) => place.page === page)
                  .map(({ id, reading, place }) => (
                    <a
                      id={placeAnchor(id)}
                      href={`#${cellAnchor(id)}`}
                      tabindex={-1}
                      aria-label={t.report.places.back(nameOf(t, id), printed(t, reading))}
                    >
                      <Frame box={place.box} />
                    </a>
                  ))}
              </svg>
            </div>
          </div>
        </figure>
      ))}
    </>
  );
}

/** The surroundings of one cell, cut out of its page's picture: what a person looks at while typing. */
export function PlaceCutting({ t, grant, submission, place }: PictureProps & { readonly place: Place | null }) {
  const picture = place?.in === 'page' ? submission.pictures?.find(({ page }) => page === place.page) : undefined;
  if (picture === undefined || place?.in !== 'page') return null;
  const [x0, y0, x1, y1] = place.box;
  const [left, top] = [Math.max(0, (x0 + x1 - CUTTING.width) / 2), Math.max(0, (y0 + y1 - CUTTING.height) / 2)];
  return (
    <svg
      class="cutting"
      viewBox={`${round(left)} ${round(top)} ${CUTTING.width} ${CUTTING.height}`}
      role="img"
      aria-label={t.report.places.cutting(place.page)}
    >
      <image
        href={pictureAddress(grant, submission, place.page)}
        width={round(picture.width)}
        height={round(picture.height)}
      />
      <Frame box={place.box} />
    </svg>
  );
}

/** In points of the page. */
const CUTTING = { width: 320, height: 72 };

function Frame({ box: [x0, y0, x1, y1] }: { readonly box: readonly [number, number, number, number] }) {
  return <rect x={round(x0)} y={round(y0)} width={round(x1 - x0)} height={round(y1 - y0)} />;
}

export function nameOf(t: Texts, id: string): string {
  return isCellId(id) ? cellName(id)[t.language] : id;
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
