/**
 * The text of PDF pages as pdf.js reads it, as characters with their places on the page as shown: the second opinion
 * for every value that PDFium gives. Knows pdf.js and nothing of tables.
 */
import type { Box } from './page-model.js';
import { viewOf, type View } from './page-view.js';
import { openPdfjs, SecondEngineFailure, type PdfjsDocument } from './pdfjs-engine.js';
import { isInvisible } from './invisible.js';

/** One character; its box is exact for the run it stands in and shared out by usual widths within the run. */
export interface SecondGlyph {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
}

interface Page {
  readonly rotate: number;
  readonly view: readonly [number, number, number, number];
}

/** What pdf.js answers is looked at by hand, here too: a library of schemas takes longer to load than a page to read. */
function pageOf(answer: unknown): Page {
  const { rotate, view } = (answer ?? {}) as Partial<Record<keyof Page, unknown>>;
  if (!Number.isFinite(rotate) || !Array.isArray(view) || view.length !== 4 || !view.every(Number.isFinite))
    throw new SecondEngineFailure('pdf.js tells no view of a page');
  return answer as Page;
}

function itemsOf(answer: unknown): readonly unknown[] {
  if (!Array.isArray(answer)) throw new SecondEngineFailure('pdf.js tells no text of a page');
  return answer.flatMap((chunk: unknown) => {
    const { items } = (chunk ?? {}) as { readonly items?: unknown };
    if (!Array.isArray(items)) throw new SecondEngineFailure('pdf.js tells no text of a page');
    return items as unknown[];
  });
}

interface Item {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly [number, number, number, number, number, number];
  readonly width: number;
  readonly height: number;
}

/** A page has thousands of these: looked at by hand. Marks of content between them are none. */
function isItem(item: unknown): item is Item {
  if (typeof item !== 'object' || item === null) return false;
  const { str, dir, transform, width, height } = item as Partial<Record<keyof Item, unknown>>;
  return (
    typeof str === 'string' &&
    typeof dir === 'string' &&
    Array.isArray(transform) &&
    transform.length === 6 &&
    transform.every(Number.isFinite) &&
    Number.isFinite(width) &&
    Number.isFinite(height)
  );
}

/** In ems, as nearly every font of Chinese documents has them. */
function usualWidth(character: string): number {
  if (character >= '\u4e00' && character <= '\u9fff') return 1;
  if (/[\s.,:;'()]/u.test(character)) return 0.28;
  return character < '\u0100' ? 0.53 : 1;
}

function glyphsOf(item: Item, view: View): SecondGlyph[] {
  const [a, b, c, d, x0, y0] = item.transform;
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  const along = Math.hypot(a, b) || 1;
  // Vertical writing runs down from its origin, half an em to either side.
  const vertical = item.dir === 'ttb';
  const [ux, uy] = vertical ? [0, -1] : [a / along, b / along];
  const length = vertical ? item.height : item.width;
  const stepX = view.x(ux, uy) - view.x(0, 0);
  const stepY = view.y(ux, uy) - view.y(0, 0);
  if (Math.abs(stepX) < 0.99 && Math.abs(stepY) < 0.99) return [];
  const characters = [...item.str];
  const weights = characters.map(usualWidth);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const [originX, originY] = [view.x(x0, y0), view.y(x0, y0)];
  let done = 0;
  return characters.flatMap((text, index) => {
    const from = (done / total) * length;
    done += weights[index] ?? 0;
    const to = (done / total) * length;
    if (isInvisible(text.codePointAt(0) ?? 0)) return [];
    const xs = [originX + stepX * from, originX + stepX * to];
    const ys = [originY + stepY * from, originY + stepY * to];
    const level = Math.abs(stepX) > 0.99;
    // Above the baseline as the first engine's boxes; sideways text has its em on the side it leans to.
    const box: Box = vertical
      ? [originX - size / 2, Math.min(...ys), originX + size / 2, Math.max(...ys)]
      : level
        ? [Math.min(...xs), originY - 0.82 * size, Math.max(...xs), originY + 0.18 * size]
        : [originX - 0.5 * size, Math.min(...ys), originX + 0.5 * size, Math.max(...ys)];
    return [{ text, box, size }];
  });
}

/** A character painted twice in one place, as some writers do for bold print, counts once. */
function once(glyphs: readonly SecondGlyph[]): SecondGlyph[] {
  const seen = new Map<string, SecondGlyph[]>();
  return glyphs.filter((glyph) => {
    const same = seen.get(glyph.text);
    if (same === undefined) {
      seen.set(glyph.text, [glyph]);
      return true;
    }
    const double = same.some(
      (other) =>
        Math.abs(other.box[0] - glyph.box[0]) < 0.15 * glyph.size &&
        Math.abs(other.box[1] - glyph.box[1]) < 0.15 * glyph.size,
    );
    if (!double) same.push(glyph);
    return !double;
  });
}

/** `turns`: quarter turns that the first reader gave a page beyond its own rotation. */
async function pageGlyphs(document: PdfjsDocument, number: number, turns: number): Promise<readonly SecondGlyph[]> {
  const page = pageOf(await document.ask('GetPage', number));
  const [left, bottom, right, top] = page.view;
  const view = viewOf({ left, top, right, bottom }, (((page.rotate / 90 + turns) % 4) + 4) % 4);
  const items = itemsOf(await document.text(number));
  const texts = items.filter(isItem).filter((item) => item.str.trim() !== '');
  return once(texts.flatMap((item) => glyphsOf(item, view)));
}

/** One document in the second engine, opened when first asked about; a page that was read is not read again. */
export class SecondReader {
  private document: PdfjsDocument | undefined;
  private readonly pages = new Map<number, readonly SecondGlyph[]>();

  constructor(private readonly bytes: Uint8Array) {}

  /**
   * The glyphs of pages by number; undefined where pdf.js cannot read the file, so that nothing is confirmed by it.
   * @param wanted pages with the quarter turns that the first reader gave each beyond its own rotation
   */
  async read(wanted: ReadonlyMap<number, number>): Promise<ReadonlyMap<number, readonly SecondGlyph[]> | undefined> {
    try {
      this.document ??= await openPdfjs(this.bytes);
      for (const [number, turns] of wanted) {
        if (number > this.document.pages || this.pages.has(number)) continue;
        this.pages.set(number, await pageGlyphs(this.document, number, turns));
      }
      return this.pages;
    } catch (error) {
      if (!(error instanceof SecondEngineFailure)) throw error;
      await this.close();
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.document?.close();
    this.document = undefined;
  }
}
