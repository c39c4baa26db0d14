/** A release that is carried out late, or again, makes public what it was asked to and nothing else. */
import { describe, expect, test } from '@jest/globals';
import { coversStill } from '#shared/deeds/filing/release.js';
import type { Takedown } from '#shared/filing/takedowns.js';
import { releaseSchema, type Release } from '#shared/season/release.js';
import { publisher, season, stateIn, type Wishes } from './scene.js';

const AT = '2026-01-20T02:00:00.000Z';
const release = (state: Release['state']): Release =>
  releaseSchema.parse({
    ...{ id: 'home.r20260120-abcdef', area: season.area, year: season.year, by: publisher, at: AT },
    ...{ count: 2, state, attempts: 0 },
  });
const released = { n: 1, version: 1, at: AT, release: release('running').id };
const takedown: Takedown = {
  ...{ n: 1, version: 1, publishedAt: AT, cause: 'other' as const, reason: 'x', by: publisher },
  ...{
    at: '2026-01-20T05:00:00.000Z',
    release: release('running').id,
    putBack: { reason: 'y', by: publisher, at: AT },
  },
};
const covers = (state: Release['state'], wishes: Wishes = {}) =>
  coversStill(release(state), stateIn('approved', wishes));

describe('the publisher’s release', () => {
  test('covers what was approved before it, also when it was given up and is tried again', () => {
    expect([covers('running'), covers('failed')]).toEqual([true, true]);
  });

  test('covers nothing more once it is published, but what it made public itself', () => {
    expect(covers('published')).toBe(false);
    expect(coversStill(release('published'), stateIn('released', { filing: { released } }))).toBe(true);
  });

  test('does not cover what was taken down since, nor what was decided anew', () => {
    expect(covers('running', { filing: { takedowns: [takedown] } })).toBe(false);
    const decisions = stateIn('approved').submission!.decisions.map((one) => ({
      ...one,
      at: '2026-01-20T05:00:00.000Z',
    }));
    expect(covers('running', { submission: { decisions } })).toBe(false);
  });
});
