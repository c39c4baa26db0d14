/**
 * Runs every hour: compares what is stored and running, heals what it may, and says every drift in the log in the words
 * that an alarm counts. The answer is the report. An operator may invoke it with `{"quietMinutes": 0}`, to have looked at
 * what has just happened as well (docs/runbook.md).
 */
import * as z from 'zod';
import { openFunction } from '#shared/runtime/open-function.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import type { Drift } from '#shared/upkeep/drift.js';
import { openUpkeep } from '#shared/upkeep/open.js';
import { QUIET_MINUTES, reconcile } from '#shared/upkeep/reconcile.js';
import { DRIFT_FOUND } from '#shared/workflow/alarmed-lines.js';

const { environment, log, now } = openFunction('reconcile');
const upkeep = openUpkeep(environment, now);
const eventSchema = z.object({ quietMinutes: z.number().min(0).default(QUIET_MINUTES) });

export async function handler(event: unknown): Promise<{ drifts: readonly Drift[] }> {
  const { quietMinutes } = eventSchema.parse(event ?? {});
  const drifts = await reconcile(upkeep(), quietMinutes, {
    hasTime: timeLeft('reconcile', now),
    hasTimeForUploads: timeLeft('reconcile', now, 0.2),
    found: (drift) => log.error(DRIFT_FOUND, { ...drift }),
  });
  log.info('compared', { drifts: drifts.length, healed: drifts.filter(({ healed }) => healed).length });
  return { drifts };
}
