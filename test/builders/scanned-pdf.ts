/**
 * Turns a PDF into a scan of itself: its pages painted by the engine, spoilt as paper, scanner and telephone spoil them,
 * and put back into a PDF as pictures. The same input gives the same bytes.
 */
import jpeg from 'jpeg-js';
import PDFDocument from 'pdfkit';
import { startPdfium, type Pdfium } from '#shared/reading/pdf/pdfium-engine.js';
import { seededIntegers } from './values.js';

/** Three bytes a pixel: red, green, blue. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export interface ScanOptions {
  readonly dpi?: number;
  /** Degrees clockwise. */
  readonly turned?: number;
  readonly quality?: number;
  /** Times that each pixel is averaged with its neighbours. */
  readonly blur?: number;
  /** Grey levels by which pixels differ at most. */
  readonly noise?: number;
  /** Black and white, as a fax has it. */
  readonly oneBit?: boolean;
  /** A red ring over the middle of each page. */
  readonly stamp?: boolean;
  /** Seen at an angle, in uneven light. */
  readonly photographed?: boolean;
  /** Only these pages become pictures of themselves; the file then has no others. */
  readonly pages?: readonly number[];
  /** The upper part of each page that is kept, as a share. */
  readonly upper?: number;
  /** An invisible text under each picture, as text recognition leaves it. */
  readonly layer?: string;
}

type Painter = Pdfium & {
  readonly _FPDF_GetPageWidthF: (page: number) => number;
  readonly _FPDF_GetPageHeightF: (page: number) => number;
};
const COLOURS = 2;
/** Taken out once: looked up for every pixel they cost more than what they do. */
const { abs, floor, hypot, min } = Math;

export async function photosOf(
  bytes: Uint8Array,
  dpi: number,
  only?: readonly number[],
): Promise<{ photo: Photo; points: [number, number] }[]> {
  const engine = (await startPdfium(256 * 1024 * 1024)) as Painter;
  const address = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, address);
  const document = engine._FPDF_LoadMemDocument(address, bytes.length, 0);
  const pages = only ?? Array.from({ length: engine._FPDF_GetPageCount(document) }, (_, index) => index + 1);
  return pages.map((number) => {
    const page = engine._FPDF_LoadPage(document, number - 1);
    const points: [number, number] = [engine._FPDF_GetPageWidthF(page), engine._FPDF_GetPageHeightF(page)];
    const [width, height] = [Math.round((points[0] * dpi) / 72), Math.round((points[1] * dpi) / 72)];
    const bitmap = engine._FPDFBitmap_CreateEx(width, height, COLOURS, 0, 0);
    engine._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 1);
    const [start, stride] = [engine._FPDFBitmap_GetBuffer(bitmap), engine._FPDFBitmap_GetStride(bitmap)];
    const pixels = new Uint8Array(width * height * 3);
    const painted = engine.HEAPU8;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < 3; c++) pixels[(y * width + x) * 3 + c] = painted[start + y * stride + x * 3 + 2 - c]!;
      }
    }
    engine._FPDFBitmap_Destroy(bitmap);
    engine._FPDF_ClosePage(page);
    return { photo: { width, height, pixels }, points };
  });
}

/** Each pixel from where `from` says it lies in the photo; white where it lies outside. */
function moved(photo: Photo, from: (x: number, y: number) => readonly [number, number]): Photo {
  const { width, height } = photo;
  const pixels = new Uint8Array(photo.pixels.length).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = from(x, y);
      const [x0, y0] = [floor(u), floor(v)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const [fx, fy] = [u - x0, v - y0];
      for (let c = 0; c < 3; c++) {
        const at = (y0 * width + x0) * 3 + c;
        const above = photo.pixels[at]! * (1 - fx) + photo.pixels[at + 3]! * fx;
        const below = photo.pixels[at + width * 3]! * (1 - fx) + photo.pixels[at + width * 3 + 3]! * fx;
        pixels[(y * width + x) * 3 + c] = above * (1 - fy) + below * fy;
      }
    }
  }
  return { width, height, pixels };
}

export function turnedBy(photo: Photo, degrees: number): Photo {
  const angle = (degrees * Math.PI) / 180;
  const [cx, cy, cos, sin] = [photo.width / 2, photo.height / 2, Math.cos(angle), Math.sin(angle)];
  return moved(photo, (x, y) => [cx + (x - cx) * cos + (y - cy) * sin, cy - (x - cx) * sin + (y - cy) * cos]);
}

/** The far edge of the page is a twentieth shorter than the near one, and leans. */
function seenAtAnAngle(photo: Photo): Photo {
  const { width, height } = photo;
  return moved(photo, (x, y) => {
    const w = 1 + 0.05 * (1 - y / height) + 0.015 * (x / width);
    return [width / 2 + (x - width / 2) * w, height / 2 + (y - height / 2) * w + (x - width / 2) * 0.008];
  });
}

function changed(photo: Photo, change: (value: number, x: number, y: number, colour: number) => number): Photo {
  const { width, height } = photo;
  const pixels = new Uint8ClampedArray(photo.pixels.length);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++, at++) pixels[at] = change(photo.pixels[at]!, x, y, c);
    }
  }
  return { width, height, pixels: new Uint8Array(pixels.buffer) };
}

function blurred(photo: Photo): Photo {
  const line = photo.width * 3;
  const { pixels } = photo;
  const last = pixels.length - 1;
  const one = (at: number): number => pixels[at < 0 ? 0 : at > last ? last : at]!;
  return changed(photo, (value, x, y, c) => {
    const at = y * line + x * 3 + c;
    return (value * 2 + one(at - 3) + one(at + 3) + one(at - line) + one(at + line)) / 6;
  });
}

function stamped(photo: Photo): Photo {
  const { width, height } = photo;
  const [cx, cy, radius, pen] = [width * 0.6, height * 0.45, width * 0.13, width * 0.006];
  const INK = [225, 40, 35];
  return changed(photo, (value, x, y, c) => {
    const [dx, dy] = [x - cx, y - cy];
    const distance = hypot(dx, dy);
    const onRing = abs(distance - radius) < pen;
    const onStar = abs(dx) + abs(dy) < radius * 0.3;
    return onRing || onStar ? min(value, (value * (INK[c] ?? 0)) / 255 + 10) : value;
  });
}

export function spoilt(photo: Photo, options: ScanOptions, seed = 1): Photo {
  const { turned = 0, blur = 0, noise = 0, oneBit = false, stamp = false, photographed = false } = options;
  const draw = seededIntegers(seed);
  let now = photo;
  if (stamp) now = stamped(now);
  if (turned !== 0) now = turnedBy(now, turned);
  if (photographed) {
    now = seenAtAnAngle(now);
    const { width, height } = now;
    now = changed(now, (value, x, y) => value * (0.95 - 0.35 * (x / width) - 0.2 * (y / height)));
  }
  for (let round = 0; round < blur; round++) now = blurred(now);
  if (noise > 0) now = changed(now, (value) => value + draw(-noise, noise));
  if (oneBit)
    now = changed(now, (value, x, y, c) =>
      now.pixels[(y * now.width + x) * 3 + 1]! + 0 * (value + c) > 150 ? 255 : 0,
    );
  return now;
}

export function jpegOf(photo: Photo, quality: number): Buffer {
  const data = Buffer.alloc(photo.width * photo.height * 4, 255);
  for (let at = 0, to = 0; at < photo.pixels.length; at += 3, to += 4) data.set(photo.pixels.subarray(at, at + 3), to);
  return jpeg.encode({ data, width: photo.width, height: photo.height }, quality).data;
}

export interface PicturePage {
  readonly picture: Buffer;
  readonly points: readonly [number, number];
  readonly layer?: string | undefined;
}

export async function picturesPdf(pages: readonly PicturePage[]): Promise<Uint8Array> {
  const date = new Date(Date.UTC(2026, 0, 15, 1));
  const doc = new PDFDocument({ margin: 0, autoFirstPage: false, info: { CreationDate: date, ModDate: date } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  for (const { picture, points, layer } of pages) {
    doc.addPage({ size: [...points], margin: 0 });
    if (layer !== undefined) {
      doc.save().addContent('3 Tr');
      doc.fontSize(12).text(layer, 60, 100, { lineBreak: false });
      doc.restore();
    }
    doc.image(picture, 0, 0, { width: points[0], height: points[1] });
  }
  doc.end();
  return finished;
}

interface PhotoOfPage {
  readonly photo: Photo;
  readonly points: readonly [number, number];
}

function upperPart({ photo, points }: PhotoOfPage, share: number): PhotoOfPage {
  const height = floor(photo.height * share);
  const pixels = photo.pixels.subarray(0, height * photo.width * 3);
  return { photo: { width: photo.width, height, pixels }, points: [points[0], (points[1] * height) / photo.height] };
}

export async function scanOf(bytes: Uint8Array, options: ScanOptions = {}): Promise<Uint8Array> {
  const { dpi = 200, quality = 85, pages, layer, upper = 1 } = options;
  const photos = (await photosOf(bytes, dpi, pages)).map((page) => upperPart(page, upper));
  return picturesPdf(
    photos.map(({ photo, points }, index) => ({
      picture: jpegOf(spoilt(photo, options, index + 1), quality),
      points,
      layer,
    })),
  );
}
