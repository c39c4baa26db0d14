/** When somebody was last there: written with the session that their link opens, read by the publisher's board. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { listSeen, seenWrite } from '#shared/store/seen.js';
import { personMark } from '#shared/access/links.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { personSchema } from '#shared/ids/person.js';
import { openDatabase, type TestDatabase } from './database.js';

jest.setTimeout(30_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database?.close());

test('the last visit of each person counts, season by season', async () => {
  const table = database.table();
  const home = { area: areaIdSchema.parse('home'), year: reportYearSchema.parse(2025) };
  const [zhang, li] = ['zhang', 'li'].map((name) => personSchema.parse({ name, address: `${name}@example.invalid` }));
  if (zhang === undefined || li === undefined) throw new Error('two people are needed');
  await table.commit([seenWrite({ ...home, person: zhang }, new Date('2026-01-10T01:00:00Z'))]);
  await table.commit([seenWrite({ ...home, person: zhang }, new Date('2026-01-12T01:00:00Z'))]);
  await table.commit([
    seenWrite({ ...home, year: reportYearSchema.parse(2024), person: li }, new Date('2026-01-12T02:00:00Z')),
  ]);
  expect(await listSeen(table, home)).toEqual(new Map([[personMark(zhang), '2026-01-12T01:00:00.000Z']]));
});
