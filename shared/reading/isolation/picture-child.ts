/** The whole life of the process that paints one document's pages: which pages and the bytes in, picture after picture out. */
import { PICTURE_LIMITS, type PictureLimits } from '../pictures/picture.js';
import { renderPages } from '../pictures/render-pages.js';
import { READY, splitInput } from './child-answer.js';
import { everythingIn, out } from './child-streams.js';

export interface PictureRequest {
  readonly pages: readonly number[];
  readonly limits: Partial<PictureLimits>;
}

out(READY);
const { head, body } = splitInput(everythingIn());
const { pages, limits } = head as PictureRequest;
for await (const { png, ...picture } of renderPages(body, pages, { ...PICTURE_LIMITS, ...limits })) {
  out(`${JSON.stringify({ ...picture, bytes: png.length })}\n`);
  out(png);
}
process.exit(0);
