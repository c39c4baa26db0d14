/** Runs the rules on a submission's record and stores what they found. */
import { openFunction } from '#shared/runtime/open-function.js';
import { checkRecord } from '#shared/rules/index.js';
import { openTable } from '#shared/store/client.js';
import { loadCheckContext } from '#shared/intake/judge.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { checkWrite, submissionNoteWrite } from '#shared/store/filings.js';
import { filingPartition } from '#shared/store/keys.js';
import { textWrite } from '#shared/store/texts.js';
import { submissionInputSchema } from '#shared/workflow/payloads.js';

const { environment } = openFunction('check-report');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<{ submission: string; findings: number }> {
  const { submission: id } = submissionInputSchema.parse(event);
  const state = await loadStateOf(table, id);
  const { submission, record } = state;
  if (submission === null || record === null) throw new Error(`nothing to check: ${id}`);
  const check = checkRecord(record, await loadCheckContext(table, state, new Date()));
  // Only while the intake is at work: a late repeat must not touch the findings that a filing rests on.
  const partition = filingPartition(submission);
  await table.commit([
    submissionNoteWrite(submission),
    checkWrite(partition, submission.n, check),
    textWrite(submission, record),
  ]);
  return { submission: id, findings: check.findings.length };
}
