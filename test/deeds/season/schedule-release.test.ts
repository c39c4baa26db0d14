/** A release with a time of its own: set, moved, cancelled, carried out; each in one transaction, and none after its time has come. */
import { describe, expect, test } from '@jest/globals';
import { emptyChain } from '#shared/audit/chain.js';
import type { SeasonChange } from '#shared/deeds/season/change.js';
import {
  cancelRelease,
  carryOutScheduled,
  executionName,
  moveRelease,
  scheduleRelease,
} from '#shared/deeds/season/schedule-release.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import { MAX_SCHEDULED, type Season } from '#shared/season/model.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { isScheduled, releaseSchema, type Release, type ScheduledRelease } from '#shared/season/release.js';
import { changeOf, NOW, publishGrant, publisher, queuedBy, refusalOf, season } from '../filing/scene.js';

const LATER = new Date(NOW.getTime() + 86_400_000).toISOString();
const SOONER = new Date(NOW.getTime() + 3_600_000).toISOString();
const MUCH_LATER = new Date(NOW.getTime() + 3 * 86_400_000).toISOString();
const waiting = { askedAt: NOW.toISOString(), submissions: ['home.2025-jiaoyu-1'], moves: 0, carriedOutBy: null };
const release = releaseSchema.parse({
  ...{ id: 'home.r20260120-abcdef', area: 'home', year: 2025, by: publisher, at: LATER, count: 1 },
  ...{ state: 'scheduled', attempts: 0, waiting },
}) as ScheduledRelease;
const stored = (more: Partial<Season> = {}) => ({
  season: { ...season, ...more },
  version: 3,
  audit: emptyChain('SEASON#home#2025'),
});
const holding = stored({ scheduled: [release.id] });
const by = { grant: publishGrant, proof: 'code' } as const;
const seasonChange = (judgement: object) => changeOf(judgement as { change: SeasonChange; value: unknown });
const scheduling = (more: Partial<Release> = {}, beside = {}, of = stored()) =>
  scheduleRelease(of, { ...release, ...more } as ScheduledRelease, { existing: undefined, ...beside }, by, NOW);

describe('setting a time', () => {
  test('is kept with the season, noted, told to the publisher, and begins an execution that waits', () => {
    const change = seasonChange(scheduling());
    expect(change.season.scheduled).toEqual([release.id]);
    // Until it is carried out the board shows no release that is under way.
    expect(change.season.release).toBe(season.release);
    expect(change.release).toEqual(release);
    expect(change.events).toMatchObject([
      { deed: 'schedule-release', details: { at: LATER, submissions: ['home.2025-jiaoyu-1'], proof: 'code' } },
    ]);
    expect(queuedBy(change)).toMatchObject([
      { kind: 'start', name: release.id, input: { release: release.id, waits: 'yes' } },
      { kind: 'mail', to: season.publisher, message: { name: 'release-scheduled', what: 'set', at: LATER, count: 1 } },
    ]);
  });

  test.each([
    ['that is over', new Date(NOW.getTime() - 1).toISOString(), { code: 'planned-time', problem: 'past' }],
    ['of this very moment', NOW.toISOString(), { code: 'planned-time', problem: 'past' }],
    ['too far ahead', '2026-12-31T00:00:00.000Z', { code: 'planned-time', problem: 'too-far' }],
  ])('%s is refused', (_, at, refusal) => {
    expect(refusalOf(scheduling({ at }))).toEqual(refusal);
  });

  test('twice by the same selection is the first one', () => {
    expect(scheduling({}, { existing: release })).toEqual({ already: release });
  });

  test('for what waits already is refused, and so is releasing it at once', () => {
    const beside = { existing: undefined, scheduled: [release] };
    expect(refusalOf(scheduling({}, beside))).toEqual({ code: 'changed-since-shown' });
    const atOnce = { ...release, waiting: undefined, state: 'running' } as Release;
    expect(refusalOf(startRelease(holding, atOnce, beside, ['home.2025-jiaoyu-1'], by, NOW))).toEqual({
      code: 'changed-since-shown',
    });
    expect(startRelease(holding, atOnce, beside, ['home.2025-other-1'], by, NOW)).toHaveProperty('change');
  });

  test('is refused where as many wait as may', () => {
    const scheduled = Array.from({ length: MAX_SCHEDULED }, (_, n) =>
      releaseIdSchema.parse(`home.r20260120-00000${n % 10}`),
    );
    expect(refusalOf(scheduling({}, {}, stored({ scheduled })))).toEqual({
      code: 'too-many-scheduled',
      most: MAX_SCHEDULED,
    });
  });
});

describe('moving it', () => {
  test('back leaves the waiting to the execution that waits', () => {
    const change = seasonChange(moveRelease(holding, release, MUCH_LATER, by, NOW));
    expect(change.turned).toMatchObject({ before: release, after: { at: MUCH_LATER, waiting: { moves: 0 } } });
    expect(change.events).toMatchObject([{ deed: 'move-release', details: { before: LATER, after: MUCH_LATER } }]);
    expect(queuedBy(change).map(({ kind }) => kind)).toEqual(['mail']);
  });

  test('forward begins another execution, since the one that waits would wake too late', () => {
    const change = seasonChange(moveRelease(holding, release, SOONER, by, NOW));
    expect(change.turned?.after.waiting?.moves).toBe(1);
    expect(queuedBy(change)).toMatchObject([
      { kind: 'start', name: executionName(release.id, 1), input: { waits: 'yes' } },
      { kind: 'mail', message: { what: 'moved', at: SOONER } },
    ]);
  });

  test('to the same time changes nothing, and to the past is refused', () => {
    expect(moveRelease(holding, release, LATER, by, NOW)).toEqual({ already: release });
    expect(refusalOf(moveRelease(holding, release, '2026-01-01T00:00:00.000Z', by, NOW))).toEqual({
      code: 'planned-time',
      problem: 'past',
    });
  });
});

test('cancelled it waits no more, and cancelling twice is once', () => {
  const change = seasonChange(cancelRelease(holding, release, publishGrant, NOW));
  expect(change.season.scheduled).toEqual([]);
  expect(change.turned?.after.state).toBe('cancelled');
  expect(change.events).toMatchObject([{ deed: 'cancel-release', details: { release: release.id } }]);
  const cancelled: Release = { ...release, state: 'cancelled' };
  expect(cancelRelease(holding, cancelled, publishGrant, NOW)).toEqual({ already: cancelled });
});

test('carried out it is a release under way like any other, and says which execution does it', () => {
  const change = seasonChange(carryOutScheduled(holding, release, 'its-execution', NOW));
  expect(change.season).toMatchObject({ scheduled: [], release: release.id });
  const after = change.turned?.after;
  expect(after).toMatchObject({ state: 'running', at: LATER, waiting: { carriedOutBy: 'its-execution' } });
  expect(after !== undefined && isScheduled(after)).toBe(false);
  expect(change.events).toMatchObject([{ deed: 'release-due', actor: { role: 'system' } }]);
});

test.each(['running', 'published', 'failed', 'cancelled'] as const)('one that is %s is moved no more', (state) => {
  const begun = { ...release, state };
  const refusal = { code: 'release-not-waiting', cancelled: state === 'cancelled' };
  expect(refusalOf(moveRelease(stored(), begun, SOONER, by, NOW))).toEqual(refusal);
  if (state !== 'cancelled') expect(refusalOf(cancelRelease(stored(), begun, publishGrant, NOW))).toEqual(refusal);
});

test('a release that nobody knows is not found', () => {
  expect(refusalOf(moveRelease(stored(), undefined, SOONER, by, NOW))).toEqual({ code: 'not-found' });
  expect(refusalOf(cancelRelease(stored(), undefined, publishGrant, NOW))).toEqual({ code: 'not-found' });
});
