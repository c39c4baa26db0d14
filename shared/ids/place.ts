/**
 * Where the site of an area stands in the one bucket of all sites: at its root, or in a folder of its own. Once it stands somewhere
 * it stays, because its addresses are public.
 */
import * as z from 'zod';

/** What the key of an object begins with: nothing, or a folder with a closing slash. */
export const placeSchema = z
  .string()
  .regex(/^(?:areas\/[a-z][a-z0-9-]*\/)?$/)
  .brand('Place');
export type Place = z.infer<typeof placeSchema>;

export const ROOT: Place = placeSchema.parse('');

/** Below it lie the folders of all sites but the one at the root. */
export const AREAS_FOLDER = 'areas/';

/**
 * Where in the bucket a key belongs: to the root, or to the folder that it lies in, which need not be one that a site can have.
 */
export function placeOfKey(key: string): string {
  return /^areas\/[^/]+\//.exec(key)?.[0] ?? ROOT;
}

/** Of every area but the one that came to the bucket first. */
export function folderOf(area: string): Place {
  return placeSchema.parse(`areas/${area}/`);
}
