/**
 * What the scanner said of versions of uploads, kept beside their claims (uploads.ts): its word may come before the
 * version's arrival does, and is there then for whoever receives it.
 *
 *   UPLOAD#{area}#{key}    CHECKED#{versionId}    the first word that was heard
 */
import * as z from 'zod';
import type { Arrival } from '#shared/filing/model.js';
import { scanStatusSchema, THREAT_MAX, type ScanWord } from '#shared/filing/scan.js';
import { Format } from '#shared/formats/format.js';
import { scanKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

const WORD = new Format(
  'word of the scanner',
  z.object({ status: scanStatusSchema, threat: z.string().max(THREAT_MAX).optional(), at: z.iso.datetime() }),
);
const KEEP_DAYS = 30;

/** The first word stands; what is said after it changes nothing. */
export async function noteScan(table: Table, arrival: Arrival, word: ScanWord, now: Date): Promise<void> {
  const expiresAtSeconds = Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400;
  const value = { ...word, at: now.toISOString() };
  const Item = { ...itemOf(WORD, scanKey(arrival.key, arrival.versionId), 'word', value), expiresAtSeconds };
  await table.commit([{ Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } }]);
}

export function scanFrom(item: Item | undefined): ScanWord | undefined {
  return item === undefined ? undefined : valueIn(WORD, item, 'word');
}

export function unheardCheck({ key, versionId }: Arrival): Write {
  return {
    ConditionCheck: {
      Key: { ...scanKey(key, versionId) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}
