/**
 * A reviewer or approver decides. The decision is recorded here, in the table;
 * the waiting task is told afterwards through the outbox, so that a decision is never lost with a token.
 */
import type { DecisionGrant } from '#shared/access/model.js';
import type { Effect, Judgement } from '../change.js';
import type { Changed } from '#shared/filing/sealed.js';
import { checklistOf, type Comment } from '#shared/filing/comments.js';
import { cutTo } from '#shared/ids/cut.js';
import { fourEyesConflict, withTouches } from '#shared/filing/four-eyes.js';
import { recheckDetails, type Recheck } from '#shared/filing/recheck.js';
import { DECISION_TEXT_MAX, type Decision, type Stage, type Submission } from '#shared/filing/model.js';
import { deciderOf } from '#shared/season/deciders.js';
import type { Season } from '#shared/season/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Digest } from '#shared/ids/digest.js';
import type { DeedName, SubmissionState } from '#shared/filing/states.js';
import { issue } from '#shared/access/model.js';
import {
  inPlaceOf,
  messageHead,
  lawfulNext,
  moveCurrent,
  personActor,
  roundOf,
  tellId,
  type FilingCase,
} from './case.js';
import { figuresOf } from '#shared/totals/figures.js';
import { tellAgency } from './tell-agency.js';
import { stopGrantFor } from './stop.js';

export interface DecisionRequest {
  /** The digest of the content that the page showed. */
  readonly shown: Digest;
  readonly outcome: Decision['outcome'];
  readonly comment: string;
  /** Pinned to places of the report. */
  readonly comments?: readonly Comment[];
  /** How the person proved to be theirs. */
  readonly proof: Season['proof'];
}

const DEED: Record<Stage, Record<Decision['outcome'], DeedName>> = {
  review: { approved: 'passReview', returned: 'returnFromReview' },
  approval: { approved: 'approve', returned: 'returnFromApproval' },
};

/** The state in which a stage waits for its decision. */
export const WAITING_STATE: Record<Stage, SubmissionState> = { review: 'in-review', approval: 'in-approval' };

/** The decision that stands for a stage, if there is one. */
export function standingDecision(submission: Submission, stage: Stage): Decision | undefined {
  return submission.decisions.find((decision) => decision.stage === stage);
}

export function decide(
  state: FilingCase,
  request: DecisionRequest,
  grant: DecisionGrant,
  now: Date,
  again: Recheck | null = null,
  changed: readonly Changed[] = [],
): Judgement<Decision> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  const standing = standingDecision(submission, grant.stage);
  if (standing !== undefined) {
    const withdrawn = submission.state === 'withdrawn';
    return { refused: { code: 'already-decided', decision: standing, withdrawn } };
  }
  if (submission.state === 'withdrawn') return { refused: { code: 'already-withdrawn', at: submission.withdrawnAt } };
  const deed = DEED[grant.stage][request.outcome];
  const lawful = lawfulNext(submission, deed);
  if ('refused' in lawful) return lawful;
  if (request.shown !== submission.contentDigest || grant.digest !== submission.contentDigest) {
    return { refused: { code: 'changed-since-shown' } };
  }
  if (changed.length > 0) return { refused: { code: 'changed-since-filed', what: changed } };
  const conflict = fourEyesConflict(submission, grant.person, grant.stage, state.record);
  if (conflict !== undefined) return { refused: { code: 'four-eyes', reason: conflict } };
  // The stage is somebody else's by now (another roster, somebody who stands in): theirs it is, whoever still holds a link.
  const { person, insteadOf } = deciderOf(state.season, state.agency, grant.stage, dayOf(now));
  if (person.address !== grant.person.address) return { refused: { code: 'link-ended' } };
  const comment = cutTo(request.comment.trim(), DECISION_TEXT_MAX);
  const comments = [...(request.comments ?? [])];
  if (request.outcome === 'returned' && comment === '' && comments.length === 0)
    return { refused: { code: 'comment-missing' } };

  const decision: Decision = {
    stage: grant.stage,
    outcome: request.outcome,
    comment,
    ...(comments.length === 0 ? {} : { comments }),
    by: grant.person,
    ...(insteadOf === null ? {} : { insteadOf }),
    at: now.toISOString(),
  };
  const how = grant.stage === 'review' ? 'reviewed' : 'approved';
  const after: Submission = {
    ...submission,
    state: lawful.to,
    decisions: [...submission.decisions, decision],
    ...(decision.outcome === 'returned' ? { returnedWith: checklistOf(decision) } : {}),
    touched: withTouches(submission.touched, { person: grant.person, how }),
  };
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed,
      actor: personActor(grant.stage === 'review' ? 'reviewer' : 'approver', grant.person),
      at: now,
      details: {
        content: submission.contentDigest,
        comment,
        ...(comments.length === 0 ? {} : { comments }),
        proof: request.proof,
        ...inPlaceOf(insteadOf),
        ...recheckDetails(again),
      },
    },
    {
      notBy: { person: grant.person, deciding: grant.stage },
      ...(after.state === 'approved' && state.record !== null ? { figures: figuresOf(after.n, state.record) } : {}),
      effects: [
        // Used up with the decision: no link of it decides again, and the deed fails if it was not live any more.
        { endGrant: { id: grant.id, as: 'used' } },
        {
          queue: { kind: 'tell', id: tellId(submission, grant.stage), submission: submission.id, stage: grant.stage },
        },
        ...newsFor(state, after, decision),
        ...toDecider(state, after, decision),
      ],
    },
  );
  return { change, value: decision };
}

/** Who hears of a decision: the agency of a return and of the approval; the passed review is news to the approver only. */
function newsFor(state: FilingCase, after: Submission, decision: Decision): Effect[] {
  // Not who filed it, who may have been replaced: the mail carries the link of the contact.
  if (after.state === 'returned')
    return tellAgency(state, after, `${after.id}.returned${roundOf(after)}`, {
      name: 'returned',
      ...messageHead(state),
      stage: decision.stage,
      comment: decision.comment,
      ...(decision.comments === undefined ? {} : { comments: decision.comments }),
      deadline: state.agency.deadline,
    });
  if (after.state === 'approved')
    return tellAgency(state, after, `${after.id}.approved${roundOf(after)}`, {
      name: 'approved',
      ...messageHead(state),
    });
  return [];
}

/** The decider hears of their own decision, with the link by which they can stop what was not theirs. */
function toDecider(state: FilingCase, after: Submission, decision: Decision): Effect[] {
  const grant = stopGrantFor(after, decision);
  const { stage, outcome, comment, at } = decision;
  return [
    { issue: issue(grant, undefined) },
    {
      queue: {
        kind: 'mail',
        id: `decision-made.${grant.id}`,
        to: decision.by,
        grant: grant.id,
        message: { name: 'decision-made', ...messageHead(state), stage, outcome, comment, at },
      },
    },
  ];
}
