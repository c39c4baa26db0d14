/**
 * The site of an area at its place. Keys in manifests, and all that draws a page, are of the site alone; its place is put before them
 * where an object is written and where an address is given out. So a site is verified from its own address on, wherever it stands.
 */
import { ROOT, type Place } from '#shared/ids/place.js';
import { textsIn, type Language, type Texts } from '#shared/words/texts.js';

export { ROOT, type Place };

export interface Site {
  readonly place: Place;
  /** Its address as the world writes it, place included, without a closing slash. */
  readonly base: string;
}

/** @param baseUrl of the bucket's root */
export function siteAt(baseUrl: string, place: Place): Site {
  return { place, base: `${baseUrl.replace(/\/+$/, '')}/${place}`.replace(/\/+$/, '') };
}

/** The address of its first page: an object's, but for the root's, which stands for one. */
export function homeOf({ place, base }: Site): string {
  return place === ROOT ? base : `${base}/index.html`;
}

/** What draws a page: words, and the place of the site that the page is of. */
export type PageTexts = Texts & { readonly place: Place };

export function pageTexts(language: Language, place: Place): PageTexts {
  return { ...textsIn(language), place };
}
