/**
 * Pages of a PDF as pictures, painted by the engine and packed anew from the pixels, so that nothing of the file but
 * what is seen reaches a browser. In sixteen greys: a stamp stays legible and a page takes some ten thousand bytes.
 */
import { encode } from 'fast-png';
import { startPdfium, type Pdfium } from '../pdf/pdfium-engine.js';
import { PICTURE_LIMITS, pictureSize, type PagePicture, type PictureLimits } from './picture.js';

const GREY_FORMAT = 1;
/** FPDF_ANNOT: what a viewer shows, annotations included; FPDF_GRAYSCALE. */
const RENDER_FLAGS = 0x01 | 0x08;
const WHITE = 0xffffffff;
const GREY_STEP = 17;

type Painter = Pdfium & {
  readonly _FPDF_GetPageWidthF: (page: number) => number;
  readonly _FPDF_GetPageHeightF: (page: number) => number;
};

/** The pictures one by one, in the order asked for; a page that cannot be painted is left out. */
export async function* renderPages(
  bytes: Uint8Array,
  pages: readonly number[],
  limits: PictureLimits = PICTURE_LIMITS,
): AsyncGenerator<PagePicture> {
  const engine = (await startPdfium(limits.engineMemory)) as Painter;
  const address = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, address);
  const document = engine._FPDF_LoadMemDocument(address, bytes.length, 0);
  if (document === 0) return;
  const count = engine._FPDF_GetPageCount(document);
  for (const number of pages.filter((page) => page >= 1 && page <= count).slice(0, limits.pages)) {
    const page = engine._FPDF_LoadPage(document, number - 1);
    if (page === 0) continue;
    const picture = paint(engine, page, limits);
    engine._FPDF_ClosePage(page);
    if (picture !== undefined) yield { page: number, ...picture };
  }
  engine._FPDF_CloseDocument(document);
}

function paint(engine: Painter, page: number, limits: PictureLimits): Omit<PagePicture, 'page'> | undefined {
  const [width, height] = [engine._FPDF_GetPageWidthF(page), engine._FPDF_GetPageHeightF(page)];
  const size = pictureSize(width, height, limits);
  if (size === undefined) return undefined;
  const bitmap = engine._FPDFBitmap_CreateEx(size.width, size.height, GREY_FORMAT, 0, 0);
  if (bitmap === 0) return undefined;
  engine._FPDFBitmap_FillRect(bitmap, 0, 0, size.width, size.height, WHITE);
  engine._FPDF_RenderPageBitmap(bitmap, page, 0, 0, size.width, size.height, 0, RENDER_FLAGS);
  const [start, stride] = [engine._FPDFBitmap_GetBuffer(bitmap), engine._FPDFBitmap_GetStride(bitmap)];
  const packed = fourBits(engine.HEAPU8.subarray(start, start + stride * size.height), stride, size);
  engine._FPDFBitmap_Destroy(bitmap);
  const png = encode({ ...size, data: packed, depth: 4, channels: 1 }, { zlib: { level: 6 } });
  return { width, height, png };
}

/** Two pixels a byte, each line starting a byte, as PNG has it. */
function fourBits(pixels: Uint8Array, stride: number, size: { width: number; height: number }): Uint8Array {
  const line = Math.ceil(size.width / 2);
  const packed = new Uint8Array(line * size.height);
  const grey = (row: number, column: number): number =>
    column < size.width ? Math.round((pixels[row * stride + column] ?? 255) / GREY_STEP) : 0;
  for (let row = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column += 2) {
      packed[row * line + column / 2] = (grey(row, column) << 4) | grey(row, column + 1);
    }
  }
  return packed;
}
