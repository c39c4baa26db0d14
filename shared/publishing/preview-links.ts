/**
 * The pages of a preview lead to each other: an address that on the site begins at its root leads below the preview, where the same
 * object is shown. Nothing else of a page is touched, and no text can be taken for an address: in it a quotation mark is an entity.
 */
import { addressOfKey } from '#shared/site/keys.js';
import { HTML_TYPE } from '#shared/site/site-object.js';
import type { SiteObject } from '#shared/site/model.js';
import type { Place } from '#shared/site/place.js';

const ADDRESS = / (href|src)="([^"]*)"/g;

/** @param below the address of the preview, with no closing slash */
export function linkedBelow(object: SiteObject, place: Place, below: string): SiteObject {
  if (object.contentType !== HTML_TYPE || typeof object.body !== 'string') return object;
  const root = addressOfKey(place, '');
  const body = object.body.replaceAll(ADDRESS, (whole, name: string, address: string) =>
    address.startsWith(root) ? ` ${name}="${below}/${address.slice(root.length)}"` : whole,
  );
  return { ...object, body };
}
