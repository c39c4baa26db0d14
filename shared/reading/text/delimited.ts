/**
 * A text that kept its cells -> its grids and lines. Nothing in such a file says which empty cell was merged and which
 * was left blank, so a
 * blank is always for a person to confirm, and so is a figure that a second way along the rows does not give alike.
 */
import type { CellReading } from '#shared/report/record.js';
import type { GriddedDocument } from '../tables/gridded.js';
import { rowsAgree, valuesByOrder } from '../office/row-order.js';
import { tablesOfSheet } from '../office/sheet-tables.js';
import type { DelimitedText } from './delimited-cells.js';
import { sheetOfRows } from './delimited-sheet.js';
import { toConfirm } from '../tables/findings.js';

const NAME = '表格';

function asked(cell: CellReading, shownInPart: boolean): CellReading {
  if (cell.kind === 'unread' || cell.kind === 'not-printed') return cell;
  if (shownInPart) return toConfirm(cell, 'not-plain');
  return cell.kind === 'blank' || cell.certainty === 'single' ? toConfirm(cell, 'without-spans') : cell;
}

export function readDelimited({ rows, kind, shownInPart }: DelimitedText): GriddedDocument {
  const { grids, orders, lines } = tablesOfSheet(sheetOfRows(rows, NAME));
  const byOrder = valuesByOrder(orders);
  return {
    format: kind,
    reader: kind === 'csv' ? 'csv-grid' : 'pipe-grid',
    grids,
    lines,
    traces: [],
    confirm: (cells) => new Map([...rowsAgree(cells, byOrder)].map(([id, cell]) => [id, asked(cell, shownInPart)])),
  };
}
