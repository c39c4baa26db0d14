/** Mails that count days, once their day is over. */
import { expect, test } from '@jest/globals';
import { canLeaveAgain } from '#shared/outbox/of-its-day.js';

/** Half past eight in the morning, in the season's time zone. */
const NOW = new Date('2026-01-21T00:30:00.000Z');

test.each([
  ['reminder', '2026-01-20T00:30:00.000Z', false],
  ['digest', '2026-01-20T00:30:00.000Z', false],
  ['season-progress', '2026-01-20T15:59:59.000Z', false],
  // Of the same day there, though not in UTC.
  ['reminder', '2026-01-20T16:00:00.000Z', true],
  ['invitation', '2026-01-02T00:30:00.000Z', true],
])('a mail of the kind %s that went at %s and is asked for once more: %s', (message, at, can) => {
  expect(canLeaveAgain({ message, at }, NOW)).toBe(can);
});
