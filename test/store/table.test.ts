/** The table's own way with faults: what is tried again, how often, after which wait, and what is not. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { queueWrite } from '#shared/store/outbox.js';
import { Table } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { FaultyHandler, READ_FAULTS } from './faulty.js';

let database: TestDatabase;
let faulty: FaultyHandler;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  faulty = new FaultyHandler(database.client().config.requestHandler);
  table = database.table({ requestHandler: faulty });
  await table.commit([
    queueWrite('home', { kind: 'start', id: 'here', machine: 'intake', name: 'here', input: {} }, NOW),
  ]);
});
afterAll(() => database.close());

describe('each kind of request by itself', () => {
  const key = { pk: 'OUTBOX#START#here', sk: 'OUTBOX' };
  const READS: [string, () => Promise<unknown>][] = [
    ['get', () => table.get(key)],
    ['list', () => table.list(key.pk, 'OUT')],
    ['due', () => table.due('2099-01-01T00:00:00.000Z', 100)],
  ];
  const pairs = READS.flatMap(([name, read]) => READ_FAULTS.map((fault) => [name, fault, read] as const));
  test.each(pairs)(
    '%s that meets %s once reads the same; for good, it says that the table is busy',
    async (_, fault, read) => {
      faulty.expect();
      const undisturbed = await read();
      faulty.expect({ fault, at: 0 });
      expect(await read()).toEqual(undisturbed);
      expect(faulty.failures).toBe(1);
      faulty.expect({ fault, at: 0, lasting: true });
      await expect(read()).rejects.toBeInstanceOf(StoreBusy);
      expect(faulty.failures).toBe(6);
      faulty.expect();
    },
  );

  const count = (condition?: string) =>
    table.commit([
      {
        Update: {
          Key: { pk: 'COUNT', sk: 'COUNT' },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
          ...(condition === undefined ? {} : { ConditionExpression: condition }),
        },
      },
    ]);

  test('a write without a condition of its own is done once, however its answers get lost', async () => {
    for (const fault of ['reset-after', 'server-error-after'] as const) {
      faulty.expect({ fault, at: 0 });
      expect(await count()).toBe('committed');
    }
    faulty.expect();
    expect((await table.get({ pk: 'COUNT', sk: 'COUNT' }))!['n']).toBe(2);
  });

  test('a condition that does not hold is no fault: it is answered at once', async () => {
    faulty.expect();
    expect(await count('attribute_exists(nothing)')).toBe('stale');
    expect(faulty.requests).toEqual(['write']);
  });

  test('a request that can never succeed is not tried again', async () => {
    faulty.expect();
    const write = { Put: { Item: { pk: 'TWICE', sk: 'TWICE' } } };
    await expect(table.commit([write, write])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(faulty.requests).toEqual(['write']);
  });
});

test('between tries it waits longer each time, and never two callers alike', async () => {
  const waits: number[] = [];
  const draws = [0, 0.99, 0.5, 0, 0.99];
  const patient = new Table({
    client: database.client({ requestHandler: faulty }),
    tableName: 'nianbao',
    pause: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
    random: () => draws[waits.length] ?? 0,
  });
  faulty.expect({ fault: 'throttled', at: 0, lasting: true });
  await expect(patient.get({ pk: 'x', sk: 'x' })).rejects.toBeInstanceOf(StoreBusy);
  faulty.expect();
  const base = [40, 80, 160, 320, 640];
  expect(waits).toHaveLength(base.length);
  waits.forEach((wait, index) => expect(wait).toBeCloseTo(base[index]! * (0.5 + draws[index]!)));
});

test('more keys than one call takes are read in several, in their order', async () => {
  faulty.expect();
  const keys = Array.from({ length: 230 }, (_, n) => ({ pk: 'MANY', sk: String(n) }));
  for (const at of [0, 99, 100, 229]) await table.commit([{ Put: { Item: { ...keys[at]!, at } } }]);
  const found = await table.getAll(keys);
  expect(found.length).toBe(230);
  expect(found.flatMap((item, at) => (item === undefined ? [] : [[at, item['at']]]))).toEqual([
    ...[0, 99, 100, 229].map((at) => [at, at]),
  ]);
  expect(await table.getAll([])).toEqual([]);
});
