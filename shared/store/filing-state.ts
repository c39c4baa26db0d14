/** What a deed on a filing is judged on, read together: season, agency, filing and the submission that it is about. */
import type { FilingState } from '../filing/deeds/about.js';
import { partsOf, submissionId, type Filing, type SubmissionId } from '../filing/model.js';
import { loadFiling, loadSubmissionFile, type SubmissionFile } from './filings.js';
import { loadAgency, loadSeason } from './seasons.js';
import type { Table } from './table.js';

/** The season, the agency and its filing with the submission that counts now; undefined for an unknown agency. */
export async function loadFilingState(table: Table, year: number, agencyId: string): Promise<FilingState | undefined> {
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
export async function requireFilingState(table: Table, year: number, agencyId: string): Promise<FilingState> {
  const state = await loadFilingState(table, year, agencyId);
  if (state === undefined) throw new Error(`no such agency: ${year} ${agencyId}`);
  return state;
}

/** The same for one named submission, which need not be the current one any more. */
export async function loadStateOf(table: Table, id: SubmissionId): Promise<FilingState> {
  const { year, agency } = partsOf(id);
  const state = await requireFilingState(table, year, agency);
  if (state.submission?.id === id) return state;
  const file = await loadSubmissionFile(table, id);
  return { ...state, submission: file?.submission ?? null, record: file?.record ?? null, check: file?.check ?? null };
}

async function currentFile(table: Table, filing: Filing): Promise<SubmissionFile | undefined> {
  if (filing.current === null) return undefined;
  return loadSubmissionFile(table, submissionId(filing.year, filing.agency, filing.current));
}
