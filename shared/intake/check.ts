/**
 * Runs the rules on what was read, and stores what they found. Only here is a report searched for what it may have been
 * copied from: the answer is kept with the check, and whoever judges the report later goes on from it. Another agency's
 * report that changes, or is filed, afterwards makes no new finding.
 */
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { CheckResult } from '#shared/report/finding.js';
import { checkRecord } from '#shared/rules/index.js';
import { loadCaseOf } from '#shared/store/filing-case.js';
import { checkWrite, submissionNoteWrite } from '#shared/store/filings.js';
import { filingPartition } from '#shared/store/keys.js';
import { textWrites } from '#shared/store/texts.js';
import type { Table } from '#shared/store/table.js';
import { loadAreaTotals } from './area-totals.js';
import { searchForCopies } from './copies.js';
import { checkContext } from './judge.js';

/** What stands then: a repeat that comes too late finds what was stored before. @throws where there is nothing to check */
export async function checkSubmission(table: Table, id: SubmissionId, now: Date): Promise<CheckResult> {
  const { state, previous } = await loadCaseOf(table, id);
  const { submission, record, check: before } = state;
  if (submission === null || record === null) throw new Error(`nothing to check: ${id}`);
  const { copied, words, found } = await searchForCopies(table, submission, record, submission.n);
  const area = await loadAreaTotals(table, state.agency);
  const check = checkRecord(record, { ...checkContext(state, now, previous), copied, area });
  const committed = await table.commit([
    // Only while the intake is at work: a late repeat must not touch the findings that a filing rests on.
    submissionNoteWrite(submission),
    checkWrite(filingPartition(submission), submission.n, check),
    ...textWrites(submission, words, found),
  ]);
  return committed === 'committed' ? check : (before ?? check);
}
