/**
 * Whether pages can be read at all as text: text drawn as outlines and text layers that cannot be what is painted are
 * refused, each by its own name. Pictures of paper are known in scans/picture-pages.ts.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import type { Glyph, PageModel } from './page-model.js';

const UNREADABLE_SHARE = 0.05;
const UNREADABLE_PAGE_SHARE = 0.3;
const FEW_GLYPHS = 20;

interface Tally {
  readonly visible: number;
  readonly unmapped: number;
  readonly ideographs: number;
  /** Of the upper half of Latin-1, as bytes of another encoding look, or for private use. */
  readonly odd: number;
}

const IDEOGRAPH = /\p{Script=Han}/u;

/** Everything that is asked of the glyphs of a page before it is believed, in one go. */
function tally(glyphs: readonly Glyph[]): Tally {
  let [visible, unmapped, ideographs, odd] = [0, 0, 0, 0];
  for (const { text, doubts } of glyphs) {
    if (doubts.length === 0) visible++;
    else {
      if (!doubts.includes('invisible')) visible++;
      if (doubts.includes('unmapped')) unmapped++;
    }
    const code = text.charCodeAt(0);
    if (code < 0x80) continue;
    if (code <= 0xff || (code >= 0xe000 && code <= 0xf8ff)) odd++;
    // The block of nearly all of them, so that the expression need not be asked.
    if ((code >= 0x4e00 && code <= 0x9fff) || IDEOGRAPH.test(text)) ideographs++;
  }
  return { visible, unmapped, ideographs, odd };
}

/** Points of filled outlines: a hundred characters have as many, and no ornament on a page without text does. */
const OUTLINED_POINTS = 2_000;

/** Text drawn as outlines, or a text layer that cannot be what is painted. */
export function unusablePages(pages: readonly PageModel[]): ReadingRefusal | undefined {
  const tallies = pages.map((page) => tally(page.glyphs));
  const total = (of: (tally: Tally) => number): number => tallies.reduce((sum, each) => sum + of(each), 0);
  const glyphs = pages.reduce((sum, page) => sum + page.glyphs.length, 0);
  const outlined = pages.filter((page, index) => {
    const drawn = page.paths.reduce((sum, { filled, points }) => sum + (filled ? points.length : 0), 0);
    return drawn > OUTLINED_POINTS && (tallies[index]?.visible ?? 0) < FEW_GLYPHS;
  });
  if (outlined.length > 0 && outlined.length >= pages.length / 2) {
    return refuse('outlined-text', `the text of ${outlined.length} of ${pages.length} pages is drawn as outlines`);
  }
  if (glyphs === 0) return refuse('no-tables', 'the pages hold no text');
  const unmapped = total((each) => each.unmapped);
  if (unmapped > UNREADABLE_SHARE * glyphs) {
    return refuse('text-layer-unusable', `${unmapped} of ${glyphs} characters have no trustworthy mapping`);
  }
  const odd = total((each) => each.odd);
  if (odd > 20 && odd > total((each) => each.ideographs))
    return refuse('text-layer-unusable', `${odd} characters come from a wrong encoding`);
  const worst = pages.find(
    (page, index) => (tallies[index]?.unmapped ?? 0) / (page.glyphs.length || 1) > UNREADABLE_PAGE_SHARE,
  );
  if (worst !== undefined)
    return refuse('text-layer-unusable', `most of page ${worst.number} has no trustworthy mapping`);
  return undefined;
}
