/**
 * Finds by due time whatever was left behind: mail that did not leave, executions that did not start, decisions that
 * were not told, upload forms that are over. It does none of that work itself; it touches the row, and the stream
 * brings it to its function again. An operator invokes it with `{"gather": true}` before former code is deployed, which looks into
 * one partition of the index alone, until nothing is left in the others (docs/deploy.md).
 */
import * as z from 'zod';
import { SETTLED } from '#shared/workflow/alarmed-lines.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { openTable } from '#shared/store/client.js';
import { duePartitionsWritten } from '#shared/runtime/environment.js';
import { gatherRows, type Gathered } from '#shared/store/gather.js';
import { rearmRow } from '#shared/store/outbox.js';
import { timeLeft } from '#shared/runtime/time-left.js';

const { environment, log, now: clock } = openFunction('settle');
const table = openTable(environment.TABLE_NAME);
/** Rows that are touched side by side. */
const AT_ONCE = 10;
/** Each run begins with another partition of the index, so that the last of them has its turn, however much lies in the first. */
const RUN_MS = 300_000;

const eventSchema = z.object({ gather: z.boolean().default(false) });

export async function handler(event: unknown): Promise<{ rearmed: number } | Gathered> {
  const { gather } = eventSchema.catch({ gather: false }).parse(event ?? {});
  return gather ? gatherAll() : settleAll();
}

async function settleAll(): Promise<{ rearmed: number }> {
  const now = clock();
  const hasTime = timeLeft('settle', clock);
  // What is touched is due now: so it is not met again, and a row that newer code wrote holds up none behind it.
  const before = new Date(now.getTime() - 1).toISOString();
  let rearmed = 0;
  for await (const keys of table.dueInPages(before, AT_ONCE, Math.floor(now.getTime() / RUN_MS))) {
    await Promise.all(keys.map((key) => rearmRow(table, key, now)));
    rearmed += keys.length;
    // What is left is found by the next run.
    if (!hasTime()) break;
  }
  log.info(SETTLED, { rearmed });
  return { rearmed };
}

async function gatherAll(): Promise<Gathered> {
  const gathered = await gatherRows(table, { written: duePartitionsWritten(), hasTime: timeLeft('settle', clock) });
  log.info('gathered', { ...gathered });
  return gathered;
}
