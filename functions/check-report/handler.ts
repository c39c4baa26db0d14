/** Runs the rules on a submission's record and stores what they found. */
import { openFunction } from '#shared/runtime/open-function.js';
import { openTable } from '#shared/store/client.js';
import { checkSubmission } from '#shared/intake/check.js';
import { submissionInputSchema } from '#shared/workflow/payloads.js';

const { environment, now } = openFunction('check-report');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<{ submission: string; findings: number }> {
  const { submission } = submissionInputSchema.parse(event);
  return { submission, findings: await checkSubmission(table, submission, now()) };
}
