/**
 * PDF -> page model. With pdfium-engine.ts the only module that knows PDFium; it decides nothing about tables. Figures
 * it corrects: a glyph's height comes from baseline and em, because some fonts declare boxes three lines high, and its
 * width from the tight box where a vertical font displaces the loose one.
 */
import { DIGIT } from './cell-text.js';
import { isRefusal, refuse, type ReadingLimits, type Refusal } from './limits.js';
import type { Box, Glyph, GlyphDoubt, PageModel, PaintedPath, PathPoint } from './page-model.js';
import { apply, boxInView, IDENTITY, multiply, unitSquare, viewOf, type Matrix, type View } from './page-view.js';
import type { GreyPicture } from './ink.js';
import { EngineFailure, EngineMemoryExceeded, startPdfium, type Pdfium } from './pdfium-engine.js';

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
const OBJECT = { path: 2, image: 3, form: 5 } as const;
const SEGMENT = { line: 0, curve: 1 } as const;
const INVISIBLE_MODES = new Set([3, 7]);
/** Annotation kinds that paint nothing over the page: link, popup, text note (an icon in the margin). */
const HARMLESS_ANNOTATIONS = new Set([1, 2, 16]);
const TINY = 4;
/** Share of the glyphs of a page that run sideways before the page is read turned. */
const SIDEWAYS = 0.8;
/** Bytes for results of the engine. */
const SCRATCH = 512;
const AUTHOR = new TextEncoder().encode('Author\0');
/** 8-bit grey. */
const BITMAP_GREY = 1;
const RENDER = { annotations: 0x01, grey: 0x08 } as const;
/** Pixels to a point at 144 dpi, and how many a picture may have at most. */
const SCALE = 2;
const MOST_PIXELS = 4_000_000;

interface TextPaint {
  readonly doubts: readonly GlyphDoubt[];
  readonly colour?: number;
  /** The engine's address of the font; 0 where there is none. */
  readonly font: number;
}

/** One open document in one engine, with a small scratch memory for results. */
class OpenPdf {
  private readonly scratch: number;

  constructor(
    private readonly engine: Pdfium,
    private readonly document: number,
    private readonly limits: ReadingLimits,
  ) {
    this.scratch = engine._malloc(SCRATCH);
  }

  private float(index: number): number {
    return this.engine.HEAPF32[(this.scratch >> 2) + index] ?? 0;
  }

  private double(index: number): number {
    return this.engine.HEAPF64[(this.scratch >> 3) + index] ?? 0;
  }

  private integer(index: number): number {
    return this.engine.HEAP32[(this.scratch >> 2) + index] ?? 0;
  }

  private matrix(): Matrix {
    return [this.float(0), this.float(1), this.float(2), this.float(3), this.float(4), this.float(5)];
  }

  /** What the document properties call its author, as far as the scratch memory holds it; empty where they do not. */
  author(): string {
    const { engine, scratch } = this;
    const tag = engine._malloc(AUTHOR.length);
    engine.HEAPU8.set(AUTHOR, tag);
    const bytes = engine._FPDF_GetMetaText(this.document, tag, scratch, SCRATCH);
    engine._free(tag);
    if (bytes > SCRATCH) return '';
    const text = new TextDecoder('utf-16le').decode(engine.HEAPU8.slice(scratch, scratch + bytes));
    return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  }

  page(index: number): PageModel | Refusal {
    const { engine } = this;
    const page = engine._FPDF_LoadPage(this.document, index);
    if (page === 0) return refuse('damaged', `page ${index + 1} cannot be opened`);
    try {
      engine._FPDF_GetPageBoundingBox(page, this.scratch);
      const box = { left: this.float(0), top: this.float(1), right: this.float(2), bottom: this.float(3) };
      const rotation = engine._FPDFPage_GetRotation(page);
      const turns = this.sidewaysTurns(page, viewOf(box, rotation));
      const view = viewOf(box, (rotation + turns) % 4);
      const painted = this.paint(page, view, index + 1);
      if (isRefusal(painted)) return painted;
      const glyphs = this.glyphs(page, view, index + 1);
      if (isRefusal(glyphs)) return glyphs;
      const { width, height } = view;
      const annotations = this.annotations(page, view);
      return { number: index + 1, width, height, glyphs, annotations, ...painted, ...(turns === 0 ? {} : { turns }) };
    } finally {
      engine._FPDF_ClosePage(page);
    }
  }

  /**
   * Parts of a page as they are painted, in grey; undefined for one that cannot be had. Boxes in points of the page
   * model; a picture is smaller than asked for where the whole would be too large.
   */
  pictures(model: PageModel, parts: readonly PicturePart[]): (GreyPicture | undefined)[] {
    const { engine } = this;
    const page = engine._FPDF_LoadPage(this.document, model.number - 1);
    if (page === 0) return parts.map(() => undefined);
    try {
      return parts.map((part) => this.picture(page, model, part));
    } finally {
      engine._FPDF_ClosePage(page);
    }
  }

  private picture(page: number, model: PageModel, { area, scale: wanted }: PicturePart): GreyPicture | undefined {
    const { engine } = this;
    const [x0, y0] = [Math.max(0, Math.floor(area[0])), Math.max(0, Math.floor(area[1]))];
    const points = [Math.min(model.width, area[2]) - x0, Math.min(model.height, area[3]) - y0] as const;
    if (points[0] <= 0 || points[1] <= 0) return undefined;
    const scale = Math.min(wanted ?? SCALE, Math.sqrt(MOST_PIXELS / (points[0] * points[1])));
    const [width, height] = [Math.ceil(points[0] * scale), Math.ceil(points[1] * scale)];
    const bitmap = engine._FPDFBitmap_CreateEx(width, height, BITMAP_GREY, 0, 0);
    try {
      if (bitmap === 0) return undefined;
      engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      const [left, top] = [-Math.round(x0 * scale), -Math.round(y0 * scale)];
      const whole = [Math.round(model.width * scale), Math.round(model.height * scale)] as const;
      const flags = RENDER.annotations | RENDER.grey;
      engine._FPDF_RenderPageBitmap(bitmap, page, left, top, whole[0], whole[1], model.turns ?? 0, flags);
      const stride = engine._FPDFBitmap_GetStride(bitmap);
      const start = engine._FPDFBitmap_GetBuffer(bitmap);
      const pixels = new Uint8Array(width * height);
      for (let row = 0; row < height; row++) {
        pixels.set(engine.HEAPU8.subarray(start + row * stride, start + row * stride + width), row * width);
      }
      return { x: -left / scale, y: -top / scale, scale, width, height, pixels };
    } finally {
      if (bitmap !== 0) engine._FPDFBitmap_Destroy(bitmap);
    }
  }

  /** A page whose text runs up or down, or upside down, is read as if it lay the right way. */
  private sidewaysTurns(page: number, view: View): number {
    const { engine, scratch } = this;
    const text = engine._FPDFText_LoadPage(page);
    if (text === 0) return 0;
    const counts = [0, 0, 0, 0];
    const count = Math.min(engine._FPDFText_CountChars(text), this.limits.glyphsPerPage);
    for (let index = 0; index < count; index += 1 + Math.floor(count / 200)) {
      if (engine._FPDFText_IsGenerated(text, index) === 1) continue;
      engine._FPDFText_GetMatrix(text, index, scratch);
      const [a, b] = this.matrix();
      const [x, y] = [view.x(a, b) - view.x(0, 0), view.y(a, b) - view.y(0, 0)];
      // Turning the page clockwise by quarters brings text that runs up, leftwards, down to the level.
      const quarter = Math.abs(x) > Math.abs(y) ? (x > 0 ? 0 : 2) : y < 0 ? 1 : 3;
      counts[quarter] = (counts[quarter] ?? 0) + 1;
    }
    engine._FPDFText_ClosePage(text);
    const total = counts.reduce((sum, one) => sum + one, 0);
    return Math.max(
      0,
      counts.findIndex((one) => total > 0 && one > SIDEWAYS * total),
    );
  }

  private glyphs(page: number, view: View, number: number): Glyph[] | Refusal {
    const { engine } = this;
    const text = engine._FPDFText_LoadPage(page);
    if (text === 0) return refuse('damaged', `the text of page ${number} cannot be opened`);
    try {
      const count = engine._FPDFText_CountChars(text);
      if (count > this.limits.glyphsPerPage) return refuse('too-complex', `page ${number} holds ${count} characters`);
      const paintDoubts = new Map<number, TextPaint>();
      const glyphs: Glyph[] = [];
      for (let index = 0; index < count; index++) {
        const glyph = this.glyph(text, index, view, paintDoubts);
        if (glyph !== undefined) glyphs.push(glyph);
      }
      return glyphs;
    } finally {
      engine._FPDFText_ClosePage(text);
    }
  }

  private glyph(text: number, index: number, view: View, paintDoubts: Map<number, TextPaint>): Glyph | undefined {
    const { engine, scratch } = this;
    if (engine._FPDFText_IsGenerated(text, index) === 1) return undefined;
    const given = engine._FPDFText_GetUnicode(text, index);
    // The engine reports a hyphen at the end of a line as control code 2; in a cell it is the mark for nothing.
    const code = given === 2 ? 0x2d : given;
    const unmapped = engine._FPDFText_HasUnicodeMapError(text, index) === 1 || code === 0xfffd;
    if (!unmapped && (code <= 0x20 || code > 0x10ffff || /^[\s\p{Cc}\p{Cf}]$/u.test(String.fromCodePoint(code))))
      return undefined;
    const character = code > 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';

    engine._FPDFText_GetMatrix(text, index, scratch);
    const [a, b, c, d] = this.matrix();
    const size = engine._FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
    engine._FPDFText_GetLooseCharBox(text, index, scratch);
    const loose = boxInView(view, this.float(0), this.float(1), this.float(2), this.float(3));
    engine._FPDFText_GetCharBox(text, index, scratch, scratch + 8, scratch + 16, scratch + 24);
    const tight = boxInView(view, this.double(0), this.double(2), this.double(1), this.double(3));
    engine._FPDFText_GetCharOrigin(text, index, scratch, scratch + 8);
    const baseline = view.y(this.double(0), this.double(1));

    // The direction of writing as shown: a unit step along the baseline in page space, seen through the view.
    const stepX = view.x(a, b) - view.x(0, 0);
    const stepY = view.y(a, b) - view.y(0, 0);
    const length = Math.hypot(stepX, stepY) || 1;
    const upright = stepX / length > 0.99;
    const quarter = Math.abs(stepX / length) > 0.99 || Math.abs(stepY / length) > 0.99;
    const displaced = Math.abs((loose[0] + loose[2]) / 2 - (tight[0] + tight[2]) / 2) > 0.4 * size;
    const box: Box =
      upright && !displaced ? [loose[0], baseline - 0.82 * size, loose[2], baseline + 0.18 * size] : tight;

    const doubts: GlyphDoubt[] = unmapped ? ['unmapped'] : [];
    if (size < TINY) doubts.push('tiny');
    const onPage = box[2] > 0 && box[0] < view.width && box[3] > 0 && box[1] < view.height;
    if (!onPage) doubts.push('invisible');
    const object = engine._FPDFText_GetTextObject(text, index);
    let painted = paintDoubts.get(object);
    if (painted === undefined) {
      painted = object === 0 ? { doubts: [], font: 0 } : this.textPaint(object);
      paintDoubts.set(object, painted);
    }
    return {
      text: character,
      box,
      baseline: upright ? baseline : box[3],
      size,
      slanted: !quarter,
      doubts: [...doubts, ...painted.doubts],
      ...(painted.colour === undefined ? {} : { colour: painted.colour }),
      ...(DIGIT.test(character) ? { drawn: { font: painted.font, outline: tight } } : {}),
    };
  }

  /** The colour of a text object, and what its painting says against its characters. */
  private textPaint(object: number): TextPaint {
    const { engine, scratch } = this;
    const doubts: GlyphDoubt[] = [];
    let colour: number | undefined;
    if (INVISIBLE_MODES.has(engine._FPDFTextObj_GetTextRenderMode(object))) doubts.push('invisible');
    if (engine._FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 1) {
      const white = this.integer(0) > 235 && this.integer(1) > 235 && this.integer(2) > 235;
      if (white || this.integer(3) < 40) doubts.push('faint');
      colour = (this.integer(0) << 16) | (this.integer(1) << 8) | this.integer(2);
    }
    const marks = Math.min(engine._FPDFPageObj_CountMarks(object), 32);
    for (let index = 0; index < marks; index++) {
      const mark = engine._FPDFPageObj_GetMark(object, index);
      const parameters = Math.min(engine._FPDFPageObjMark_CountParams(mark), 32);
      for (let position = 0; position < parameters; position++) {
        if (this.parameterKey(mark, position) === 'ActualText') doubts.push('actual-text');
      }
    }
    return { doubts, font: engine._FPDFTextObj_GetFont(object), ...(colour === undefined ? {} : { colour }) };
  }

  private parameterKey(mark: number, position: number): string {
    const { engine, scratch } = this;
    if (engine._FPDFPageObjMark_GetParamKey(mark, position, scratch + 8, 128, scratch) !== 1) return '';
    const length = Math.max(0, Math.min(this.integer(0), 128) - 2);
    return Buffer.from(engine.HEAPU8.subarray(scratch + 8, scratch + 8 + length)).toString('utf16le');
  }

  private paint(page: number, view: View, number: number): { paths: PaintedPath[]; images: Box[] } | Refusal {
    const { engine } = this;
    const paths: PaintedPath[] = [];
    const images: Box[] = [];
    let objects = 0;
    let points = 0;
    const visit = (object: number, outer: Matrix, depth: number): Refusal | undefined => {
      const type = engine._FPDFPageObj_GetType(object);
      if (type !== OBJECT.path && type !== OBJECT.image && type !== OBJECT.form) return undefined;
      if (++objects > this.limits.pathsPerPage) return refuse('too-complex', `page ${number} paints too many objects`);
      const own = engine._FPDFPageObj_GetMatrix(object, this.scratch) === 1 ? this.matrix() : IDENTITY;
      const matrix = multiply(own, outer);
      if (type === OBJECT.form) {
        if (depth >= this.limits.nesting) return refuse('too-complex', `page ${number} nests its content too deeply`);
        const count = engine._FPDFFormObj_CountObjects(object);
        for (let index = 0; index < count; index++) {
          const refusal = visit(engine._FPDFFormObj_GetObject(object, index), matrix, depth + 1);
          if (refusal !== undefined) return refusal;
        }
        return undefined;
      }
      if (type === OBJECT.image) {
        images.push(unitSquare(matrix, view));
        return undefined;
      }
      points += engine._FPDFPath_CountSegments(object);
      if (points > this.limits.pathPointsPerPage) return refuse('too-complex', `page ${number} draws too many lines`);
      const path = this.path(object, matrix, view);
      if (path !== undefined) paths.push(path);
      return undefined;
    };
    const count = engine._FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index++) {
      const refusal = visit(engine._FPDFPage_GetObject(page, index), IDENTITY, 0);
      if (refusal !== undefined) return refusal;
    }
    return { paths, images };
  }

  private path(object: number, matrix: Matrix, view: View): PaintedPath | undefined {
    const { engine, scratch } = this;
    if (engine._FPDFPath_GetDrawMode(object, scratch, scratch + 4) !== 1) return undefined;
    const filled = this.integer(0) !== 0;
    const stroked = this.integer(1) !== 0;
    if (!filled && !stroked) return undefined;
    const points: PathPoint[] = [];
    const count = engine._FPDFPath_CountSegments(object);
    for (let index = 0; index < count; index++) {
      const segment = engine._FPDFPath_GetPathSegment(object, index);
      engine._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
      const [x, y] = apply(matrix, this.float(0), this.float(1));
      const type = engine._FPDFPathSegment_GetType(segment);
      const kind = type === SEGMENT.line ? 'line' : type === SEGMENT.curve ? 'curve' : 'move';
      points.push({ kind, x: view.x(x, y), y: view.y(x, y), close: engine._FPDFPathSegment_GetClose(segment) === 1 });
    }
    return { stroked, filled, points };
  }

  private annotations(page: number, view: View): Box[] {
    const { engine, scratch } = this;
    const boxes: Box[] = [];
    const count = Math.min(engine._FPDFPage_GetAnnotCount(page), 1_000);
    for (let index = 0; index < count; index++) {
      const annotation = engine._FPDFPage_GetAnnot(page, index);
      if (annotation === 0) continue;
      if (!HARMLESS_ANNOTATIONS.has(engine._FPDFAnnot_GetSubtype(annotation))) {
        if (engine._FPDFAnnot_GetRect(annotation, scratch) === 1) {
          boxes.push(boxInView(view, this.float(0), this.float(1), this.float(2), this.float(3)));
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
}

/** A document that was read and can still be asked for pictures of its pages. */
export interface PdfReading {
  readonly pages: readonly PageModel[];
  readonly author: string;
  render(page: PageModel, area: Box): GreyPicture | undefined;
  /** Several at once, for which the page is opened once; fewer where the engine gave up. */
  pictures(page: PageModel, parts: readonly PicturePart[]): readonly (GreyPicture | undefined)[];
  close(): void;
}

/** What the engine throws is the file's doing: a refusal. Anything else is ours and goes on. */
function engineRefusal(error: unknown): Refusal {
  if (error instanceof EngineMemoryExceeded) return refuse('memory', error.message);
  // The engine aborts on an inconsistency inside the file; the instance is dead and is dropped.
  if (error instanceof EngineFailure) return refuse('damaged', `the engine gave up: ${error.message}`);
  throw error;
}

/** The document with every page read, or the reason why it cannot be had. */
export async function openPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<PdfReading | Refusal> {
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
      return refuse('active-content', 'the file carries scripts');
    if (engine._FPDFDoc_GetAttachmentCount(document) > 0)
      return refuse('active-content', 'the file carries other files');
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
      pictures,
      render: (page, area) => pictures(page, [{ area }])[0],
      author: open.author(),
      close: () => engine._FPDF_CloseDocument(document),
    };
  } catch (error) {
    return engineRefusal(error);
  }
}

/** Every page of the document, or the reason why it cannot be had. */
export async function readPdfPages(bytes: Uint8Array, limits: ReadingLimits): Promise<readonly PageModel[] | Refusal> {
  const opened = await openPdf(bytes, limits);
  if (isRefusal(opened)) return opened;
  opened.close();
  return opened.pages;
}
