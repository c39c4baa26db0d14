/** Submissions of a filing as its pages show them, whoever looks: with their answers, and the one that was filed before. */
import { type FilingCase } from '#shared/deeds/filing/case.js';
import { answered } from '#shared/filing/answers.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { absoluteAddress, currentPageKey } from '#shared/site/keys.js';
import { listSubmissions, loadSubmissionFile, type SubmissionFile } from '#shared/store/filings.js';
import type { Table } from '#shared/store/table.js';
import type { ReadSubmission, SubmissionView } from './views.js';

/** All submissions of a filing, oldest first; the first alone is known already. */
export async function submissionsOf(table: Table, filing: Filing, current: Submission | null): Promise<Submission[]> {
  const alone = current !== null && filing.lastNumber === 1;
  return alone ? [current] : filing.lastNumber === 0 ? [] : listSubmissions(table, filing);
}

/** The last submission before this one that was filed: what a reviewer saw before. */
export async function previousFiled(table: Table, submission: Submission): Promise<ReadSubmission | null> {
  if (submission.n === 1) return null;
  const earlier = (await listSubmissions(table, submission)).filter(
    (other) => other.n < submission.n && other.statement !== null,
  );
  const last = earlier.at(-1);
  if (last === undefined) return null;
  const file = await loadSubmissionFile(table, last.id);
  return file === undefined ? null : readSubmission(file);
}

export function submissionView({
  submission,
  record,
  check,
}: Pick<FilingCase, keyof SubmissionView>): SubmissionView | null {
  return submission === null
    ? null
    : { submission, record, check: check === null ? null : answered(check, submission) };
}

function readSubmission({ submission, record, check }: SubmissionFile): ReadSubmission | null {
  return record === null || check === null ? null : { submission, record, check: answered(check, submission) };
}

/** Where a released report stands. */
export function publicAddress(siteBaseUrl: string, filing: Filing): string | null {
  if (filing.released === null) return null;
  return absoluteAddress(siteBaseUrl, currentPageKey({ year: filing.year, agency: { id: filing.agency } }));
}
