/**
 * What still stands out in a record. Apart from the schemas, which the process that reads a document does without.
 */
import { CELL_IDS, type CellId } from './cells.js';
import type { ReportRecord } from './record.js';

/** The cells that were not read: the agency keys them in before it can file. */
export function unreadCells(record: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => record.cells[id].kind === 'unread');
}

/** The cells that were read but that a person must vouch for, and has not yet. */
export function unconfirmedCells(record: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => {
    const cell = record.cells[id];
    return cell.certainty === 'confirm' && cell.kind !== 'unread' && cell.attested === undefined;
  });
}

/** `partial` while anything is unread, `extracted` otherwise. */
export function readingStatus(record: ReportRecord): 'extracted' | 'partial' {
  return unreadCells(record).length > 0 ? 'partial' : 'extracted';
}
