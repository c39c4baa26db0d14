/** The addresses of reports as CloudFront's invalidations name them: a path of ASCII, or all that begins so. */
import { LANGUAGES } from '#shared/words/texts.js';
import { addressOfKey, currentPageKey, keyIn } from './keys.js';
import type { Place } from './place.js';

/** Where a release has written over lists, sums, data and search: all of it is young, and fetched anew within minutes anyway. */
export const everythingAt = (place: Place): string => addressOfKey(place, '*');

/** Its page, all its versions and their files, in every language. */
export function reportAddresses(place: Place, of: { readonly year: number; readonly agency: string }): string[] {
  const page = currentPageKey({ year: of.year, agency: { id: of.agency } });
  return LANGUAGES.map((language) => addressOfKey(place, keyIn(language, page)).replace(/index\.html$/, '*'));
}
