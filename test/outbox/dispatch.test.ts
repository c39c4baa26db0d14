/** Keys of outbox rows, sorted by who works on them. */
import { describe, expect, test } from '@jest/globals';
import { sortRows } from '#shared/outbox/dispatch.js';
import { ASKED_MAILS, askedMailId, OUTBOX_PREFIX, OUTBOX_QUEUES } from '#shared/workflow/outbox-prefix.js';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { OUTBOX_WORKERS, ROWS_AT_ONCE, rowKeyOf } from '#shared/workflow/outbox-workers.js';

const recordOf = (pk: string) => ({ eventName: 'INSERT', dynamodb: { Keys: { pk: { S: pk }, sk: { S: 'OUTBOX' } } } });
const keysIn = (pks: readonly string[]) =>
  sortRows(pks.map(recordOf)).handfuls.map(({ queue, call }) => [queue, call.Records.map(rowKeyOf)]);

describe('rows of the outbox', () => {
  test.each(OUTBOX_QUEUES)(
    'of the queue %s go to one function, whose entry says so, and which no other queue goes to',
    (queue) => {
      const key = queue === 'asked' ? `${OUTBOX_PREFIX.mail}home#code.a.1` : `${OUTBOX_PREFIX[queue]}home#a`;
      expect(keysIn([key])).toEqual([[queue, [key]]]);
      const worker: FunctionName = OUTBOX_WORKERS[queue];
      expect(FUNCTIONS[worker].trigger).toEqual({ on: 'outbox' });
      expect(Object.values(OUTBOX_WORKERS).filter((name) => name === worker)).toHaveLength(1);
    },
  );

  test('of several kinds are handed on apart, each kind in the order in which they came', () => {
    const [mail, tell] = [OUTBOX_PREFIX.mail, OUTBOX_PREFIX.tell];
    expect(keysIn([`${tell}home#1`, `${mail}home#2`, `${tell}south#1`, `${mail}home#1`])).toEqual([
      ['mail', [`${mail}home#2`, `${mail}home#1`]],
      ['tell', [`${tell}home#1`, `${tell}south#1`]],
    ]);
  });

  test.each(ASKED_MAILS)(
    'with a mail that somebody waits for (%s) go by themselves, and not behind other mails',
    (what) => {
      const others = ['home#invitation.a', `home#resent.${what}.a`, `${what}.home#a`].map(
        (end) => OUTBOX_PREFIX.mail + end,
      );
      const asked = ['1', '2'].map((rest) => `${OUTBOX_PREFIX.mail}home#${askedMailId(what, rest)}`);
      expect(keysIn([...others, ...asked])).toEqual([['mail', others], ...asked.map((key) => ['asked', [key]])]);
    },
  );

  test('that come by twice, as written and as claimed, are handed on once', () => {
    const key = `${OUTBOX_PREFIX.mail}home#a`;
    expect(keysIn([key, key, key])).toEqual([['mail', [key]]]);
  });

  test('are no more at once than a worker has time for', () => {
    const keys = Array.from({ length: 2 * ROWS_AT_ONCE + 1 }, (_, n) => `${OUTBOX_PREFIX.mail}home#${n}`);
    expect(keysIn(keys).map(([, own]) => own?.length)).toEqual([ROWS_AT_ONCE, ROWS_AT_ONCE, 1]);
    expect(keysIn(keys).flatMap(([, own]) => own)).toEqual(keys);
  });

  test('of a kind that newer code wrote are counted, and handed to nobody; so is nothing of other items', () => {
    expect(sortRows([recordOf('OUTBOX#FAX#home#1'), {}])).toEqual({ handfuls: [], unknown: 1 });
  });
});
