/** Whoever comes into a season after its contacts were erased, or left it before they did anything, is erased as well. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import { changeAgency } from '#shared/deeds/season/change-agency.js';
import type { Log } from '#shared/runtime/log.js';
import { isErased, pseudonymOf } from '#shared/season/pseudonym.js';
import { CONTACTS_KEPT_DAYS } from '#shared/season/retention.js';
import { loadRetention } from '#shared/store/erasing.js';
import { loadGrant } from '#shared/store/grants.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadAgency, requireSeason } from '#shared/store/seasons.js';
import type { Person } from '#shared/ids/person.js';
import type { Table } from '#shared/store/table.js';
import { eraseContactsOf } from '#shared/upkeep/erase-contacts.js';
import { checkpointKey } from '../builders/signatures.js';
import { contact, NOW, publishGrant, stranger } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { EXPIRES, openWith, walkOf, walkTo } from './walk.js';

const OF = { area: 'home', year: 2025 } as const;
const SALT = 'ab'.repeat(32);
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
const CAME_BACK_AFTER_DAYS = 20;
const closedAt = new Date(NOW.getTime() + DAY_MS);
const later = (days: number) => new Date(closedAt.getTime() + (CONTACTS_KEPT_DAYS + days) * DAY_MS);

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'idle', 'returned');
  await walkTo(walkOf(table, 'returned'), 'review');
});
afterAll(() => database.close());

const log = { error: jest.fn(), info: jest.fn() } as unknown as Log;
async function erase(now: Date) {
  const checkpointing = {
    ...{ table, sign: async (text: string) => checkpointKey.sign(text) },
    keys: async () => checkpointKey.keys,
  };
  const { season } = await requireSeason(table, OF);
  return eraseContactsOf({ table, checkpointing, log, salt: () => SALT }, season, now);
}

async function close(): Promise<void> {
  await performOnSeason(
    table,
    closedAt,
    () => requireSeason(table, OF),
    (before) => {
      const season = { ...before.season, state: 'closed' as const, closedAt: closedAt.toISOString() };
      return { change: { before, season, agencies: [], events: [], effects: [] }, value: null };
    },
  );
}

async function replace(by: Person, at: Date): Promise<void> {
  const agency = { ...OF, agency: 'idle' };
  await performOnSeason(
    table,
    at,
    async () => ({ stored: await requireSeason(table, OF), before: await loadAgency(table, agency) }),
    ({ stored, before }) => {
      if (before === undefined) throw new Error('no agency');
      const known = { filings: new Map(), grants: new Map() };
      return changeAgency(
        stored,
        before,
        { ...before, contact: by },
        known,
        { grant: publishGrant, expiresAt: EXPIRES },
        at,
      );
    },
  );
}
const grantOf = (agency: string, person: Person) => loadGrant(table, filingGrantId({ ...OF, agency }, person));

test('a contact who was replaced before doing anything is forgotten by the link that ended', async () => {
  await replace(stranger, NOW);
  await close();
  // It was under review then, and came back to its agency afterwards.
  const minute = ((closedAt.getTime() - NOW.getTime()) / DAY_MS + CAME_BACK_AFTER_DAYS) * DAY_MINUTES;
  await walkOf(table, 'returned').decide('review', 'returned', 1, minute);
  expect((await grantOf('idle', contact))?.person).toEqual(contact);
  expect(await erase(later(0))).toMatchObject({ left: 1 });
  expect((await grantOf('idle', contact))?.person).toEqual(pseudonymOf(contact, SALT));
  expect((await grantOf('idle', stranger))?.person).toEqual(pseudonymOf(stranger, SALT));
});

test('who may still send after the closing keeps contact and link for a year from then on', async () => {
  expect((await grantOf('returned', contact))?.person).toEqual(contact);
  expect(await erase(later(CAME_BACK_AFTER_DAYS - 1))).toMatchObject({ left: 1 });
  expect(await erase(later(CAME_BACK_AFTER_DAYS + 1))).toMatchObject({ filings: 1, left: 0 });
  expect((await grantOf('returned', contact))?.person).toEqual(pseudonymOf(contact, SALT));
});

test('whoever is named once all were erased is erased with the next month', async () => {
  const named = { ...contact, name: '新任' } as Person;
  await replace(named, later(30));
  expect(await erase(later(40))).toBeUndefined();
  await erase(later(60));
  const line = await loadAgency(table, { ...OF, agency: 'idle' });
  expect(line?.contact.name).not.toBe('新任');
  expect(line !== undefined && isErased(line.contact)).toBe(true);
  expect((await loadRetention(table, OF))?.doneAt).toBe(later(60).toISOString());
});
