/** Runs the rules on a submission's record and stores what they found; how, shared/intake/check.ts tells. */
import { openFunction } from '#shared/runtime/open-function.js';
import { checkSubmission } from '#shared/intake/check.js';
import { openTable } from '#shared/store/client.js';
import { submissionInputSchema } from '#shared/workflow/payloads.js';

const { environment, now } = openFunction('check-report');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<{ submission: string; findings: number }> {
  const { submission } = submissionInputSchema.parse(event);
  const { findings } = await checkSubmission(table, submission, now());
  return { submission, findings: findings.length };
}
