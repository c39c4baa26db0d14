/**
 * A roster gave a stage to somebody else: if it waits, they are asked in place of the one before. A row of the outbox stands for
 * it from the roster's own transaction on, so that nothing that breaks down in between leaves a stage with whom it no longer is.
 */
import { instantAfter } from '#shared/ids/calendar.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { openTable } from '#shared/store/client.js';
import { decisionUntil } from '#shared/season/deadlines.js';
import { loadAgency } from '#shared/store/seasons.js';
import { workThrough } from '#shared/store/outbox-worker.js';
import { handOverStage } from '#shared/upkeep/hand-over.js';

const { environment, log, now } = openFunction('reassign-stage');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);
const decisionDays = wholeNumber('DECISION_DAYS', environment.DECISION_DAYS);

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'reassign', now }, call, async (row) => {
    const { area, year, agency, stage, before } = row;
    const { deadline = '' } = (await loadAgency(table, { area, year, agency })) ?? {};
    const until = decisionUntil(now(), deadline, decisionDays);
    const terms = { grantExpiresAt: instantAfter(now(), linkDays), until, by: 'import-roster' };
    const outcome = await handOverStage(table, { area, year, agency }, stage, terms, now(), [before]);
    if (!('refused' in outcome)) return 'done';
    const { code } = outcome.refused;
    return code === 'busy' ? { later: code } : { failed: code };
  });
}
