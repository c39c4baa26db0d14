/**
 * When somebody last opened a mailed link, or signed in: one row for each person and season, written over each time. It
 * tells the publisher that a mail arrived and was opened by its reader; no mail tells so by itself.
 */
import * as z from 'zod';
import type { Grant } from '#shared/access/model.js';
import { personMark } from '#shared/access/links.js';
import { Format } from '#shared/formats/format.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { expiryOf } from '#shared/season/retention.js';
import { seenKey, seenPartition } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Table, Write } from './table.js';

const SEEN = new Format('last visit', z.object({ at: z.iso.datetime() }));

export function seenWrite(grant: Pick<Grant, 'area' | 'year' | 'person'>, now: Date): Write {
  return {
    Put: {
      Item: {
        ...itemOf(SEEN, seenKey(grant, personMark(grant.person)), 'seen', { at: now.toISOString() }),
        expiresAtSeconds: expiryOf('seen', now),
      },
    },
  };
}

/** When each person was last there, by their mark. */
export async function listSeen(table: Table, of: SeasonRef): Promise<Map<string, string>> {
  const items = await table.list(seenPartition(of), 'PERSON#');
  return new Map(items.map((item) => [item.sk.slice('PERSON#'.length), valueIn(SEEN, item, 'seen').at]));
}
