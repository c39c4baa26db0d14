/** What stands between the pieces that a page puts together: a language brings its own marks. */
import type { Texts } from '../texts.js';

export const punctuation: Texts['punctuation'] = {
  colon: ': ',
  comma: ', ',
  list: ', ',
  semicolon: '; ',
  stop: '. ',
  gap: ' ',
  aside: (text) => ` (${text})`,
};
