/** What the tests of Word and Excel files share: a report of known numbers, read and compared cell by cell. */
import { DEFAULT_LIMITS, isRefusal } from '#shared/reading/limits.js';
import { readOffice } from '#shared/reading/office/office.js';
import { readDocument } from '#shared/reading/read-document.js';
import type { GridCell } from '#shared/reading/tables/grid.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { unconfirmedCells, type CellReading, type Reading, type ReportRecord } from '#shared/report/record.js';
import { narrativeFor } from '../../builders/narrative.js';
import type { ReportContent } from '../../builders/ruled-pdf.js';
import { distinctValues, type FormValues } from '../../builders/values.js';

export const values = distinctValues(21);
/** A cell of table 3 with three digits, to which the tests do what a document can do to a cell. */
export const CELL: CellId = 'outcomes.granted@naturalPerson';

export function contentOf(shown: FormValues = values): ReportContent {
  return { values: shown, narrative: narrativeFor(shown) };
}

export async function recordOf(bytes: Uint8Array): Promise<ReportRecord> {
  const reading = await readDocument(bytes);
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

export async function codeOf(bytes: Uint8Array): Promise<string> {
  const reading: Reading = await readDocument(bytes);
  return reading.status === 'refused' ? reading.reason.code : reading.status;
}

export async function cellOf(bytes: Uint8Array, id: CellId = CELL): Promise<CellReading> {
  return (await recordOf(bytes)).cells[id];
}

/** Cells that say something else than what is printed: must be none in any document whatever. */
export function wrong(record: ReportRecord, printed: FormValues, except: readonly CellId[] = []): CellId[] {
  return CELL_IDS.filter((id) => {
    const { kind, value } = record.cells[id];
    if (kind === 'unread' || except.includes(id)) return false;
    return kind !== 'number' || value !== printed[id];
  });
}

/** Cells that are read and wait for a person's word. */
export function unconfirmed(record: ReportRecord): CellId[] {
  return unconfirmedCells(record);
}

/** The cell that prints 496, as the readers of the tables see it; undefined where its text is left out. */
function cellIn(bytes: Uint8Array): GridCell | undefined {
  const document = readOffice(bytes, DEFAULT_LIMITS);
  if (isRefusal(document)) throw new Error(document.detail);
  const found = document.grids.flatMap(({ cells }) => cells).filter(({ text }) => text === '496');
  if (found.length > 1) throw new Error(`${found.length} cells`);
  return found[0];
}
/** Whether it is read, and without asking anybody. */
export const believed = (bytes: Uint8Array): boolean => {
  const { reserved = [], doubts } = cellIn(bytes) ?? { doubts: ['left out'] };
  return reserved.length === 0 && doubts.length === 0;
};

export function unread(record: ReportRecord): CellId[] {
  return CELL_IDS.filter((id) => record.cells[id].kind === 'unread');
}
