/** The rules run while a file is taken in; a repeat that comes later changes nothing that people have begun to rest on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkSubmission } from '#shared/intake/check.js';
import { ruleSet } from '#shared/rules/index.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { textKey } from '#shared/store/keys.js';
import type { Table } from '#shared/store/table.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith, walkOf, walkTo } from '../store/walk.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'fresh', 'draft', 'review');
});
afterAll(() => database.close());

/** What a check leaves behind: the findings, and the words by which copies of the report are found. */
async function leftBy(agency: string) {
  const file = await loadSubmissionFile(table, walkOf(table, agency).idOf(1));
  return { file, text: await table.get(textKey({ area: 'home', year: 2025, agency })) };
}

test('a report that was just read is judged by the rules of this code', async () => {
  const walk = walkOf(table, 'fresh');
  await walk.upload({ key: '2025/fresh', versionId: 'v1' });
  await walk.read();
  await checkSubmission(table, walk.idOf(1), NOW);
  const { file, text } = await leftBy('fresh');
  expect(file?.check?.ruleSet).toEqual(ruleSet());
  expect(text).toBeDefined();
});

describe.each(['draft', 'review'] as const)('a check that comes once more when the report is in %s', (state) => {
  test('leaves the findings as they were', async () => {
    const walk = walkOf(table, state);
    await walkTo(walk, state);
    const before = await leftBy(state);
    expect(before.file?.check?.ruleSet).not.toEqual(ruleSet());
    await checkSubmission(table, walk.idOf(1), NOW);
    expect(await leftBy(state)).toEqual(before);
  });
});
