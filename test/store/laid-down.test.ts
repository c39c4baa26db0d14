/** Submissions as former code laid them down, not packed, go on as those of today; and what asking reads of them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Submission } from '#shared/filing/model.js';
import { loadAskState } from '#shared/store/asking.js';
import { loadSubmission, submissionKey, submissionNoteWrite } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { queueWrite } from '#shared/store/outbox.js';
import { blockedMailId } from '#shared/deeds/filing/ask.js';
import { decisionGrantId } from '#shared/access/links.js';
import type { Table } from '#shared/store/table.js';
import { agency as jiaoyu, NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo } from './walk.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'moves', 'late', 'sealed', 'unsealed', 'blocked');
});
afterAll(() => database.close());

const FORMER_VERSION = 4;

/** Lays the submission down as former code did. */
async function asFormer(submission: Submission, changes: Partial<Submission> = {}): Promise<void> {
  const key = submissionKey(submission.id);
  const { touchedBy, waivedBy } = (await table.get(key))!;
  const value = { ...submission, ...changes };
  const item = { ...key, v: FORMER_VERSION, submission: value, touchedBy, waivedBy };
  await table.commit([{ Put: { Item: item } }]);
}

test('one of former code is read, moved by the next deed, and packed with it', async () => {
  const walk = walkOf(table, 'moves');
  await walkTo(walk, 'draft');
  const before = (await loadSubmission(table, walk.idOf(1)))!;
  await asFormer(before);
  expect(await loadSubmission(table, walk.idOf(1))).toEqual(before);
  expect(await walk.file()).toMatchObject({ done: { state: 'in-review' } });
  const item = (await table.get(submissionKey(walk.idOf(1))))!;
  expect([item['state'], item['submission'], item['packed']]).toEqual(['in-review', undefined, expect.any(Uint8Array)]);
});

test.each(['as it is', 'packed'])(
  'a late step of the intake does not write over a draft that lies there %s',
  async (how) => {
    const walk = walkOf(table, 'late');
    if (how === 'as it is') await walkTo(walk, 'draft');
    const draft = (await loadSubmission(table, walk.idOf(1)))!;
    if (how === 'as it is') await asFormer(draft);
    expect(await table.commit([submissionNoteWrite({ ...draft, state: 'received' })])).toBe('stale');
    if (how === 'as it is') await table.commit([submissionWriteAgain(draft)]);
  },
);

/** The same submission as the code of today lays it down. */
function submissionWriteAgain(draft: Submission) {
  const { Put } = submissionNoteWrite(draft);
  return { Put: { Item: Put!.Item } };
}

test('a report under its seal is asked for without its record; one from before there were seals brings it', async () => {
  const [sealed, unsealed] = [walkOf(table, 'sealed'), walkOf(table, 'unsealed')];
  await walkTo(sealed, 'review');
  await walkTo(unsealed, 'review');
  const filed = (await loadSubmission(table, unsealed.idOf(1)))!;
  await asFormer(filed, { seal: null, filedBeforeSeals: true });
  expect((await loadAskState(table, sealed.idOf(1), 'review', 0, NOW)).record).toBeNull();
  expect((await loadAskState(table, unsealed.idOf(1), 'review', 0, NOW)).record).not.toBeNull();
});

test('whether the publisher was told of a conflict is known where there is one, also before anybody was asked', async () => {
  const walk = walkOf(table, 'blocked');
  await walkTo(walk, 'draft');
  await walk.file();
  const filed = (await loadSubmission(table, walk.idOf(1)))!;
  const asked = () => loadAskState(table, walk.idOf(1), 'review', 0, NOW);
  expect(await asked()).toMatchObject({ known: undefined, mailed: false, told: false });
  await asFormer(filed, { touched: [...filed.touched, { person: jiaoyu.reviewer, how: 'keyed' }] });
  const mail = blockedMailId(decisionGrantId(filed.id, 'review', jiaoyu.reviewer), 0);
  expect((await asked()).told).toBe(false);
  const message = { name: 'approved', year: 2025, area: '云溪县', agencyName: '教育局' } as const;
  await table.commit([queueWrite('home', { kind: 'mail', id: mail, to: jiaoyu.reviewer, grant: null, message }, NOW)]);
  expect(await table.get(outboxKey('home', 'mail', mail))).toBeDefined();
  expect((await asked()).told).toBe(true);
});

test('asked once, the person is known and was mailed', async () => {
  const state = await loadAskState(table, walkOf(table, 'sealed').idOf(1), 'review', 0, NOW);
  expect(state).toMatchObject({ mailed: true, waiting: { token: 'token-review', granted: true } });
  expect((await loadAskState(table, walkOf(table, 'sealed').idOf(1), 'review', 1, NOW)).mailed).toBe(false);
});
