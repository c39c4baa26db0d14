/**
 * Where the site of an area stands in the one bucket: at its root, or in a folder of its own below `areas/`. Keys in manifests, and
 * all that draws a page, are of the site alone; its place is put before them where an object is written and where an address is
 * given out. So a site is verified from its own address on, wherever it stands.
 */
import * as z from 'zod';
import type { AreaId } from '#shared/ids/area-id.js';
import { textsIn, type Language, type Texts } from '#shared/words/texts.js';

/** What the key of an object begins with: nothing, or a folder with a closing slash. */
export const placeSchema = z
  .string()
  .regex(/^(?:areas\/[a-z][a-z0-9-]*\/)?$/)
  .brand('Place');
export type Place = z.infer<typeof placeSchema>;

export const ROOT: Place = placeSchema.parse('');

/** Of every area but the one that came to the bucket first. */
export function folderOf(area: AreaId | string): Place {
  return placeSchema.parse(`areas/${area}/`);
}

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
