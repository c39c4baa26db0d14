/**
 * A PDF from bytes to findings: pages, grids of lattice and bands, tables, and the second look of the other engine and
 * of the painted page at every value. What makes a finding a record or a refusal is decided in read-document.ts.
 */
import type { CellId } from '#shared/report/cells.js';
import type { CellReading, Place } from '#shared/report/record.js';
import { withoutAnnex } from '../annex.js';
import { labelsIn, type ReadingFindings } from '../assemble.js';
import { bandTables } from './bands-tables.js';
import { formPrinted, type FormSchema } from '../forms.js';
import { FIGURE } from './cell-text.js';
import { identityOf } from '../identity.js';
import { latticeOf } from './lattice.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { normaliseLabel } from '../normalise.js';
import type { Box, Glyph, PageModel } from './page-model.js';
import { linesOfPages, type ReadPage } from './pdf-lines.js';
import { activeContent } from './pdf-actions.js';
import { judgeFonts } from './painted-digits.js';
import { openPdf, type PdfReading } from './pdfium.js';
import { SecondReader } from './pdfjs.js';
import { isClosedLattice, reconcileTable } from './reconcile.js';
import { cutAt, ruledEnd } from './ruled-end.js';
import { clearActualText, lookAgain, type PageWitness } from './second-look.js';
import { wordsBesideTables } from '../other-figures.js';
import { locateHeadings, openingOf, sectionsOf } from '../sections.js';
import { unusablePages } from './usable-pages.js';
import { wholePictures } from '../scans/picture-pages.js';
import { lostToPictures, picturedTables } from '../scans/pictured-tables.js';
import { scannedFindings } from '../scans/scanned-findings.js';
import type { StartRecognisers } from '../scans/recogniser.js';
import { readTable2 } from '../tables/table2.js';
import { readTable3 } from '../tables/table3.js';
import { readTable4 } from '../tables/table4.js';
import { wordsOf, wordsOfSection, type WordsOfDocument } from './words.js';

export const LATTICE = 'pdfium-lattice';

export interface PdfFindings {
  readonly findings: ReadingFindings;
  /** A heading that only opens a report stands twice. */
  readonly repeated: boolean;
}

type Tables = Pick<ReadingFindings, 'table2' | 'table3' | 'table4'>;

/** Of all characters only those of figures are held to it: browsers write such texts for radicals and ligatures. */
function isDoubtfulFigure({ text, doubts }: Glyph): boolean {
  return doubts.length > 0 && doubts.includes('actual-text') && FIGURE.test(text);
}

/** Alternative text is believed or not before any cell is read, because it stands in place of what is painted. */
async function withoutHarmlessAlternatives(
  reader: SecondReader,
  pages: readonly PageModel[],
): Promise<readonly PageModel[]> {
  const marked = pages.filter((page) => page.glyphs.some(isDoubtfulFigure));
  if (marked.length === 0) return pages;
  const second = await reader.read(new Map(marked.map((page) => [page.number, page.turns ?? 0])));
  return pages.map((page) => {
    const others = second?.get(page.number);
    return others === undefined ? page : { ...page, glyphs: clearActualText(page.glyphs, others) };
  });
}

/** Where a table with its reader found it; each reader's grids apart, because they overlap. */
function tablesOf(
  read: readonly ReadPage[],
  document: WordsOfDocument,
  form: FormSchema,
): { tables: Tables; bands: ReadPage[] } {
  const grids = read.flatMap((page) => page.grids);
  const lattice = {
    table2: readTable2(grids, LATTICE, form),
    table3: readTable3(grids, LATTICE, form),
    table4: readTable4(grids, LATTICE),
  };
  const bands = bandTables(read, document, form, lattice);
  const closedPlaces = new Set(grids.filter(isClosedLattice).flatMap((grid) => grid.cells.map((cell) => cell.place)));
  const closed = (cell: CellReading): boolean => cell.place !== null && closedPlaces.has(cell.place);
  const tables: Tables = {
    table2: reconcileTable(lattice.table2, bands.table2.finding, closed),
    table3: reconcileTable(lattice.table3, bands.table3.finding, closed),
    table4: reconcileTable(lattice.table4, bands.table4.finding, closed),
  };
  const found = (['table2', 'table3', 'table4'] as const).flatMap((table) => {
    const end = ruledEnd([...lattice[table].cells.values()]);
    return bands[table].grids.map((grid) => (grid.page === end?.page ? cutAt(grid, end.y) : grid));
  });
  const own = (one: ReadPage): ReadPage => ({
    ...one,
    grids: [...one.grids, ...found.filter((grid) => grid.page === one.page.number)],
  });
  return { tables, bands: read.map(own) };
}

/** Without rules there are no cells: then what stands under the heading of table 2 tells the form. */
function formOf(read: readonly ReadPage[], document: WordsOfDocument, history: boolean): FormSchema | ReadingRefusal {
  const cells = read.flatMap((page) => page.grids.flatMap((grid) => grid.cells.map((cell) => cell.text))).join('|');
  const section = (wordsOfSection(document, 2) ?? []).map((word) => word.text).join('');
  return formPrinted({ cells: normaliseLabel(cells), section: normaliseLabel(section) }, history);
}

function cellsOf(tables: Tables): CellReading[] {
  const { table2, table3, table4 } = tables;
  return [table2, table3, table4]
    .flatMap((table) => [...table.cells.values()])
    .concat(...(table3.shortRow?.values() ?? []));
}

function shownOn(cells: readonly CellReading[], page: number): Box[] {
  return cells.flatMap((cell) => (cell.place?.in === 'page' && cell.place.page === page ? [cell.place.box] : []));
}

function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

async function witnessesFor(
  reader: SecondReader,
  open: PdfReading,
  read: readonly ReadPage[],
  cells: readonly CellReading[],
): Promise<ReadonlyMap<number, PageWitness>> {
  const shown = read.filter(({ page }) => shownOn(cells, page.number).length > 0);
  const second = await reader.read(new Map(shown.map(({ page }) => [page.number, page.turns ?? 0])));
  const sheets = shown.map(({ page, glyphs }) => ({ page, glyphs, boxes: shownOn(cells, page.number) }));
  const fonts = judgeFonts(open, sheets);
  return new Map(
    shown.map(({ page, glyphs }): [number, PageWitness] => {
      const picture = open.render(page, around(shownOn(cells, page.number)));
      return [page.number, { page, glyphs, second: second?.get(page.number), picture, ...fonts }];
    }),
  );
}

function mapped<Id>(
  cells: ReadonlyMap<Id, CellReading>,
  change: (cell: CellReading) => CellReading,
): Map<Id, CellReading> {
  return new Map([...cells].map(([id, cell]) => [id, change(cell)]));
}

function changed(tables: Tables, change: (cell: CellReading) => CellReading): Tables {
  const { table2, table3, table4 } = tables;
  const shortRow = table3.shortRow === null ? null : mapped(table3.shortRow, change);
  return {
    table2: { ...table2, cells: mapped<CellId>(table2.cells, change) },
    table3: { ...table3, cells: mapped<CellId>(table3.cells, change), shortRow },
    table4: { ...table4, cells: mapped<CellId>(table4.cells, change) },
  };
}

/** Boxes of a page that was turned for reading, back on the page as it is shown. */
function asShown(pages: readonly PageModel[]): (cell: CellReading) => CellReading {
  const turned = new Map(pages.filter((page) => (page.turns ?? 0) > 0).map((page) => [page.number, page]));
  const back = (place: Extract<Place, { in: 'page' }>, page: PageModel): Place => {
    const [x0, y0, x1, y1] = place.box;
    const { width, height } = page;
    const boxes: readonly [number, number, number, number][] = [
      [x0, y0, x1, y1],
      [y0, width - x1, y1, width - x0],
      [width - x1, height - y1, width - x0, height - y0],
      [height - y1, x0, height - y0, x1],
    ];
    return { ...place, box: boxes[page.turns ?? 0] ?? place.box };
  };
  return (cell) => {
    const page = cell.place?.in === 'page' ? turned.get(cell.place.page) : undefined;
    if (page === undefined || cell.place?.in !== 'page') return cell;
    return { ...cell, place: back(cell.place, page) };
  };
}

/** An encrypted file that anybody can open is judged as it stands and without its locks. */
function activeIn(bytes: Uint8Array, open: PdfReading): ReadingRefusal | undefined {
  const unlocked = open.unlocked();
  if (unlocked === undefined) return activeContent(bytes);
  return isRefusal(unlocked) ? unlocked : (activeContent(bytes, { encrypted: true }) ?? activeContent(unlocked));
}

export interface PdfOptions {
  /** Who looks at the values a second time; a measurement of the first reading alone leaves them out. */
  readonly witnesses?: typeof witnessesFor;
  /** The trial form of 2019 is read too. */
  readonly history?: boolean;
  /** Reads pictures of pages; without it they are refused. */
  readonly recognise?: StartRecognisers | undefined;
}

export async function readPdf(
  bytes: Uint8Array,
  limits: ReadingLimits,
  { witnesses = witnessesFor, history = false, recognise }: PdfOptions = {},
): Promise<PdfFindings | ReadingRefusal> {
  const open = await openPdf(bytes, limits);
  if (isRefusal(open)) return open;
  const second = new SecondReader(bytes);
  try {
    const active = activeIn(bytes, open);
    if (active !== undefined) return active;
    const pictures = wholePictures(open.pages);
    if (pictures.length > 0 && pictures.length >= open.pages.length / 2) {
      if (recognise !== undefined) return await scannedFindings(open, recognise, history);
      return refuse('scanned', `${pictures.length} of ${open.pages.length} pages are pictures`);
    }
    const unusable = unusablePages(open.pages);
    if (unusable !== undefined) return unusable;
    const pages = await withoutHarmlessAlternatives(second, open.pages);
    const read: ReadPage[] = pages.map((page) => ({ page, ...latticeOf(page) }));
    const document = wordsOf(read);
    const form = formOf(read, document, history);
    if (isRefusal(form)) return form;
    const { tables, bands } = tablesOf(read, document, form);
    const seen = await witnesses(second, open, read, cellsOf(tables));
    const text = changed(tables, (cell) => lookAgain(cell, seen));
    const lostTo = lostToPictures(text, open.pages);
    const again = lostTo.length === 0 ? text : await picturedTables(open, text, lostTo, recognise, history);
    if (isRefusal(again)) return again;
    const lines = withoutAnnex(linesOfPages(bands));
    const { located, repeated } = locateHeadings(lines);
    const texts = lines.map((line) => line.text);
    const opening = texts.slice(0, located[0]?.line ?? Math.min(lines.length, 40));
    const running = lines.filter((line) => !line.tabular).map((line) => line.text);
    const findings: ReadingFindings = {
      format: 'pdf',
      form,
      ...changed(again, asShown(pages)),
      sections: sectionsOf(lines),
      beside: wordsBesideTables(lines),
      opening: openingOf(lines),
      traces: open.author === '' ? [] : [{ kind: 'author', detail: open.author }],
      identity: identityOf(opening, running),
      ...labelsIn(normaliseLabel(texts.join(''))),
    };
    return { findings, repeated: repeated.includes(1) && repeated.includes(3) };
  } finally {
    open.close();
    await second.close();
  }
}
