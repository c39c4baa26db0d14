/**
 * PDF -> page model, and pictures of its pages. With the files named after it the only module that knows PDFium; it
 * decides nothing about tables.
 */
import { refuseActive } from '../active/refuse-active.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import type { GreyPicture } from './ink.js';
import type { Box, PageModel } from './page-model.js';
import { boxInView, viewOf, type View } from './page-view.js';
import { unlockedCopy } from './pdfium-copy.js';
import { EngineFailure, EngineMemoryExceeded, startPdfium, type Pdfium } from './pdfium-engine.js';
import { PaintedObjects } from './pdfium-paint.js';
import { Scratch, SCRATCH_BYTES } from './pdfium-scratch.js';
import { TextPage } from './pdfium-text.js';

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** Annotation kinds that paint nothing over the page: link, popup, text note (an icon in the margin). */
const HARMLESS_ANNOTATIONS = new Set([1, 2, 16]);
const AUTHOR = new TextEncoder().encode('Author\0');
/** 8-bit grey; three bytes a pixel: blue, green, red. */
const BITMAP = { grey: 1, colours: 2 } as const;
const RENDER = { annotations: 0x01, grey: 0x08 } as const;
/** Pixels to a point at 144 dpi, and how many a picture may have at most. */
const SCALE = 2;
const MOST_PIXELS = 4_000_000;

/** Characters and points of paths of the pages that stay open to be painted: opening one means parsing it again. */
const MOST_KEPT = 60_000;

/** One open document in one engine. */
class OpenPdf {
  private readonly scratch: Scratch;
  /** Open pages by index. */
  private readonly kept = new Map<number, number>();
  private keptSize = 0;

  constructor(
    private readonly engine: Pdfium,
    private readonly document: number,
    private readonly limits: ReadingLimits,
  ) {
    this.scratch = new Scratch(engine);
  }

  /** What the document properties call its author, as far as the scratch memory holds it; empty where they do not. */
  author(): string {
    const { engine } = this;
    const { address } = this.scratch;
    const tag = engine._malloc(AUTHOR.length);
    engine.HEAPU8.set(AUTHOR, tag);
    const bytes = engine._FPDF_GetMetaText(this.document, tag, address, SCRATCH_BYTES);
    engine._free(tag);
    if (bytes > SCRATCH_BYTES) return '';
    const text = new TextDecoder('utf-16le').decode(engine.HEAPU8.slice(address, address + bytes));
    return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  }

  page(index: number): PageModel | ReadingRefusal {
    const { engine, scratch, limits } = this;
    const page = engine._FPDF_LoadPage(this.document, index);
    const number = index + 1;
    if (page === 0) return refuse('damaged', `page ${number} cannot be opened`);
    const text = new TextPage(engine, scratch, engine._FPDFText_LoadPage(page));
    let keep = false;
    try {
      engine._FPDF_GetPageBoundingBox(page, scratch.address);
      const [left, top, right, bottom] = scratch.matrix();
      const box = { left, top, right, bottom };
      const rotation = engine._FPDFPage_GetRotation(page);
      const turns = text.sidewaysTurns(viewOf(box, rotation), limits.glyphsPerPage);
      const view = viewOf(box, (rotation + turns) % 4);
      const painted = new PaintedObjects(engine, scratch, limits, view, number).of(page);
      if (isRefusal(painted)) return painted;
      const glyphs = text.glyphs(view, number, limits.glyphsPerPage);
      if (isRefusal(glyphs)) return glyphs;
      const { width, height } = view;
      const annotations = this.annotations(page, view);
      keep = this.keeps(index, page, text.count + painted.size);
      const { paths, images } = painted;
      return { number, width, height, glyphs, annotations, paths, images, ...(turns === 0 ? {} : { turns }) };
    } finally {
      text.close();
      if (!keep) engine._FPDF_ClosePage(page);
    }
  }

  private keeps(index: number, page: number, size: number): boolean {
    if (this.keptSize + size > MOST_KEPT) return false;
    this.keptSize += size;
    this.kept.set(index, page);
    return true;
  }

  close(): void {
    for (const page of this.kept.values()) this.engine._FPDF_ClosePage(page);
    this.engine._FPDF_CloseDocument(this.document);
  }

  /**
   * Parts of a page as they are painted, in grey; undefined for one that cannot be had. Boxes in points of the page
   * model; a picture is smaller than asked for where the whole would be too large.
   */
  pictures(model: PageModel, parts: readonly PicturePart[]): (GreyPicture | undefined)[] {
    const { engine } = this;
    const index = model.number - 1;
    const kept = this.kept.get(index);
    if (kept !== undefined) return parts.map((part) => this.picture(kept, model, part));
    const page = engine._FPDF_LoadPage(this.document, index);
    if (page === 0) return parts.map(() => undefined);
    try {
      return parts.map((part) => this.picture(page, model, part));
    } finally {
      engine._FPDF_ClosePage(page);
    }
  }

  private picture(page: number, model: PageModel, { area, scale: wanted, red }: PicturePart): GreyPicture | undefined {
    const { engine } = this;
    const [x0, y0] = [Math.max(0, Math.floor(area[0])), Math.max(0, Math.floor(area[1]))];
    const points = [Math.min(model.width, area[2]) - x0, Math.min(model.height, area[3]) - y0] as const;
    if (points[0] <= 0 || points[1] <= 0) return undefined;
    const scale = Math.min(wanted ?? SCALE, Math.sqrt(MOST_PIXELS / (points[0] * points[1])));
    const [width, height] = [Math.ceil(points[0] * scale), Math.ceil(points[1] * scale)];
    const bitmap = engine._FPDFBitmap_CreateEx(width, height, red === true ? BITMAP.colours : BITMAP.grey, 0, 0);
    try {
      if (bitmap === 0) return undefined;
      engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      const [left, top] = [-Math.round(x0 * scale), -Math.round(y0 * scale)];
      const whole = [Math.round(model.width * scale), Math.round(model.height * scale)] as const;
      const flags = RENDER.annotations | (red === true ? 0 : RENDER.grey);
      engine._FPDF_RenderPageBitmap(bitmap, page, left, top, whole[0], whole[1], model.turns ?? 0, flags);
      const stride = engine._FPDFBitmap_GetStride(bitmap);
      const start = engine._FPDFBitmap_GetBuffer(bitmap);
      const pixels = new Uint8Array(width * height);
      const [step, first] = red === true ? [3, 2] : [1, 0];
      for (let row = 0; row < height; row++) {
        const line = engine.HEAPU8.subarray(start + row * stride, start + (row + 1) * stride);
        if (step === 1) pixels.set(line.subarray(0, width), row * width);
        else for (let x = 0; x < width; x++) pixels[row * width + x] = line[x * step + first] ?? 255;
      }
      return { x: -left / scale, y: -top / scale, scale, width, height, pixels };
    } finally {
      if (bitmap !== 0) engine._FPDFBitmap_Destroy(bitmap);
    }
  }

  private annotations(page: number, view: View): Box[] {
    const { engine, scratch } = this;
    const boxes: Box[] = [];
    const count = Math.min(engine._FPDFPage_GetAnnotCount(page), 1_000);
    for (let index = 0; index < count; index++) {
      const annotation = engine._FPDFPage_GetAnnot(page, index);
      if (annotation === 0) continue;
      if (!HARMLESS_ANNOTATIONS.has(engine._FPDFAnnot_GetSubtype(annotation))) {
        if (engine._FPDFAnnot_GetRect(annotation, scratch.address) === 1) {
          boxes.push(boxInView(view, scratch.float(0), scratch.float(1), scratch.float(2), scratch.float(3)));
        }
      }
      engine._FPDFPage_CloseAnnot(annotation);
    }
    return boxes;
  }
}

export interface PicturePart {
  readonly area: Box;
  /** Pixels to a point; 2 where nothing is said. */
  readonly scale?: number;
  /** Seen through a red glass: black stays black, and a red stamp is as light as the paper. */
  readonly red?: boolean;
}

/** A document that was read and can still be asked for pictures of its pages. */
export interface PdfReading {
  readonly pages: readonly PageModel[];
  readonly author: string;
  /** The file without its locks, where it is encrypted and opens all the same; undefined where it is not encrypted. */
  unlocked(): Uint8Array | ReadingRefusal | undefined;
  render(page: PageModel, area: Box): GreyPicture | undefined;
  /** Several at once, for which the page is opened once; fewer where the engine gave up. */
  pictures(page: PageModel, parts: readonly PicturePart[]): readonly (GreyPicture | undefined)[];
  close(): void;
}

/** What the engine throws is the file's doing: a refusal. Anything else is ours and goes on. */
function engineRefusal(error: unknown): ReadingRefusal {
  if (error instanceof EngineMemoryExceeded) return refuse('memory', error.message);
  // The engine aborts on an inconsistency inside the file; the instance is dead and is dropped.
  if (error instanceof EngineFailure) return refuse('damaged', `the engine gave up: ${error.message}`);
  throw error;
}

/** The document with every page read, or the reason why it cannot be had. */
export async function openPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<PdfReading | ReadingRefusal> {
  try {
    const engine = await startPdfium(limits.engineMemory);
    const address = engine._malloc(bytes.length);
    engine.HEAPU8.set(bytes, address);
    const document = engine._FPDF_LoadMemDocument(address, bytes.length, 0);
    if (document === 0) {
      const error = engine._FPDF_GetLastError();
      const locked = error === ERROR_PASSWORD || error === ERROR_SECURITY;
      return locked ? refuse('encrypted', 'the file asks for a password') : refuse('damaged', `engine error ${error}`);
    }
    const count = engine._FPDF_GetPageCount(document);
    if (count === 0) return refuse('damaged', 'the file has no page');
    if (count > limits.pages) return refuse('too-many-pages', `${count} pages, at most ${limits.pages}`);
    if (engine._FPDFDoc_GetJavaScriptActionCount(document) > 0)
      return refuseActive('script', 'the file carries scripts');
    if (engine._FPDFDoc_GetAttachmentCount(document) > 0)
      return refuseActive('embedded-file', 'the file carries other files');
    const open = new OpenPdf(engine, document, limits);
    const pages: PageModel[] = [];
    let glyphs = 0;
    for (let index = 0; index < count; index++) {
      const page = open.page(index);
      if (isRefusal(page)) return page;
      glyphs += page.glyphs.length;
      if (glyphs > limits.glyphs) return refuse('too-complex', `more than ${limits.glyphs} characters`);
      pages.push(page);
    }
    const pictures: PdfReading['pictures'] = (page, parts) => {
      try {
        return open.pictures(page, parts);
      } catch (error) {
        engineRefusal(error);
        return [];
      }
    };
    return {
      pages,
      author: open.author(),
      unlocked: () => {
        try {
          return engine._FPDF_GetSecurityHandlerRevision(document) < 0 ? undefined : unlockedCopy(engine, document);
        } catch (error) {
          return engineRefusal(error);
        }
      },
      pictures,
      render: (page, area) => pictures(page, [{ area }])[0],
      close: () => open.close(),
    };
  } catch (error) {
    return engineRefusal(error);
  }
}

/** Every page of the document, or the reason why it cannot be had. */
export async function readPdfPages(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Promise<readonly PageModel[] | ReadingRefusal> {
  const opened = await openPdf(bytes, limits);
  if (isRefusal(opened)) return opened;
  opened.close();
  return opened.pages;
}
