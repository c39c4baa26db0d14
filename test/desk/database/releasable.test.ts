/** What is about to be released is shown with the version that it becomes. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { putBack, takeDown } from '#shared/deeds/filing/take-down.js';
import { loadReleasable } from '#shared/desk/load-publisher.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { publishGrant } from '../../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../../store/database.js';
import { openWith, walkOf, walkTo } from '../../store/walk.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'jiaoyu');
});
afterAll(() => database.close());

test('after a takedown that was undone, the version counts on, as the release will count it', async () => {
  const walk = walkOf(table, 'jiaoyu');
  const at = new Date('2026-02-12T02:00:00.000Z');
  const versions = async () => {
    const site = 'https://site.example.invalid';
    return (await loadReleasable(table, publishGrant, ['jiaoyu'], site, at)).map(({ version }) => version);
  };
  await walkTo(walk, 'approval');
  await walk.decide('approval');
  expect(await versions()).toEqual([1]);

  await walk.release();
  const why = { reason: '附件里有申请人的电话', proof: 'code' } as const;
  const release = releaseIdSchema.parse('home.r20260211-abcdef');
  const down = { ...why, cause: 'not-for-public', release } as const;
  const taken = await perform(table, at, walk.state, (state) =>
    takeDown(state, state.submission, down, publishGrant, at),
  );
  expect(taken).toMatchObject({ done: { version: 1 } });
  expect(await versions()).toEqual([]);

  const undone = await perform(table, at, walk.state, (state) =>
    putBack({ ...state, disowned: undefined }, why, publishGrant, at),
  );
  expect(undone).toMatchObject({ done: { state: 'approved' } });
  expect(await versions()).toEqual([2]);
});
