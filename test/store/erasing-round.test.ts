/** The erasing of contacts goes on where its time ended, and what it has to leave holds up nothing and is looked at again each day. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Log } from '#shared/runtime/log.js';
import { isErased } from '#shared/season/pseudonym.js';
import { CONTACTS_KEPT_DAYS } from '#shared/season/retention.js';
import { loadRetention } from '#shared/store/erasing.js';
import { filingPartition } from '#shared/store/keys.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import { Table, type Key } from '#shared/store/table.js';
import { eraseContactsOf } from '#shared/upkeep/erase-contacts.js';
import { checkpointKey } from '../builders/signatures.js';
import { NOW } from '../deeds/filing/scene.js';
import { optionsOf } from './breaking.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo } from './walk.js';

const OF = { area: 'home', year: 2025 } as const;
const HOUR_MS = 3_600_000;
const closedAt = new Date(NOW.getTime() + 24 * HOUR_MS);
const later = (hours: number) => new Date(closedAt.getTime() + (CONTACTS_KEPT_DAYS * 24 + hours) * HOUR_MS);

/** Notes of which filings the head was read by itself: those that have their turn. */
class WatchedTable extends Table {
  readonly turns: string[] = [];
  override get(key: Key) {
    if (key.sk.startsWith('FILING#')) this.turns.push(key.sk.slice('FILING#'.length));
    return super.get(key);
  }
}

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'an', 'bao', 'chang', 'ding');
  await walkTo(walkOf(table, 'bao'), 'draft');
  await close(closedAt);
});
afterAll(() => database.close());

async function close(at: Date): Promise<void> {
  await performOnSeason(
    table,
    at,
    () => requireSeason(table, OF),
    (before) => {
      const season = { ...before.season, state: 'closed' as const, closedAt: at.toISOString() };
      return { change: { before, season, agencies: [], events: [], effects: [] }, value: null };
    },
  );
}

const error = jest.fn();
const log = { error, info: jest.fn() } as unknown as Log;
async function erase(now: Date, turns = Infinity) {
  const watched = new WatchedTable(optionsOf(database));
  const checkpointing = {
    ...{ table: watched, sign: async (text: string) => checkpointKey.sign(text) },
    keys: async () => checkpointKey.keys,
  };
  let left = turns;
  const { season } = await requireSeason(table, OF);
  const outcome = await eraseContactsOf(
    { table: watched, checkpointing, log, salt: () => 'ab'.repeat(32) },
    season,
    now,
    () => left-- > 0,
  );
  return { outcome, turns: [...new Set(watched.turns)] };
}
const erasedLines = async () =>
  (await listAgencies(table, OF)).filter(({ contact }) => isErased(contact)).map(({ id }) => id as string);

test('each run goes on behind the last agency of the one before, and the roster comes last', async () => {
  expect(await erase(later(0), 1)).toEqual({ outcome: { filings: 0, agencies: 0, left: 0 }, turns: ['an'] });
  expect((await erase(later(1), 2)).turns).toEqual(['bao', 'chang']);
  expect((await loadRetention(table, OF))?.pass).toMatchObject({ last: 'chang', left: ['bao'], endedAt: null });
  // The last filing, and no time for the roster any more.
  expect((await erase(later(2), 1)).turns).toEqual(['ding']);
  expect(await erasedLines()).toEqual([]);
  expect(await erase(later(3))).toEqual({ outcome: { filings: 0, agencies: 3, left: 1 }, turns: [] });
  expect(await erasedLines()).toEqual(['an', 'chang', 'ding']);
});

test('what had to be left is looked at a day later, with what was named since and nothing else', async () => {
  expect(await erase(later(26))).toEqual({ outcome: undefined, turns: [] });
  expect((await erase(later(27))).turns).toEqual(['bao']);
  await performOnSeason(
    table,
    later(30),
    async () => ({ stored: await requireSeason(table, OF), agencies: await listAgencies(table, OF) }),
    ({ stored, agencies }) => {
      const contact = agencies.find(({ id }) => id === 'bao')!.contact;
      const named = agencies.filter(({ id }) => id === 'ding').map((agency) => ({ ...agency, contact }));
      const change = { before: stored, season: stored.season, agencies: named, events: [], effects: [] };
      return { change, value: null };
    },
  );
  expect(await erasedLines()).toEqual(['an', 'chang']);
  expect(await erase(later(51))).toEqual({
    outcome: { filings: 0, agencies: 1, left: 1 },
    turns: ['bao', 'ding'],
  });
  expect(await erasedLines()).toEqual(['an', 'chang', 'ding']);
});

test('a filing that cannot be read is left and told of, and those behind it have their turn', async () => {
  // Closed anew, everybody has a turn again.
  const again = new Date(closedAt.getTime() + HOUR_MS);
  await close(again);
  const key = { pk: filingPartition({ ...OF, agency: 'an' }), sk: 'EVENT#000001' };
  await table.commit([{ Put: { Item: { ...key, v: 99, event: {} } } }]);
  const { outcome, turns } = await erase(later(60));
  expect(turns).toEqual(['an', 'bao', 'chang', 'ding']);
  expect(outcome).toMatchObject({ left: 2 });
  expect(error).toHaveBeenCalledWith('contacts not erased', expect.objectContaining({ agency: 'an' }));
});
