/**
 * A PDF of this product before anything is drawn on it: A4, one embedded font, tagged, without any moment of making, so that the same
 * content is the same file.
 */
import PDFDocument from 'pdfkit';
import type { TextMeasure } from './grid.js';
import { Tags } from './tags.js';

export const PAGE = { width: 595.28, height: 841.89, margin: 64 };

export interface OpenedPdf {
  readonly doc: PDFKit.PDFDocument;
  readonly tags: Tags;
  readonly measure: TextMeasure;
  /** Characters of a text that the font cannot print. */
  readonly lacks: (text: string) => string[];
  /** Once `doc.end()` was called. */
  readonly finished: Promise<Uint8Array>;
}

/** What pdfkit keeps of an opened font and does not declare; it takes one in place of the file, too. */
type ParsedFont = Buffer & { hasGlyphForCodePoint(codePoint: number): boolean };
interface OpenedFont {
  readonly _font: { readonly font: ParsedFont };
}
/** Parsing the tables of a whole Chinese font takes most of the time that a short PDF takes; a batch does it once. */
const opened = new WeakMap<Uint8Array, ParsedFont>();

/** @param font a TrueType font; the same one is parsed once */
export function openPdf(title: string, font: Uint8Array): OpenedPdf {
  const epoch = new Date(Date.UTC(2000, 0, 1));
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    // None of the standard fonts, whose files are not there in a bundle.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    tagged: true,
    info: { Title: title, CreationDate: epoch, ModDate: epoch },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  doc.registerFont('text', opened.get(font) ?? Buffer.from(font)).font('text');
  opened.set(font, (doc as unknown as OpenedFont)._font.font);
  const widths = new Map<string, number>();
  const measure: TextMeasure = (text, size) =>
    [...text].reduce((sum, character) => {
      const known = widths.get(character);
      const unit = known ?? doc.font('text').fontSize(1000).widthOfString(character) / 1000;
      if (known === undefined) widths.set(character, unit);
      return sum + unit * size;
    }, 0);
  const lacks = (text: string): string[] => {
    const parsed = (doc as unknown as OpenedFont)._font.font;
    return [...new Set(text)].filter((character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return codePoint > 0x20 && !parsed.hasGlyphForCodePoint(codePoint);
    });
  };
  return { doc, tags: new Tags(doc), measure, lacks, finished };
}
