/**
 * Runs the rules on what was read, and stores what they found. Only here is a report searched for what it may have been
 * copied from: the answer is kept with the check, and whoever judges the report later goes on from it. Another agency's
 * report that changes afterwards makes no new finding.
 */
import type { Submission } from '#shared/filing/model.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { CheckResult, SharedText } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, comparedWith, indexWords, likelySources } from '#shared/rules/index.js';
import { loadCaseOf } from '#shared/store/filing-case.js';
import { checkWrite, submissionNoteWrite } from '#shared/store/filings.js';
import { filingPartition } from '#shared/store/keys.js';
import { findWords, loadSources, textWrites } from '#shared/store/texts.js';
import type { Table, Write } from '#shared/store/table.js';
import { checkContext } from './judge.js';

/** As many likely sources are read and compared; one copied report has one or two. */
const COMPARED = 4;

/** @throws where there is nothing to check */
export async function checkSubmission(table: Table, id: SubmissionId, now: Date): Promise<CheckResult> {
  const { state, previous } = await loadCaseOf(table, id);
  const { submission, record, check: before } = state;
  if (submission === null || record === null) throw new Error(`nothing to check: ${id}`);
  // Only while the intake is at work: a late repeat must not touch the findings that a filing rests on.
  if (submission.state !== 'received' && before !== null) return before;
  const { copied, writes } = await searchForCopies(table, submission, record);
  const check = checkRecord(record, { ...checkContext(state, previous, now), copied });
  await table.commit([
    submissionNoteWrite(submission),
    checkWrite(filingPartition(submission), submission.n, check),
    ...writes,
  ]);
  return check;
}

/** What the report shares with its likeliest sources, and the writes by which it is found itself from now on. */
async function searchForCopies(
  table: Table,
  submission: Submission,
  record: ReportRecord,
): Promise<{ copied: SharedText[]; writes: Write[] }> {
  const own = indexWords(record.sections);
  const words = [...new Set(own.flatMap((section) => section.words))];
  const found = await findWords(table, submission, words);
  const likely = likelySources(own, found.entered, submission.agency).slice(0, COMPARED);
  const sources = await loadSources(table, submission, likely);
  return { copied: comparedWith(record.sections, sources), writes: textWrites(submission, words, found) };
}
