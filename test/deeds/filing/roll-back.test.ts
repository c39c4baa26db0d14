/** One report of a release that is taken back: what it becomes, what stands again, and what is left alone. */
import { describe, expect, test } from '@jest/globals';
import { coversStill, markReleased } from '#shared/deeds/filing/release.js';
import { formerOf, rollBack, type RollingBack } from '#shared/deeds/filing/roll-back.js';
import type { Filing } from '#shared/filing/model.js';
import { type Correction, openCorrection } from '#shared/filing/taking-back.js';
import { type Takedown, nextVersion, takenDownAt, versionsDown } from '#shared/filing/takedowns.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { versionsBefore } from '#shared/publishing/report-to-publish.js';
import { releaseSchema } from '#shared/season/release.js';
import { afterOf, AT, changeOf, NOW, publisher, refusalOf, rowsOf, stateIn, submissionIn } from './scene.js';

const [first, second, rollback, later] = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd'].map((end) =>
  releaseIdSchema.parse(`home.r20260119-${end}`),
);
const PUBLISHED = '2026-01-19T05:00:00.000Z';
const request: RollingBack = {
  ...{ release: rollback!, rolledBack: second!, reason: '选错了单位', by: publisher, disowned: false },
};
const fresh = stateIn('released', {
  filing: { released: { n: 1, version: 1, at: PUBLISHED, release: second! } },
});

describe('a report that was new', () => {
  const back = rollBack(fresh, null, request, NOW);

  test('is public no more, stands for release as before, and the site is to say so', () => {
    const change = changeOf(back);
    expect(afterOf(back).state).toBe('approved');
    expect(change.after).toMatchObject({ state: 'approved', released: null });
    expect(change.after.takedowns).toMatchObject([
      { n: 1, version: 1, cause: 'rolled-back', release: rollback, putBack: { reason: '选错了单位' } },
    ]);
    expect(change.events).toMatchObject([
      { deed: 'rollBack', details: { from: 'released', to: 'approved', version: 1, rolledBack: second } },
    ]);
    expect(change.touches).toBe(rollback);
    expect(rowsOf(change)).toEqual(['mail rolled-back to 周小雨']);
  });

  test('has the next number when it is released again, and is no correction', () => {
    const after = { ...fresh.filing, ...changeOf(back).after } as Filing;
    expect(nextVersion(after)).toBe(2);
    expect(versionsDown(after)).toEqual([{ version: 1, at: AT, rolledBack: true }]);
    const state = { ...fresh, filing: after, submission: afterOf(back) };
    const content = state.submission.contentDigest ?? '';
    const again = markReleased(state, { id: later!, version: 2, content, by: publisher }, NOW);
    const released = { ...after, ...changeOf(again).after } as Filing;
    expect(versionsBefore(released, { n: 1 }, AT)).toMatchObject({
      correction: null,
      earlier: [{ version: 1, takenDownAt: AT }],
    });
  });

  test('is never made public again by the release that was taken back, nor by one that was asked for before', () => {
    const after = { ...fresh.filing, ...changeOf(back).after } as Filing;
    const state = { ...fresh, filing: after, submission: afterOf(back) };
    const of = (id: string, at: string) =>
      releaseSchema.parse({ id, area: 'home', year: 2025, by: publisher, at, count: 1, state: 'running', attempts: 0 });
    expect(coversStill(of(second!, PUBLISHED), state)).toBe(false);
    expect(coversStill(of(first!, PUBLISHED), state)).toBe(false);
    expect(coversStill(of(later!, '2026-01-21T00:00:00.000Z'), state)).toBe(true);
  });

  test('repeated by the machine, changes nothing', () => {
    const after = { ...fresh.filing, ...changeOf(back).after } as Filing;
    const again = rollBack({ ...fresh, filing: after, submission: afterOf(back) }, null, request, NOW);
    expect(again).toEqual({ already: afterOf(back) });
  });

  test('of which a decision was disowned, counts as taken down: nothing makes it public by that decision', () => {
    const held = rollBack(fresh, null, { ...request, disowned: true }, NOW);
    expect(afterOf(held).state).toBe('taken-down');
    expect(changeOf(held).after.takedowns).toMatchObject([{ cause: 'rolled-back', putBack: null }]);
    expect(changeOf(held).events).toMatchObject([{ deed: 'takeDown' }]);
  });
});

describe('a report that was corrected', () => {
  const asked: Correction = {
    ...{ n: 1, version: 1, publishedAt: PUBLISHED, reason: '多写了一个零', by: publisher, at: PUBLISHED },
    replacedBy: 2,
  };
  const corrected = stateIn('released', {
    submission: submissionIn('released', {}, 2),
    filing: {
      ...{ lastNumber: 2, current: 2, corrections: [asked] },
      released: { n: 2, version: 2, at: '2026-01-19T06:00:00.000Z', release: second! },
    },
  });
  const former = { submission: submissionIn('corrected'), release: first!, disowned: false };
  const back = rollBack(corrected, former, request, NOW);

  test('returns to the version before, as it was public, in the same transaction', () => {
    const change = changeOf(back);
    expect(change.after).toMatchObject({
      ...{ state: 'approved', current: 2 },
      released: { n: 1, version: 1, at: PUBLISHED, release: first },
      corrections: [{ replacedBy: null }],
    });
    expect(change.submissions.map(({ from, after: { n, state } }) => [n, from, state])).toEqual([
      [2, 'released', 'approved'],
      [1, 'corrected', 'released'],
    ]);
    expect(change.events.map(({ deed }) => deed)).toEqual(['rollBack', 'standAgain']);
    const after = { ...corrected.filing, ...change.after } as Filing;
    expect(openCorrection(after)).toBeDefined();
    expect(takenDownAt(after, 1)).toBeUndefined();
    expect(versionsDown(after)).toEqual([{ version: 2, at: AT, rolledBack: true }]);
    expect(nextVersion(after)).toBe(3);
  });

  test('returns to nothing where a decision on the version before was disowned: that one is taken down with it', () => {
    const alone = changeOf(rollBack(corrected, { ...former, disowned: true }, request, NOW));
    expect(alone.after).toMatchObject({ state: 'approved', current: 2, released: null });
    expect(alone.submissions.map(({ from, after: { n, state } }) => [n, from, state])).toEqual([
      [2, 'released', 'approved'],
      [1, 'corrected', 'taken-down'],
    ]);
    expect(alone.events.map(({ deed }) => deed)).toEqual(['rollBack', 'takeDown']);
    const after = { ...corrected.filing, ...alone.after } as Filing;
    expect(versionsDown(after)).toEqual([
      { version: 1, at: AT, rolledBack: false },
      { version: 2, at: AT, rolledBack: true },
    ]);
    expect(after.takedowns.at(-1)).toMatchObject({ n: 2, cause: 'rolled-back' });
    expect(formerOf(after, 2)).toBeUndefined();
    expect(alone.effects).toMatchObject([{ queue: { message: { name: 'rolled-back', standing: null } } }]);
  });

  test('released again, corrects what it corrected, under the next number', () => {
    const after = { ...corrected.filing, ...changeOf(back).after } as Filing;
    const state = { ...corrected, filing: after, submission: afterOf(back) };
    const content = state.submission.contentDigest ?? '';
    const standing = submissionIn('released');
    const again = markReleased(state, { id: later!, version: 3, content, by: publisher }, NOW, null, [], standing);
    const released = { ...after, ...changeOf(again).after } as Filing;
    expect(versionsBefore(released, { n: 2 }, AT)).toMatchObject({
      correction: { reason: '多写了一个零' },
      earlier: [{ version: 1 }, { version: 2, takenDownAt: AT }],
    });
    expect(versionsBefore(released, { n: 2 }, AT).earlier[0]?.takenDownAt).toBeUndefined();
  });

  test('has nothing to return to where the version before was taken down', () => {
    const takedown: Takedown = {
      ...{ n: 1, version: 1, publishedAt: PUBLISHED, cause: 'other', reason: 'x', by: publisher, at: PUBLISHED },
      ...{ release: first!, putBack: null },
    };
    const filing = { ...corrected.filing, takedowns: [takedown] };
    expect(formerOf(filing, 2)).toBeUndefined();
    const alone = rollBack({ ...corrected, filing }, null, request, NOW);
    expect(changeOf(alone).after.released).toBeNull();
    expect(changeOf(alone).submissions).toHaveLength(1);
  });

  test('is left alone where the version before cannot be told', () => {
    expect(refusalOf(rollBack(corrected, null, request, NOW))?.code).toBe('changed-since-shown');
  });
});

test.each<[string, Partial<Filing>]>([
  ['made public by another release', { released: { n: 1, version: 2, at: PUBLISHED, release: later! } }],
  ['not public any more', { released: null }],
  ['about to be replaced', { current: 2, lastNumber: 2, state: 'in-review' }],
  [
    'asked to be corrected',
    {
      corrections: [{ n: 1, version: 1, publishedAt: PUBLISHED, reason: 'x', by: publisher, at: AT, replacedBy: null }],
    },
  ],
])('a report that is %s stays as it is', (_what, filing) => {
  const state = { ...fresh, filing: { ...fresh.filing, ...filing } };
  expect(refusalOf(rollBack(state, null, request, NOW))?.code).toBe('not-now');
});
