/** How objects of the site are made: their types, that they change or stand, and a page once in each language. */
import { LANGUAGES } from '#shared/words/texts.js';
import { CHANGING, keyIn } from './keys.js';
import type { SiteObject } from './model.js';
import { pageTexts, type PageTexts, type Place } from './place.js';

export const HTML_TYPE = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';
export const CSV_TYPE = 'text/csv; charset=utf-8';

export function changing(key: string, body: string, contentType: string): SiteObject {
  return { key, body, contentType, cacheControl: CHANGING };
}

/** The same page of the site that stands at a place, once in each language. */
export function inEachLanguage(
  place: Place,
  key: string,
  pageIn: (t: PageTexts) => string,
  cacheControl: SiteObject['cacheControl'] = CHANGING,
): SiteObject[] {
  return LANGUAGES.map((language) => ({
    key: keyIn(language, key),
    body: pageIn(pageTexts(language, place)),
    contentType: HTML_TYPE,
    cacheControl,
  }));
}
