/**
 * Which pages of a PDF are pictures of paper, and which show a picture that may be a table. A text layer that nobody sees
 * makes no page of text.
 */
import { areaOf, overlapArea, type Glyph, type PageModel } from '../pdf/page-model.js';

/** Of a page: more is a picture of the page, more than the second no emblem or signature. */
const WHOLE = 0.5;
const TABLE = 0.06;
const FEW_GLYPHS = 20;

const isVisible = ({ doubts }: Glyph): boolean => !doubts.includes('invisible');

function coverage(page: PageModel): number[] {
  const whole = [0, 0, page.width, page.height] as const;
  return page.images.map((image) => overlapArea(image, whole) / areaOf(whole));
}

/** Pages of which nothing but a picture is seen. */
export function wholePictures(pages: readonly PageModel[]): PageModel[] {
  return pages.filter(
    (page) =>
      coverage(page).some((share) => share > WHOLE) &&
      page.glyphs.reduce((count, glyph) => count + (isVisible(glyph) ? 1 : 0), 0) < FEW_GLYPHS,
  );
}

export function pagesWithPictures(pages: readonly PageModel[]): PageModel[] {
  return pages.filter((page) => coverage(page).some((share) => share > TABLE));
}
