/**
 * What the engines alone cost on the same file, without anything of ours: the measure that the readers are held to.
 * PDFium gives every character with its box and every path with its points, and how it is painted, without which no
 * rule can be told from an outline; both are kept, as whoever asks for them would. pdf.js gives the text of the pages
 * with cells; the ink is those pages painted at two pixels to a point, on the area that the cells cover.
 */
import { CELL_IDS } from '#shared/report/cells.js';
import type { Reading } from '#shared/report/record.js';
import { DEFAULT_LIMITS, isRefusal } from '#shared/reading/limits.js';
import { openPdf, type PdfReading } from '#shared/reading/pdf/pdfium.js';
import { startPdfium, type Pdfium } from '#shared/reading/pdf/pdfium-engine.js';
import { openPdfjs } from '#shared/reading/pdf/pdfjs-engine.js';

const PATH = 2;
const FORM = 5;

/** A character's code and box, or the kind of a point and its place. */
type Figures = number[];

export async function barePdfium(bytes: Uint8Array): Promise<Figures> {
  const engine = await startPdfium(DEFAULT_LIMITS.engineMemory);
  const address = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, address);
  const scratch = engine._malloc(64);
  const document = engine._FPDF_LoadMemDocument(address, bytes.length, 0);
  const pages = document === 0 ? 0 : engine._FPDF_GetPageCount(document);
  const found: Figures = [];
  for (let index = 0; index < pages; index++) {
    const page = engine._FPDF_LoadPage(document, index);
    characters(engine, page, scratch, found);
    const count = engine._FPDFPage_CountObjects(page);
    for (let each = 0; each < count; each++) rules(engine, engine._FPDFPage_GetObject(page, each), scratch, found);
    engine._FPDF_ClosePage(page);
  }
  engine._FPDF_CloseDocument(document);
  return found;
}

function floats(engine: Pdfium, scratch: number, count: number, into: Figures): void {
  const { HEAPF32 } = engine;
  for (let index = 0; index < count; index++) into.push(HEAPF32[(scratch >> 2) + index] ?? 0);
}

function characters(engine: Pdfium, page: number, scratch: number, found: Figures): void {
  const text = engine._FPDFText_LoadPage(page);
  const count = engine._FPDFText_CountChars(text);
  for (let index = 0; index < count; index++) {
    found.push(engine._FPDFText_GetUnicode(text, index));
    engine._FPDFText_GetLooseCharBox(text, index, scratch);
    floats(engine, scratch, 4, found);
  }
  engine._FPDFText_ClosePage(text);
}

function rules(engine: Pdfium, object: number, scratch: number, found: Figures): void {
  const type = engine._FPDFPageObj_GetType(object);
  if (type === FORM) {
    const count = engine._FPDFFormObj_CountObjects(object);
    for (let each = 0; each < count; each++) rules(engine, engine._FPDFFormObj_GetObject(object, each), scratch, found);
  }
  if (type !== PATH) return;
  engine._FPDFPageObj_GetMatrix(object, scratch);
  floats(engine, scratch, 6, found);
  engine._FPDFPath_GetDrawMode(object, scratch, scratch + 4);
  const count = engine._FPDFPath_CountSegments(object);
  for (let index = 0; index < count; index++) {
    const segment = engine._FPDFPath_GetPathSegment(object, index);
    found.push(engine._FPDFPathSegment_GetType(segment), engine._FPDFPathSegment_GetClose(segment));
    engine._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    floats(engine, scratch, 2, found);
  }
}

export async function barePdfjs(bytes: Uint8Array, pages: readonly number[]): Promise<void> {
  const document = await openPdfjs(bytes);
  for (const page of pages) {
    await document.ask('GetPage', page);
    await document.text(page);
  }
  await document.close();
}

export type Areas = ReadonlyMap<number, readonly [number, number, number, number]>;

/** On each page the box around its cells. */
export function areasOf(reading: Reading): Areas {
  const areas = new Map<number, [number, number, number, number]>();
  if (reading.status === 'refused') return areas;
  for (const id of CELL_IDS) {
    const place = reading.record.cells[id].place;
    if (place?.in !== 'page') continue;
    const [x0, y0, x1, y1] = areas.get(place.page) ?? place.box;
    const [a0, b0, a1, b1] = place.box;
    areas.set(place.page, [Math.min(x0, a0), Math.min(y0, b0), Math.max(x1, a1), Math.max(y1, b1)]);
  }
  return areas;
}

export async function openForInk(bytes: Uint8Array): Promise<PdfReading | undefined> {
  const open = await openPdf(bytes, DEFAULT_LIMITS);
  return isRefusal(open) ? undefined : open;
}

export function bareInk(open: PdfReading, areas: Areas): void {
  for (const page of open.pages) {
    const area = areas.get(page.number);
    if (area !== undefined) open.render(page, area);
  }
}
