/**
 * Works through the outbox rows that a batch of stream records names: claims each, does its work, and notes how it
 * ended. A row that cannot be done now is put off and never holds up the rows behind it; one that is given up
 * stays in the table, and the log says so in the words that an alarm listens for. What newer code wrote is never given up:
 * the row waits as it is, or is put off, until that code is back.
 */
import { ROW_FAILED } from '#shared/workflow/alarmed-lines.js';
import { NewerFormat } from '#shared/formats/format.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { claimRow, failRow, finishRow, outboxKeyOf, postponeRow } from './outbox.js';
import type { Table, Write } from './table.js';

/** `done` with what is to be written where the row is done: with it, or not at all where its condition does not hold. */
export type WorkResult =
  'done' | { readonly done: readonly Write[] } | { readonly later: string } | { readonly failed: string };

/** What the worker needs of a stream record: the stream carries keys only. */
export interface KeyRecord {
  readonly eventID?: string | undefined;
  readonly dynamodb?:
    | {
        readonly Keys?: Record<string, { readonly S?: string | undefined }> | undefined;
        readonly SequenceNumber?: string | undefined;
      }
    | undefined;
}

export interface Worker<K extends OutboxRow['kind']> {
  readonly table: Table;
  readonly log: Log;
  readonly kind: K;
  readonly now: () => Date;
  /** After a row failed, or was given up after many tries: whoever waits for it is to see that. */
  readonly onFailed?: (row: Extract<OutboxRow, { kind: K }>, how: 'failed' | 'given up') => Promise<void>;
}

export async function workThrough<K extends OutboxRow['kind']>(
  worker: Worker<K>,
  records: readonly KeyRecord[],
  work: (row: Extract<OutboxRow, { kind: K }>) => Promise<WorkResult>,
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of records) {
    try {
      await workOn(worker, record, work);
    } catch (error) {
      // The table itself did not answer: the stream brings this record and those behind it again.
      worker.log.error('outbox row not worked on', { error: errorForLog(error) });
      batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? record.eventID ?? '' });
      break;
    }
  }
  return { batchItemFailures };
}

async function workOn<K extends OutboxRow['kind']>(
  { table, log, kind, now, onFailed }: Worker<K>,
  record: KeyRecord,
  work: (row: Extract<OutboxRow, { kind: K }>) => Promise<WorkResult>,
): Promise<void> {
  const key = outboxKeyOf(record.dynamodb?.Keys?.['pk']?.S ?? '');
  if (key === undefined) return;
  let row: OutboxRow | undefined;
  try {
    row = await claimRow(table, key, now());
  } catch (error) {
    if (!(error instanceof NewerFormat)) throw error;
    log.error('outbox row of newer code', { kind, error: errorForLog(error) });
    return;
  }
  if (row === undefined || row.kind !== kind) return;
  let result: WorkResult;
  let patient: true | undefined;
  try {
    result = await work(row as Extract<OutboxRow, { kind: K }>);
  } catch (error) {
    const { name, message } = errorForLog(error);
    result = { later: `${name}: ${message}` };
    if (error instanceof NewerFormat) patient = true;
  }
  if (result === 'done' || 'done' in result) {
    await finishRow(table, key, now(), result === 'done' ? [] : result.done);
    log.info('outbox row done', { kind, row: row.id });
  } else if ('failed' in result) {
    await failRow(table, key, result.failed, now());
    log.error(ROW_FAILED, { kind, row: row.id, reason: result.failed });
    await onFailed?.(row as Extract<OutboxRow, { kind: K }>, 'failed');
  } else if ((await postponeRow(table, row, result.later, now(), patient)) === 'given up') {
    log.error(ROW_FAILED, { kind, row: row.id, reason: result.later, attempts: row.attempts });
    await onFailed?.(row as Extract<OutboxRow, { kind: K }>, 'given up');
  } else {
    log.warn('outbox row put off', { kind, row: row.id, reason: result.later, attempts: row.attempts });
  }
}
