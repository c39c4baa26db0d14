/** What reconcile says of the outbox: rows that nobody comes for, rows that were given up, and nothing of what ended as was meant. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { outboxKey } from '#shared/store/keys.js';
import {
  claimRow,
  failRow,
  GAVE_UP,
  LEASE_SECONDS,
  queueWrite,
  rearmRow,
  requeueRow,
  UNREADABLE,
} from '#shared/store/outbox.js';
import type { Key, Table } from '#shared/store/table.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareOutbox } from '#shared/upkeep/outbox.js';
import { contact, NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const drifts = async (at: Date) =>
  (await compareOutbox({ table, now: () => at } as UpkeepDependencies)).map(({ kind, about, detail }) => [
    kind,
    about,
    detail,
  ]);

async function queued(kind: 'start' | 'mail', id: string): Promise<Key> {
  const message = { name: 'new-link', year: 2025, area: '云溪县', purpose: 'file', agencyName: '教育局' } as const;
  const draft =
    kind === 'start'
      ? ({ kind, id, machine: 'intake', name: id, input: {} } as const)
      : ({ kind, id, to: contact, grant: null, message } as const);
  await table.commit([queueWrite('home', draft, NOW)]);
  return outboxKey('home', kind, id);
}

test('a row that settle brings on and on, and that no function takes, is late within the hour', async () => {
  table = database.table();
  const key = await queued('start', 'unread');
  for (let minutes = 5; minutes <= 55; minutes += 5) await rearmRow(table, key, after(minutes));
  expect(await drifts(after(56))).toEqual([]);
  await rearmRow(table, key, after(60));
  expect(await drifts(after(61))).toEqual([['outbox-late', key.pk, expect.stringContaining('nobody took it')]]);
  expect(await claimRow(table, key, after(61))).toMatchObject({ id: 'unread' });
  expect(await drifts(after(62))).toEqual([]);
  await failRow(table, key, 'over', after(62));
  await requeueRow(table, key, after(62));
  await rearmRow(table, key, after(67));
  expect(await drifts(after(68))).toEqual([]);
});

test('a row whose function dies with it every time is late', async () => {
  table = database.table();
  const key = await queued('start', 'deadly');
  let at = NOW;
  for (let n = 0; n <= 12; n++) {
    expect(await claimRow(table, key, at)).toBeDefined();
    at = new Date(at.getTime() + LEASE_SECONDS * 1000 + 1000);
    await rearmRow(table, key, at);
  }
  expect(await drifts(at)).toContainEqual(['outbox-late', key.pk, expect.stringContaining('never brought to an end')]);
});

test('what was given up is told of for a day; what was refused stands on the page of the publisher alone', async () => {
  table = database.table();
  const tried = await queued('start', 'tried');
  await failRow(table, tried, `${GAVE_UP} 12 tries: sfn`, NOW);
  const refused = await queued('mail', 'refused');
  await failRow(table, refused, 'refused: no-such-mailbox', NOW);
  const vain = await queued('mail', 'vain');
  await failRow(table, vain, `${GAVE_UP} 80 tries: smtp ESOCKET`, NOW);
  // Nobody may read it, and it hides none of the others.
  const unreadable = await queued('mail', 'unreadable');
  await table.commit([
    {
      Update: {
        Key: { ...unreadable },
        UpdateExpression: 'SET #to = :nobody',
        ExpressionAttributeNames: { '#to': 'to' },
        ExpressionAttributeValues: { ':nobody': 7 },
      },
    },
  ]);
  await failRow(table, unreadable, `${UNREADABLE}: to`, NOW);
  const told = await drifts(after(60));
  expect(told.filter(([kind]) => kind === 'outbox-given-up').sort()).toEqual(
    [
      ['outbox-given-up', unreadable.pk, `${UNREADABLE}: to`],
      ['outbox-given-up', vain.pk, expect.stringContaining('ESOCKET')],
      ['outbox-given-up', tried.pk, expect.stringContaining('sfn')],
    ].sort(),
  );
  expect((await drifts(after(25 * 60))).filter(([kind]) => kind === 'outbox-given-up')).toEqual([]);
});
