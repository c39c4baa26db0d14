/** Asking for a decision: once by mail, as often as the machine likes by token, and never one person twice. */
import { describe, expect, test } from '@jest/globals';
import { decisionGrantId } from '#shared/access/links.js';
import { ask, askMailId, type Asking, type AskState } from '#shared/deeds/filing/ask.js';
import { reassign, type Reassignment } from '#shared/deeds/filing/reassign.js';
import type { Stage } from '#shared/filing/model.js';
import type { Person } from '#shared/ids/person.js';
import {
  agency,
  approver,
  AT,
  changeOf,
  contact,
  decideGrant,
  NOW,
  publisher,
  queuedBy,
  refusalOf,
  reviewer,
  rowsOf,
  stateIn,
  stranger,
} from './scene.js';

const WAITING = { review: 'in-review', approval: 'in-approval' } as const;
const asking = (changes: Partial<Asking> = {}): Asking => ({
  stage: 'review',
  token: 'token-1',
  asked: 0,
  grantExpiresAt: '2026-03-01T00:00:00.000Z',
  until: '2026-01-27',
  ...changes,
});
const stateOf = (stage: Stage, changes: Partial<AskState> = {}): AskState => ({
  ...stateIn(WAITING[stage]),
  waiting: undefined,
  known: undefined,
  mailed: false,
  told: false,
  ...changes,
});
const grantOf = (person: Person, stage: Stage = 'review') =>
  decisionGrantId(stateIn('in-review').submission!.id, stage, person);
const waitingAs = (token: string, person: Person = reviewer) => ({ token, grant: grantOf(person), granted: true });

test.each([
  ['review', reviewer],
  ['approval', approver],
] as const)('the first asking of a %s stores the token, gives the grant and mails once', (stage, person) => {
  const state = stateOf(stage);
  const judgement = ask(state, asking({ stage }), NOW);
  const change = changeOf(judgement);
  const grant = grantOf(person, stage);
  expect(judgement).toMatchObject({ value: 'asked' });
  expect(change.effects).toEqual([
    { waitForDecision: { submission: 'home.2025-jiaoyu-1', stage, token: 'token-1', grant } },
    {
      issue: {
        grant: { ...decideGrant(stage, state.submission!), expiresAt: '2026-03-01T00:00:00.000Z' },
        over: undefined,
      },
    },
    {
      queue: {
        kind: 'mail',
        id: askMailId(grant, { serial: 0, round: undefined }, 0),
        to: person,
        grant,
        message: {
          name: 'decision-request',
          agencyName: '云溪县教育局',
          year: 2025,
          area: '云溪县',
          stage,
          until: '2026-01-27',
          again: false,
        },
      },
    },
  ]);
  expect(change.events).toMatchObject([{ deed: 'ask', details: { stage, asked: 0, person: person.name } }]);
});

test('no event, row or mail names the token', () => {
  const { events, effects } = changeOf(ask(stateOf('review'), asking(), NOW));
  const rest = effects.filter((effect) => !('waitForDecision' in effect));
  expect(JSON.stringify([events, rest])).not.toContain('token-1');
});

test('the same token again, its mail queued, changes nothing', () => {
  const state = stateOf('review', { waiting: waitingAs('token-1'), mailed: true });
  expect(ask(state, asking(), NOW)).toEqual({ already: 'asked' });
});

test('another token of the same asking replaces the first and mails nobody', () => {
  const state = stateOf('review', { waiting: waitingAs('token-1'), mailed: true });
  const change = changeOf(ask(state, asking({ token: 'token-2' }), NOW));
  expect(change.effects).toEqual([
    {
      waitForDecision: {
        submission: 'home.2025-jiaoyu-1',
        stage: 'review',
        token: 'token-2',
        grant: grantOf(reviewer),
      },
    },
  ]);
});

test('asking again in vain mails the person once more and tells the publisher who is waited for', () => {
  const state = stateOf('review', { waiting: waitingAs('token-1') });
  const change = changeOf(ask(state, asking({ token: 'token-2', asked: 1 }), NOW));
  expect(rowsOf(change)).toEqual([
    `mail decision-request to ${reviewer.name}`,
    `mail decision-overdue to ${publisher.name}`,
  ]);
  expect(queuedBy(change)[0]).toMatchObject({ message: { again: true } });
  expect(queuedBy(change)[1]).toMatchObject({ grant: null, message: { waitingFor: reviewer.name } });
});

describe('where the stage waits no more', () => {
  test.each(['in-approval', 'returned', 'withdrawn', 'approved', 'released'] as const)(
    'a review asked for what is %s stands: the token is kept to be told, nobody is mailed',
    (from) => {
      const judgement = ask(
        { ...stateIn(from), waiting: undefined, known: undefined, mailed: true, told: false },
        asking({ token: 'late' }),
        NOW,
      );
      expect(judgement).toMatchObject({ value: 'stands' });
      expect(changeOf(judgement).effects).toMatchObject([{ waitForDecision: { token: 'late' } }]);
    },
  );

  test('and is answered without a change when its token is kept already', () => {
    const state = {
      ...stateIn('in-approval'),
      waiting: waitingAs('late'),
      known: undefined,
      mailed: true,
      told: false,
    };
    expect(ask(state, asking({ token: 'late' }), NOW)).toEqual({ already: 'stands' });
  });
});

describe('where another person takes over the stage', () => {
  const handedTo = (person: Person) => ({ ...agency, reviewer: person });
  const state = (changes: Partial<AskState> = {}) =>
    stateOf('review', { agency: handedTo(stranger), waiting: waitingAs('token-1'), ...changes });

  test('that person gets grant and mail, and the link of the one before ends', () => {
    const change = changeOf(ask(state(), asking({ token: 'token-2' }), NOW));
    expect(change.effects).toMatchObject([
      { waitForDecision: { grant: grantOf(stranger) } },
      { issue: { grant: { id: grantOf(stranger), person: stranger } } },
      { endGrant: { id: grantOf(reviewer), as: 'revoked' } },
      { queue: { to: stranger } },
    ]);
  });

  test('after an asking in vain, no row has the id of a row queued before the handover', () => {
    const before = queuedBy(changeOf(ask(stateOf('review'), asking({ asked: 1 }), NOW)));
    const after = queuedBy(changeOf(ask(state(), asking({ asked: 1, token: 'token-2' }), NOW)));
    const ids = [...before, ...after].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['token-1', 'token-2'])('and hands it back, the first person is mailed anew (asked by %s)', (token) => {
    // Their grant was revoked at the handover: no link of then lives again, so they need another.
    const known = { ...decideGrant('review', stateIn('in-review').submission!), status: 'revoked' as const };
    const back = stateOf('review', { waiting: waitingAs('token-1', stranger), known });
    const change = changeOf(ask(back, asking({ token }), NOW));
    expect(change.effects).toMatchObject([
      { waitForDecision: { token, grant: grantOf(reviewer) } },
      { issue: { grant: { id: grantOf(reviewer), status: 'live', serial: 1 }, over: known } },
      { endGrant: { id: grantOf(stranger), as: 'revoked' } },
      { queue: { id: askMailId(grantOf(reviewer), { serial: 1, round: undefined }, 0), to: reviewer } },
    ]);
  });
});

describe('whoever had a hand in it', () => {
  const conflicting = (stage: Stage, person: Person) => ({
    ...agency,
    [stage === 'review' ? 'reviewer' : 'approver']: person,
  });
  const CASES = [
    ['the one who filed', 'review', contact, 'filed'],
    ['the one who reviewed', 'approval', reviewer, 'reviewed'],
  ] as const;

  test.each(CASES)(
    '%s is never asked: the token is kept, and the publisher hears whom to replace',
    (...[, stage, person, touch]) => {
      const judgement = ask(stateOf(stage, { agency: conflicting(stage, person) }), asking({ stage }), NOW);
      const change = changeOf(judgement);
      expect(judgement).toMatchObject({ value: 'blocked' });
      expect(change.effects).toMatchObject([
        { waitForDecision: { stage, token: 'token-1', grant: grantOf(person, stage) } },
        {
          queue: {
            to: publisher,
            grant: null,
            message: { name: 'decider-conflict', stage, person: person.name, touch },
          },
        },
      ]);
      expect(change.events).toMatchObject([{ deed: 'ask-blocked', details: { reason: `${touch}-it` } }]);
    },
  );

  test.each(CASES)(
    '%s, asked for by the same token again, changes nothing and mails nobody',
    (...[, stage, person]) => {
      const waiting = { token: 'token-1', grant: grantOf(person, stage), granted: false };
      const state = stateOf(stage, { agency: conflicting(stage, person), waiting, told: true });
      expect(ask(state, asking({ stage }), NOW)).toEqual({ already: 'blocked' });
    },
  );

  test('takes the stage over from somebody with a link, and that link ends', () => {
    const state = stateOf('review', { agency: conflicting('review', contact), waiting: waitingAs('token-1') });
    expect(changeOf(ask(state, asking({ token: 'token-2' }), NOW)).effects).toContainEqual({
      endGrant: { id: grantOf(reviewer), as: 'revoked' },
    });
  });

  test('gives the stage to somebody else: they are asked, and no link that never was is ended', () => {
    const waiting = { token: 'token-1', grant: grantOf(contact), granted: false };
    const { effects } = changeOf(ask(stateOf('review', { waiting, told: true }), asking({ token: 'token-2' }), NOW));
    expect(effects.map((effect) => Object.keys(effect)[0])).toEqual(['waitForDecision', 'issue', 'queue']);
  });
});

describe('a hand-over after a stage was blocked', () => {
  const handing = (changes: Partial<Reassignment> = {}, now = agency) =>
    reassign(
      stateIn('in-review', { agency: now }),
      {
        stage: 'review',
        waits: true,
        former: [],
        known: undefined,
        mailed: false,
        grantExpiresAt: AT,
        until: '2026-01-27',
        by: 'import-roster',
        ...changes,
      },
      NOW,
    );

  test('gives the new person a link and a mail, and ends none', () => {
    expect(changeOf(handing()).effects).toMatchObject([
      { issue: { grant: { person: reviewer } } },
      { queue: { to: reviewer } },
    ]);
  });

  test('goes on with the same address where only the name was in the way', () => {
    expect(handing({}, { ...agency, reviewer: stranger })).toMatchObject({ value: 'asked' });
  });

  test('changes nothing before the stage waits, and refuses whoever had a hand in it', () => {
    expect(handing({ waits: false })).toEqual({ already: 'nothing' });
    expect(refusalOf(handing({}, { ...agency, reviewer: contact }))).toEqual({
      code: 'four-eyes',
      reason: 'filed-it',
    });
  });
});

test('there is nothing to ask about without a submission', () => {
  expect(
    refusalOf(
      ask({ ...stateIn(null), waiting: undefined, known: undefined, mailed: false, told: false }, asking(), NOW),
    ),
  ).toEqual({
    code: 'not-found',
  });
});
