/** The picture of a page that is read: as many pixels as an A4 page has at 200 to the inch, whatever size it claims. */
import type { GreyPicture } from '../pdf/ink.js';
import type { PageModel } from '../pdf/page-model.js';
import type { PdfReading } from '../pdf/pdfium.js';

const PIXELS = 3_900_000;

export function pictureOf(open: PdfReading, page: PageModel): GreyPicture | undefined {
  const scale = Math.sqrt(PIXELS / (page.width * page.height));
  const area = [0, 0, page.width, page.height] as const;
  return open.pictures(page, [{ area, scale, red: true }])[0];
}
