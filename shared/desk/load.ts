/** Fills the view models of the agency's and the deciders' pages from the store. Reads only: whoever opens a page changes nothing. */
import { scanningOf } from '#shared/filing/scan.js';
import { awaitsCorrection } from '#shared/filing/taking-back.js';
import type { DecisionGrant, FilingGrant, StopGrant } from '#shared/access/model.js';
import { isRead, type FilingCase } from '#shared/deeds/filing/case.js';
import { standingDecision, WAITING_STATE } from '#shared/deeds/filing/decide.js';
import { mayBeTyped } from '#shared/deeds/form/save.js';
import { isBegun, progressOf } from '#shared/form/progress.js';
import { contentOfForm, type StoredForm } from '#shared/form/stored-form.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import type { Digest } from '#shared/ids/digest.js';
import { answered } from '#shared/filing/answers.js';
import { decisionOf, mayBeHeld } from '#shared/deeds/filing/stop.js';
import type { Decision, Filing, Submission } from '#shared/filing/model.js';
import { UNDER_DECISION, type SubmissionState } from '#shared/filing/states.js';
import { dayOf } from '#shared/ids/calendar.js';
import { asOfToday, recheckState } from '#shared/intake/judge.js';
import { caseOf, loadCaseOf, loadCurrentCase, loadStateOf } from '#shared/store/filing-case.js';
import { mintCommentId } from '#shared/filing/comments.js';
import { decisionDraftFrom, loadDecisionDraft } from '#shared/store/decision-drafts.js';
import { listEvents } from '#shared/store/filings.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import type { Proof } from '#shared/proof/open.js';
import { loadForm } from '#shared/store/forms.js';
import type { Item, Table } from '#shared/store/table.js';
import { isTyped } from './typed-on-page.js';
import type { Attempt, FilingPage, Viewer } from './views.js';
import type { DecisionPage, StopPage } from './decision-views.js';
import {
  earlierOf,
  openReturn,
  publicAddress,
  returnedBefore,
  submissionsOf,
  submissionView,
  uploadBefore,
} from './shown-submissions.js';

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
  const [submissions, form] = await Promise.all([
    submissionsOf(table, filing, submission),
    mayBeTyped(state) ? formBeside(table, state, grant).then(contentOfForm) : null,
  ]);
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    filing: filing.version === 0 ? null : filing,
    current: submissionView(state),
    openReturn: openReturn(submissions, submission),
    returned: await returnedBefore(table, submissions, submission),
    lastUpload: await uploadBefore(table, submissions, submission),
    uploads: submissions.reverse(),
    awaiting: options.awaiting,
    scanning: scanningOf(submission, options.now),
    shown: String(filing.version),
    maxBytes: options.maxBytes,
    receipt: submission?.statement == null ? null : { submission, auditHead: await headAtFiling(table, submission) },
    publishedUrl: await publicAddress({ table, siteBaseUrl: options.siteBaseUrl }, filing),
    lastYear: previous ?? null,
    form: form === null ? null : { begun: isBegun(form), progress: progressOf(form) },
    attempt: options.attempt,
  };
}

/** What is typed so far. Beside a file that was uploaded, being read or a draft, it is of no interest, and is not read. */
async function formBeside(table: Table, { submission }: FilingCase, of: FilingGrant): Promise<StoredForm> {
  const isAtWork = submission?.state === 'draft' || submission?.state === 'received';
  const wasUploaded = isAtWork && !isTyped(submission);
  return wasUploaded ? new Map() : loadForm(table, of);
}

export async function loadDecisionPage(
  { table, proof }: { readonly table: Table; readonly proof: Proof },
  grant: DecisionGrant,
  options: {
    readonly viewer: Viewer;
    readonly now: Date;
    readonly attempt: Attempt | null;
    readonly chosen: DecisionPage['chosen'];
    /** What the person has saved and the items of `caseKeys`, where they were read with the session. */
    readonly items?: readonly (Item | undefined)[] | undefined;
  },
): Promise<DecisionPage | undefined> {
  const { submission: id } = grant;
  const { items } = options;
  const found = await (items === undefined ? loadCaseOf(table, id) : caseOf(table, id, items.slice(1)));
  const { state, previous } = found;
  if (!isRead(state)) return undefined;
  const { season, agency, submission, record, check } = state;
  const current = { submission, record, check: answered(check, submission) };
  const status = decisionStatus(submission, grant);
  const again = status.is === 'open' ? await recheckState(table, state, options.now, found) : null;
  const saved = items === undefined ? await loadDecisionDraft(table, grant) : decisionDraftFrom(items[0]);
  return {
    viewer: options.viewer,
    season,
    today: dayOf(options.now),
    agency,
    stage: grant.stage,
    current,
    ...(await earlierOf(table, submission)),
    lastYear: previous ?? null,
    again,
    changed: await changedSinceFiled(proof, state),
    shown: current.submission.contentDigest ?? '',
    until: grant.until,
    status,
    attempt: options.attempt,
    chosen: options.chosen,
    draft: status.is === 'open' ? saved : null,
    freshComment: mintCommentId(),
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
  if (!submission.decisions.includes(decision)) return grant.status === 'used' ? 'annulled' : 'annulled-untold';
  if (grant.status === 'used') return submission.state === 'stopped' ? 'held' : 'told';
  return mayBeHeld(state) ? 'open' : 'too-late';
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

/** Where the agency may upload, its page shows the numbers of last year; a report that is being read or decided on has none. */
function mayUpload(filing: Filing): boolean {
  const { state } = filing;
  return awaitsCorrection(filing) || state === null || !(state === 'received' || SETTLED.includes(state));
}
const SETTLED: readonly SubmissionState[] = [...UNDER_DECISION, 'released', 'corrected'];
