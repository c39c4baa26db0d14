/**
 * Runs every hour: compares what is stored and running, heals what it may, and says every drift in the log in the words
 * that an alarm counts. The answer is the report. An operator may invoke it with `{"quietMinutes": 0}`, to have looked at
 * what has just happened as well (docs/runbook.md).
 */
import * as z from 'zod';
import { stepFunctionsClient } from '#shared/runtime/executions.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { s3Client } from '#shared/s3/objects.js';
import { openProof } from '#shared/proof/open.js';
import { openTable } from '#shared/store/client.js';
import type { Drift } from '#shared/upkeep/drift.js';
import { LivingExecutions } from '#shared/upkeep/executions.js';
import { reconcile } from '#shared/upkeep/reconcile.js';
import { DRIFT_FOUND } from '#shared/workflow/alarmed-lines.js';

const { environment, log, now } = openFunction('reconcile');
const table = openTable(environment.TABLE_NAME);
const s3 = s3Client();
const proof = openProof(table, environment);
const stepFunctions = stepFunctionsClient();
/** By then whatever a deed set going has come to rest, or will not. */
const QUIET_MINUTES = 15;
const eventSchema = z.object({ quietMinutes: z.number().min(0).default(QUIET_MINUTES) });

export async function handler(event: unknown): Promise<{ drifts: readonly Drift[] }> {
  const { quietMinutes } = eventSchema.parse(event ?? {});
  const drifts = await reconcile(
    {
      table,
      s3,
      uploadsBucket: environment.UPLOADS_BUCKET,
      documentsBucket: environment.DOCUMENTS_BUCKET,
      siteBucket: environment.SITE_BUCKET,
      // Anew each time: what is running is listed once per run.
      executions: {
        intake: new LivingExecutions(stepFunctions, environment.INTAKE_MACHINE_ARN),
        review: new LivingExecutions(stepFunctions, environment.REVIEW_MACHINE_ARN),
        release: new LivingExecutions(stepFunctions, environment.RELEASE_MACHINE_ARN),
      },
      proof,
      now,
    },
    quietMinutes,
  );
  for (const drift of drifts) log.error(DRIFT_FOUND, { ...drift });
  log.info('compared', { drifts: drifts.length, healed: drifts.filter(({ healed }) => healed).length });
  return { drifts };
}
