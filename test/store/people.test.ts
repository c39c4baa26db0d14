/** What is kept with a person: about how many reports wait for them today. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { aboutWaiting, loadPreferences, changePreferences, waitingWrite } from '#shared/store/people.js';
import type { Table } from '#shared/store/table.js';
import { reviewer, stranger } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

test('the count is of one day, one person and one area, and nothing of it touches what the person chose', async () => {
  await changePreferences(table, 'home', reviewer, { mails: 'daily', language: 'en' });
  await table.commit([waitingWrite('home', reviewer, '2026-01-20', 4)]);
  expect(await aboutWaiting(table, 'home', reviewer, '2026-01-20')).toBe(4);
  expect(await aboutWaiting(table, 'home', reviewer, '2026-01-21')).toBe(0);
  expect(await aboutWaiting(table, 'home', stranger, '2026-01-20')).toBe(0);
  expect(await aboutWaiting(table, 'other', reviewer, '2026-01-20')).toBe(0);
  expect(await loadPreferences(table, 'home', reviewer)).toEqual({ mails: 'daily', language: 'en' });
});

test('two things that a person changes at the same time are both kept', async () => {
  await Promise.all([
    changePreferences(table, 'home', stranger, { mails: 'each' }),
    changePreferences(table, 'home', stranger, { language: 'en' }),
  ]);
  expect(await loadPreferences(table, 'home', stranger)).toEqual({ mails: 'each', language: 'en' });
  // Whoever read before the other wrote reads again.
  let before = true;
  const slow = {
    get: async (key: Parameters<Table['get']>[0]) => {
      const item = await table.get(key);
      if (before) await changePreferences(table, 'home', stranger, { language: 'zh' });
      before = false;
      return item;
    },
    commit: (writes: Parameters<Table['commit']>[0]) => table.commit(writes),
  } as unknown as Table;
  await changePreferences(slow, 'home', stranger, { mails: 'daily' });
  expect(await loadPreferences(table, 'home', stranger)).toEqual({ mails: 'daily', language: 'zh' });
});
