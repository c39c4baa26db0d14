/** What every deed on a filing is judged on, and small parts that several deeds share. */
import type { ActorRecord } from '#shared/audit/chain.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { FilingGrant } from '#shared/access/model.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Person } from '#shared/ids/person.js';
import type { Effect, FilingChange, FilingEvent, SubmissionChange } from '../change.js';
import type { FilingDeed } from '#shared/filing/deeds.js';
import { isOver } from '#shared/filing/over.js';
import { marksKept } from '#shared/filing/marks.js';
import type { Filing, Stage, Submission } from '#shared/filing/model.js';
import type { Recorded } from '#shared/filing/recording.js';
import type { DeedRefusal } from '../outcome.js';
import { next, type DeedName, type SubmissionState } from '#shared/filing/states.js';

export interface FilingCase {
  readonly season: Season;
  readonly agency: Agency;
  readonly filing: Filing;
  /** The submission the deed is about, with what was read and found; the current one unless the deed names another. */
  readonly submission: Submission | null;
  readonly record: ReportRecord | null;
  readonly check: CheckResult | null;
}

/** A state whose submission has been read and checked. */
export interface ReadCase extends FilingCase {
  readonly submission: Submission;
  readonly record: ReportRecord;
  readonly check: CheckResult;
}

export function isRead<State extends FilingCase>(state: State): state is State & ReadCase {
  return state.submission !== null && state.record !== null && state.check !== null;
}

/** What messages about this filing begin with. */
export function messageHead({ agency, season }: Pick<FilingCase, 'agency' | 'season'>) {
  return { agencyName: agency.name, year: season.year, area: season.areaName };
}

/** Names the word to the machine that waits for this stage: a stage that is asked anew is another one. */
export function tellId({ id, round }: Pick<Submission, 'id' | 'round'>, stage: Stage): string {
  return round === undefined ? `${id}.${stage}` : `${id}.${stage}.${round}`;
}

/**
 * Names the review's execution. One that reconcile begins anew has a number behind the name (upkeep/executions.ts); one
 * that asks a stopped stage anew has its own.
 */
export function reviewName({ id, round }: Pick<Submission, 'id' | 'round'>): string {
  return round === undefined ? id : `${id}.r${round}`;
}

/** A stage that is asked anew ends with mails of its own. */
export function roundOf({ round }: Submission): string {
  return round === undefined ? '' : `.${round}`;
}

export function personActor(role: 'agency' | 'reviewer' | 'approver' | 'publisher', person: Person): ActorRecord {
  return { role, person };
}

export function systemActor(functionName: string): ActorRecord {
  return { role: 'system', function: functionName };
}

/** Of somebody who stands in, in the log: in whose place. */
export function inPlaceOf(insteadOf: Person | null): { insteadOf?: string } {
  return insteadOf === null ? {} : { insteadOf: insteadOf.name };
}

/** Of a report that came on paper, in the log. */
export function paperDetails({ person, handedInBy, receivedOn, reason }: Recorded): Record<string, Canonical> {
  return { recorded: { by: person.name, handedInBy, receivedOn, reason } };
}

/**
 * Why whoever records paper may do nothing with this report: what the agency sent itself did not come on paper, and its day is
 * not that of any paper. Undefined for the agency's contact, and for what was recorded.
 */
export function recorderRefusal(
  { agency, submission }: Pick<FilingCase, 'agency' | 'submission'>,
  { person, recordsFor }: FilingGrant,
): { readonly refused: DeedRefusal } | undefined {
  if (recordsFor === undefined || agency.contact.address === person.address) return undefined;
  if (agency.removed !== null) return { refused: { code: 'link-ended' } };
  return submission !== null && submission.recorded === undefined ? { refused: { code: 'not-recorded' } } : undefined;
}

/** The state that the deed leads to, or why it cannot be done now. */
export function lawfulNext(
  submission: Submission | null,
  deed: DeedName,
): { readonly to: SubmissionState } | { readonly refused: DeedRefusal } {
  if (submission === null) return { refused: { code: 'not-now', state: null } };
  const to = next(submission.state, deed);
  return to === undefined ? { refused: { code: 'not-now', state: submission.state } } : { to };
}

/**
 * The time by which the filing tells that something came after the season had closed (filing/over.ts). A deed that
 * leaves what is over in its state opens nothing again.
 */
export function lastDeedAfter(
  { season, filing }: Pick<FilingCase, 'season' | 'filing'>,
  state: Filing['state'],
  at: string,
): string | null {
  const opens = isOver(season, filing) && !isOver(season, { ...filing, lastDeedAt: at });
  return state === filing.state && opens ? filing.lastDeedAt : at;
}

/** The change that moves the filing's current submission to a new form of itself, with one event. */
export function moveCurrent(
  state: FilingCase & { readonly submission: Submission },
  after: Submission,
  event: { deed: FilingDeed; actor: ActorRecord; at: Date; details?: Record<string, Canonical> },
  rest: Partial<Pick<FilingChange, 'record' | 'check' | 'figures' | 'effects'>> & {
    counts?: Filing['counts'];
    notBy?: SubmissionChange['notBy'];
    released?: Filing['released'];
    /** The lists of a filing that the deed makes longer. */
    taken?: Partial<Pick<Filing, 'reopenings' | 'corrections' | 'takedowns'>>;
  } = {},
): FilingChange {
  const { version: _version, audit: _audit, marks, ...filing } = state.filing;
  const at = event.at.toISOString();
  const isCurrent = state.filing.current === after.n;
  const to = isCurrent ? after.state : filing.state;
  return {
    before: state.filing,
    after: {
      ...filing,
      ...rest.taken,
      ...(isCurrent ? marksKept(after) : marks === undefined ? {} : { marks }),
      state: to,
      counts: rest.counts ?? filing.counts,
      released: rest.released ?? filing.released,
      lastDeedAt: lastDeedAfter(state, to, at),
    },
    submissions: [
      {
        from: state.submission.state,
        after,
        ...(rest.notBy === undefined ? {} : { notBy: rest.notBy }),
      },
    ],
    events: [
      {
        at,
        deed: event.deed,
        actor: event.actor,
        submission: after.id,
        details: { from: state.submission.state, to: after.state, ...event.details },
      },
    ],
    ...(rest.record === undefined ? {} : { record: rest.record }),
    ...(rest.check === undefined ? {} : { check: rest.check }),
    ...(rest.figures === undefined ? {} : { figures: rest.figures }),
    effects: rest.effects ?? [],
  };
}

/** The change that notes something on the filing and moves no submission, with one event. */
export function noteOnFiling(
  { season, filing: before }: Pick<FilingCase, 'season' | 'filing'>,
  noted: Partial<Pick<Filing, 'corrections' | 'recorders'>>,
  event: FilingEvent,
  effects: readonly Effect[],
): FilingChange {
  const { version: _version, audit: _audit, ...rest } = before;
  const filing = { ...before, ...noted };
  const lastDeedAt = lastDeedAfter({ season, filing }, before.state, event.at);
  return { before, after: { ...rest, ...noted, lastDeedAt }, submissions: [], events: [event], effects };
}
