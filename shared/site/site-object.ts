/** How objects of the site are made: their types, that they change or stand, and a page once in each language. */
import { LANGUAGES, textsIn, type Texts } from '#shared/words/texts.js';
import { CHANGING, keyIn } from './keys.js';
import type { SiteObject } from './model.js';

export const HTML_TYPE = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';
export const CSV_TYPE = 'text/csv; charset=utf-8';

export function changing(key: string, body: string, contentType: string): SiteObject {
  return { key, body, contentType, cacheControl: CHANGING };
}

/** The same page once in each language. */
export function inEachLanguage(
  key: string,
  pageIn: (t: Texts) => string,
  cacheControl: SiteObject['cacheControl'] = CHANGING,
): SiteObject[] {
  return LANGUAGES.map((language) => ({
    key: keyIn(language, key),
    body: pageIn(textsIn(language)),
    contentType: HTML_TYPE,
    cacheControl,
  }));
}
