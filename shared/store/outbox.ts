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
import { outboxKey } from './keys.js';
import { DUE, GIVEN_UP, type Key, type Table, type Write } from './table.js';

/** How long a function may work on a row before another may take it over: longer than any function's timeout. */
export const LEASE_SECONDS = 180;
/** After so many tries a row stays where it is and an alarm tells a person (docs/runbook.md). */
export const MAX_ATTEMPTS = 12;
const KEEP_DAYS = 60;
const ROW = new Format('outbox row', outboxRowSchema, [withArea]);

/** The write that queues a row, for the deed's transaction. `dueAt` in the future delays it until `settle` finds it. */
export function queueWrite(area: string, draft: OutboxDraft, dueAt: Date): Write {
  return {
    Put: {
      TableName: '',
      Item: {
        ...outboxKey(area, draft.kind, draft.id),
        v: ROW.version,
        ...draft,
        area,
        status: 'queued',
        dueAt: dueAt.toISOString(),
        duePk: DUE,
        attempts: 0,
        error: null,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function loadRow(table: Table, key: Key): Promise<OutboxRow | undefined> {
  const item = await table.get(key);
  return item === undefined ? undefined : ROW.read(item, item['v']);
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
        TableName: '',
        Key: { ...key },
        UpdateExpression: 'SET #status = :working, dueAt = :until, attempts = attempts + :one',
        ConditionExpression: '#status IN (:queued, :working) AND dueAt = :seen',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':working': 'working',
          ':queued': 'queued',
          ':until': until,
          ':seen': row.dueAt,
          ':one': 1,
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
  if (row.attempts >= MAX_ATTEMPTS && !patient) {
    const reason = cutTo(`given up after ${row.attempts} tries: ${error}`, 300);
    const outcome = await table.commit([
      endWrite(outboxKey(row.area, row.kind, row.id), 'failed', reason, now, row.dueAt),
    ]);
    return outcome === 'committed' ? 'given up' : 'put off';
  }
  const seconds = Math.min(3600, 30 * 2 ** Math.max(0, row.attempts - 1));
  await table.commit([
    {
      Update: {
        TableName: '',
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
        TableName: '',
        Key: { ...key },
        UpdateExpression: 'SET #status = :queued, dueAt = :now',
        // A row of a newer version waits for the code that knows it.
        ConditionExpression:
          '(#status = :queued OR (#status = :working AND dueAt <= :now)) AND (attribute_not_exists(v) OR v <= :v)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':queued': 'queued',
          ':working': 'working',
          ':now': now.toISOString(),
          ':v': ROW.version,
        },
      },
    },
  ]);
}

/** A row that was done or given up is to be done once more: what it did was lost, or what hindered it is mended. */
export async function requeueRow(table: Table, key: Key, now: Date): Promise<'queued' | 'as it was'> {
  const outcome = await table.commit([
    {
      Update: {
        TableName: '',
        Key: { ...key },
        UpdateExpression: 'SET #status = :queued, dueAt = :now, duePk = :due, attempts = :none REMOVE expiresAtSeconds',
        ConditionExpression: '#status IN (:done, :failed) AND (attribute_not_exists(v) OR v <= :v)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':queued': 'queued',
          ':done': 'done',
          ':failed': 'failed',
          ':now': now.toISOString(),
          ':due': DUE,
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
      TableName: '',
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
        ':ttl': Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400,
      },
    },
  };
}

/** Which kind of row a stream record's key names, or undefined for a key that is no outbox row. */
export function outboxKeyOf(pk: string): Key | undefined {
  return Object.values(OUTBOX_PREFIX).some((prefix) => pk.startsWith(prefix)) ? { pk, sk: 'OUTBOX' } : undefined;
}
