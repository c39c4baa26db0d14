/** When mails leave that are queued many at once. */
import { expect, test } from '@jest/globals';
import { startIntake } from '#shared/deeds/filing/receive.js';
import { dueAtOfNth } from '#shared/outbox/spread.js';
import { effectWrites } from '#shared/store/perform.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { contact } from '../deeds/filing/scene.js';

const NOW = new Date('2026-01-20T00:05:00.000Z');
const minutesOf = (nth: number) => (dueAtOfNth(nth, NOW).getTime() - NOW.getTime()) / 60_000;

test.each([
  [0, 0],
  [99, 0],
  [100, 1],
  [399, 1],
  [400, 2],
  [10_000, 34],
  [1_000_000, 180],
])('the mail number %d leaves after %d minutes', (nth, minutes) => {
  expect(minutesOf(nth)).toBe(minutes);
});

test('a deed’s mails leave when they are told to, but for those that have a time of their own; what is no mail begins at once', () => {
  const leaves = dueAtOfNth(400, NOW);
  const message = { name: 'approved', agencyName: '教育局', year: 2025, area: '云溪县' } as const;
  const mail = { kind: 'mail', id: 'a', to: contact, grant: null, message } as const;
  const own = '2026-01-21T01:30:00.000Z';
  const start = startIntake(submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 1));
  const effects = [{ queue: mail }, { queue: mail, dueAt: own }, start];
  const dueAt = effectWrites('home', effects, NOW, leaves).map((write) => write.Put?.Item?.['dueAt'] as unknown);
  expect(dueAt).toEqual([leaves.toISOString(), own, NOW.toISOString()]);
});
