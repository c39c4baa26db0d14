/** What is kept with a person: about how many reports wait for them today. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { aboutWaiting, loadPreferences, savePreferences, waitingWrite } from '#shared/store/people.js';
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
  await savePreferences(table, 'home', reviewer, { mails: 'daily', language: 'en' });
  await table.commit([waitingWrite('home', reviewer, '2026-01-20', 4)]);
  expect(await aboutWaiting(table, 'home', reviewer, '2026-01-20')).toBe(4);
  expect(await aboutWaiting(table, 'home', reviewer, '2026-01-21')).toBe(0);
  expect(await aboutWaiting(table, 'home', stranger, '2026-01-20')).toBe(0);
  expect(await aboutWaiting(table, 'other', reviewer, '2026-01-20')).toBe(0);
  expect(await loadPreferences(table, 'home', reviewer)).toEqual({ mails: 'daily', language: 'en' });
});
