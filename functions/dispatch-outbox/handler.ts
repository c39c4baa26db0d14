/**
 * Reads the keys of outbox rows from the table's stream and calls the function that works on each queue. It reads no row: what
 * is in one cannot hold it up. Whatever is not handed on stays due in the table, where `settle` finds it
 * (docs/adr/0069-one-dispatcher.md).
 */
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod';
import { sortRows } from '#shared/outbox/dispatch.js';
import { callLater, lambdaClient, mayPass } from '#shared/runtime/call-later.js';
import { errorForLog } from '#shared/runtime/log.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { ROWS_NOT_HANDED_ON } from '#shared/workflow/alarmed-lines.js';
import { OUTBOX_QUEUES } from '#shared/workflow/outbox-prefix.js';

const { environment, log } = openFunction('dispatch-outbox');
const lambda = lambdaClient();
/** Names of functions by queue, as infra/ writes them. */
const workers = z.record(z.enum(OUTBOX_QUEUES), z.string().min(1)).parse(JSON.parse(environment.OUTBOX_WORKERS));

/** @throws where nothing of the batch could be handed on and a moment may mend it: then the stream brings it again, and nobody waits behind it in vain */
export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  const { handfuls, unknown } = sortRows(event.Records);
  if (unknown > 0) log.warn('rows of kinds that this code does not know', { rows: unknown });
  const outcomes = await Promise.allSettled(handfuls.map(({ queue, call }) => callLater(lambda, workers[queue], call)));
  const failures = outcomes.flatMap((outcome, n) =>
    outcome.status === 'rejected' ? [{ queue: handfuls[n]?.queue, reason: outcome.reason as unknown }] : [],
  );
  for (const { queue, reason } of failures) log.error(ROWS_NOT_HANDED_ON, { queue, error: errorForLog(reason) });
  const passing = failures.find(({ reason }) => mayPass(reason));
  if (passing !== undefined && failures.length === handfuls.length) throw passing.reason;
}
