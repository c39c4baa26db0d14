/** Takes over what the reader left, and runs the rules on it; how, shared/intake tells. */
import { REPORT_CHECKED } from '#shared/workflow/alarmed-lines.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { checkSubmission } from '#shared/intake/check.js';
import { storeReading } from '#shared/intake/stored-reading.js';
import { s3Client } from '#shared/s3/objects.js';
import { openTable } from '#shared/store/client.js';
import { submissionInputSchema, type CheckOutput } from '#shared/workflow/payloads.js';

const { environment, log, now } = openFunction('check-report');
const table = openTable(environment.TABLE_NAME);
const documents = { s3: s3Client(), documentsBucket: environment.DOCUMENTS_BUCKET };

export async function handler(event: unknown): Promise<CheckOutput> {
  const { submission } = submissionInputSchema.parse(event);
  const outcome = await storeReading({ table, ...documents }, submission);
  if (outcome === 'read') {
    const { findings } = await checkSubmission(table, submission, now());
    log.info(REPORT_CHECKED, { submission, findings: findings.length });
  }
  return { submission, outcome };
}
