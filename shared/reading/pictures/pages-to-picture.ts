/**
 * Which pages are worth a picture: those between the first and the last on which a cell was found, one before and one
 * after, since a cell that was not found stands near those that were. Annexes and long texts get none.
 */
import { CELL_IDS } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';

export function pagesToPicture(record: ReportRecord, most: number): number[] {
  const pages = CELL_IDS.flatMap((id) => {
    const place = record.cells[id].place;
    return place?.in === 'page' ? [place.page] : [];
  });
  if (record.format !== 'pdf' || pages.length === 0) return [];
  const first = Math.max(1, Math.min(...pages) - 1);
  const last = Math.min(Math.max(...pages) + 1, first + most - 1);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
