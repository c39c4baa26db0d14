/**
 * Works through the outbox rows that a call names: claims each, does its work, and notes how it
 * ended. A row that cannot be done now is put off and never holds up the rows behind it; one that is given up
 * stays in the table, and the log says so in the words that an alarm listens for. A row that nobody can read is given up at
 * once. What newer code wrote is never given up: the row waits as it is, or is put off, until that code is back.
 */
import * as z from 'zod';
import { ROW_DONE, ROW_FAILED, ROW_PUT_OFF } from '#shared/workflow/alarmed-lines.js';
import { rowKeyOf, type OutboxCall } from '#shared/workflow/outbox-workers.js';
import { NewerFormat } from '#shared/formats/format.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { claimRow, failRow, finishRow, outboxKeyOf, postponeRow, UNREADABLE } from './outbox.js';
import type { Table, Write } from './table.js';

/** `done` with what is to be written where the row is done: with it, or not at all where its condition does not hold. */
export type WorkResult =
  'done' | { readonly done: readonly Write[] } | { readonly later: string } | { readonly failed: string };

export interface Worker<K extends OutboxRow['kind']> {
  readonly table: Table;
  readonly log: Log;
  readonly kind: K;
  readonly now: () => Date;
  /** After a row failed, or was given up after many tries: whoever waits for it is to see that. */
  readonly onFailed?: (row: Extract<OutboxRow, { kind: K }>, how: 'failed' | 'given up') => Promise<void>;
  /** After a row was put off once more, for the reason that it says. */
  readonly onPutOff?: (row: Extract<OutboxRow, { kind: K }>) => Promise<void>;
}

/** The table did not answer for some of the rows: Lambda calls the function again, and those that are done pass by. */
export class RowsNotReached extends Error {
  override readonly name = 'RowsNotReached';
  readonly code = 'rows-not-reached';
  readonly remedy = 'None: the call is made again, and what is left of it then is found by settle.';
  constructor(rows: number, cause: unknown) {
    super(`${rows} outbox rows were not worked on`, { cause });
  }
}

/** @throws RowsNotReached after all others were worked on: what hinders one row may hinder that one alone */
export async function workThrough<K extends OutboxRow['kind']>(
  worker: Worker<K>,
  { Records }: OutboxCall,
  work: (row: Extract<OutboxRow, { kind: K }>) => Promise<WorkResult>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const record of Records) {
    try {
      await workOn(worker, rowKeyOf(record), work);
    } catch (error) {
      worker.log.error('outbox row not worked on', { error: errorForLog(error) });
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new RowsNotReached(errors.length, errors[0]);
}

async function workOn<K extends OutboxRow['kind']>(
  { table, log, kind, now, onFailed, onPutOff }: Worker<K>,
  pk: string | undefined,
  work: (row: Extract<OutboxRow, { kind: K }>) => Promise<WorkResult>,
): Promise<void> {
  const key = outboxKeyOf(pk ?? '');
  if (key === undefined) return;
  let row: OutboxRow | undefined;
  try {
    row = await claimRow(table, key, now());
  } catch (error) {
    if (error instanceof NewerFormat) {
      log.error('outbox row of newer code', { kind, error: errorForLog(error) });
    } else if (error instanceof z.ZodError) {
      const reason = `${UNREADABLE}: ${error.issues.map(({ path }) => path.join('.')).join(', ')}`;
      await failRow(table, key, reason, now());
      log.error(ROW_FAILED, { kind, row: key.pk, reason });
    } else throw error;
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
    log.info(ROW_DONE, { kind, row: row.id });
  } else if ('failed' in result) {
    await failRow(table, key, result.failed, now());
    log.error(ROW_FAILED, { kind, row: row.id, reason: result.failed });
    await onFailed?.(row as Extract<OutboxRow, { kind: K }>, 'failed');
  } else if ((await postponeRow(table, row, result.later, now(), patient)) === 'given up') {
    log.error(ROW_FAILED, { kind, row: row.id, reason: result.later, attempts: row.attempts });
    await onFailed?.(row as Extract<OutboxRow, { kind: K }>, 'given up');
  } else {
    log.warn(ROW_PUT_OFF, { kind, row: row.id, reason: result.later, attempts: row.attempts });
    await onPutOff?.(row as Extract<OutboxRow, { kind: K }>);
  }
}
