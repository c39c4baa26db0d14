/**
 * The publisher lifts one blocking finding with a reason, and takes that back while nobody has filed on it. A waiver that
 * stands at filing stays with the submission and stands publicly.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '../change.js';
import { answerTo } from '#shared/filing/answers.js';
import { countsOf } from '#shared/filing/completeness.js';
import { withTouches } from '#shared/filing/four-eyes.js';
import { cutTo } from '#shared/ids/cut.js';
import type { Submission } from '#shared/filing/model.js';
import { TAKE_BACK_REASON_MAX } from '#shared/filing/taking-back.js';
import type { Season } from '#shared/season/model.js';
import { draftReady } from './draft-ready.js';
import { isRead, messageHead, moveCurrent, personActor, type FilingCase } from './case.js';
import { askAgency } from './tell-agency.js';

export interface WaiverRequest {
  readonly finding: string;
  readonly reason: string;
  /** How the publisher proved to be theirs. */
  readonly proof: Season['proof'];
}

export function waive(
  state: FilingCase,
  request: WaiverRequest,
  grant: PublisherGrant,
  now: Date,
): Judgement<Submission> {
  if (!isRead(state) || state.submission.state !== 'draft') {
    return { refused: { code: 'not-now', state: state.submission?.state ?? null } };
  }
  const reason = cutTo(request.reason.trim(), TAKE_BACK_REASON_MAX);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const finding = state.check.findings.find(({ key, severity }) => key === request.finding && severity === 'block');
  if (finding === undefined) return { refused: { code: 'unknown-finding' } };
  if (answerTo(state.submission, finding).is === 'waived') return { already: state.submission };
  const others = state.submission.waivers.filter((waiver) => waiver.finding !== finding.key);
  const waiver = { finding: finding.key, message: finding.message.zh, reason };
  const after: Submission = {
    ...state.submission,
    waivers: [...others, { ...waiver, by: grant.person, at: now.toISOString() }],
    touched: withTouches(state.submission.touched, { person: grant.person, how: 'waived' }),
  };
  const counts = countsOf(after, state.record, state.check);
  const change = moveCurrent(
    state,
    after,
    {
      deed: 'waive',
      actor: personActor('publisher', grant.person),
      at: now,
      details: { finding: finding.key, reason, proof: request.proof },
    },
    {
      counts,
      effects: [
        { needGrant: grant.id },
        draftReady(state, after, `${after.id}.waived.${state.filing.version}`, waiver),
      ],
    },
  );
  return { change, value: after };
}

/** Lets the finding block again. Who lifted it stays among those who touched the submission. */
export function endWaiver(
  state: FilingCase,
  request: WaiverRequest,
  grant: PublisherGrant,
  now: Date,
): Judgement<Submission> {
  if (!isRead(state) || state.submission.state !== 'draft') {
    return { refused: { code: 'not-now', state: state.submission?.state ?? null } };
  }
  const waiver = state.submission.waivers.find(({ finding }) => finding === request.finding);
  if (waiver === undefined) {
    const isKnown = state.check.findings.some(({ key }) => key === request.finding);
    return isKnown ? { already: state.submission } : { refused: { code: 'unknown-finding' } };
  }
  const reason = cutTo(request.reason.trim(), TAKE_BACK_REASON_MAX);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const after: Submission = {
    ...state.submission,
    waivers: state.submission.waivers.filter(({ finding }) => finding !== request.finding),
  };
  const change = moveCurrent(
    state,
    after,
    {
      deed: 'end-waiver',
      actor: personActor('publisher', grant.person),
      at: now,
      details: { finding: waiver.finding, reason, proof: request.proof },
    },
    {
      counts: countsOf(after, state.record, state.check),
      effects: [
        { needGrant: grant.id },
        askAgency(state, after, `${after.id}.waiver-ended.${state.filing.version}`, {
          name: 'waiver-ended',
          ...messageHead(state),
          deadline: state.agency.deadline,
          finding: waiver.message,
          reason,
          by: grant.person.name,
        }),
      ],
    },
  );
  return { change, value: after };
}
