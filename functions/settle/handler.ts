/**
 * Finds by due time whatever was left behind: mail that did not leave, executions that did not start, decisions that
 * were not told, upload forms that are over. It does none of that work itself; it touches the row, and the stream
 * brings it to its function again.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import { openTable } from '#shared/store/client.js';
import { rearmRow } from '#shared/store/outbox.js';

const { environment, log } = openFunction('settle');
const table = openTable(environment.TABLE_NAME);
/** Enough for the busiest five minutes; what is left is found by the next run, oldest first. */
const LIMIT = 200;

export async function handler(): Promise<{ rearmed: number }> {
  const now = new Date();
  const keys = await table.due(now.toISOString(), LIMIT);
  for (const key of keys) await rearmRow(table, key, now);
  log.info('settled', { rearmed: keys.length });
  return { rearmed: keys.length };
}
