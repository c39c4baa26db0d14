/** Writes that come too late, each by itself: what was read of the table is not true any more, and nothing is written over. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emptyChain, extendChain } from '#shared/audit/chain.js';
import { systemActor } from '#shared/deeds/filing/case.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { emptyFiling, eventsIn, eventWrite, filingWrites, loadFiling } from '#shared/store/filings.js';
import { filingPartition, leaseKey, seasonPartition } from '#shared/store/keys.js';
import { keepLease, takeLease } from '#shared/store/releases.js';
import type { Key, Table } from '#shared/store/table.js';
import { AT, NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const of = { area: 'home', year: 2025, agency: 'jiaoyu' };

test.each([
  ['a filing', filingPartition(of)],
  ['a season', seasonPartition(of)],
])('an event of %s stays as it was written, also where another of its number is sent', async (_, partition) => {
  const eventOf = (deed: string) => {
    const draft = { at: AT, deed, actor: systemActor('test'), submission: null, details: {} };
    return extendChain(emptyChain(partition), [draft]).events[0]!;
  };
  expect(await table.commit([eventWrite(partition, eventOf('approve'))])).toBe('committed');
  expect(await table.commit([eventWrite(partition, eventOf('return'))])).toBe('stale');
  expect((await eventsIn(table, partition)).map(({ deed }) => deed)).toEqual(['approve']);
});

test('a filing that has moved on since it was read is left alone, even by a change that leaves no event', async () => {
  const change = (n: number) => ({ submissions: [], events: [], effects: [], lastNumber: n });
  const writesOn = (before: Awaited<ReturnType<typeof loadFiling>>, lastNumber: number) =>
    filingWrites({ ...change(lastNumber), before, after: { ...before, lastNumber } });
  expect(await table.commit(writesOn(emptyFiling(of), 1))).toBe('committed');
  const seen = await loadFiling(table, of);
  expect(await table.commit(writesOn(seen, 2))).toBe('committed');
  expect(await table.commit(writesOn(seen, 3))).toBe('stale');
  expect(await table.commit(writesOn(emptyFiling(of), 4))).toBe('stale');
  expect(await loadFiling(table, of)).toMatchObject({ version: 2, lastNumber: 2 });
});

describe('the lease of the site', () => {
  const [first, second, third] = ['aaaaaa', 'bbbbbb', 'cccccc'].map((id) =>
    releaseIdSchema.parse(`home.r20260120-${id}`),
  ) as [never, never, never];
  const later = new Date(NOW.getTime() + 31 * 60_000);

  /** The table of somebody who looks at the lease just before another takes it. */
  const overtakenBy = (release: typeof third) =>
    Object.assign(Object.create(table) as Table, {
      get: async (key: Key) => {
        const seen = await table.get(key);
        await takeLease(table, release, later);
        return seen;
      },
    });

  test('that another took in the moment after the look is neither taken nor prolonged', async () => {
    expect(await takeLease(table, first, NOW)).toBe(1);
    expect(await takeLease(overtakenBy(third), second, later)).toBeUndefined();
    expect((await table.get(leaseKey('home')))!['lease']).toMatchObject({ holder: third, fence: 2 });
    const evenLater = new Date(later.getTime() + 31 * 60_000);
    expect(await takeLease(table, first, evenLater)).toBe(3);
    expect(await keepLease(overtakenBy(first), first, later)).toBeUndefined();
    expect((await table.get(leaseKey('home')))!['lease']).toMatchObject({ holder: first, fence: 4 });
  });
});
