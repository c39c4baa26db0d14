/** Fills the desk's view models from the store. Reads only: whoever opens a page changes nothing. */
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { DecisionGrant, FilingGrant, PublisherGrant, StopGrant } from '#shared/access/model.js';
import { isRead, type FilingCase } from '#shared/deeds/filing/case.js';
import { standingDecision, WAITING_STATE } from '#shared/deeds/filing/decide.js';
import { submissionIdSchema, submissionId } from '#shared/ids/submission-id.js';
import type { Digest } from '#shared/ids/digest.js';
import { answered } from '#shared/filing/answers.js';
import { decisionOf, mayBeHeld } from '#shared/deeds/filing/stop.js';
import type { Decision, Filing, Submission } from '#shared/filing/model.js';
import { UNDER_DECISION, type SubmissionState } from '#shared/filing/states.js';
import { absoluteAddress, currentPageKey } from '#shared/site/keys.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Agency, Season } from '#shared/season/model.js';
import { asOfToday, recheckState } from '#shared/intake/judge.js';
import { caseOf, loadCaseOf, loadCurrentCase, loadStateOf } from '#shared/store/filing-case.js';
import { loadImport } from '#shared/store/previous.js';
import { listEvents, listSubmissions, loadSubmissionFile, type SubmissionFile } from '#shared/store/filings.js';
import { loadRelease } from '#shared/store/releases.js';
import { listAgencies, listFilings, loadSeason } from '#shared/store/seasons.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import type { Proof } from '#shared/proof/open.js';
import type { Item, Table } from '#shared/store/table.js';
import type {
  Attempt,
  BoardDone,
  BoardPage,
  DecisionPage,
  FilingPage,
  OpenReturn,
  PublisherFilingPage,
  ReadSubmission,
  ReleasePreview,
  StopPage,
  SubmissionView,
  Viewer,
} from './views.js';
import type { BoardGroup } from '#shared/filing/board-groups.js';

export interface FilingPageOptions {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly siteBaseUrl: string;
  readonly maxBytes: number;
  readonly awaiting: boolean;
  readonly attempt: Attempt | null;
  /** Season, agency and filing, where they were read with the session. */
  readonly heads?: readonly (Item | undefined)[] | undefined;
}

export async function loadFilingPage(
  table: Table,
  grant: FilingGrant,
  options: FilingPageOptions,
): Promise<FilingPage | undefined> {
  const found = await loadCurrentCase(table, grant, mayUpload, options.heads);
  if (found === undefined) return undefined;
  const { previous } = found;
  const state = await asOfToday(table, found.state, options.now, found);
  const { season, agency, filing, submission } = state;
  const submissions = await submissionsOf(table, filing, submission);
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    filing: filing.version === 0 ? null : filing,
    current: submissionView(state),
    openReturn: openReturn(submissions, submission),
    uploads: submissions.reverse(),
    awaiting: options.awaiting,
    shown: String(filing.version),
    maxBytes: options.maxBytes,
    receipt: submission?.statement == null ? null : { submission, auditHead: await headAtFiling(table, submission) },
    publishedUrl: publicAddress(options.siteBaseUrl, filing),
    lastYear: previous ?? null,
    attempt: options.attempt,
  };
}

export async function loadDecisionPage(
  { table, proof }: { readonly table: Table; readonly proof: Proof },
  grant: DecisionGrant,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly attempt: Attempt | null;
    readonly chosen: DecisionPage['chosen'];
    /** The items of `caseKeys`, where they were read with the session. */
    readonly items?: readonly (Item | undefined)[] | undefined;
  },
): Promise<DecisionPage | undefined> {
  const { submission: id } = grant;
  const found = await (options.items === undefined ? loadCaseOf(table, id) : caseOf(table, id, options.items));
  const { state, previous } = found;
  if (!isRead(state)) return undefined;
  const { season, agency, submission, record, check } = state;
  const current = { submission, record, check: answered(check, submission) };
  const status = decisionStatus(submission, grant);
  const again = status.is === 'open' ? await recheckState(table, state, options.now, found) : null;
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    stage: grant.stage,
    current,
    previous: await previousFiled(table, submission),
    lastYear: previous ?? null,
    again,
    changed: await changedSinceFiled(proof, state),
    shown: current.submission.contentDigest ?? '',
    until: grant.until,
    status,
    attempt: options.attempt,
    chosen: options.chosen,
  };
}

function decisionStatus(submission: Submission, grant: DecisionGrant): DecisionPage['status'] {
  const decision = standingDecision(submission, grant.stage);
  if (decision !== undefined) return { is: 'decided', decision };
  if (submission.state === 'withdrawn') return { is: 'withdrawn', at: submission.withdrawnAt ?? submission.receivedAt };
  return submission.state === WAITING_STATE[grant.stage] && grant.status === 'live'
    ? { is: 'open' }
    : { is: 'not-now' };
}

export async function loadStopPage(
  table: Table,
  grant: StopGrant,
  options: { readonly viewer: Viewer; readonly now: Date; readonly attempt: Attempt | null },
): Promise<StopPage | undefined> {
  const state = await loadStateOf(table, grant.submission);
  const { season, agency, submission } = state;
  const decision = submission === null ? undefined : decisionOf(submission, grant);
  if (submission === null || decision === undefined) return undefined;
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    submission,
    decision,
    status: stopStatus(state, submission, decision, grant),
    attempt: options.attempt,
  };
}

function stopStatus(
  state: FilingCase,
  submission: Submission,
  decision: Decision,
  grant: StopGrant,
): StopPage['status'] {
  if (!submission.decisions.includes(decision)) return 'annulled';
  if (grant.status === 'used') return submission.state === 'stopped' ? 'held' : 'told';
  return mayBeHeld(state) ? 'open' : 'too-late';
}

export async function loadBoardPage(
  table: Table,
  grant: PublisherGrant,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly siteBaseUrl: string;
    readonly filter: BoardGroup | null;
    readonly page: number;
    readonly done: BoardDone | null;
    readonly attempt: Attempt | null;
  },
): Promise<BoardPage | undefined> {
  const [stored, agencies, filings] = await Promise.all([
    loadSeason(table, grant),
    listAgencies(table, grant),
    listFilings(table, grant),
  ]);
  if (stored === undefined) return undefined;
  const { release: started } = stored.season;
  const release = started === undefined ? undefined : await loadRelease(table, started);
  return {
    viewer: options.viewer,
    season: stored.season,
    today: dayOf(options.now),
    releasing: release?.state === 'running' ? { count: release.count } : null,
    rows: agencies.map((agency) => ({ agency, filing: filings.get(agency.id) ?? null, bounced: false })),
    filter: options.filter,
    page: options.page,
    done: options.done,
    publicSiteUrl: options.siteBaseUrl,
    attempt: options.attempt,
  };
}

export async function loadPublisherFilingPage(
  table: Table,
  grant: PublisherGrant,
  agencyId: string,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly siteBaseUrl: string;
    readonly resumed: boolean;
    readonly attempt: Attempt | null;
  },
): Promise<PublisherFilingPage | undefined> {
  const of = { ...grant, agency: agencyId };
  const found = await loadCurrentCase(table, of);
  if (found === undefined) return undefined;
  const { previous } = found;
  const state = await asOfToday(table, found.state, options.now, found);
  const { season, agency, filing, submission } = state;
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    filing: filing.version === 0 ? null : filing,
    current: submissionView(state),
    previous: submission === null ? null : await previousFiled(table, submission),
    uploads: (await submissionsOf(table, filing, submission)).reverse(),
    shown: String(filing.version),
    publishedUrl: publicAddress(options.siteBaseUrl, filing),
    lastYear: previous ?? null,
    imported: (await loadImport(table, of))?.import ?? null,
    resumed: options.resumed,
    attempt: options.attempt,
  };
}

/** The reports of a selection that can be released now: approved, and not public in this version yet. */
export async function loadReleasable(
  table: Table,
  of: SeasonRef,
  selected: readonly string[],
  siteBaseUrl: string,
  now: Date,
): Promise<ReleasePreview['reports'][number][]> {
  const [agencies, filings] = await Promise.all([listAgencies(table, of), listFilings(table, of)]);
  // A page of former code names submissions without their area.
  const wanted = new Set<string>(selected.flatMap((id) => submissionIdSchema.safeParse(id).data ?? []));
  const due = agencies.flatMap((agency) => {
    const filing = filings.get(agency.id);
    if (filing?.state !== 'approved' || filing.current === null) return [];
    const id = submissionId(filing, filing.current);
    return wanted.has(id) ? [{ agency, filing, id }] : [];
  });
  const reports: ReleasePreview['reports'][number][] = [];
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const batch = due.slice(from, from + AT_ONCE).map(async ({ agency, filing, id }) => {
      const state = await loadStateOf(table, id);
      if (state.submission === null) return [];
      const url = absoluteAddress(siteBaseUrl, currentPageKey({ year: of.year, agency }));
      const again = await recheckState(table, state, now);
      return [{ agency, submission: state.submission, url, version: (filing.released?.version ?? 0) + 1, again }];
    });
    reports.push(...(await Promise.all(batch)).flat());
  }
  return reports;
}

/** Reports that are read from the table side by side. */
const AT_ONCE = 25;

/** Everything a preview or a deed on several agencies starts from. */
export async function loadRoster(
  table: Table,
  of: SeasonRef,
): Promise<{ season: Season; agencies: Map<string, Agency>; filings: Map<string, Filing> } | undefined> {
  const [stored, agencies, filings] = await Promise.all([
    loadSeason(table, of),
    listAgencies(table, of),
    listFilings(table, of),
  ]);
  if (stored === undefined) return undefined;
  return { season: stored.season, agencies: new Map(agencies.map((agency) => [agency.id, agency])), filings };
}

/** The head of the audit chain as the deed of filing left it: what the receipt prints and later deeds do not change. */
async function headAtFiling(table: Table, submission: Submission): Promise<Digest | null> {
  const events = await listEvents(table, submission);
  return (
    events.find(
      ({ deed, submission: id }) => deed === 'file' && id !== null && submissionIdSchema.parse(id) === submission.id,
    )?.hash ?? null
  );
}

/** The last filed submission's return, unless it is the current one, which tells its decisions itself. */
export function openReturn(submissions: readonly Submission[], current: Submission | null): OpenReturn | null {
  const filed = submissions.filter(({ statement }) => statement !== null).at(-1);
  const decision = filed?.decisions.at(-1);
  if (filed === undefined || decision?.outcome !== 'returned' || filed.id === current?.id) return null;
  return { submission: filed, decision };
}

/** Where the agency may upload, its page shows the numbers of last year; a report that is being read or decided on has none. */
function mayUpload({ state }: Filing): boolean {
  return state === null || !(state === 'received' || SETTLED.includes(state));
}
const SETTLED: readonly SubmissionState[] = [...UNDER_DECISION, 'released', 'corrected', 'taken-down'];

/** All submissions of a filing, oldest first; the first alone is known already. */
async function submissionsOf(table: Table, filing: Filing, current: Submission | null): Promise<Submission[]> {
  const alone = current !== null && filing.lastNumber === 1;
  return alone ? [current] : filing.lastNumber === 0 ? [] : listSubmissions(table, filing);
}

/** The last submission before this one that was filed: what a reviewer saw before. */
async function previousFiled(table: Table, submission: Submission): Promise<ReadSubmission | null> {
  if (submission.n === 1) return null;
  const earlier = (await listSubmissions(table, submission)).filter(
    (other) => other.n < submission.n && other.statement !== null,
  );
  const last = earlier.at(-1);
  if (last === undefined) return null;
  const file = await loadSubmissionFile(table, last.id);
  return file === undefined ? null : readSubmission(file);
}

function submissionView({ submission, record, check }: Pick<FilingCase, keyof SubmissionView>): SubmissionView | null {
  return submission === null
    ? null
    : { submission, record, check: check === null ? null : answered(check, submission) };
}

function readSubmission({ submission, record, check }: SubmissionFile): ReadSubmission | null {
  return record === null || check === null ? null : { submission, record, check: answered(check, submission) };
}

/** Where a released report stands. */
function publicAddress(siteBaseUrl: string, filing: Filing): string | null {
  if (filing.released === null) return null;
  return absoluteAddress(siteBaseUrl, currentPageKey({ year: filing.year, agency: { id: filing.agency } }));
}
