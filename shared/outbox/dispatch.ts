/**
 * Sorts what the table's stream brings by who works on it. Rows of one kind never wait for those of another, and a row that
 * comes by twice in a batch is handed on once.
 */
import { OUTBOX_QUEUES, queueOfKey, type OutboxQueue } from '#shared/workflow/outbox-prefix.js';
import { rowKeyOf, rowsAtOnce, type KeyRecord, type OutboxCall } from '#shared/workflow/outbox-workers.js';

/** One call of a worker. */
export interface Handful {
  readonly queue: OutboxQueue;
  readonly call: OutboxCall;
}

export interface Sorted {
  readonly handfuls: readonly Handful[];
  /** How many rows are of a kind that this code does not know: newer code wrote them, and they wait for it in the table. */
  readonly unknown: number;
}

export function sortRows(records: readonly KeyRecord[]): Sorted {
  const keys = [...new Set(records.flatMap((record) => rowKeyOf(record) ?? []))];
  return {
    handfuls: OUTBOX_QUEUES.flatMap((queue) =>
      handfulsOf(
        keys.filter((key) => queueOfKey(key) === queue),
        rowsAtOnce(queue),
      ).map((call) => ({ queue, call })),
    ),
    unknown: keys.filter((key) => queueOfKey(key) === undefined).length,
  };
}

function handfulsOf(keys: readonly string[], size: number): OutboxCall[] {
  const count = Math.ceil(keys.length / size);
  return Array.from({ length: count }, (_, n) => ({
    Records: keys.slice(n * size, (n + 1) * size).map((pk) => ({ dynamodb: { Keys: { pk: { S: pk } } } })),
  }));
}
