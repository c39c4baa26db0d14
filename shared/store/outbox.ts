/**
 * Rows of the outbox (outbox/row.ts) on their way: the table's stream brings a row to its function at once, and
 * `settle` brings it again when it is due and not done. Hence at least once; each function claims a row before it
 * acts, so that a row is not worked on twice at the same time and a done row is never worked on again.
 */
import { cutTo } from '#shared/ids/cut.js';
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import { outboxRowSchema, type OutboxDraft, type OutboxRow } from '#shared/outbox/row.js';
import { Format } from '#shared/formats/format.js';
import { withArea } from '#shared/formats/steps/area.js';
import { expiryOf } from '#shared/season/retention.js';
import { DUE, duePartition, GIVEN_UP } from './due-shards.js';
import { outboxKey } from './keys.js';
import type { Item, Key, Table, Write } from './table.js';

/** How long a function may work on a row before another may take it over: longer than any function's timeout. */
export const LEASE_SECONDS = 330;
/** After so many tries a row stays where it is and an alarm tells a person (docs/runbook.md): after about five hours. */
export const MAX_ATTEMPTS = 12;
/** For three days: a mail server may be down over a weekend, and others are to be written to again for days (RFC 5321, 4.5.4.1). */
export const MAX_MAIL_ATTEMPTS = 80;
export const maxAttempts = (kind: OutboxRow['kind']): number => (kind === 'mail' ? MAX_MAIL_ATTEMPTS : MAX_ATTEMPTS);
/** How the reason of a row begins that was tried in vain, and of one that could not be read; all others were ended as was meant. */
export const GAVE_UP = 'given up after';
export const UNREADABLE = 'not of the form that its version says';
const ROW = new Format('outbox row', outboxRowSchema, [withArea]);

/** The write that queues a row, for the deed's transaction. `dueAt` in the future delays it until `settle` finds it. */
export function queueWrite(area: string, draft: OutboxDraft, dueAt: Date): Write {
  const key = outboxKey(area, draft.kind, draft.id);
  return {
    Put: {
      Item: {
        ...key,
        v: ROW.version,
        ...draft,
        area,
        status: 'queued',
        dueAt: dueAt.toISOString(),
        firstDueAt: dueAt.toISOString(),
        duePk: duePartition(key.pk),
        attempts: 0,
        error: null,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** The row as one that is done: whoever looks whether it was queued finds it, and nobody works on it. */
export function doneWrite(area: string, draft: OutboxDraft, now: Date): Write {
  const { Put } = queueWrite(area, draft, now);
  if (Put?.Item === undefined) throw new Error('a row is queued by a put');
  const { duePk: _duePk, ...item } = Put.Item;
  return { Put: { ...Put, Item: { ...item, status: 'done', expiresAtSeconds: expiryOf('mail', now) } } };
}

export async function loadRow(table: Table, key: Key): Promise<OutboxRow | undefined> {
  const item = await table.get(key);
  return item === undefined ? undefined : outboxRowFrom(item);
}

export function outboxRowFrom(item: Item): OutboxRow {
  return ROW.read(item, item['v']);
}

/** The row as one that failed before it came into this table: nobody works on it, and it is not listed with what was given up here. */
export function failedItem({ duePk: _duePk, ...item }: Item, error: string, now: Date): Item {
  return { ...item, status: 'failed', error: cutTo(error, 300), expiresAtSeconds: expiryOf('mail', now) } as Item;
}

/** Takes a row for work; undefined when it is done, failed, not yet due, or in other hands. */
export async function claimRow(table: Table, key: Key, now: Date): Promise<OutboxRow | undefined> {
  const row = await loadRow(table, key);
  if (row === undefined || row.status === 'done' || row.status === 'failed') return undefined;
  if (row.dueAt > now.toISOString()) return undefined;
  const until = new Date(now.getTime() + LEASE_SECONDS * 1000).toISOString();
  const outcome = await table.commit([
    {
      Update: {
        Key: { ...key },
        UpdateExpression: 'SET #status = :working, dueAt = :until, attempts = attempts + :one, rearms = :none',
        ConditionExpression: '#status IN (:queued, :working) AND dueAt = :seen',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':working': 'working',
          ':queued': 'queued',
          ':until': until,
          ':seen': row.dueAt,
          ':one': 1,
          ':none': 0,
        },
      },
    },
  ]);
  return outcome === 'committed' ? { ...row, status: 'working', dueAt: until, attempts: row.attempts + 1 } : undefined;
}

/** The row's work is done; it leaves the index and, much later, the table. What goes with it may have become void. */
export async function finishRow(table: Table, key: Key, now: Date, together: readonly Write[] = []): Promise<void> {
  const done = endWrite(key, 'done', null, now);
  if ((await table.commit([done, ...together])) === 'stale' && together.length > 0) await table.commit([done]);
}

/** The work cannot succeed (a refused address): kept with the reason, not tried again. */
export async function failRow(table: Table, key: Key, error: string, now: Date): Promise<void> {
  await table.commit([endWrite(key, 'failed', cutTo(error, 300), now)]);
}

/**
 * Not now: due again after a delay that doubles with every try (30 s up to 1 hour), or given up after the last one, unless
 * time alone will do it (`patient`). Changes nothing of a row whose lease ended meanwhile: it is in other hands then, and
 * must not go to third ones.
 */
export async function postponeRow(
  table: Table,
  row: OutboxRow,
  error: string,
  now: Date,
  patient = row.kind === 'tell',
): Promise<'put off' | 'given up'> {
  if (row.attempts >= maxAttempts(row.kind) && !patient) {
    const reason = cutTo(`${GAVE_UP} ${row.attempts} tries: ${error}`, 300);
    const outcome = await table.commit([
      endWrite(outboxKey(row.area, row.kind, row.id), 'failed', reason, now, row.dueAt),
    ]);
    return outcome === 'committed' ? 'given up' : 'put off';
  }
  const seconds = Math.min(3600, 30 * 2 ** Math.max(0, row.attempts - 1));
  await table.commit([
    {
      Update: {
        Key: { ...outboxKey(row.area, row.kind, row.id) },
        UpdateExpression: 'SET #status = :queued, dueAt = :due, #error = :error',
        ConditionExpression: '#status = :working AND dueAt = :lease',
        ExpressionAttributeNames: { '#status': 'status', '#error': 'error' },
        ExpressionAttributeValues: {
          ':queued': 'queued',
          ':working': 'working',
          ':lease': row.dueAt,
          ':due': new Date(now.getTime() + seconds * 1000).toISOString(),
          ':error': cutTo(error, 300),
        },
      },
    },
  ]);
  return 'put off';
}

/** Brings a row to its function again through the stream: by `settle` when due, or because its time came earlier. */
export async function rearmRow(table: Table, key: Key, now: Date): Promise<void> {
  await table.commit([
    {
      Update: {
        Key: { ...key },
        UpdateExpression: 'SET #status = :queued, dueAt = :now, rearms = if_not_exists(rearms, :none) + :one',
        // A row of a newer version waits for the code that knows it.
        ConditionExpression:
          '(#status = :queued OR (#status = :working AND dueAt <= :now)) AND (attribute_not_exists(v) OR v <= :v)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':queued': 'queued',
          ':working': 'working',
          ':now': now.toISOString(),
          ':v': ROW.version,
          ':none': 0,
          ':one': 1,
        },
      },
    },
  ]);
}

/** Puts a row where code looks for it that knows one partition of the index alone; it stays due when it was. */
export async function gatherRow(table: Table, key: Key): Promise<void> {
  await table.commit([
    {
      Update: {
        Key: { ...key },
        UpdateExpression: 'SET duePk = :first',
        ConditionExpression: '#status IN (:queued, :working)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':first': DUE, ':queued': 'queued', ':working': 'working' },
      },
    },
  ]);
}

/** A row that was done or given up is to be done once more: what it did was lost, or what hindered it is mended. */
export async function requeueRow(table: Table, key: Key, now: Date): Promise<'queued' | 'as it was'> {
  const outcome = await table.commit([
    {
      Update: {
        Key: { ...key },
        UpdateExpression:
          'SET #status = :queued, dueAt = :now, duePk = :due, attempts = :none, rearms = :none REMOVE expiresAtSeconds',
        ConditionExpression: '#status IN (:done, :failed) AND (attribute_not_exists(v) OR v <= :v)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':queued': 'queued',
          ':done': 'done',
          ':failed': 'failed',
          ':now': now.toISOString(),
          ':due': duePartition(key.pk),
          ':none': 0,
          ':v': ROW.version,
        },
      },
    },
  ]);
  return outcome === 'committed' ? 'queued' : 'as it was';
}

/** Queues a row, or what stands under its name once more. */
export async function queueAgain(table: Table, area: string, draft: OutboxDraft, now: Date): Promise<void> {
  if ((await table.commit([queueWrite(area, draft, now)])) === 'committed') return;
  await requeueRow(table, outboxKey(area, draft.kind, draft.id), now);
}

function endWrite(key: Key, status: 'done' | 'failed', error: string | null, now: Date, lease?: string): Write {
  return {
    Update: {
      Key: { ...key },
      UpdateExpression: `SET #status = :status, #error = :error, expiresAtSeconds = :ttl${
        status === 'failed' ? ', duePk = :givenUp' : ' REMOVE duePk'
      }`,
      ConditionExpression: `#status IN (:queued, :working)${lease === undefined ? '' : ' AND dueAt = :lease'}`,
      ExpressionAttributeNames: { '#status': 'status', '#error': 'error' },
      ExpressionAttributeValues: {
        ...(lease === undefined ? {} : { ':lease': lease }),
        ...(status === 'failed' ? { ':givenUp': GIVEN_UP } : {}),
        ':status': status,
        ':error': error,
        ':queued': 'queued',
        ':working': 'working',
        ':ttl': expiryOf('mail', now),
      },
    },
  };
}

/** Which kind of row a stream record's key names, or undefined for a key that is no outbox row. */
export function outboxKeyOf(pk: string): Key | undefined {
  return Object.values(OUTBOX_PREFIX).some((prefix) => pk.startsWith(prefix)) ? { pk, sk: 'OUTBOX' } : undefined;
}
