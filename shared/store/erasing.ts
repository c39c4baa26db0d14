/**
 * Persons taken out of what is kept (season/retention.ts). The one place that puts an event over an event, and it can put
 * nothing over it but what the chain already names: the hash stays, and the round that calls this had the erasing event
 * committed and signed before.
 *
 *   SEASON#{area}#2025   RETENTION   the salt of the season's pseudonyms, how far its filings were gone through, and when
 *                                    everybody was taken out
 */
import * as z from 'zod';
import type { Grant } from '#shared/access/model.js';
import type { AuditEvent } from '#shared/audit/chain.js';
import { auditEventSchema } from '#shared/audit/chain.js';
import type { StoredPart } from '#shared/form/stored-form.js';
import { Format } from '#shared/formats/format.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import { eventSortKey, formPartition, grantKey, seasonPartition } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Key, Table, Write } from './table.js';

/** A pass through the filings of a season, by the ids of their agencies, one after the other. */
const passSchema = z.object({
  /** Of the closing that it follows: a season that was opened and closed again is gone through anew. */
  closedAt: z.iso.datetime(),
  startedAt: z.iso.datetime(),
  /** The agency that was examined last. */
  last: agencyIdSchema.nullable(),
  /** Those of which somebody had to stay. */
  left: z.array(agencyIdSchema),
  /** When all had their turn. */
  endedAt: z.iso.datetime().nullable(),
  /** Who has a turn in it: those that the pass before left, and whatever moved since that one began. Null for all. */
  after: z.object({ startedAt: z.iso.datetime(), left: z.array(agencyIdSchema) }).nullable(),
});
export type Pass = z.infer<typeof passSchema>;

const retentionSchema = z.object({
  /** 32 bytes in hex. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  doneAt: z.iso.datetime().nullable(),
  pass: passSchema.nullable().default(null),
});
export type Retention = z.infer<typeof retentionSchema>;
const RETENTION_ROW = new Format('retention', retentionSchema);
const EVENT = new Format('audit event', auditEventSchema);

export const RETENTION_SORT_KEY = 'RETENTION';
const keyOf = (of: SeasonRef): Key => ({ pk: seasonPartition(of), sk: RETENTION_SORT_KEY });

export async function loadRetention(table: Table, of: SeasonRef): Promise<Retention | undefined> {
  const item = await table.get(keyOf(of));
  return item === undefined ? undefined : valueIn(RETENTION_ROW, item, 'retention');
}

/** The season's salt: the one that is there, or this one. */
export async function settleSalt(table: Table, of: SeasonRef, salt: string): Promise<Retention> {
  const item = itemOf(RETENTION_ROW, keyOf(of), 'retention', { salt, doneAt: null, pass: null });
  await table.commit([{ Put: { Item: item, ConditionExpression: 'attribute_not_exists(pk)' } }]);
  return (await loadRetention(table, of)) ?? { salt, doneAt: null, pass: null };
}

export async function noteRetention(table: Table, of: SeasonRef, retention: Retention): Promise<void> {
  await table.commit([{ Put: { Item: itemOf(RETENTION_ROW, keyOf(of), 'retention', retention) } }]);
}

export function endRetention(table: Table, of: SeasonRef, retention: Retention, now: Date): Promise<void> {
  return noteRetention(table, of, { ...retention, doneAt: now.toISOString() });
}

/** Only over the event of the same hash: whatever lies there else is left alone. */
export function erasedEventWrite(partition: string, event: AuditEvent): Write {
  return {
    Put: {
      Item: itemOf(EVENT, { pk: partition, sk: eventSortKey(event.seq) }, 'event', event),
      ConditionExpression: '#event.#hash = :hash',
      ExpressionAttributeNames: { '#event': 'event', '#hash': 'hash' },
      ExpressionAttributeValues: { ':hash': event.hash },
    },
  };
}

/** Whose it was is forgotten, and it opens nothing any more. */
export function erasedGrantWrite({ id, person }: Pick<Grant, 'id' | 'person'>): Write {
  return {
    Update: {
      Key: { ...grantKey(id) },
      UpdateExpression: 'SET #grant.#person = :person, #grant.#status = :revoked',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#grant': 'grant', '#person': 'person', '#status': 'status' },
      ExpressionAttributeValues: { ':person': person, ':revoked': 'revoked' },
    },
  };
}

/** What was typed stays; who typed it goes. Only over the version that was read. */
export function erasedPartWrite(of: FilingRef, { part, by, writers, version }: StoredPart): Write {
  return {
    Update: {
      Key: { pk: formPartition(of), sk: `PART#${part}` },
      UpdateExpression: 'SET #part.#by = :by, #part.#writers = :writers',
      ConditionExpression: '#part.#version = :version',
      ExpressionAttributeNames: { '#part': 'part', '#by': 'by', '#writers': 'writers', '#version': 'version' },
      ExpressionAttributeValues: { ':by': by, ':writers': writers, ':version': version },
    },
  };
}
