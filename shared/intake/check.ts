/** Runs the rules on what was read of a submission and stores what they found, as long as its intake is at work. */
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { checkRecord } from '#shared/rules/index.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { checkWrite, submissionNoteWrite } from '#shared/store/filings.js';
import { filingPartition } from '#shared/store/keys.js';
import type { Table } from '#shared/store/table.js';
import { textWrite } from '#shared/store/texts.js';
import { loadCheckContext } from './judge.js';

/** How many findings there are now. @throws where nothing was read */
export async function checkSubmission(table: Table, id: SubmissionId, now: Date): Promise<number> {
  const state = await loadStateOf(table, id);
  const { submission, record } = state;
  if (submission === null || record === null) throw new Error(`nothing to check: ${id}`);
  const check = checkRecord(record, await loadCheckContext(table, state, now));
  await table.commit([
    // Only while the intake is at work: a late repeat must not touch the findings that a filing rests on.
    submissionNoteWrite(submission),
    checkWrite(filingPartition(submission), submission.n, check),
    textWrite(submission, record),
  ]);
  return check.findings.length;
}
