/** Which cells can be shown at their place in the document, and where: the one answer for tables, forms and pictures. */
import type { Submission } from '#shared/filing/model.js';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import type { CellReading, Place, ReportRecord } from '#shared/report/record.js';

export type Pictures = NonNullable<Submission['pictures']>;
type PageBox = Extract<Place, { in: 'page' }>;

export interface PlacedCell {
  readonly id: string;
  readonly reading: CellReading;
  readonly place: Place;
}

/** Cells of the 200, and of the older form's single row, that the page shows at their place; in official order. */
export function placedCells(submission: Submission, record: ReportRecord): PlacedCell[] {
  const pictured = new Set(submission.pictures?.map(({ page }) => page));
  const readings: (readonly [string, CellReading | undefined])[] = [
    ...CELL_IDS.map((id) => [id, record.cells[id]] as const),
    ...SHORT_FORM_CELLS.map((id) => [id, record.shortFormRow?.[id]] as const),
  ];
  return readings.flatMap(([id, reading]) => {
    const place = reading?.place;
    if (reading === undefined || place === undefined || place === null) return [];
    return place.in !== 'page' || pictured.has(place.page) ? [{ id, reading, place }] : [];
  });
}

export function isOnPage(cell: PlacedCell): cell is PlacedCell & { readonly place: PageBox } {
  return cell.place.in === 'page';
}

/** The address of a page's picture, under the access check of the document. */
export function pictureAddress(grant: string, submission: Submission, page: number): string {
  return `/g/${grant}/documents/${submission.id}/pages/${page}`;
}
