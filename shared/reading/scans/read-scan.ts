/**
 * Pages that are pictures -> findings for the three tables and the lines of text. Only what is painted counts: a text
 * layer behind a picture is never asked. Every figure is left to a person to confirm.
 */
import type { PageModel } from '../pdf/page-model.js';
import type { PdfReading } from '../pdf/pdfium.js';
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';
import type { DocumentLine } from '../sections.js';
import type { Note } from '../tables/findings.js';
import type { Grid } from '../tables/grid.js';
import { findTables, type TableFindings } from '../tables/gridded.js';
import { inkGrids, ruledTables } from './ink-grids.js';
import { pictureOf } from './page-picture.js';
import { provenTable2, provenTable3, provenTable4 } from './proof.js';
import type { StartRecognisers } from './recogniser.js';
import { runningText } from './running-text.js';
import { straightened, type StraightPicture } from './straighten.js';

export const SCAN_READER = 'scan';

export interface ScanFindings {
  readonly tables: TableFindings;
  readonly lines: readonly DocumentLine[];
  /** Says how the figures came about; wherever one of the tables is used. */
  readonly note: Note;
}

export interface ScanOptions {
  /** The trial form of 2019 is read too. */
  readonly history: boolean;
  /** The text beside the tables too. */
  readonly withText: boolean;
}

function scanNote(): Note {
  const text = '扫描件：数字和文字由图像识别得出，请对照原件逐项核对';
  return { code: 'scan', text, cells: [] };
}

function straightPicture(open: PdfReading, page: PageModel): StraightPicture | undefined {
  const picture = pictureOf(open, page);
  return picture === undefined ? undefined : straightened(picture);
}

/** Without a ruled table no recogniser is started: nothing that is no report costs minutes. */
export async function readScan(
  open: PdfReading,
  pages: readonly PageModel[],
  start: StartRecognisers,
  { history, withText }: ScanOptions,
): Promise<ScanFindings | ReadingRefusal> {
  const hasTable = (page: PageModel): boolean => {
    const straight = straightPicture(open, page);
    return straight !== undefined && ruledTables(straight, page).length > 0;
  };
  if (!pages.some(hasTable)) return refuse('no-tables', `no ruled table in the pictures of ${pages.length} pages`);
  const recognisers = await start();
  const grids: Grid[] = [];
  const lines: DocumentLine[] = [];
  for (const page of pages) {
    const straight = straightPicture(open, page);
    if (straight === undefined) continue;
    const own = await inkGrids(straight, page, recognisers);
    grids.push(...own);
    if (withText) lines.push(...(await runningText(straight, own, page.number, recognisers)));
  }
  const printed = grids.flatMap(({ page, cells }) =>
    cells.map(({ text }) => ({ text, page, indented: false, full: null, tabular: true })),
  );
  const found = findTables(
    { format: 'pdf', reader: SCAN_READER, grids, lines: [...lines, ...printed], traces: [] },
    history,
  );
  if (isRefusal(found)) return found;
  return {
    tables: {
      ...found,
      table2: provenTable2(found.table2),
      table3: provenTable3(found.table3),
      table4: provenTable4(found.table4),
    },
    lines,
    note: scanNote(),
  };
}
