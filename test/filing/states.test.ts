/** Every lawful and unlawful pair of the state table, in the table itself and in the deeds that follow it. */
import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '#shared/deeds/change.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { announce } from '#shared/deeds/filing/announce.js';
import { ask } from '#shared/deeds/filing/ask.js';
import { complete } from '#shared/deeds/filing/complete.js';
import { decide } from '#shared/deeds/filing/decide.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import { receive } from '#shared/deeds/filing/receive.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { resume, stop, stopGrantFor } from '#shared/deeds/filing/stop.js';
import { putBack, takeDown } from '#shared/deeds/filing/take-down.js';
import { waive } from '#shared/deeds/filing/waive.js';
import type { StopGrant } from '#shared/access/model.js';
import type { Decision, Stage } from '#shared/filing/model.js';
import { rollBack } from '#shared/deeds/filing/roll-back.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { DEEDS, next, SUBMISSION_STATES, type DeedName, type SubmissionState } from '#shared/filing/states.js';
import {
  AT,
  checkOf,
  decideGrant,
  fileGrant,
  findingOf,
  NOW,
  publisher,
  publishGrant,
  refusalOf,
  reviewer,
  stateIn,
  submissionIn,
} from '../deeds/filing/scene.js';
import { fileSealed } from '../builders/signatures.js';

const DEED_NAMES = Object.keys(DEEDS) as DeedName[];

/** The table once more, as design and law have it, written down apart from the object under test. */
const LAWFUL: Record<SubmissionState, Partial<Record<DeedName, SubmissionState>>> = {
  received: { refuse: 'refused', draft: 'draft', supersede: 'superseded' },
  refused: {},
  draft: { supersede: 'superseded', expire: 'expired', file: 'in-review' },
  superseded: { restore: 'draft' },
  expired: {},
  'in-review': { passReview: 'in-approval', returnFromReview: 'returned', withdraw: 'withdrawn' },
  'in-approval': { approve: 'approved', returnFromApproval: 'returned', withdraw: 'withdrawn', stop: 'stopped' },
  returned: { stop: 'stopped' },
  withdrawn: {},
  approved: { reopen: 'reopened', release: 'released', stop: 'stopped' },
  stopped: { stop: 'stopped', resumeReview: 'in-review', resumeApproval: 'in-approval' },
  reopened: {},
  released: { correct: 'corrected', takeDown: 'taken-down', rollBack: 'approved' },
  corrected: { standAgain: 'released', takeDown: 'taken-down' },
  'taken-down': { putBack: 'approved' },
};

const PAIRS = SUBMISSION_STATES.flatMap((state) => DEED_NAMES.map((deed) => [state, deed] as const));

test('the table has 15 states and 21 deeds, hence 315 pairs of which 27 are lawful', () => {
  expect(PAIRS).toHaveLength(315);
  expect(PAIRS.filter(([state, deed]) => next(state, deed) !== undefined)).toHaveLength(27);
});

test.each(PAIRS)('%s: %s leads where the table says, or nowhere', (state, deed) => {
  expect(next(state, deed)).toBe(LAWFUL[state][deed]);
});

test('every state is reached by some deed, and only reviewer and approver decide', () => {
  const reached = new Set<SubmissionState>(['received', ...Object.values(DEEDS).map(({ to }) => to)]);
  expect([...reached].sort()).toEqual([...SUBMISSION_STATES].sort());
  expect(DEED_NAMES.filter((deed) => ['reviewer', 'approver'].includes(DEEDS[deed].by))).toEqual([
    'passReview',
    'returnFromReview',
    'approve',
    'returnFromApproval',
  ]);
});

const decideAs = (stage: Stage, outcome: Decision['outcome']) => (state: FilingCase) => {
  const submission = state.submission ?? submissionIn('in-review');
  const grant = decideGrant(stage, submission);
  return decide(state, { shown: grant.digest, outcome, comment: '请核对第三表', proof: 'code' }, grant, NOW);
};

/** Of the first decision there is; where there is none, of one that was never made. */
function stopGrantOf({ submission }: FilingCase): StopGrant {
  const filed = submission ?? submissionIn('in-review');
  return stopGrantFor(filed, filed.decisions[0] ?? submissionIn('approved').decisions[0]!);
}

/** What was stopped is the stage that the deed asks anew. */
const resumeFrom = (stage: Stage) => (state: FilingCase) => {
  const stopped = { stage, decidedAt: AT, by: reviewer, at: AT };
  const submission = state.submission?.state === 'stopped' ? { ...state.submission, stopped } : state.submission;
  return resume({ ...state, submission, told: true }, publishGrant, NOW);
};

/** Deeds of the table that no function carries out yet, and `restore`, which only goes with a refusal (announce.test.ts). */
type Unwritten = 'restore' | 'expire' | 'reopen' | 'correct' | 'standAgain';
const RELEASE = releaseIdSchema.parse('home.r20260211-abcdef');
const WRITTEN: Record<Exclude<DeedName, Unwritten>, (state: FilingCase) => Judgement<unknown>> = {
  refuse: (state) => announce(state, { outcome: 'refused' }, NOW),
  draft: (state) => announce({ ...stateIn('draft'), ...heart(state) }, { outcome: 'read' }, NOW),
  supersede: (state) =>
    receive(
      { ...state, claimedAs: undefined },
      { arrival: { key: 'k', versionId: 'v' }, fileName: '', size: 1, grant: fileGrant },
      NOW,
    ),
  file: (state) =>
    fileSealed(
      { ...stateIn('draft'), ...heart(state) },
      { shown: state.filing.version, officer: '孙局长', title: '局长', agreed: true },
      fileGrant,
      () => checkOf(),
      NOW,
    ),
  passReview: decideAs('review', 'approved'),
  returnFromReview: decideAs('review', 'returned'),
  approve: decideAs('approval', 'approved'),
  returnFromApproval: decideAs('approval', 'returned'),
  withdraw: (state) => withdraw(state, fileGrant, NOW),
  stop: (state) => stop(state, stopGrantOf(state), NOW),
  resumeReview: resumeFrom('review'),
  resumeApproval: resumeFrom('approval'),
  takeDown: (state) =>
    takeDown(
      { ...state, filing: { ...state.filing, released: { n: 1, version: 1, at: AT, release: RELEASE } } },
      state.submission,
      { reason: 'x', proof: 'code', cause: 'other', release: RELEASE },
      publishGrant,
      NOW,
    ),
  putBack: (state) => {
    const takedown = { n: 1, version: 1, publishedAt: AT, cause: 'other', reason: 'x', by: publisher, at: AT } as const;
    const takedowns = [{ ...takedown, release: RELEASE, putBack: null }];
    return putBack(
      { ...state, filing: { ...state.filing, takedowns }, disowned: undefined },
      { reason: 'x', proof: 'code' },
      publishGrant,
      NOW,
    );
  },
  rollBack: (state) => {
    const released = state.filing.released ?? { n: 1, version: 1, at: AT };
    return rollBack(
      { ...state, filing: { ...state.filing, released: { ...released, release: 'home.r20260101-zzzzzz' } } },
      null,
      {
        ...{ release: RELEASE, rolledBack: releaseIdSchema.parse('home.r20260101-zzzzzz'), reason: 'x' },
        ...{ by: publisher, disowned: false },
      },
      NOW,
    );
  },
  release: (state) =>
    markReleased(
      state,
      { id: 'r20260120-zzzzzz', version: 1, content: state.submission?.contentDigest ?? '', by: publisher },
      NOW,
    ),
};
const WRITTEN_DEEDS = Object.keys(WRITTEN) as (keyof typeof WRITTEN)[];

/** So that a deed is refused for its state alone, never because nothing was read yet. */
const heart = ({ filing, submission }: FilingCase) => ({ filing, submission });

const REFUSED_FOR_STATE = ['not-now', 'already-decided', 'already-withdrawn', 'not-found'];

describe.each(WRITTEN_DEEDS)('the deed %s', (name) => {
  test.each(SUBMISSION_STATES)('on a submission that is %s', (from) => {
    const state = stateIn(from);
    const judgement = WRITTEN[name](state);
    const to = LAWFUL[from][name];
    const own =
      'change' in judgement
        ? judgement.change.submissions.find(({ after }) => after.id === state.submission!.id)
        : undefined;
    if (to !== undefined) {
      expect(own).toMatchObject({ from, after: { state: to } });
      expect(judgement).toMatchObject({ change: { before: { version: state.filing.version } } });
    } else if (name === 'supersede') {
      // A file that arrives is always kept, as a submission of its own; the one before it stays what it is.
      expect(own).toBeUndefined();
    } else if (name === 'stop' && 'change' in judgement) {
      // What cannot be held back any more stays what it is, and the publisher is told.
      expect(own).toMatchObject({ from, after: { state: from } });
      expect(judgement).toMatchObject({ value: 'told' });
    } else if ('refused' in judgement) {
      expect(REFUSED_FOR_STATE).toContain(refusalOf(judgement)?.code);
    } else {
      // Repeated by the machine or by a second click: what stands is answered, and nothing changes.
      expect(judgement).toHaveProperty('already');
      expect(['refuse', 'draft', 'file', 'withdraw', 'release']).toContain(name);
    }
  });

  test('on a filing without a submission', () => {
    if (name === 'supersede') return expect(WRITTEN[name](stateIn(null))).toHaveProperty('change');
    expect(['not-now', 'not-found']).toContain(refusalOf(WRITTEN[name](stateIn(null)))?.code);
  });
});

describe('deeds that stay in the draft', () => {
  const check = checkOf(findingOf('block', 'A05:x'));
  const own: Record<string, (state: FilingCase) => Judgement<unknown>> = {
    complete: (state) =>
      complete(
        { ...stateIn('draft'), ...heart(state) },
        { shown: state.filing.version, keyed: [], confirmed: [], explained: [], through: 'page' },
        fileGrant,
        { parseValue: () => undefined, check: () => check },
        NOW,
      ),
    waive: (state) =>
      waive(
        { ...stateIn('draft', { check }), ...heart(state) },
        { finding: 'A05:x', reason: '旧表', proof: 'code' },
        publishGrant,
        NOW,
      ),
  };
  const pairs = Object.keys(own).flatMap((deed) => SUBMISSION_STATES.map((state) => [deed, state] as const));
  test.each(pairs)('%s on a submission that is %s', (deed, from) => {
    const judgement = own[deed]!(stateIn(from));
    if (from === 'draft')
      expect(judgement).toMatchObject({ change: { submissions: [{ from, after: { state: from } }] } });
    else expect(refusalOf(judgement)).toEqual({ code: 'not-now', state: from });
  });
});

test.each(
  (['review', 'approval'] as const).flatMap((stage) => SUBMISSION_STATES.map((state) => [stage, state] as const)),
)(
  'asking for the %s of a submission that is %s moves no state, and mails only where the stage waits',
  (stage, from) => {
    const state = { ...stateIn(from), waiting: undefined, known: undefined, mailed: false, told: false };
    const asking = { stage, token: 't', asked: 0, grantExpiresAt: '2026-03-01T00:00:00.000Z', until: '2026-01-25' };
    const judgement = ask(state, asking, NOW);
    const waits = (stage === 'review' ? 'in-review' : 'in-approval') === from;
    expect(judgement).toMatchObject({
      value: waits ? 'asked' : 'stands',
      change: { after: { state: from }, submissions: [{ from, after: { state: from } }] },
    });
    const kinds = 'change' in judgement ? judgement.change.effects.flatMap((effect) => Object.keys(effect)) : [];
    expect(kinds.includes('queue')).toBe(waits);
  },
);
