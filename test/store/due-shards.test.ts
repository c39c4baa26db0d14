/** Rows that are due lie in several partitions of their index; whoever looks for them finds those of all, those of former code too. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { duePartitionsWritten } from '#shared/runtime/environment.js';
import { DUE, duePartition, duePartitions } from '#shared/store/due-shards.js';
import { gatherRows } from '#shared/store/gather.js';
import { outboxKey } from '#shared/store/keys.js';
import {
  claimRow,
  failRow,
  finishRow,
  gatherRow,
  loadRow,
  MAX_ATTEMPTS,
  queueWrite,
  rearmRow,
  requeueRow,
} from '#shared/store/outbox.js';
import { ItemPutter } from '#shared/store/restores.js';
import type { Key, Table } from '#shared/store/table.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareOutbox } from '#shared/upkeep/outbox.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const HOUR_BEFORE = new Date(NOW.getTime() - 3_600_000);
const BEFORE = new Date(NOW.getTime() - 1).toISOString();
const draft = (id: string) => ({ kind: 'start', id, machine: 'intake', name: id, input: {} }) as const;
async function queued(id: string, dueAt = HOUR_BEFORE): Promise<Key> {
  await table.commit([queueWrite('home', draft(id), dueAt)]);
  return outboxKey('home', 'start', id);
}
async function everyDue(first = 0, pageSize = 2): Promise<string[]> {
  const found: string[] = [];
  for await (const keys of table.dueInPages(BEFORE, pageSize, first)) found.push(...keys.map(({ pk }) => pk));
  return found;
}

test('rows of one area fall evenly over all partitions', () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 3200; n++) {
    const partition = duePartition(outboxKey('home', 'mail', `row-${n}`).pk);
    counts.set(partition, (counts.get(partition) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([...duePartitions()].sort());
  // 200 each; three times what a fair hash strays by.
  expect(Math.max(...counts.values())).toBeLessThan(300);
});

test('every turn begins with another partition and misses none', () => {
  const all = [...duePartitions()].sort();
  for (const first of [0, 1, 15, 16, 5_900_000]) expect([...duePartitions(first)].sort()).toEqual(all);
  expect(duePartitions(3)[0]).not.toBe(duePartitions(0)[0]);
});

test('rows beyond any page are found once each, also when they are brought forward on the way', async () => {
  const keys = await Promise.all(Array.from({ length: 60 }, (_, n) => queued(`page-${n}`)));
  const later = await queued('later', NOW);
  const found: string[] = [];
  for await (const page of table.dueInPages(BEFORE, 2, 7)) {
    for (const key of page) await rearmRow(table, key, NOW);
    found.push(...page.map(({ pk }) => pk));
  }
  expect([...found].sort()).toEqual(keys.map(({ pk }) => pk).sort());
  expect(await everyDue()).toEqual([]);
  expect((await table.due(NOW.toISOString(), 100)).length).toBe(61);
  for (const key of [...keys, later]) await finishRow(table, key, NOW);
});

test('a row that former code queued is found where it lies, and done as any other', async () => {
  const write = queueWrite('home', draft('former'), HOUR_BEFORE);
  await table.commit([{ Put: { ...write.Put!, Item: { ...write.Put!.Item, duePk: 'DUE' } } }]);
  const key = outboxKey('home', 'start', 'former');
  expect(DUE).toBe('DUE');
  expect(await everyDue()).toEqual([key.pk]);
  await rearmRow(table, key, NOW);
  expect(await claimRow(table, key, NOW)).toMatchObject({ id: 'former' });
  await finishRow(table, key, NOW);
  expect(await table.due('9999', 10)).toEqual([]);
});

test('what was given up and is queued once more is due again', async () => {
  const key = await queued('again');
  await failRow(table, key, 'refused', NOW);
  expect([await everyDue(), (await table.givenUp('2000', 10)).map(({ pk }) => pk)]).toEqual([[], [key.pk]]);
  await requeueRow(table, key, HOUR_BEFORE);
  expect([await everyDue(), await table.givenUp('2000', 10)]).toEqual([[key.pk], []]);
  await finishRow(table, key, NOW);
});

/** What is queued meanwhile goes where an installation with this setting queues it. */
async function writing<T>(partitions: string | undefined, act: () => Promise<T>): Promise<T> {
  const before = process.env['DUE_PARTITIONS'];
  const set = (value: string | undefined) =>
    value === undefined ? delete process.env['DUE_PARTITIONS'] : (process.env['DUE_PARTITIONS'] = value);
  set(partitions);
  return act().finally(() => set(before));
}

const always = () => true;

test('gathered for code that knows one partition, rows lie in it, due when they were, and so does whatever is queued later', async () => {
  const later = new Date(NOW.getTime() + 3_600_000);
  const queue = (name: string) =>
    Promise.all(Array.from({ length: 20 }, (_, n) => queued(`${name}-${n}`, n < 10 ? HOUR_BEFORE : later)));
  const keys = await queue('gather');
  const before = await Promise.all(keys.map((key) => loadRow(table, key)));
  await writing('1', async () => {
    const elsewhere = keys.filter(({ pk }) => duePartition(pk, 16) !== DUE).length;
    expect(elsewhere).toBeGreaterThan(10);
    expect(await gatherRows(table, { written: 1, hasTime: always })).toEqual({
      gathered: elsewhere,
      left: 0,
      written: 1,
    });
    expect(await Promise.all(keys.map((key) => loadRow(table, key)))).toEqual(before);

    const since = await queue('since');
    const again = since[0]!;
    await failRow(table, again, 'refused', NOW);
    await requeueRow(table, again, HOUR_BEFORE);
    for (const key of [...keys, ...since]) expect((await table.get(key))?.['duePk']).toBe(DUE);
    expect((await everyDue()).length).toBe(20);
    expect(await gatherRows(table, { written: 1, hasTime: always })).toEqual({ gathered: 0, left: 0, written: 1 });

    for (const key of [...keys, ...since]) await finishRow(table, key, NOW);
    for (const key of keys) await gatherRow(table, key);
    expect(await table.due('9999', 10)).toEqual([]);
  });
});

test('rows of a bundle are put where this installation queues, and what was given up stays given up', async () => {
  const [key, over] = [await queued('bundled'), await queued('bundled-over')];
  await failRow(table, over, 'refused', NOW);
  const items = [{ ...(await table.get(key))!, duePk: 'DUE#15' }, (await table.get(over))!];
  const other = await openDatabase();
  try {
    const putter = new ItemPutter(other.table());
    await writing('1', async () => {
      for (const item of items) await putter.add(item, 1000);
      await putter.flush();
    });
    expect(await Promise.all([key, over].map(async (each) => (await other.table().get(each))?.['duePk']))).toEqual([
      DUE,
      'GIVEN-UP',
    ]);
  } finally {
    await other.close();
  }
  await finishRow(table, key, NOW);
});

test('without time to move all, gathering ends and says how many are left', async () => {
  const keys = await Promise.all(Array.from({ length: 40 }, (_, n) => queued(`left-${n}`)));
  const elsewhere = keys.filter(({ pk }) => duePartition(pk, 16) !== DUE).length;
  let turns = 2;
  const first = await gatherRows(table, { written: 1, hasTime: () => turns-- > 0 });
  expect(first.gathered).toBeGreaterThan(0);
  expect(first.left).toBeGreaterThan(0);
  expect(first.gathered + first.left).toBe(elsewhere);
  expect(await gatherRows(table, { written: 1, hasTime: always })).toMatchObject({ gathered: first.left, left: 0 });
  for (const key of keys) await finishRow(table, key, NOW);
});

test('more partitions than are looked into, or none, are refused by name', () => {
  for (const wrong of ['0', '17', 'many', ''])
    expect(() => duePartitionsWritten({ DUE_PARTITIONS: wrong })).toThrow('DUE_PARTITIONS');
  expect(duePartitionsWritten({ DUE_PARTITIONS: '16' })).toBe(16);
});

test('rows of newer code hold up none behind them', async () => {
  const newer = await Promise.all(Array.from({ length: 40 }, (_, n) => queued(`newer-${n}`)));
  for (const key of newer) {
    const item = await table.get(key);
    await table.commit([{ Put: { Item: { ...item, ...key, v: 99 } } }]);
  }
  const key = await queued('known', new Date(NOW.getTime() - 60_000));
  for await (const page of table.dueInPages(BEFORE, 5, 0)) for (const each of page) await rearmRow(table, each, NOW);
  expect(await loadRow(table, key)).toMatchObject({ dueAt: NOW.toISOString() });
});

test('a mail that is tried in vain is reported, however many rows of other kinds are due before it', async () => {
  const other = await openDatabase();
  const crowded = other.table();
  try {
    for (let n = 0; n < 130; n++) await crowded.commit([queueWrite('home', draft(`crowd-${n}`), HOUR_BEFORE)]);
    const to = { name: '张敏', address: 'zhang@yunxi.example.invalid' as never };
    const message = { name: 'set-up', area: null } as const;
    await crowded.commit([queueWrite('home', { kind: 'mail', id: 'vain', to, grant: null, message }, NOW)]);
    const key = outboxKey('home', 'mail', 'vain');
    const UpdateExpression = 'SET attempts = :many';
    const ExpressionAttributeValues = { ':many': MAX_ATTEMPTS };
    await crowded.commit([{ Update: { Key: { ...key }, UpdateExpression, ExpressionAttributeValues } }]);
    const found = await compareOutbox({ table: crowded, now: () => NOW } as UpkeepDependencies);
    expect(found.map(({ about }) => about)).toEqual([key.pk]);
  } finally {
    await other.close();
  }
});
