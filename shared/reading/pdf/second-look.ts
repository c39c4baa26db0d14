/**
 * The second look at every cell of a PDF: pdf.js must read the same characters in the same place, and what is painted
 * there must be what was read. A cell that passes both is `agreed`; one that fails either is unread. Decides nothing
 * about tables.
 */
import type { CellReading, Place } from '#shared/report/record.js';
import { DIGIT } from './cell-text.js';
import { isInked, isPaintedBeside, type GreyPicture } from './ink.js';
import { outlineOf } from './painted-digits.js';
import { centreX, centreY, contains, type Box, type Glyph, type PageModel } from './page-model.js';
import type { SecondGlyph } from './pdfjs.js';
import { agreedUnless } from '../tables/findings.js';
import { interpret, unreadCell, type UnreadReason } from '../values.js';

export const SECOND_ENGINE = 'pdfjs';

/** What is known of a page beside the cells: the first engine's glyphs, strikes marked, and the other two witnesses. */
export interface PageWitness {
  readonly page: PageModel;
  readonly glyphs: readonly Glyph[];
  /** Undefined where the second engine could not read the file. */
  readonly second: readonly SecondGlyph[] | undefined;
  /** Undefined where the page could not be painted. */
  readonly picture: GreyPicture | undefined;
  /** Fonts that paint other digits than they claim. */
  readonly lying: ReadonlySet<number>;
  /** Outlines of digits that could not be looked at. */
  readonly unproven: ReadonlySet<string>;
}

type Shown = Extract<Place, { in: 'page' }>;

/** The glyphs of a page from top to bottom, so that those of one cell are found without asking all the others. */
class Shelf<T extends { readonly box: Box }> {
  private readonly glyphs: readonly T[];
  private readonly heights: Float64Array;

  constructor(glyphs: readonly T[]) {
    // What has no place lies in no cell, and would spoil the order.
    const placed = glyphs.filter((glyph) => Number.isFinite(centreY(glyph.box)));
    this.glyphs = placed.sort((a, b) => centreY(a.box) - centreY(b.box));
    this.heights = new Float64Array(this.glyphs.length);
    this.glyphs.forEach((glyph, index) => (this.heights[index] = centreY(glyph.box)));
  }

  inside(box: Box): T[] {
    const found: T[] = [];
    for (let index = this.firstFrom(box[1]); (this.heights[index] ?? Infinity) <= box[3]; index++) {
      const glyph = this.glyphs[index];
      if (glyph !== undefined && contains(box, centreX(glyph.box), centreY(glyph.box))) found.push(glyph);
    }
    return found;
  }

  /** Index of the first glyph that is not above the height. */
  private firstFrom(height: number): number {
    let [from, to] = [0, this.heights.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.heights[middle] ?? 0) < height) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The glyphs of a witness, sorted by what each question asks for. */
interface Shelves {
  readonly upright: Shelf<Glyph>;
  readonly slanted: readonly Glyph[];
  readonly struck: readonly Glyph[];
  readonly second: Shelf<SecondGlyph>;
}

const SHELVES = new WeakMap<PageWitness, Shelves>();

/** Sorted once for all the cells of a page. */
function shelvesOf(witness: PageWitness): Shelves {
  const known = SHELVES.get(witness);
  if (known !== undefined) return known;
  const shelves: Shelves = {
    upright: new Shelf(witness.glyphs.filter((glyph) => !glyph.slanted)),
    slanted: witness.glyphs.filter((glyph) => glyph.slanted),
    struck: witness.glyphs.filter(({ doubts }) => doubts.length > 0 && doubts.includes('struck')),
    second: new Shelf(witness.second ?? []),
  };
  SHELVES.set(witness, shelves);
  return shelves;
}

/** Line by line, left to right, as the first reader joins the text of a cell. */
function joined(glyphs: readonly SecondGlyph[]): string {
  const lines: SecondGlyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => centreY(a.box) - centreY(b.box))) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line !== undefined && first !== undefined && centreY(glyph.box) - centreY(first.box) < 0.5 * first.size)
      line.push(glyph);
    else lines.push([glyph]);
  }
  return lines
    .map((line) =>
      line
        .sort((a, b) => a.box[0] - b.box[0])
        .map((glyph) => glyph.text)
        .join(''),
    )
    .join('');
}

/** The second engine's text of a place, without what the first one knows to be crossed out or set aslant. */
function secondText(witness: PageWitness, box: Box): string {
  const { struck, second } = shelvesOf(witness);
  const kept = second
    .inside(box)
    .filter((glyph) => !struck.some((one) => contains(one.box, centreX(glyph.box), centreY(glyph.box))));
  return interpret(joined(kept)).raw;
}

function unread(cell: CellReading, reason: UnreadReason, other?: string): CellReading {
  const candidates = [...new Set([cell.raw, ...(other === undefined ? [] : [other])])].filter((text) => text !== '');
  return unreadCell(reason, { place: cell.place, raw: cell.raw, readers: cell.readers, candidates });
}

function paintFailure(cell: CellReading, place: Shown, witness: PageWitness): CellReading | undefined {
  const { picture } = witness;
  if (picture === undefined) return undefined;
  const { upright, slanted } = shelvesOf(witness);
  const own = upright.inside(place.box);
  const figures = own.filter((glyph) => DIGIT.test(glyph.text));
  const digits = figures.filter((glyph) => !glyph.doubts.includes('struck'));
  // Deleted and nothing put in its place: whether the author meant a blank cannot be known, whichever reader claims it.
  if (cell.kind === 'blank' && digits.length < figures.length) return unread(cell, 'struck');
  if (digits.some((glyph) => !isInked(picture, glyph))) return unread(cell, 'not-visible');
  if (digits.some(({ drawn }) => drawn !== undefined && witness.lying.has(drawn.font)))
    return unread(cell, 'painted-otherwise');
  // A watermark runs across cells and is known for what it is.
  if (isPaintedBeside(picture, place.box, [...own, ...slanted])) return unread(cell, 'painted');
  return undefined;
}

/** Whether nobody has seen what a digit of this place is painted as. */
function isUnproven(place: Shown, witness: PageWitness): boolean {
  if (witness.unproven.size === 0) return false;
  const digits = shelvesOf(witness).upright.inside(place.box);
  return digits.some(
    (glyph) => DIGIT.test(glyph.text) && !glyph.doubts.includes('struck') && witness.unproven.has(outlineOf(glyph)),
  );
}

/** The cell as it may be reported after the second look. */
export function lookAgain(cell: CellReading, witnesses: ReadonlyMap<number, PageWitness>): CellReading {
  const { place } = cell;
  if (place?.in !== 'page') return cell;
  const witness = witnesses.get(place.page);
  if (witness === undefined) return cell;
  const other = witness.second === undefined ? undefined : secondText(witness, place.box);
  if (cell.kind === 'unread') {
    // Alternative text stands against what is painted: both are shown to whoever keys the figure in.
    const differs = cell.reason === 'actual-text' && other !== undefined && other !== cell.raw;
    return differs ? unread(cell, 'engines-differ', other) : cell;
  }
  if (other !== undefined && other !== cell.raw) return unread(cell, 'engines-differ', other);
  const failure = paintFailure(cell, place, witness);
  if (failure !== undefined) return failure;
  const readers = other === undefined ? cell.readers : [...cell.readers, SECOND_ENGINE];
  const checks = witness.picture === undefined ? cell.checks : [...cell.checks, 'ink'];
  const agreed = other !== undefined && checks.includes('ink') && checks.includes('conservation');
  const read = { ...cell, readers, checks, certainty: agreed ? agreedUnless(cell) : cell.certainty };
  return isUnproven(place, witness) ? { ...read, certainty: 'confirm', reason: 'unproven-font' } : read;
}

/** The glyphs with the doubt of an alternative text taken off where the second engine, which paints no such text, reads the same. */
export function clearActualText(glyphs: readonly Glyph[], second: readonly SecondGlyph[]): Glyph[] {
  return glyphs.map((glyph) => {
    if (!glyph.doubts.includes('actual-text')) return glyph;
    const same = second.some(
      (other) =>
        other.text === glyph.text &&
        Math.abs(centreX(other.box) - centreX(glyph.box)) < 0.4 * glyph.size &&
        Math.abs(centreY(other.box) - centreY(glyph.box)) < 0.4 * glyph.size,
    );
    return same ? { ...glyph, doubts: glyph.doubts.filter((doubt) => doubt !== 'actual-text') } : glyph;
  });
}
