/**
 * The review machine waits and asks for a decision. Idempotent per submission and stage: the token replaces the stored
 * one, the person is mailed once per asking, and where a decision already stands nobody is asked again.
 */
import { decisionGrantId } from '#shared/access/links.js';
import { issue, serialOf, UNMAILED, type DecisionGrant, type Grant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import type { Effect, Judgement } from '../change.js';
import { fourEyesConflict, touchOf, type FourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { deciderOf } from '#shared/season/deciders.js';
import { inPlaceOf, messageHead, moveCurrent, systemActor, type FilingCase } from './case.js';
import { WAITING_STATE } from './decide.js';

export interface Asking {
  readonly stage: Stage;
  readonly token: string;
  /** How often this stage was asked before and nobody answered in time. */
  readonly asked: number;
  readonly grantExpiresAt: string;
  /** The day to name in the mail. */
  readonly until: string;
  /** When the mail is due, where it waits for the morning's (deeds/morning-mail.ts). */
  readonly mailDueAt?: string | undefined;
}

export interface AskState extends FilingCase {
  /** `granted`: the person had a link; nobody has one where the stage waits for another person to be named. */
  readonly waiting: { readonly token: string; readonly grant: GrantId; readonly granted: boolean } | undefined;
  /** The grant that the person of the stage holds or held. */
  readonly known: Grant | undefined;
  /** Whether the mail of this very asking was queued before. */
  readonly mailed: boolean;
  /** Whether the publisher was told in this asking that another person has to be named. */
  readonly told: boolean;
}

/**
 * `asked`: the person has or gets a mail. `stands`: a decision or withdrawal stands, the task can be told at once.
 * `blocked`: the roster names somebody who had a hand in it; the stage waits, and the publisher is asked to name another.
 */
export type Asked = 'asked' | 'stands' | 'blocked';

export function ask(state: AskState, asking: Asking, now: Date): Judgement<Asked> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  const waits = submission.state === WAITING_STATE[asking.stage];
  const { person, insteadOf } = deciderOf(state.season, state.agency, asking.stage, dayOf(now));
  const grant = decisionGrantId(submission.id, asking.stage, person);
  // The grant of whom the stage waited for until now, where that is somebody else.
  const replaced = state.waiting?.granted === true && state.waiting.grant !== grant ? state.waiting.grant : undefined;
  if (state.waiting?.token === asking.token && (!waits || (state.mailed && replaced === undefined))) {
    return { already: waits ? 'asked' : 'stands' };
  }

  const token: Effect = {
    waitForDecision: { submission: submission.id, stage: asking.stage, token: asking.token, grant },
  };
  if (!waits) {
    return {
      change: moveCurrent(
        { ...state, submission },
        submission,
        { deed: 'ask-again', actor: systemActor('ask-decision'), at: now, details: { stage: asking.stage } },
        { effects: [token] },
      ),
      value: 'stands',
    };
  }
  const conflict = fourEyesConflict(submission, person, asking.stage, state.record);
  if (conflict !== undefined)
    return block({ ...state, submission }, { person, insteadOf, grant, replaced, conflict }, asking, now);
  const change = moveCurrent(
    { ...state, submission },
    submission,
    {
      deed: 'ask',
      actor: systemActor('ask-decision'),
      at: now,
      details: { stage: asking.stage, asked: asking.asked, person: person.name, ...inPlaceOf(insteadOf) },
    },
    {
      effects: [
        token,
        ...(state.mailed && replaced === undefined
          ? []
          : [{ issue: issue(grantFor(submission, person, grant, asking), state.known) }]),
        ...(replaced === undefined ? [] : [{ endGrant: { id: replaced, as: 'revoked' as const } }]),
        ...(state.mailed ? [] : askingMails(state, person, { id: grant, serial: serialOf(state.known) }, asking)),
      ],
    },
  );
  return { change, value: 'asked' };
}

interface Blocked {
  readonly person: Person;
  readonly insteadOf: Person | null;
  readonly grant: GrantId;
  readonly replaced: GrantId | undefined;
  readonly conflict: FourEyesConflict;
}

/** The token is kept and nobody gets a link: naming another person in the roster (reassign.ts) goes on from here. */
function block(
  state: AskState & { readonly submission: Submission },
  { person, insteadOf, grant, replaced, conflict }: Blocked,
  asking: Asking,
  now: Date,
): Judgement<Asked> {
  const { submission } = state;
  const { stage, token, asked } = asking;
  if (state.waiting?.token === token && state.told) return { already: 'blocked' };
  const change = moveCurrent(
    state,
    submission,
    {
      deed: 'ask-blocked',
      actor: systemActor('ask-decision'),
      at: now,
      details: { stage, asked, person: person.name, reason: conflict },
    },
    {
      effects: [
        { waitForDecision: { submission: submission.id, stage, token, grant } },
        ...(replaced === undefined ? [] : [{ endGrant: { id: replaced, as: 'revoked' as const } }]),
        ...(state.told
          ? []
          : [blockedMail(state, { stage, person, insteadOf, conflict }, blockedMailId(grant, asked))]),
      ],
    },
  );
  return { change, value: 'blocked' };
}

/** Tells the publisher that a stage waits for somebody who may not decide it. */
export function blockedMail(
  state: FilingCase,
  {
    stage,
    person,
    insteadOf,
    conflict,
  }: Pick<Blocked, 'person' | 'insteadOf' | 'conflict'> & { readonly stage: Stage },
  id: string,
): Extract<Effect, { queue: unknown }> {
  return {
    queue: {
      kind: 'mail',
      id,
      to: state.season.publisher,
      grant: null,
      message: {
        name: 'decider-conflict',
        ...messageHead(state),
        stage,
        person: person.name,
        touch: touchOf(conflict),
        ...(insteadOf === null ? {} : { insteadOf: insteadOf.name }),
      },
    },
  };
}

export function blockedMailId(grant: GrantId, asked: number): string {
  return `conflict.${grant}.${asked}`;
}

/** Under which number a person is asked, and in which round of the report. */
export interface AskedAs {
  readonly serial: number;
  readonly round: number | undefined;
}

/**
 * One mail per person and asking: a person who takes over a stage is mailed too, and so is one who gets it back, whose
 * former links stay dead, and whoever is asked anew after a stage was stopped.
 */
export function askMailId(grant: GrantId, { serial, round = 0 }: AskedAs, asked: number): string {
  return serial === 0 && round === 0 ? `ask.${grant}.${asked}` : `ask.${grant}.${serial}.${round}.${asked}`;
}

/** Whether somebody decided at this stage before, and it was annulled: whoever is asked now is told why. */
export function isAskedAnew({ annulled = [] }: Submission, stage: Stage): boolean {
  return annulled.some((decision) => decision.stage === stage);
}

export function grantFor(
  submission: Submission,
  person: Person,
  id: GrantId,
  { stage, grantExpiresAt, until }: Pick<Asking, 'stage' | 'grantExpiresAt' | 'until'>,
): DecisionGrant {
  if (submission.contentDigest === null) throw new Error(`filed without a content digest: ${submission.id}`);
  return {
    id,
    purpose: 'decide',
    person,
    area: submission.area,
    year: submission.year,
    agency: submission.agency,
    submission: submission.id,
    stage,
    digest: submission.contentDigest,
    until,
    expiresAt: grantExpiresAt,
    ...UNMAILED,
  };
}

export function askingMails(
  state: FilingCase,
  person: Person,
  { id, serial }: Pick<Grant, 'id' | 'serial'>,
  { stage, asked, until, mailDueAt }: Pick<Asking, 'stage' | 'asked' | 'until' | 'mailDueAt'>,
): Effect[] {
  const round = state.submission?.round;
  const isAnew = state.submission !== null && isAskedAnew(state.submission, stage);
  return [
    {
      queue: {
        kind: 'mail',
        id: askMailId(id, { serial, round }, asked),
        to: person,
        grant: id,
        message: {
          name: 'decision-request',
          ...messageHead(state),
          stage,
          until,
          again: asked > 0,
          ...(isAnew ? { anew: true } : {}),
        },
      },
      // Who is asked again or anew is asked at once.
      ...(mailDueAt === undefined || asked > 0 || isAnew ? {} : { dueAt: mailDueAt }),
    },
    ...(asked === 0
      ? []
      : [
          {
            queue: {
              kind: 'mail' as const,
              id: `overdue.${askMailId(id, { serial, round }, asked)}`,
              to: state.season.publisher,
              grant: null,
              message: { name: 'decision-overdue' as const, ...messageHead(state), stage, waitingFor: person.name },
            },
          },
        ]),
  ];
}
