/** A release that waits for its time, or was cancelled, is not carried out by whatever execution comes to it unasked. */
import { expect, test } from '@jest/globals';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { coversStill } from '#shared/deeds/filing/release.js';
import { abandonRelease } from '#shared/publishing/abandon.js';
import { begin } from '#shared/publishing/begin.js';
import { askedAt } from '#shared/season/release.js';
import { loadRelease } from '#shared/store/releases.js';
import { agency, stateIn } from '../deeds/filing/scene.js';
import { siteInMemory } from './site-in-memory.js';

const id = releaseIdSchema.parse('home.r20260211-aaaaaa');
const submissions = [submissionId({ area: 'home', year: 2025, agency: agency.id }, 1)];
const waiting = { askedAt: '2026-02-11T03:00:00.000Z', submissions, moves: 0, carriedOutBy: null };

test.each(['scheduled', 'cancelled'] as const)('one that is %s is neither begun nor begun anew', async (state) => {
  const site = siteInMemory();
  const release = await site.begin(id, { state, waiting, at: '2026-03-01T00:00:00.000Z', count: 1 });
  await expect(begin(site.dependencies, id)).rejects.toMatchObject({ name: 'NotDue' });
  expect(await abandonRelease(site.dependencies, id)).toEqual({ again: false });
  expect(await loadRelease(site.table, id)).toEqual(release);
  expect([...site.objects.keys()]).toEqual([]);
  expect(coversStill(release, stateIn('approved'))).toBe(false);
  expect(coversStill({ ...release, state: 'running' }, stateIn('approved'))).toBe(true);
});

test('one that waits is looked after from the day on which it was asked for', () => {
  expect(askedAt({ at: '2026-03-01T00:00:00.000Z', waiting })).toBe(waiting.askedAt);
  expect(askedAt({ at: '2026-02-11T04:00:00.000Z', waiting: undefined })).toBe('2026-02-11T04:00:00.000Z');
});
