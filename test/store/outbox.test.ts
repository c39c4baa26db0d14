/** Rows of the outbox: worked on once at a time, put off but never dropped, found again by the time they are due. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Key, Table } from '#shared/store/table.js';
import { outboxKey } from '#shared/store/keys.js';
import { ROW_FAILED } from '#shared/workflow/alarmed-lines.js';
import {
  claimRow,
  failRow,
  finishRow,
  LEASE_SECONDS,
  loadRow,
  MAX_ATTEMPTS,
  outboxKeyOf,
  postponeRow,
  queueWrite,
  rearmRow,
} from '#shared/store/outbox.js';
import type { KeyRecord } from '#shared/workflow/outbox-workers.js';
import { RowsNotReached, workThrough, type WorkResult } from '#shared/store/outbox-worker.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import type { Log } from '#shared/runtime/log.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const LEASE = LEASE_SECONDS;
let count = 0;

async function queued(dueAt = NOW, kind: 'start' | 'tell' = 'start'): Promise<Key> {
  const id = `row-${++count}`;
  const draft =
    kind === 'start'
      ? ({ kind, id, machine: 'intake', name: id, input: {} } as const)
      : ({ kind, id, submission: 'home.2025-jiaoyu-1' as never, stage: 'review' } as const);
  await table.commit([queueWrite('home', draft, dueAt)]);
  return outboxKey('home', kind, id);
}
const row = async (key: Key) => (await loadRow(table, key))!;
const isDue = async (key: Key, at: Date) => (await table.due(at.toISOString(), 1000)).some(({ pk }) => pk === key.pk);

test('a row is queued once: a second row of its name is refused with the whole deed', async () => {
  const key = await queued();
  const again = queueWrite('home', { kind: 'start', id: `row-${count}`, machine: 'review', name: 'x', input: {} }, NOW);
  expect(await table.commit([again])).toBe('stale');
  expect(await row(key)).toMatchObject({ machine: 'intake', status: 'queued', attempts: 0 });
});

describe('claiming', () => {
  test('two workers, or twenty, on one row: one has it', async () => {
    const key = await queued();
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimRow(table, key, NOW)));
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    expect(await row(key)).toMatchObject({ status: 'working', attempts: 1, dueAt: after(LEASE).toISOString() });
  });

  test('a row that is not due yet, done, failed, or not there is not claimed', async () => {
    const [later, done, failed] = [await queued(after(60)), await queued(), await queued()];
    await finishRow(table, done, NOW);
    await failRow(table, failed, 'no such address', NOW);
    for (const key of [later, done, failed, outboxKey('home', 'mail', 'nothing')]) {
      expect(await claimRow(table, key, after(30))).toBeUndefined();
    }
    expect(await claimRow(table, later, after(60))).toMatchObject({ status: 'working' });
  });

  test('whoever stops in the middle of the work is relieved when the lease ends, not before', async () => {
    const key = await queued();
    await claimRow(table, key, NOW);
    expect(await claimRow(table, key, after(LEASE - 1))).toBeUndefined();
    expect(await claimRow(table, key, after(LEASE))).toMatchObject({ attempts: 2 });
  });

  test('a late word of the one who was relieved does not take the row from whoever works on it now', async () => {
    const key = await queued();
    const first = (await claimRow(table, key, NOW))!;
    const second = (await claimRow(table, key, after(LEASE)))!;
    await postponeRow(table, first, 'too slow', after(LEASE + 1));
    const atTheEnd = { ...first, attempts: MAX_ATTEMPTS };
    expect(await postponeRow(table, atTheEnd, 'too slow', after(LEASE + 1))).toBe('put off');
    expect(await row(key)).toMatchObject({ status: 'working', dueAt: second.dueAt });
  });
});

describe('ending', () => {
  test('a done row leaves the index, stays a while, and cannot be brought back', async () => {
    const key = await queued();
    await claimRow(table, key, NOW);
    await finishRow(table, key, NOW);
    await rearmRow(table, key, after(9999));
    await failRow(table, key, 'late', after(9999));
    expect(await row(key)).toMatchObject({ status: 'done', error: null });
    expect(await isDue(key, after(99_999_999))).toBe(false);
    expect((await table.get(key))!['expiresAtSeconds']).toBe(NOW.getTime() / 1000 + 60 * 86_400);
  });

  test('a failed row keeps its reason and is not tried again', async () => {
    const key = await queued();
    await failRow(table, key, '邮'.repeat(500), NOW);
    expect(await row(key)).toMatchObject({ status: 'failed', error: '邮'.repeat(300) });
    expect(await isDue(key, after(99_999_999))).toBe(false);
  });

  test('a row put off is due after 30 s, then 60, 120 ... and never later than in an hour', async () => {
    const key = await queued();
    const delays: number[] = [];
    let now = NOW;
    for (let attempt = 1; attempt <= 9; attempt++) {
      const claimed = (await claimRow(table, key, now))!;
      await postponeRow(table, claimed, 'no answer', now);
      const { dueAt, error } = await row(key);
      expect(error).toBe('no answer');
      delays.push((Date.parse(dueAt) - now.getTime()) / 1000);
      now = new Date(dueAt);
    }
    expect(delays).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  test.each([
    ['start', 'failed'],
    ['tell', 'queued'],
  ] as const)('after its last try a row of kind %s is %s', async (kind, status) => {
    const key = await queued(NOW, kind);
    const claimed = (await claimRow(table, key, NOW))!;
    await postponeRow(table, { ...claimed, attempts: MAX_ATTEMPTS }, 'no answer', NOW);
    expect(await row(key)).toMatchObject({ status });
  });
});

describe('what is due', () => {
  test('is found oldest first, as many as asked for, nothing that is due later', async () => {
    const old = after(-1_000_000);
    const keys = [
      await queued(new Date(old.getTime() + 2000)),
      await queued(old),
      await queued(new Date(old.getTime() + 1000)),
    ];
    const found = await table.due(new Date(old.getTime() + 1500).toISOString(), 10);
    expect(found).toEqual([keys[1], keys[2]]);
    expect(await table.due(new Date(old.getTime() + 5000).toISOString(), 1)).toEqual([keys[1]]);
  });

  test('holds a row in work from the end of its lease', async () => {
    const key = await queued();
    await claimRow(table, key, NOW);
    expect([await isDue(key, after(LEASE - 1)), await isDue(key, after(LEASE))]).toEqual([false, true]);
  });

  test('rearming makes a waiting row due now, frees one whose lease has ended, and leaves one in work alone', async () => {
    const [waiting, working] = [await queued(after(500)), await queued()];
    await rearmRow(table, waiting, NOW);
    expect(await row(waiting)).toMatchObject({ status: 'queued', dueAt: NOW.toISOString() });
    await claimRow(table, working, NOW);
    await rearmRow(table, working, after(LEASE - 1));
    expect((await row(working)).status).toBe('working');
    await rearmRow(table, working, after(LEASE));
    expect(await row(working)).toMatchObject({ status: 'queued', dueAt: after(LEASE).toISOString() });
  });
});

describe('working through a batch', () => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Log;
  const worker = { table: undefined as unknown as Table, log, kind: 'start' as const, now: () => NOW };
  const recordOf = (key: Key): KeyRecord => ({ dynamodb: { Keys: { pk: { S: key.pk }, sk: { S: key.sk } } } });
  type Work = (row: Extract<OutboxRow, { kind: 'start' }>) => Promise<WorkResult>;
  const run = (keys: Key[], work: Work, on = table) =>
    workThrough({ ...worker, table: on }, { Records: keys.map(recordOf) }, work);

  test('each row ends as its work did, and none holds up those behind it', async () => {
    const keys = [await queued(), await queued(), await queued(), await queued()];
    const results: (() => WorkResult)[] = [
      () => ({ later: 'busy' }),
      () => {
        throw new TypeError('broken');
      },
      () => ({ failed: 'refused' }),
      () => 'done',
    ];
    await run(keys, () => Promise.resolve().then(() => results.shift()!()));
    const rows = await Promise.all(keys.map(row));
    expect(rows.map(({ status, error }) => [status, error])).toEqual([
      ['queued', 'busy'],
      ['queued', expect.stringContaining('broken')],
      ['failed', 'refused'],
      ['done', null],
    ]);
  });

  test('a row that is given up, at once or after its last try, is logged in the words that the alarm counts', async () => {
    const [refused, last, early] = [await queued(), await queued(), await queued()];
    await table.commit([
      {
        Update: {
          Key: { ...last },
          UpdateExpression: 'SET attempts = :n',
          ExpressionAttributeValues: { ':n': MAX_ATTEMPTS - 1 },
        },
      },
    ]);
    const error = jest.fn<(message: string, about: { row: string }) => void>();
    const listening = { ...log, error } as unknown as Log;
    await workThrough(
      { ...worker, table, log: listening },
      { Records: [refused, last, early].map(recordOf) },
      ({ id }) =>
        Promise.resolve(
          outboxKey('home', 'start', id).pk === refused.pk ? { failed: 'refused' } : { later: 'no answer' },
        ),
    );
    expect(error.mock.calls.map(([message, about]) => [message, outboxKey('home', 'start', about.row)])).toEqual([
      [ROW_FAILED, refused],
      [ROW_FAILED, last],
    ]);
    expect((await Promise.all([refused, last, early].map(row))).map(({ status }) => status)).toEqual([
      ...['failed', 'failed', 'queued'],
    ]);
  });

  test('what goes with a done row is written with it, or left where it became void: the row is done all the same', async () => {
    const [first, second] = [await queued(), await queued()];
    const once = { pk: 'once', sk: 'once' };
    const put = { Put: { Item: once, ConditionExpression: 'attribute_not_exists(pk)' } };
    await run([first], () => Promise.resolve({ done: [put] }));
    expect(await table.get(once)).toEqual(once);
    await run([second], () => Promise.resolve({ done: [put] }));
    expect((await Promise.all([first, second].map(row))).map(({ status }) => status)).toEqual(['done', 'done']);
  });

  test('a record delivered twice, at once or later, is worked on once', async () => {
    const key = await queued();
    const work = jest.fn<Work>(() => Promise.resolve('done'));
    await Promise.all([run([key, key], work), run([key], work)]);
    await run([key], work);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test('records of other items and of other kinds are passed over', async () => {
    const tell = await queued(NOW, 'tell');
    const work = jest.fn<Work>(() => Promise.resolve('done'));
    await run([{ pk: 'FILING#2025#jiaoyu', sk: 'EVENT#000001' }], work);
    expect(work).not.toHaveBeenCalled();
    expect(outboxKeyOf('SEASON#2025')).toBeUndefined();
    expect(outboxKeyOf(tell.pk)).toEqual(tell);
  });

  test('where the table does not answer for one, all others are worked on, and the call fails, so that it is made again', async () => {
    const keys = [await queued(), await queued(), await queued()];
    const broken = Object.assign(Object.create(table) as Table, {
      get: (key: Key) => (key.pk === keys[1]!.pk ? Promise.reject(new StoreBusy('out of reach')) : table.get(key)),
    });
    const work = jest.fn<Work>(() => Promise.resolve('done'));
    await expect(run(keys, work, broken)).rejects.toThrow(RowsNotReached);
    const rows = () => Promise.all(keys.map(row)).then((all) => all.map(({ status }) => status));
    expect(await rows()).toEqual(['done', 'queued', 'done']);
    await run(keys, work);
    expect(await rows()).toEqual(['done', 'done', 'done']);
    expect(work).toHaveBeenCalledTimes(3);
  });

  test('a row that nobody can read is given up at once, in the words that the alarm counts, and holds up none', async () => {
    const [unreadable, good] = [await queued(), await queued()];
    await table.commit([
      {
        Update: {
          Key: { ...unreadable },
          UpdateExpression: 'SET machine = :nonsense',
          ExpressionAttributeValues: { ':nonsense': 'no machine' },
        },
      },
    ]);
    const error = jest.fn();
    const listening = { ...log, error } as unknown as Log;
    await workThrough({ ...worker, table, log: listening }, { Records: [unreadable, good].map(recordOf) }, () =>
      Promise.resolve('done'),
    );
    expect(await table.get(unreadable)).toMatchObject({ status: 'failed', error: expect.stringContaining('machine') });
    expect((await row(good)).status).toBe('done');
    expect(error.mock.calls).toEqual([[ROW_FAILED, expect.objectContaining({ row: unreadable.pk })]]);
  });
});
