/**
 * Tells the waiting review machine what was decided. The only function that may use a task token. A decision whose
 * token is not there yet, or no longer good, stays in the outbox until the machine asks again.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import { standingDecision } from '#shared/deeds/filing/decide.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import { openTable } from '#shared/store/client.js';
import { workThrough } from '#shared/store/outbox-worker.js';
import { forgetTask, loadToTell } from '#shared/store/tasks.js';
import { stepFunctionsClient, tellTask } from '#shared/runtime/executions.js';
import type { DecisionOutput } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('tell-decision');
const table = openTable(environment.TABLE_NAME);
const stepFunctions = stepFunctionsClient();

export async function handler(call: OutboxCall): Promise<void> {
  return workThrough({ table, log, kind: 'tell', now: () => new Date() }, call, async (row) => {
    const { submission, task } = await loadToTell(table, row.submission, row.stage);
    const decision = submission === undefined ? undefined : outcomeOf(submission, row.stage);
    if (decision === undefined) return { later: 'no decision stands' };
    if (task === undefined) return { later: 'not asked yet' };
    if ((await tellTask(stepFunctions, task.token, decision)) === 'gone')
      return { later: 'the task waits under another token' };
    await forgetTask(table, row.submission, row.stage, task.token);
    return 'done';
  });
}

function outcomeOf(submission: Submission, stage: Stage): DecisionOutput | undefined {
  const decision = standingDecision(submission, stage);
  if (decision !== undefined) return { outcome: decision.outcome };
  // Stopped while somebody was being asked: the machine ends as after a withdrawal, also one of a former definition.
  return ['withdrawn', 'stopped'].includes(submission.state) ? { outcome: 'withdrawn' } : undefined;
}
