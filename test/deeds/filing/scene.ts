/** One made-up agency with its people, and its filing in any state that the table knows, as deeds are judged on. */
import { UNMAILED, type DecisionGrant, type FilingGrant, type PublisherGrant } from '#shared/access/model.js';
import { decisionGrantId, filingGrantId, publisherGrantId } from '#shared/access/links.js';
import { digestOf } from '#shared/ids/digest.js';
import type { Effect, FilingChange, Judgement } from '#shared/deeds/change.js';
import { contentDigest } from '#shared/filing/completeness.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { withTouches, touchSchema } from '#shared/filing/four-eyes.js';
import type { Decision, Filing, Stage, Submission } from '#shared/filing/model.js';
import { submissionWithTouches } from '#shared/formats/steps/submission-3.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { CellId } from '#shared/report/cells.js';
import type { CheckResult, Finding, Severity } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { agencySchema, seasonSchema, type Agency, type Season } from '#shared/season/model.js';
import { personSchema } from '#shared/ids/person.js';
import type { OutboxDraft } from '#shared/outbox/row.js';
import { emptyFiling } from '#shared/store/filings.js';
import { recordOf } from '../../builders/record.js';
import { consistentValues } from '../../builders/values.js';

export const NOW = new Date('2026-01-20T02:00:00.000Z');
export const AT = NOW.toISOString();

const person = (name: string, local: string) => personSchema.parse({ name, address: `${local}@yunxi.example.invalid` });
export const contact = person('周小雨', 'contact');
export const reviewer = person('李复核', 'reviewer');
export const approver = person('王审定', 'approver');
export const publisher = person('陈发布', 'publisher');
export const stranger = person('赵路人', 'stranger');

export const season: Season = seasonSchema.parse({
  area: 'home',
  year: 2025,
  areaName: '云溪县',
  state: 'open',
  deadline: '2026-01-31',
  publisher,
  reviewer,
  approver,
  openedAt: '2026-01-02T01:00:00.000Z',
});

export const agency: Agency = agencySchema.parse({
  id: 'jiaoyu',
  area: 'home',
  year: 2025,
  name: '云溪县教育局',
  kind: 'department',
  contact,
  reviewer,
  approver,
  deadline: '2026-01-31',
  invitedAt: '2026-01-05T01:00:00.000Z',
});

export const record: ReportRecord = recordOf(consistentValues(7));

export function findingOf(severity: Severity, key: string): Finding {
  const text = { zh: '两边不等', en: 'the two sides differ' };
  const cells: CellId[] = ['outcomes.total@total'];
  return {
    key,
    rule: key.split(':')[0] ?? key,
    severity,
    cells,
    message: text,
    remedy: text,
    expected: '3',
    actual: '2',
    evidence: [],
  };
}

export function checkOf(...findings: Finding[]): CheckResult {
  return { ruleSet: { version: '2025.1', digest: 'rules-1' }, findings, notApplicable: [], causes: [] };
}

/** A submission with the history that its state implies. */
export function submissionIn(state: SubmissionState, changes: Partial<Submission> = {}, n = 1): Submission {
  const before = (...states: SubmissionState[]) => states.includes(state);
  const decision = (stage: Stage, outcome: Decision['outcome']): Decision => ({
    stage,
    outcome,
    comment: outcome === 'returned' ? '请核对' : '',
    by: stage === 'review' ? reviewer : approver,
    at: '2026-01-19T02:00:00.000Z',
  });
  const unfiled = before('received', 'refused', 'draft', 'superseded', 'expired');
  const reviewed = !unfiled && !before('in-review', 'returned', 'withdrawn');
  const base: Submission = {
    id: submissionId({ area: 'home', year: 2025, agency: agency.id }, n),
    area: agency.area,
    year: agency.year,
    agency: agency.id,
    n,
    state,
    storedUnder: `home.2025-jiaoyu-${n}`,
    arrival: { key: `home/2025/jiaoyu/${n}`, versionId: `v${n}` },
    fileName: '年报.pdf',
    size: 1234,
    receivedAt: '2026-01-18T02:00:00.000Z',
    digest: state === 'received' ? null : digestOf({ document: n }),
    format: state === 'received' ? null : 'pdf',
    refusal: state === 'refused' ? { code: 'scanned', detail: '' } : null,
    explanations: [],
    waivers: [],
    statement: unfiled ? null : { officer: '孙局长', title: '局长', by: contact, at: '2026-01-18T03:00:00.000Z' },
    decisions: [
      ...(reviewed ? [decision('review', 'approved')] : []),
      ...(state === 'returned' ? [decision('review', 'returned')] : []),
      ...(reviewed && state !== 'in-approval' ? [decision('approval', 'approved')] : []),
    ],
    touched: [],
    withdrawnAt: state === 'withdrawn' ? '2026-01-19T03:00:00.000Z' : null,
    contentDigest: null,
    seal: null,
  };
  const former = submissionWithTouches(base);
  const touched = withTouches(touchSchema.array().parse(former['touched']), { person: contact, how: 'uploaded' });
  const whole = { ...base, touched, ...changes };
  return unfiled || 'contentDigest' in changes
    ? whole
    : { ...whole, contentDigest: contentDigest(whole, record, checkOf()) };
}

export interface Wishes {
  readonly submission?: Partial<Submission>;
  readonly filing?: Partial<Filing>;
  readonly record?: ReportRecord;
  readonly check?: CheckResult;
  readonly agency?: Agency;
}

/** The filing whose current submission is in this state; null for a filing without any. Frozen through and through. */
export function stateIn(state: SubmissionState | null, wishes: Wishes = {}): FilingCase {
  const submission = state === null ? null : submissionIn(state, wishes.submission);
  const isRead = state !== null && state !== 'received' && state !== 'refused';
  const known = { season, agency: wishes.agency ?? agency };
  const filing: Filing = {
    ...emptyFiling({ area: 'home', year: 2025, agency: agency.id }),
    ...(submission === null ? {} : { version: 4, lastNumber: submission.n, current: submission.n }),
    state,
    ...(state === 'released'
      ? { released: { n: 1, version: 1, at: '2026-01-19T05:00:00.000Z', release: 'r20260119-abcdef' } }
      : {}),
    ...wishes.filing,
  };
  return frozen({
    ...known,
    filing,
    submission,
    record: isRead || wishes.record !== undefined ? (wishes.record ?? record) : null,
    check: isRead || wishes.check !== undefined ? (wishes.check ?? checkOf()) : null,
  });
}

export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const live = {
  area: agency.area,
  year: agency.year,
  expiresAt: '2026-03-01T00:00:00.000Z',
  ...UNMAILED,
} as const;

export const fileGrant: FilingGrant = {
  ...live,
  id: filingGrantId({ area: 'home', year: 2025, agency: agency.id }, contact),
  purpose: 'file',
  person: contact,
  agency: agency.id,
};

export const publishGrant: PublisherGrant = {
  ...live,
  id: publisherGrantId({ area: 'home', year: 2025 }, publisher),
  purpose: 'publish',
  person: publisher,
};

export function decideGrant(stage: Stage, submission: Submission, changes: Partial<DecisionGrant> = {}): DecisionGrant {
  const by = stage === 'review' ? reviewer : approver;
  return {
    ...live,
    id: decisionGrantId(submission.id, stage, by),
    purpose: 'decide',
    person: by,
    agency: agency.id,
    submission: submission.id,
    stage,
    digest: submission.contentDigest ?? digestOf('nothing was filed'),
    until: '2026-01-27',
    ...changes,
  };
}

/** What the deed changes; fails the test when it was refused or done before. */
export function changeOf<T, C = FilingChange>(judgement: Judgement<T, C>): C {
  if (!('change' in judgement)) throw new Error(`no change but ${JSON.stringify(judgement)}`);
  return judgement.change;
}

export function refusalOf(judgement: object): DeedRefusal | undefined {
  return 'refused' in judgement ? (judgement.refused as DeedRefusal) : undefined;
}

/** The submission as the deed leaves it. */
export function afterOf<T>(judgement: Judgement<T>): Submission {
  return changeOf(judgement).submissions[0]!.after;
}

export function queuedBy(change: { readonly effects: readonly Effect[] }): OutboxDraft[] {
  return change.effects.flatMap((effect) => ('queue' in effect ? [effect.queue] : []));
}

/** Ids of the queued rows, mail with the name of its message and whom it goes to. */
export function rowsOf(change: { readonly effects: readonly Effect[] }): string[] {
  return queuedBy(change).map((row) =>
    row.kind === 'mail' ? `mail ${row.message.name} to ${row.to.name}` : `${row.kind} ${row.id}`,
  );
}

/** A year of which nothing is known yet. */
export const UNOPENED = { stored: undefined, isHistoryShown: false } as const;
