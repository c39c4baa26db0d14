/** "This was not me": what the decider can stop until when, who hears of it, and how the report goes on after it. */
import { describe, expect, test } from '@jest/globals';
import { publisherGrantId, stopGrantId } from '#shared/access/links.js';
import { decide } from '#shared/deeds/filing/decide.js';
import { resume, stop, stopGrantFor, type ResumeState } from '#shared/deeds/filing/stop.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import { submissionInput } from '#shared/workflow/payloads.js';
import type { SubmissionState } from '#shared/filing/states.js';
import {
  afterOf,
  approver,
  AT,
  changeOf,
  contact,
  decideGrant,
  NOW,
  publisher,
  publishGrant,
  queuedBy,
  refusalOf,
  reviewer,
  rowsOf,
  season,
  stateIn,
  submissionIn,
} from './scene.js';

const grantFor = (state: FilingCase, stage: Stage) =>
  stopGrantFor(
    state.submission!,
    state.submission!.decisions.find((decision) => decision.stage === stage)!,
  );
const stopping = (state: FilingCase, stage: Stage) => stop(state, grantFor(state, stage), NOW);
const decisions = submissionIn('approved').decisions;
const stoppedBy = (stage: Stage, changes: Partial<Submission> = {}): ResumeState => ({
  ...stateIn('stopped', {
    submission: {
      decisions,
      stopped: { stage, decidedAt: decisions[0]!.at, by: stage === 'review' ? reviewer : approver, at: AT },
      ...changes,
    },
  }),
  told: true,
});

describe('a decision', () => {
  test.each([
    ['review', 'in-review', reviewer],
    ['approval', 'in-approval', approver],
  ] as const)('of the %s is told to who made it, with a link of its own that can stop it', (stage, from, by) => {
    const state = stateIn(from);
    const grant = decideGrant(stage, state.submission!);
    const request = { shown: grant.digest, outcome: 'approved', comment: '好', proof: 'code' } as const;
    const change = changeOf(decide(state, request, grant, NOW));
    const id = stopGrantId(state.submission!.id, stage, by, 0);
    expect(change.effects).toContainEqual({
      issue: {
        grant: expect.objectContaining({ id, purpose: 'stop', person: by, stage, decidedAt: AT }),
        over: undefined,
      },
    });
    expect(queuedBy(change).filter(({ kind }) => kind === 'mail')).toContainEqual(
      expect.objectContaining({
        to: by,
        grant: id,
        message: expect.objectContaining({ name: 'decision-made', stage, outcome: 'approved', comment: '好', at: AT }),
      }),
    );
  });
});

describe('stopping', () => {
  test.each<[Stage, SubmissionState, string[]]>([
    ['review', 'in-approval', ['tell home.2025-jiaoyu-1.approval']],
    ['review', 'approved', []],
    ['approval', 'approved', []],
    ['review', 'returned', []],
  ])('a %s while the report is %s holds it, and tells publisher and agency', (stage, from, tells) => {
    const state = stateIn(from);
    const judgement = stopping(state, stage);
    const by = stage === 'review' ? reviewer : approver;
    expect(judgement).toMatchObject({ value: 'held' });
    expect(afterOf(judgement)).toMatchObject({
      state: 'stopped',
      stopped: { stage, by, at: AT, decidedAt: grantFor(state, stage).decidedAt },
      decisions: state.submission!.decisions,
    });
    const change = changeOf(judgement);
    expect(change.after.state).toBe('stopped');
    expect(change.effects[0]).toEqual({ endGrant: { id: grantFor(state, stage).id, as: 'used' } });
    expect(rowsOf(change)).toEqual([
      ...tells,
      `mail decision-disowned to ${publisher.name}`,
      `mail stopped to ${contact.name}`,
    ]);
    expect(queuedBy(change).find((row) => row.kind === 'mail')).toMatchObject({
      grant: publisherGrantId(season, publisher),
      message: { held: true },
    });
    expect(change.events).toMatchObject([{ deed: 'stop', actor: { person: by }, details: { from, to: 'stopped' } }]);
  });

  test.each<SubmissionState>(['released', 'corrected', 'taken-down', 'withdrawn'])(
    'comes too late for a report that is %s: nothing moves, and the publisher is told',
    (from) => {
      const state = stateIn(from, { submission: { decisions } });
      const judgement = stopping(state, 'approval');
      expect(judgement).toMatchObject({ value: 'told' });
      expect(afterOf(judgement)).toEqual(state.submission);
      expect(queuedBy(changeOf(judgement))).toMatchObject([{ to: publisher, message: { held: false } }]);
      expect(changeOf(judgement).events).toMatchObject([{ deed: 'disown' }]);
    },
  );

  test.each<[SubmissionState, string]>([
    ['approved', 'held'],
    ['released', 'told'],
  ])('takes back what the browsers of that person proved, also where the report is %s', (from, value) => {
    const judgement = stopping(stateIn(from, { submission: { decisions } }), 'approval');
    expect(judgement).toMatchObject({ value });
    expect(changeOf(judgement).effects).toContainEqual({ voidProofs: { area: 'home', year: 2025, person: approver } });
  });

  test('comes too late when the agency has sent a newer file', () => {
    const state = stateIn('returned', { filing: { current: 2, lastNumber: 2, state: 'draft' } });
    expect(stopping(state, 'review')).toMatchObject({ value: 'told', change: { after: { state: 'draft' } } });
  });

  test('twice by one person is once', () => {
    const state = stoppedBy('review');
    expect(stop(state, { ...grantFor(state, 'review'), status: 'used' }, NOW)).toEqual({ already: 'held' });
  });

  test.each<[Stage, Stage, Stage]>([
    ['approval', 'review', 'review'],
    ['review', 'approval', 'review'],
  ])('the %s, and then the %s, goes back to the %s', (first, second, stage) => {
    const judgement = stopping(stoppedBy(first), second);
    expect(afterOf(judgement).stopped?.stage).toBe(stage);
    expect(rowsOf(changeOf(judgement))).toContain(`mail decision-disowned to ${publisher.name}`);
    expect(rowsOf(changeOf(judgement)).some((row) => row.startsWith('tell'))).toBe(false);
  });

  test('what was annulled already stops nothing, but takes back the browsers and is told to the publisher', () => {
    const state = stateIn('in-review', { submission: { annulled: decisions, round: 1 } });
    const grant = stopGrantFor(state.submission!, decisions[0]!);
    const change = changeOf(stop(state, grant, NOW));
    expect(change.submissions[0]!.after).toEqual(state.submission);
    expect(change.effects).toContainEqual({ voidProofs: { area: 'home', year: 2025, person: reviewer } });
    expect(rowsOf(change)).toContain(`mail decision-disowned to ${publisher.name}`);
    expect(stop(state, { ...grant, status: 'used' }, NOW)).toEqual({ already: 'told' });
  });

  test('a decision that was never made is not found', () => {
    const state = stateIn('in-review', { submission: { annulled: decisions, round: 1 } });
    const never = stopGrantFor(state.submission!, { ...decisions[0]!, at: AT });
    expect(refusalOf(stop(state, never, NOW))).toEqual({ code: 'not-found' });
  });
});

describe('resuming', () => {
  test.each<[Stage, SubmissionState, number]>([
    ['review', 'in-review', 0],
    ['approval', 'in-approval', 1],
  ])('a stopped %s asks it anew by an execution of its own; %s with what was decided before', (stage, to, kept) => {
    const judgement = resume(stoppedBy(stage), publishGrant, NOW);
    const after = afterOf(judgement);
    expect(after).toMatchObject({
      state: to,
      round: 1,
      decisions: decisions.slice(0, kept),
      annulled: decisions.slice(kept),
    });
    expect(after.stopped).toBeUndefined();
    expect(queuedBy(changeOf(judgement))).toEqual([
      {
        kind: 'start',
        id: 'review.home.2025-jiaoyu-1.r1',
        machine: 'review',
        name: 'home.2025-jiaoyu-1.r1',
        input: submissionInput('home.2025-jiaoyu-1', stage),
      },
      expect.objectContaining({ kind: 'mail', id: 'home.2025-jiaoyu-1.resumed.1', to: contact }),
    ]);
    expect(changeOf(judgement).effects[0]).toEqual({ needGrant: publishGrant.id });
    const details = decisions
      .slice(kept)
      .map(({ stage: each, outcome, at, by }) => ({ stage: each, outcome, at, by: by.name }));
    expect(changeOf(judgement).events[0]!.details).toMatchObject({ round: 1, annulled: details });
  });

  test('what is decided then goes by names of its own, so that no row of the first round stands in the way', () => {
    const resumed = afterOf(resume(stoppedBy('review'), publishGrant, NOW));
    const state = stateIn('in-review', { submission: { ...resumed, decisions: [] } });
    const grant = decideGrant('review', state.submission!);
    const request = { shown: grant.digest, outcome: 'returned', comment: '请改', proof: 'code' } as const;
    const again = changeOf(decide(state, request, grant, NOW));
    const first = changeOf(
      decide(stateIn('in-review'), request, decideGrant('review', stateIn('in-review').submission!), NOW),
    );
    const ids = [...queuedBy(first), ...queuedBy(again)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('waits until the machine that asked before has ended', () => {
    expect(refusalOf(resume({ ...stoppedBy('review'), told: false }, publishGrant, NOW))).toEqual({ code: 'busy' });
  });

  test('is for what is stopped, and for the file that counts', () => {
    expect(refusalOf(resume({ ...stateIn('approved'), told: true }, publishGrant, NOW))).toMatchObject({
      code: 'not-now',
    });
    const state = stoppedBy('review');
    const newer = { ...state, filing: { ...state.filing, current: 2 } };
    expect(refusalOf(resume(newer, publishGrant, NOW))).toMatchObject({ code: 'not-now' });
  });
});
