/** Starts what a deed queued: an intake, a review or a release, by a name that makes starting twice one start. */
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { openTable } from '#shared/store/client.js';
import { workThrough } from '#shared/store/outbox-worker.js';
import { startExecution, stepFunctionsClient } from '#shared/runtime/executions.js';
import type { MachineName } from '#shared/workflow/functions.js';

const { environment, log } = openFunction('start-execution');
const table = openTable(environment.TABLE_NAME);
const stepFunctions = stepFunctionsClient();
const machines: Record<MachineName, string> = {
  intake: environment.INTAKE_MACHINE_ARN,
  review: environment.REVIEW_MACHINE_ARN,
  release: environment.RELEASE_MACHINE_ARN,
};

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'start', now: () => new Date() }, call, async (row) => {
    await startExecution(stepFunctions, { machineArn: machines[row.machine], name: row.name, input: row.input });
    return 'done';
  });
}
