/**
 * The characters of one page as PDFium finds them -> glyphs. Figures it corrects: a glyph's height comes from baseline
 * and em, because some fonts declare boxes three lines high, and its width from the tight box where a vertical font
 * displaces the loose one. What all characters of one text object share is asked for once.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import type { Box, Glyph, GlyphDoubt } from './page-model.js';
import { boxInView, type View } from './page-view.js';
import type { Pdfium } from './pdfium-engine.js';
import type { Scratch } from './pdfium-scratch.js';
import { isInvisible } from './invisible.js';

const INVISIBLE_MODES = new Set([3, 7]);
const TINY = 4;
/** Share of the glyphs of a page that run sideways before the page is read turned. */
const SIDEWAYS = 0.8;
const MOST_MARKS = 32;

/** How a text object is set and painted. */
interface TextObject {
  /** The em in points. */
  readonly size: number;
  /** Runs from left to right as shown. */
  readonly upright: boolean;
  /** Runs along an edge of the page. */
  readonly quarter: boolean;
  readonly doubts: readonly GlyphDoubt[];
  readonly colour: number | undefined;
  /** The engine's address of the font; 0 where there is none. */
  readonly font: number;
}

const NO_DOUBTS: readonly GlyphDoubt[] = [];

/** What stands against one character before what stands against its object. */
function doubtsOf(unmapped: boolean, size: number, onPage: boolean, own: readonly GlyphDoubt[]): GlyphDoubt[] {
  const doubts: GlyphDoubt[] = unmapped ? ['unmapped'] : [];
  if (size < TINY) doubts.push('tiny');
  if (!onPage) doubts.push('invisible');
  return [...doubts, ...own];
}

/** By its code, in both widths. */
function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** The open text of one page. */
export class TextPage {
  readonly count: number;

  constructor(
    private readonly engine: Pdfium,
    private readonly scratch: Scratch,
    /** Address of the text page; 0 where the engine could not open it. */
    private readonly text: number,
  ) {
    this.count = text === 0 ? 0 : engine._FPDFText_CountChars(text);
  }

  close(): void {
    if (this.text !== 0) this.engine._FPDFText_ClosePage(this.text);
  }

  /** Quarter turns for a page whose text runs up or down, or upside down, to be read as if it lay the right way. */
  sidewaysTurns(view: View, most: number): number {
    const { engine, scratch, text } = this;
    const counts = [0, 0, 0, 0];
    const count = Math.min(this.count, most);
    for (let index = 0; index < count; index += 1 + Math.floor(count / 200)) {
      if (engine._FPDFText_IsGenerated(text, index) === 1) continue;
      engine._FPDFText_GetMatrix(text, index, scratch.address);
      const [a, b] = scratch.matrix();
      const [x, y] = [view.x(a, b) - view.x(0, 0), view.y(a, b) - view.y(0, 0)];
      // Turning the page clockwise by quarters brings text that runs up, leftwards, down to the level.
      const quarter = Math.abs(x) > Math.abs(y) ? (x > 0 ? 0 : 2) : y < 0 ? 1 : 3;
      counts[quarter] = (counts[quarter] ?? 0) + 1;
    }
    const total = counts.reduce((sum, one) => sum + one, 0);
    return Math.max(
      0,
      counts.findIndex((one) => total > 0 && one > SIDEWAYS * total),
    );
  }

  glyphs(view: View, number: number, most: number): Glyph[] | ReadingRefusal {
    if (this.text === 0) return refuse('damaged', `the text of page ${number} cannot be opened`);
    if (this.count > most) return refuse('too-complex', `page ${number} holds ${this.count} characters`);
    const objects = new Map<number, TextObject>();
    const glyphs: Glyph[] = [];
    for (let index = 0; index < this.count; index++) {
      const glyph = this.glyph(index, view, objects);
      if (glyph !== undefined) glyphs.push(glyph);
    }
    return glyphs;
  }

  private glyph(index: number, view: View, objects: Map<number, TextObject>): Glyph | undefined {
    const { engine, scratch, text } = this;
    const { address } = scratch;
    if (engine._FPDFText_IsGenerated(text, index) === 1) return undefined;
    const given = engine._FPDFText_GetUnicode(text, index);
    // The engine reports a hyphen at the end of a line as control code 2; in a cell it is the mark for nothing.
    const code = given === 2 ? 0x2d : given;
    const unmapped = engine._FPDFText_HasUnicodeMapError(text, index) === 1 || code === 0xfffd;
    if (!unmapped && isInvisible(code)) return undefined;

    const object = engine._FPDFText_GetTextObject(text, index);
    let own = objects.get(object);
    if (own === undefined) {
      own = this.textObject(object, index, view);
      // Characters without an object have nothing in common.
      if (object !== 0) objects.set(object, own);
    }
    const { size, upright } = own;
    engine._FPDFText_GetCharOrigin(text, index, address, address + 8);
    const baseline = view.y(scratch.double(0), scratch.double(1));
    engine._FPDFText_GetCharBox(text, index, address, address + 8, address + 16, address + 24);
    const tight = boxInView(view, scratch.double(0), scratch.double(2), scratch.double(1), scratch.double(3));
    const box = upright ? this.levelBox(index, view, tight, baseline, size) : tight;

    const onPage = box[2] > 0 && box[0] < view.width && box[3] > 0 && box[1] < view.height;
    const doubts = unmapped || size < TINY || !onPage ? doubtsOf(unmapped, size, onPage, own.doubts) : own.doubts;
    const character = code > 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    const line = upright ? baseline : box[3];
    const slanted = !own.quarter;
    const { colour } = own;
    const drawn = isDigit(code) ? { font: own.font, outline: tight } : undefined;
    // Written out, since there are thousands: what is not there is no property, and all of one kind are made alike.
    if (colour === undefined) {
      return drawn === undefined
        ? { text: character, box, baseline: line, size, slanted, doubts }
        : { text: character, box, baseline: line, size, slanted, doubts, drawn };
    }
    return drawn === undefined
      ? { text: character, box, baseline: line, size, slanted, doubts, colour }
      : { text: character, box, baseline: line, size, slanted, doubts, colour, drawn };
  }

  /** Of a character that runs from left to right. */
  private levelBox(index: number, view: View, tight: Box, baseline: number, size: number): Box {
    const { engine, scratch, text } = this;
    engine._FPDFText_GetLooseCharBox(text, index, scratch.address);
    const from = view.x(scratch.float(0), scratch.float(1));
    const to = view.x(scratch.float(2), scratch.float(3));
    if (Math.abs((from + to) / 2 - (tight[0] + tight[2]) / 2) > 0.4 * size) return tight;
    return [Math.min(from, to), baseline - 0.82 * size, Math.max(from, to), baseline + 0.18 * size];
  }

  /** `index`: any character of the object; the matrix and the size that the engine gives it are those of the object. */
  private textObject(object: number, index: number, view: View): TextObject {
    const { engine, scratch, text } = this;
    engine._FPDFText_GetMatrix(text, index, scratch.address);
    const [a, b, c, d] = scratch.matrix();
    const size = engine._FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
    // The direction of writing as shown: a unit step along the baseline in page space, seen through the view.
    const stepX = view.x(a, b) - view.x(0, 0);
    const stepY = view.y(a, b) - view.y(0, 0);
    const length = Math.hypot(stepX, stepY) || 1;
    const upright = stepX / length > 0.99;
    const quarter = Math.abs(stepX / length) > 0.99 || Math.abs(stepY / length) > 0.99;
    const painted = object === 0 ? { doubts: NO_DOUBTS, colour: undefined, font: 0 } : this.painted(object);
    return { size, upright, quarter, ...painted };
  }

  /** The colour of a text object, and what its painting says against its characters. */
  private painted(object: number): Pick<TextObject, 'doubts' | 'colour' | 'font'> {
    const { engine, scratch } = this;
    const { address } = scratch;
    const doubts: GlyphDoubt[] = [];
    let colour: number | undefined;
    if (INVISIBLE_MODES.has(engine._FPDFTextObj_GetTextRenderMode(object))) doubts.push('invisible');
    if (engine._FPDFPageObj_GetFillColor(object, address, address + 4, address + 8, address + 12) === 1) {
      const [red, green, blue] = [scratch.integer(0), scratch.integer(1), scratch.integer(2)];
      const white = red > 235 && green > 235 && blue > 235;
      if (white || scratch.integer(3) < 40) doubts.push('faint');
      colour = (red << 16) | (green << 8) | blue;
    }
    const marks = Math.min(engine._FPDFPageObj_CountMarks(object), MOST_MARKS);
    for (let index = 0; index < marks; index++) {
      const mark = engine._FPDFPageObj_GetMark(object, index);
      const parameters = Math.min(engine._FPDFPageObjMark_CountParams(mark), MOST_MARKS);
      for (let position = 0; position < parameters; position++) {
        if (this.parameterKey(mark, position) === 'ActualText') doubts.push('actual-text');
      }
    }
    return { doubts, colour, font: engine._FPDFTextObj_GetFont(object) };
  }

  private parameterKey(mark: number, position: number): string {
    const { engine, scratch } = this;
    const name = scratch.address + 8;
    if (engine._FPDFPageObjMark_GetParamKey(mark, position, name, 128, scratch.address) !== 1) return '';
    const length = Math.max(0, Math.min(scratch.integer(0), 128) - 2);
    return Buffer.from(engine.HEAPU8.subarray(name, name + length)).toString('utf16le');
  }
}
