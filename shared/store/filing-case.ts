/** What a deed on a filing is judged on, read together: season, agency, filing and the submission that it is about. */
import { isRead, type FilingCase, type ReadCase } from '#shared/deeds/filing/case.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import { partsOf, submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { filingFrom, listSubmissions, loadSubmissionFile } from './filings.js';
import { agencyKey, filingKey, seasonKey } from './keys.js';
import { agencyFrom, seasonFrom } from './seasons.js';
import type { Table } from './table.js';

/** The season, the agency and its filing with the submission that counts now; undefined for an unknown agency. */
export async function loadFilingCase(table: Table, of: FilingRef): Promise<FilingCase | undefined> {
  const [seasonItem, agencyItem, filingItem] = await table.getAll([seasonKey(of), agencyKey(of), filingKey(of)]);
  const [stored, agency] = [seasonFrom(seasonItem), agencyFrom(agencyItem)];
  if (stored === undefined || agency === undefined) return undefined;
  const filing = filingFrom(filingItem, of);
  const file = filing.current === null ? undefined : await loadSubmissionFile(table, submissionId(of, filing.current));
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
export async function requireFilingCase(table: Table, of: FilingRef): Promise<FilingCase> {
  const state = await loadFilingCase(table, of);
  if (state === undefined) throw new Error(`no such agency: ${of.area} ${of.year} ${of.agency}`);
  return state;
}

/** The same for one named submission, which need not be the current one any more. */
export async function loadStateOf(table: Table, id: SubmissionId): Promise<FilingCase> {
  const state = await requireFilingCase(table, partsOf(id));
  if (state.submission?.id === id) return state;
  const file = await loadSubmissionFile(table, id);
  return { ...state, submission: file?.submission ?? null, record: file?.record ?? null, check: file?.check ?? null };
}

/** Where an agency's work on a file has ended, for the next file to go on from. */
const ENDED: readonly SubmissionState[] = ['returned', 'withdrawn', 'stopped', 'reopened', 'expired'];

/** What the agency worked on before the submission of this state: the draft that it set aside, or the last that ended. */
export async function loadBefore(table: Table, { submission }: FilingCase): Promise<ReadCase | undefined> {
  if (submission === null) return undefined;
  const { n, supersedes } = submission;
  const ended = async () =>
    (await listSubmissions(table, submission)).filter((other) => other.n < n && ENDED.includes(other.state)).at(-1)?.id;
  const id = supersedes ?? (await ended());
  const before = id === undefined ? undefined : await loadStateOf(table, id);
  return before !== undefined && isRead(before) ? before : undefined;
}
