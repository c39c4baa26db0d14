/** What a deed on a filing is judged on, read together: season, agency, filing and the submission that it is about. */
import { isRead, type FilingCase, type ReadCase } from '#shared/deeds/filing/case.js';
import { partsOf, submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import type { Filing } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { listSubmissions, loadFiling, loadSubmissionFile, type SubmissionFile } from './filings.js';
import { loadAgency, loadSeason } from './seasons.js';
import type { Table } from './table.js';

/** The season, the agency and its filing with the submission that counts now; undefined for an unknown agency. */
export async function loadFilingState(table: Table, year: number, agencyId: string): Promise<FilingCase | undefined> {
  const [stored, agency, filing] = await Promise.all([
    loadSeason(table, year),
    loadAgency(table, year, agencyId),
    loadFiling(table, year, agencyId),
  ]);
  if (stored === undefined || agency === undefined) return undefined;
  const file = await currentFile(table, filing);
  return {
    season: stored.season,
    agency,
    filing,
    submission: file?.submission ?? null,
    record: file?.record ?? null,
    check: file?.check ?? null,
  };
}

/** For deeds by a grant of the agency, which exists as long as its grants do. */
export async function requireFilingState(table: Table, year: number, agencyId: string): Promise<FilingCase> {
  const state = await loadFilingState(table, year, agencyId);
  if (state === undefined) throw new Error(`no such agency: ${year} ${agencyId}`);
  return state;
}

/** The same for one named submission, which need not be the current one any more. */
export async function loadStateOf(table: Table, id: SubmissionId): Promise<FilingCase> {
  const { year, agency } = partsOf(id);
  const state = await requireFilingState(table, year, agency);
  if (state.submission?.id === id) return state;
  const file = await loadSubmissionFile(table, id);
  return { ...state, submission: file?.submission ?? null, record: file?.record ?? null, check: file?.check ?? null };
}

/** Where an agency's work on a file has ended, for the next file to go on from. */
const ENDED: readonly SubmissionState[] = ['returned', 'withdrawn', 'reopened', 'expired'];

/** What the agency worked on before the submission of this state: the draft that it set aside, or the last that ended. */
export async function loadBefore(table: Table, { submission }: FilingCase): Promise<ReadCase | undefined> {
  if (submission === null) return undefined;
  const { year, agency, n, supersedes } = submission;
  const ended = async () =>
    (await listSubmissions(table, year, agency)).filter((other) => other.n < n && ENDED.includes(other.state)).at(-1)
      ?.id;
  const id = supersedes ?? (await ended());
  const before = id === undefined ? undefined : await loadStateOf(table, id);
  return before !== undefined && isRead(before) ? before : undefined;
}

async function currentFile(table: Table, filing: Filing): Promise<SubmissionFile | undefined> {
  if (filing.current === null) return undefined;
  return loadSubmissionFile(table, submissionId(filing.year, filing.agency, filing.current));
}
