/** What a deed on a filing is judged on, read together: season, agency, filing and the submission that it is about. */
import { isRead, type FilingCase, type ReadCase } from '#shared/deeds/filing/case.js';
import type { Filing } from '#shared/filing/model.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import { partsOf, type SubmissionId } from '#shared/ids/submission-id.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Previous } from '#shared/rules/index.js';
import { emptyFiling, filingFrom, listSubmissions, submissionFileFrom, submissionFileKeys } from './filings.js';
import { agencyKey, filingKey, seasonKey } from './keys.js';
import { previousFrom, previousKeys } from './previous.js';
import { agencyFrom, seasonFrom } from './seasons.js';
import type { Item, Key, Table } from './table.js';

const NONE = () => [];
/** Of a submission file; further items stand behind them. */
const FILE_ITEMS = 3;

/** A filing, and whatever else was read in the same call. */
export interface Heads {
  readonly state: FilingCase;
  readonly beside: readonly (Item | undefined)[];
}

/** A filing, and what is known of its agency's report of the year before. */
export interface CaseAndPrevious {
  readonly state: FilingCase;
  readonly previous: Previous | undefined;
}

/** The season, the agency and its filing with the submission that counts now; undefined for an unknown agency. */
export async function loadFilingCase(table: Table, of: FilingRef): Promise<FilingCase | undefined> {
  return (await readCase(table, of, 'current', NONE)).state;
}

/** The same with further items, for whoever asks for them by key. */
export async function requireFilingCaseBeside(table: Table, of: FilingRef, beside: readonly Key[]): Promise<Heads> {
  const first = await table.getAll([...headKeys(of), ...beside]);
  const { state } = await readCase(table, of, 'current', NONE, first.slice(0, HEADS));
  return { state: required(state, of), beside: first.slice(HEADS) };
}

/**
 * The same with the year before, for whoever runs the rules, or wants it of a filing that stands so.
 * @param heads the items of `headKeys`, for whoever has just read them
 */
export async function loadCurrentCase(
  table: Table,
  of: FilingRef,
  wantsPrevious: (filing: Filing) => boolean = () => true,
  heads?: readonly (Item | undefined)[],
): Promise<CaseAndPrevious | undefined> {
  const keys = (filing: Filing) => (wantsPrevious(filing) ? previousKeys(of) : []);
  const { state, further } = await readCase(table, of, 'current', keys, heads);
  return state === undefined ? undefined : { state, previous: await previousFrom(table, of, further) };
}

/** For deeds by a grant of the agency, which exists as long as its grants do. */
export async function requireFilingCase(table: Table, of: FilingRef): Promise<FilingCase> {
  return required(await loadFilingCase(table, of), of);
}

/** The same for one named submission, which need not be the current one any more. */
export async function loadStateOf(table: Table, id: SubmissionId): Promise<FilingCase> {
  const { n, ...of } = partsOf(id);
  return required((await readCase(table, of, n, NONE)).state, of);
}

/** The same with the year before, for whoever runs the rules. */
export async function loadCaseOf(table: Table, id: SubmissionId): Promise<CaseAndPrevious> {
  return caseOf(table, id, await table.getAll(caseKeys(id)));
}

/** The items of that, for reading them together with others. */
export function caseKeys(id: SubmissionId): Key[] {
  const { n, ...of } = partsOf(id);
  return [...headKeys(of), ...submissionFileKeys(of, n), ...previousKeys(of)];
}

/** What these items hold, in the order of their keys. */
export async function caseOf(
  table: Table,
  id: SubmissionId,
  items: readonly (Item | undefined)[],
): Promise<CaseAndPrevious> {
  const of = partsOf(id);
  const [heads, file] = [items.slice(0, HEADS), items.slice(HEADS, HEADS + FILE_ITEMS)];
  const [state, previous] = await Promise.all([
    caseFrom(table, of, heads, file),
    previousFrom(table, of, items.slice(HEADS + FILE_ITEMS)),
  ]);
  return { state: required(state, of), previous };
}

/** The same without what was read and found, for what does not depend on it: in one call, with further keys or without. */
export async function loadHeadsOf(table: Table, id: SubmissionId, beside: readonly Key[] = []): Promise<Heads> {
  const { n, ...of } = partsOf(id);
  const keys = [...headKeys(of), ...submissionFileKeys(of, n).slice(0, 1)];
  const items = await table.getAll([...keys, ...beside]);
  const state = await caseFrom(table, of, items.slice(0, HEADS), items.slice(HEADS, keys.length));
  return { state: required(state, of), beside: items.slice(keys.length) };
}

function required(state: FilingCase | undefined, of: FilingRef): FilingCase {
  if (state === undefined) throw new Error(`no such agency: ${of.area} ${of.year} ${of.agency}`);
  return state;
}

interface Read {
  readonly state: FilingCase | undefined;
  readonly further: readonly (Item | undefined)[];
}

/** How often a filing is read that deeds keep changing; whoever acts on the last reading is held to its version anyway. */
const READINGS = 3;

/**
 * In one call where the submission is named; in two where the filing must first tell which one counts, and in two more
 * when a deed was done between these: a filing stands as its current submission does.
 */
async function readCase(...asked: Parameters<typeof readOnce>): Promise<Read> {
  const [table, of, which, othersFor] = asked;
  let read = await readOnce(...asked);
  for (let again = 1; which === 'current' && again < READINGS && isTorn(read.state); again++)
    read = await readOnce(table, of, which, othersFor);
  return read;
}

function isTorn(state: FilingCase | undefined): boolean {
  return state !== undefined && state.submission !== null && state.submission.state !== state.filing.state;
}

async function readOnce(
  table: Table,
  of: FilingRef,
  which: number | 'current',
  othersFor: (filing: Filing) => readonly Key[],
  heads?: readonly (Item | undefined)[],
): Promise<Read> {
  const head = headKeys(of);
  const rest = (filing: Filing) => {
    const n = which === 'current' ? filing.current : which;
    return [...(n === null ? [] : submissionFileKeys(of, n)), ...othersFor(filing)];
  };
  const first = heads ?? (await table.getAll(which === 'current' ? head : [...head, ...rest(emptyFiling(of))]));
  const filing = filingFrom(first[HEADS - 1], of);
  const items = which === 'current' ? await table.getAll(rest(filing)) : first.slice(HEADS);
  const isThere = which !== 'current' || filing.current !== null;
  return {
    state: await caseFrom(table, of, first.slice(0, HEADS), isThere ? items : []),
    further: isThere ? items.slice(FILE_ITEMS) : items,
  };
}

/** Season, agency and filing. */
const HEADS = 3;

export function headKeys(of: FilingRef): Key[] {
  return [seasonKey(of), agencyKey(of), filingKey(of)];
}

/** What these items hold, in the order of their keys; undefined for an unknown agency. */
async function caseFrom(
  table: Table,
  of: FilingRef,
  [season, agency, filing]: readonly (Item | undefined)[],
  file: readonly (Item | undefined)[],
): Promise<FilingCase | undefined> {
  const [stored, line] = [seasonFrom(season), agencyFrom(agency)];
  if (stored === undefined || line === undefined) return undefined;
  const { submission = null, record = null, check = null } = (await submissionFileFrom(table, file)) ?? {};
  return { season: stored.season, agency: line, filing: filingFrom(filing, of), submission, record, check };
}

/** Where an agency's work on a file has ended, for the next file to go on from. */
const ENDED: readonly SubmissionState[] = ['returned', 'withdrawn', 'stopped', 'reopened', 'expired', 'released'];

/** What the agency worked on before the submission of this state: the draft that it set aside, or the last that ended. */
export async function loadBefore(table: Table, { submission }: FilingCase): Promise<ReadCase | undefined> {
  if (submission === null) return undefined;
  const { n, supersedes } = submission;
  if (n === 1) return undefined;
  const ended = async () =>
    (await listSubmissions(table, submission)).filter((other) => other.n < n && ENDED.includes(other.state)).at(-1)?.id;
  const id = supersedes ?? (await ended());
  const before = id === undefined ? undefined : await loadStateOf(table, id);
  return before !== undefined && isRead(before) ? before : undefined;
}
