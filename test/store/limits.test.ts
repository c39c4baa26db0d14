/** What may be asked for so often a day, and only so soon after another. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { limitWrite, type Limit } from '#shared/store/limits.js';
import type { Table } from '#shared/store/table.js';
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
const asked = (limit: Omit<Limit, 'of'>, seconds: number) =>
  table.commit([limitWrite({ of: 'sign-ins', ...limit }, after(seconds))]);

test('whoever read the clock first and comes second is counted like anybody, where no pause is asked for', async () => {
  const shared = { subject: 'everybody', perDay: 3, pauseSeconds: 0 };
  for (const seconds of [10, 9.5, 9]) expect(await asked(shared, seconds)).toBe('committed');
  expect(await asked(shared, 11)).toBe('stale');
});

test('whoever asks again before the pause is over is not', async () => {
  const own = { subject: 'one', perDay: 3, pauseSeconds: 60 };
  expect(await asked(own, 0)).toBe('committed');
  expect(await asked(own, 59)).toBe('stale');
  expect(await asked(own, 60)).toBe('committed');
});
