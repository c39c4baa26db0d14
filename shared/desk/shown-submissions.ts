/** Submissions of a filing as its pages show them, whoever looks: with their answers, and the one that was filed before. */
import { type FilingCase } from '#shared/deeds/filing/case.js';
import { answered } from '#shared/filing/answers.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { absoluteAddress, currentPageKey } from '#shared/site/keys.js';
import { listSubmissions, loadSubmissionFile, type SubmissionFile } from '#shared/store/filings.js';
import { siteOf, type Unplaced } from '#shared/publishing/placed.js';
import type { Table } from '#shared/store/table.js';
import type { OpenReturn, ReadSubmission, SubmissionView } from './views.js';

/** Filed, and given up before anybody's decision on it counted. */
const OVERTAKEN: readonly SubmissionState[] = ['withdrawn', 'stopped'];

/** All submissions of a filing, oldest first; the first alone is known already. */
export async function submissionsOf(table: Table, filing: Filing, current: Submission | null): Promise<Submission[]> {
  const alone = current !== null && filing.lastNumber === 1;
  return alone ? [current] : filing.lastNumber === 0 ? [] : listSubmissions(table, filing);
}

/** What a submission is compared with: the one that was filed before it, and the one whose return it answers. */
export interface Earlier {
  readonly previous: ReadSubmission | null;
  readonly returned: ReadSubmission | null;
}

/** The last submission before this one that was filed, which a reviewer saw before, and the return that this one answers. */
export async function earlierOf(table: Table, submission: Submission): Promise<Earlier> {
  if (submission.n === 1) return { previous: null, returned: null };
  const earlier = (await listSubmissions(table, submission)).filter(
    (other) => other.n < submission.n && other.statement !== null,
  );
  const previous = await readAgain(table, earlier.at(-1));
  if (submission.checklist === undefined) return { previous, returned: null };
  const returned = openReturn(earlier, null)?.submission;
  return { previous, returned: returned?.id === previous?.submission.id ? previous : await readAgain(table, returned) };
}

async function readAgain(table: Table, submission: Submission | undefined): Promise<ReadSubmission | null> {
  if (submission === undefined) return null;
  const file = await loadSubmissionFile(table, submission.id);
  return file === undefined ? null : readSubmission(file);
}

/** What was returned, of which the current submission answers a list. */
export async function returnedBefore(
  table: Table,
  submissions: readonly Submission[],
  current: Submission | null,
): Promise<ReadSubmission | null> {
  if (current?.checklist === undefined) return null;
  const earlier = submissions.filter(({ n }) => n < current.n);
  return readAgain(table, openReturn(earlier, null)?.submission);
}

/** The last file before a draft that was read, filed or not: what the agency compares its new one with. */
export async function uploadBefore(
  table: Table,
  submissions: readonly Submission[],
  current: Submission | null,
): Promise<ReadSubmission | null> {
  if (current?.state !== 'draft') return null;
  const unread: readonly SubmissionState[] = ['received', 'refused'];
  return readAgain(
    table,
    submissions.findLast(({ n, state }) => n < current.n && !unread.includes(state)),
  );
}

/**
 * The return that the file at work is to answer; null where the current submission is the returned one itself, which tells
 * its decision, and where one is under decision. It outlives what was withdrawn or stopped, and ends with an approval.
 */
export function openReturn(submissions: readonly Submission[], current: Submission | null): OpenReturn | null {
  if (current !== null && current.statement !== null && current.state !== 'withdrawn') return null;
  for (const submission of [...submissions].reverse()) {
    if (submission.statement === null || OVERTAKEN.includes(submission.state)) continue;
    const decision = submission.decisions.at(-1);
    return submission.state === 'returned' && decision !== undefined ? { submission, decision } : null;
  }
  return null;
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
export async function publicAddress(of: Unplaced, filing: Filing): Promise<string | null> {
  if (filing.released === null) return null;
  const { base } = await siteOf(of, filing.area);
  return absoluteAddress(base, currentPageKey({ year: filing.year, agency: { id: filing.agency } }));
}
