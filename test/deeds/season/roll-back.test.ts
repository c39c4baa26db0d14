/** Whether a release may be taken back as a whole, and what the deed leaves for the machine to carry out. */
import { describe, expect, test } from '@jest/globals';
import { emptyChain } from '#shared/audit/chain.js';
import { latestRelease, rollBackRefusal, rollBackRelease, type RollBackState } from '#shared/deeds/season/roll-back.js';
import type { SeasonChange } from '#shared/deeds/season/change.js';
import type { Filing } from '#shared/filing/model.js';
import { ROLLED_BACK, type Takedown } from '#shared/filing/takedowns.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { releaseSchema, type Release } from '#shared/season/release.js';
import { AT, changeOf, NOW, publisher, publishGrant, queuedBy, refusalOf, season, stateIn } from '../filing/scene.js';

const id = (end: string) => releaseIdSchema.parse(`home.r20260119-${end}`);
const release = (end: string, more: Partial<Release> = {}): Release =>
  releaseSchema.parse({
    ...{ id: id(end), area: 'home', year: 2025, by: publisher, at: '2026-01-19T04:00:00.000Z', count: 1 },
    ...{ state: 'published', attempts: 0, ...more },
  });
const PUBLISHED = '2026-01-19T05:00:00.000Z';
const filingBy = (end: string, more: Partial<Filing> = {}): Filing => ({
  ...stateIn('released').filing,
  released: { n: 1, version: 1, at: PUBLISHED, release: id(end) },
  ...more,
});
const takedown: Takedown = {
  ...{ n: 1, version: 1, publishedAt: PUBLISHED, cause: 'other', reason: 'x', by: publisher, at: AT },
  ...{ release: id('tttttt'), putBack: null },
};
const stateOf = (more: Partial<RollBackState> = {}): RollBackState => ({
  stored: { season, version: 3, audit: emptyChain('SEASON#home#2025') },
  ...{ begun: [release('aaaaaa'), release('bbbbbb')], filings: [filingBy('bbbbbb')], disowned: [] },
  ...more,
});
const request = { id: id('bbbbbb'), release: id('cccccc'), reason: ' 选错了单位 ', proof: 'code' } as const;
const take = (state = stateOf(), more = {}) =>
  rollBackRelease(state, { ...request, ...more }, { grant: publishGrant }, NOW);
const problemOf = (state: RollBackState, end = 'bbbbbb') => {
  const refusal = rollBackRefusal(
    state.begun.find((one) => one.id === id(end))!,
    state,
  );
  return refusal?.code === 'roll-back' ? refusal.problem : refusal?.code;
};

describe('the last release', () => {
  const judged = take(stateOf({ disowned: [submissionIdSchema.parse('home.2025-jiaoyu-1')] }));
  const change = changeOf(judged as { change: SeasonChange; value: unknown });

  test('is taken back by a release that says so, and says itself by which', () => {
    expect(change.release).toMatchObject({
      ...{ id: id('cccccc'), count: 1, state: 'running', by: publisher },
      rollsBack: { release: id('bbbbbb'), reason: '选错了单位', disowned: ['home.2025-jiaoyu-1'] },
    });
    expect(change.turned?.after).toMatchObject({ id: id('bbbbbb'), state: 'published', rolledBackBy: id('cccccc') });
    expect(change.season).toEqual(season);
  });

  test('is noted with the reason, under a grant that must hold, and begins the machine', () => {
    expect(change.events).toMatchObject([
      { deed: 'roll-back', details: { rolledBack: id('bbbbbb'), reason: '选错了单位', proof: 'code' } },
    ]);
    expect(change.effects).toContainEqual({ needGrant: publishGrant.id });
    expect(queuedBy(change)).toMatchObject([{ kind: 'start', machine: 'release', name: id('cccccc') }]);
  });

  test('is taken back once: the second click hears that it was', () => {
    const done = release('bbbbbb', { rolledBackBy: id('cccccc') });
    expect(take(stateOf({ begun: [release('aaaaaa'), done] }))).toEqual({ already: done });
  });

  test('needs a reason', () => {
    expect(refusalOf(take(stateOf(), { reason: '  ' }))?.code).toBe('reason-missing');
    expect(refusalOf(take(stateOf(), { id: id('zzzzzz') }))?.code).toBe('not-found');
  });
});

test.each<[string, Partial<RollBackState>, string | undefined]>([
  ['as it is', {}, undefined],
  ['while it is carried out', { begun: [release('bbbbbb', { state: 'running' })] }, 'not-published'],
  ['where a later one is public', { begun: [release('bbbbbb'), release('dddddd')] }, 'not-latest'],
  [
    'where a later one is under way',
    { begun: [release('bbbbbb'), release('dddddd', { state: 'running' })] },
    'not-latest',
  ],
  [
    'where the later one was taken back',
    { begun: [release('bbbbbb'), release('dddddd', { rolledBackBy: id('eeeeee') })] },
    undefined,
  ],
  [
    'where the later one made nothing public',
    { begun: [release('bbbbbb'), release('dddddd', { state: 'failed' })] },
    undefined,
  ],
  [
    'where the later one was cancelled',
    { begun: [release('bbbbbb'), release('dddddd', { state: 'cancelled' })] },
    undefined,
  ],
  ['where none of its reports is public by it', { filings: [filingBy('aaaaaa')] }, 'nothing-public'],
  [
    'where one was taken down since',
    { filings: [filingBy('bbbbbb'), filingBy('bbbbbb', { released: null, takedowns: [takedown] })] },
    'changed',
  ],
  [
    'where one that it made public was taken down since, by its word',
    {
      filings: [
        filingBy('bbbbbb'),
        filingBy('bbbbbb', { released: null, takedowns: [{ ...takedown, publishedBy: id('bbbbbb') }] }),
      ],
    },
    'changed',
  ],
  [
    'where one of a release that ended after it had begun was taken down since',
    {
      filings: [
        filingBy('bbbbbb'),
        filingBy('aaaaaa', { released: null, takedowns: [{ ...takedown, publishedBy: id('aaaaaa') }] }),
      ],
    },
    undefined,
  ],
  ['where a correction is under way', { filings: [filingBy('bbbbbb', { current: 2, lastNumber: 2 })] }, 'changed'],
  [
    'where a correction is asked for',
    {
      filings: [
        filingBy('bbbbbb', {
          corrections: [
            { n: 1, version: 1, publishedAt: PUBLISHED, reason: 'x', by: publisher, at: AT, replacedBy: null },
          ],
        }),
      ],
    },
    'changed',
  ],
  [
    'where something older was taken down since',
    {
      filings: [
        filingBy('bbbbbb'),
        filingBy('aaaaaa', { released: null, takedowns: [{ ...takedown, publishedAt: '2026-01-10T00:00:00.000Z' }] }),
      ],
    },
    undefined,
  ],
  [
    'where a report went with a later one that was taken back',
    {
      filings: [
        filingBy('bbbbbb'),
        filingBy('aaaaaa', {
          released: null,
          takedowns: [{ ...takedown, cause: ROLLED_BACK, publishedAt: AT, at: AT }],
        }),
      ],
    },
    undefined,
  ],
])('may be taken back or not: %s', (_what, more, problem) => {
  expect(problemOf(stateOf(more))).toBe(problem);
});

test('after one was taken back, the one before it is the last', () => {
  const begun = [release('aaaaaa'), release('bbbbbb', { rolledBackBy: id('cccccc') })];
  expect(latestRelease(begun, [filingBy('aaaaaa')])?.id).toBe(id('aaaaaa'));
});
