/**
 * The review machine waits and asks for a decision. Idempotent per submission and stage: the token replaces the stored
 * one, the person is mailed once per asking, and where a decision already stands nobody is asked again.
 */
import { decisionGrantId } from '#shared/access/links.js';
import type { DecisionGrant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Person } from '#shared/ids/person.js';
import type { Effect, Judgement } from '../change.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import { messageHead, moveCurrent, systemActor, type FilingCase } from './case.js';
import { WAITING_STATE } from './decide.js';

export interface Asking {
  readonly stage: Stage;
  readonly token: string;
  /** How often this stage was asked before and nobody answered in time. */
  readonly asked: number;
  readonly grantExpiresAt: string;
  /** The day to name in the mail. */
  readonly until: string;
}

export interface AskState extends FilingCase {
  readonly waiting: { readonly token: string; readonly grant: GrantId } | undefined;
  /** Whether the mail of this very asking was queued before. */
  readonly mailed: boolean;
}

/** `asked`: the person has or gets a mail. `stands`: a decision or withdrawal stands, the task can be told at once. */
export function ask(state: AskState, asking: Asking, now: Date): Judgement<'asked' | 'stands'> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  const waits = submission.state === WAITING_STATE[asking.stage];
  const person = asking.stage === 'review' ? state.agency.reviewer : state.agency.approver;
  const grant = decisionGrantId(submission.id, asking.stage, person);
  // The grant of whom the stage waited for until now, where that is somebody else.
  const replaced = state.waiting !== undefined && state.waiting.grant !== grant ? state.waiting.grant : undefined;
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
  const conflict = fourEyesConflict(submission, person);
  if (conflict !== undefined) return { refused: { code: 'four-eyes', reason: conflict } };
  const change = moveCurrent(
    { ...state, submission },
    submission,
    {
      deed: 'ask',
      actor: systemActor('ask-decision'),
      at: now,
      details: { stage: asking.stage, asked: asking.asked, person: person.name },
    },
    {
      effects: [
        token,
        // Somebody who gets the stage back was mailed before: their link must live again all the same.
        ...(state.mailed && replaced === undefined ? [] : [{ saveGrant: grantFor(submission, person, grant, asking) }]),
        ...(replaced === undefined ? [] : [{ endGrant: { id: replaced, as: 'revoked' as const } }]),
        ...(state.mailed ? [] : askingMails(state, person, grant, asking)),
      ],
    },
  );
  return { change, value: 'asked' };
}

/** One mail per person and asking: a person who takes over a stage is mailed too. */
export function askMailId(grant: GrantId, asked: number): string {
  return `ask.${grant}.${asked}`;
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
    status: 'live',
    lastLinkAt: null,
  };
}

export function askingMails(
  state: FilingCase,
  person: Person,
  grantId: GrantId,
  { stage, asked, until }: Pick<Asking, 'stage' | 'asked' | 'until'>,
): Effect[] {
  return [
    {
      queue: {
        kind: 'mail',
        id: askMailId(grantId, asked),
        to: person,
        grant: grantId,
        message: { name: 'decision-request', ...messageHead(state), stage, until, again: asked > 0 },
      },
    },
    ...(asked === 0
      ? []
      : [
          {
            queue: {
              kind: 'mail' as const,
              id: `overdue.${grantId}.${asked}`,
              to: state.season.publisher,
              grant: null,
              message: { name: 'decision-overdue' as const, ...messageHead(state), stage, waitingFor: person.name },
            },
          },
        ]),
  ];
}
