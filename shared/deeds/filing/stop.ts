/**
 * "This was not me": whoever a decision was made in the name of holds the report back before it becomes public, and the
 * publisher has the stage asked anew once that is cleared up. What was decided since then does not count any more; it
 * stays with the submission and in the audit chain.
 */
import { publisherGrantId, stopGrantId } from '#shared/access/links.js';
import { UNMAILED, type PublisherGrant, type StopGrant } from '#shared/access/model.js';
import type { Effect, Judgement } from '../change.js';
import type { Decision, Stage, Submission } from '#shared/filing/model.js';
import { next } from '#shared/filing/states.js';
import { submissionInput } from '#shared/workflow/payloads.js';
import { messageHead, moveCurrent, personActor, reviewName, tellId, type FilingCase } from './case.js';
import { tellAgency } from './tell-agency.js';

/** The grant by which the decider can stop the decision that they are just making. */
export function stopGrantFor(submission: Submission, { stage, by, at }: Decision): StopGrant {
  return {
    id: stopGrantId(submission.id, stage, by, submission.round ?? 0),
    purpose: 'stop',
    person: by,
    area: submission.area,
    year: submission.year,
    agency: submission.agency,
    submission: submission.id,
    stage,
    decidedAt: at,
    // Its link is minted when the mail leaves, and gives it its time.
    expiresAt: at,
    ...UNMAILED,
  };
}

/** The decision that the grant is about, whether it counts or was annulled since. */
export function decisionOf(submission: Submission, grant: StopGrant): Decision | undefined {
  return [...submission.decisions, ...(submission.annulled ?? [])].find(
    ({ stage, at, by }) => stage === grant.stage && at === grant.decidedAt && by.address === grant.person.address,
  );
}

/** Whether the decision is the one that was stopped, or was made after it: it does not count, and is annulled when the stage is asked anew. */
export function isInDoubt({ stopped }: Submission, { stage }: Decision): boolean {
  return stopped !== undefined && (stopped.stage === 'review' || stage === 'approval');
}

/** Whether the report can still be held back: nothing is public, and the agency has sent no newer file. */
export function mayBeHeld({ filing, submission }: FilingCase): boolean {
  return submission !== null && filing.current === submission.n && next(submission.state, 'stop') !== undefined;
}

/** `held`: the report stands still. `told`: that is not possible any more, and the publisher knows. */
export function stop(state: FilingCase, grant: StopGrant, now: Date): Judgement<'held' | 'told'> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  const decision = decisionOf(submission, grant);
  if (decision === undefined) return { refused: { code: 'not-found' } };
  // Used up by the first click.
  if (grant.status === 'used') return { already: submission.stopped?.stage === grant.stage ? 'held' : 'told' };
  // Where the stage was asked anew since, the decision does not count anyway; but whoever made it may still hold a browser.
  const held = submission.decisions.includes(decision) && mayBeHeld(state);
  const after: Submission = held ? stoppedAt(submission, decision, now) : submission;
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed: held ? 'stop' : 'disown',
      actor: personActor(grant.stage === 'review' ? 'reviewer' : 'approver', grant.person),
      at: now,
      details: { stage: decision.stage, decidedAt: decision.at },
    },
    {
      effects: [
        { endGrant: { id: grant.id, as: 'used' } },
        // Whoever decided in their name may hold a browser that was proved to be theirs.
        { voidProofs: { area: submission.area, year: submission.year, person: grant.person } },
        // Somebody is being asked: the review machine is told to end, as after a withdrawal.
        ...(submission.state === 'in-approval' && held ? [endOf(submission)] : []),
        toPublisher(state, decision, grant, held),
        ...(held ? toAgency(state, after) : []),
      ],
    },
  );
  return { change, value: held ? 'held' : 'told' };
}

/** Of two that were stopped the earlier stage counts: from there on it is asked anew. */
function stoppedAt(submission: Submission, { stage, at, by }: Decision, now: Date): Submission {
  const earlier = submission.stopped?.stage === 'review' ? submission.stopped : undefined;
  return {
    ...submission,
    state: 'stopped',
    stopped: earlier ?? { stage, decidedAt: at, by, at: now.toISOString() },
  };
}

function endOf(submission: Submission): Effect {
  const stage: Stage = 'approval';
  return { queue: { kind: 'tell', id: tellId(submission, stage), submission: submission.id, stage } };
}

function toPublisher(state: FilingCase, decision: Decision, grant: StopGrant, held: boolean): Effect {
  const { season } = state;
  return {
    queue: {
      kind: 'mail',
      id: `disowned.${grant.id}`,
      to: season.publisher,
      grant: publisherGrantId(season, season.publisher),
      message: {
        name: 'decision-disowned',
        ...messageHead(state),
        stage: decision.stage,
        by: decision.by.name,
        decidedAt: decision.at,
        held,
      },
    },
  };
}

function toAgency(state: FilingCase, after: Submission): Effect[] {
  const message = { name: 'stopped' as const, ...messageHead(state), deadline: state.agency.deadline };
  return tellAgency(state, after, `${after.id}.stopped.${after.stopped?.at ?? ''}`, message);
}

export interface ResumeState extends FilingCase {
  /** Whether every decision so far was told to the machine that waited for it: only then has that one ended. */
  readonly told: boolean;
}

/** Has the stopped stage asked anew, by a fresh execution of the review. */
export function resume(state: ResumeState, grant: PublisherGrant, now: Date): Judgement<Submission> {
  const { submission, filing } = state;
  if (submission === null) return { refused: { code: 'not-now', state: null } };
  // What a return asked for that does not count is asked no more.
  const { stopped, returnedWith: _returnedWith, ...rest } = submission;
  if (submission.state !== 'stopped' || stopped === undefined || filing.current !== submission.n)
    return { refused: { code: 'not-now', state: submission.state } };
  if (!state.told) return { refused: { code: 'busy' } };
  const deed = stopped.stage === 'review' ? 'resumeReview' : 'resumeApproval';
  const to = next(submission.state, deed);
  if (to === undefined) return { refused: { code: 'not-now', state: submission.state } };
  const annulled = submission.decisions.filter((decision) => isInDoubt(submission, decision));
  const round = (submission.round ?? 0) + 1;
  // Who is asked anew must not be barred by what was not theirs.
  const theirs = annulled.map(({ stage }) => (stage === 'review' ? 'reviewed' : 'approved'));
  const after: Submission = {
    ...rest,
    state: to,
    round,
    decisions: submission.decisions.filter((decision) => !isInDoubt(submission, decision)),
    touched: submission.touched.filter(({ how }) => !theirs.some((each) => each === how)),
    annulled: [...(submission.annulled ?? []), ...annulled],
  };
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed,
      actor: personActor('publisher', grant.person),
      at: now,
      details: { round, annulled: annulled.map(({ stage, outcome, at, by }) => ({ stage, outcome, at, by: by.name })) },
    },
    {
      effects: [
        { needGrant: grant.id },
        {
          queue: {
            kind: 'start',
            id: `review.${reviewName(after)}`,
            machine: 'review',
            name: reviewName(after),
            input: submissionInput(after.id, stopped.stage),
          },
        },
        ...tellAgency(state, after, `${after.id}.resumed.${round}`, {
          name: 'resumed',
          ...messageHead(state),
          stage: stopped.stage,
        }),
      ],
    },
  );
  return { change, value: after };
}
