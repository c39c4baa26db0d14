/**
 * A report whose text is text and some of whose tables are pictures: what was read as text stays, and a table of which
 * nothing could be read is looked for in the pictures.
 */
import type { PageModel } from '../pdf/page-model.js';
import type { PdfReading } from '../pdf/pdfium.js';
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import type { Note, Table3Finding, TableFinding } from '../tables/findings.js';
import { pagesWithPictures } from './picture-pages.js';
import { readScan } from './read-scan.js';
import type { StartRecognisers } from './recogniser.js';

export interface PdfTables {
  readonly table2: TableFinding;
  readonly table3: Table3Finding;
  readonly table4: TableFinding;
}

const isLost = ({ cells }: TableFinding): boolean =>
  [...cells.values()].every(({ kind }) => kind === 'unread' || kind === 'not-printed');

/** Tells whoever reads without recognisers that there is more to be seen. */
export const TABLE_AS_PICTURE = 'table-as-picture';

function pictureNote(): Note {
  return { code: TABLE_AS_PICTURE, text: '文件中有表格可能是图片，未能作为文字读取', cells: [] };
}

/** @returns whether tables are lost that the pictures of these pages may show */
export function lostToPictures(tables: PdfTables, pages: readonly PageModel[]): PageModel[] {
  const lost = [tables.table2, tables.table3, tables.table4].some(isLost);
  return lost ? pagesWithPictures(pages) : [];
}

function notedAsPicture(tables: PdfTables): PdfTables {
  return { ...tables, table3: { ...tables.table3, notes: [pictureNote(), ...tables.table3.notes] } };
}

/** Without recognisers a note, or a refusal where no table at all is text. */
export async function picturedTables(
  open: PdfReading,
  tables: PdfTables,
  pages: readonly PageModel[],
  start: StartRecognisers | undefined,
  history: boolean,
): Promise<PdfTables | ReadingRefusal> {
  if (start !== undefined) return fromPictures(open, tables, pages, start, history);
  const { table2, table3, table4 } = tables;
  const none = !table2.located && !table3.located && !table4.located;
  return none ? refuse('scanned', `no table, and pictures on ${pages.length} pages`) : notedAsPicture(tables);
}

/** The lost tables out of the pictures; those that are not there either stay as they were. */
async function fromPictures(
  open: PdfReading,
  tables: PdfTables,
  pages: readonly PageModel[],
  start: StartRecognisers,
  history: boolean,
): Promise<PdfTables | ReadingRefusal> {
  const scan = await readScan(open, pages, start, { history, withText: false });
  if (isRefusal(scan)) return scan;
  const either = <Finding extends TableFinding>(read: Finding, seen: Finding): Finding =>
    isLost(read) && seen.located ? { ...seen, notes: [scan.note, ...seen.notes] } : read;
  return {
    table2: either(tables.table2, scan.tables.table2),
    table3: either(tables.table3, scan.tables.table3),
    table4: either(tables.table4, scan.tables.table4),
  };
}
