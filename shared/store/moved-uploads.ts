/**
 * Uploads that lie elsewhere since their area was put back from a bundle. A bucket gives its own version ids, and what was
 * filed, claimed and sealed names those of the bucket before: they stay what they are, names of an arrival. Where its bytes
 * lie now stands beside them, with the digest that says that they are the same.
 *
 *   UPLOAD#{area}#{key}   MOVED#{versionId}   key and version in this installation's bucket
 */
import * as z from 'zod';
import { arrivalSchema, type Arrival } from '#shared/filing/model.js';
import { Format } from '#shared/formats/format.js';
import { digestSchema } from '#shared/ids/digest.js';
import { uploadFormKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';

const movedSchema = z.object({
  now: arrivalSchema,
  sha256: digestSchema,
  /** When they were put there; rows of former code do not say. */
  at: z.iso.datetime().optional(),
});
export type MovedUpload = z.infer<typeof movedSchema>;
const MOVED = new Format('moved upload', movedSchema);

const MOVED_PREFIX = 'MOVED#';
const movedKey = ({ key, versionId }: Arrival): Key => ({
  pk: uploadFormKey(key).pk,
  sk: `${MOVED_PREFIX}${versionId}`,
});

/** Where the bytes of an arrival lie: where they arrived, unless they were put back. */
export async function placeOfArrival(table: Table, arrival: Arrival): Promise<Arrival> {
  const item = await table.get(movedKey(arrival));
  return item === undefined ? arrival : valueIn(MOVED, item, 'moved').now;
}

/** All that arrived under this key and lies elsewhere now. */
export async function movedFrom(table: Table, key: string): Promise<MovedUpload[]> {
  const items = await table.list(uploadFormKey(key).pk, MOVED_PREFIX);
  return items.map((item) => valueIn(MOVED, item, 'moved'));
}

/** Said once: a second copy of the same bytes is nobody's. */
export function movedWrite(arrival: Arrival, moved: MovedUpload): Write {
  return {
    Put: {
      Item: itemOf(MOVED, movedKey(arrival), 'moved', moved),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export const isMoved = ({ pk, sk }: Key): boolean => pk.startsWith('UPLOAD#') && sk.startsWith('MOVED#');

/** Which arrival the item says has moved, and where to. */
export function movedArrival(item: Item): { readonly arrival: Arrival; readonly now: Arrival } {
  const [, , ...key] = item.pk.split('#');
  const arrival = { key: key.join('#'), versionId: item.sk.slice('MOVED#'.length) };
  return { arrival, now: valueIn(MOVED, item, 'moved').now };
}
