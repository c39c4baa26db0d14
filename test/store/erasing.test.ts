/** A year after a season its contacts are gone from what is kept, and every chain and seal holds as before. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { addressKey } from '#shared/ids/person.js';
import { firstBreak } from '#shared/audit/chain.js';
import { logFlaws } from '#shared/audit/checkpoint.js';
import { changedContent, changedLog } from '#shared/proof/filed.js';
import { examinedLog } from '#shared/proof/checkpoints.js';
import { textOfItem } from '#shared/keeping/item-text.js';
import type { Log } from '#shared/runtime/log.js';
import { expire } from '#shared/deeds/filing/expire.js';
import { filingGrantId } from '#shared/access/links.js';
import { pseudonymOf } from '#shared/season/pseudonym.js';
import { CONTACTS_KEPT_DAYS } from '#shared/season/retention.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadRetention } from '#shared/store/erasing.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { perform, performOnSeason } from '#shared/store/perform.js';
import { loadAgency, requireSeason } from '#shared/store/seasons.js';
import type { Item, Table } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { receiptFile } from '#shared/takeaway/proof-files.js';
import { eraseContactsOf } from '#shared/upkeep/erase-contacts.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { contact, NOW } from '../deeds/filing/scene.js';
import { BreakingTable } from './breaking.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo } from './walk.js';

const OF = { area: 'home', year: 2025 } as const;
const AGENCIES = ['filed', 'drafted', 'idle'] as const;
const DAY_MS = 86_400_000;
const closedAt = new Date(NOW.getTime() + DAY_MS);
const due = new Date(closedAt.getTime() + CONTACTS_KEPT_DAYS * DAY_MS);
const nextDay = new Date(due.getTime() + DAY_MS);
const SALT = 'ab'.repeat(32);
const log = { error: jest.fn(), info: jest.fn() } as unknown as Log;

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, ...AGENCIES);
  await walkTo(walkOf(table, 'filed'), 'approval');
  await walkTo(walkOf(table, 'drafted'), 'draft');
  await performOnSeason(
    table,
    closedAt,
    () => requireSeason(table, OF),
    (before) => ({
      change: {
        before,
        season: { ...before.season, state: 'closed', closedAt: closedAt.toISOString() },
        agencies: [],
        events: [],
        effects: [],
      },
      value: null,
    }),
  );
});
afterAll(() => database.close());

/** Nothing of it is under way any more. */
async function endAll(): Promise<void> {
  await walkOf(table, 'filed').decide('approval');
  await walkOf(table, 'filed').release();
  const drafted = { ...OF, agency: 'drafted' };
  const read = () => requireFilingCase(table, drafted);
  await perform(table, closedAt, read, (found) => expire(found, closedAt));
}

const checkpointing = (of: Table) => ({
  table: of,
  sign: async (text: string) => checkpointKey.sign(text),
  keys: async () => checkpointKey.keys,
});
const season = async () => (await requireSeason(table, OF)).season;
const erase = async (now: Date, of: Table = table) =>
  eraseContactsOf({ table: of, checkpointing: checkpointing(of), log, salt: () => SALT }, await season(), now);
const examined = (agency: string) =>
  examinedLog(table, async () => checkpointKey.keys, chainOfFiling({ ...OF, agency }));

async function items(): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of table.everything()) found.push(item);
  return found;
}
/** Where the contact is left in items as they lie. What is packed is looked at on its own. */
async function traces(): Promise<string[]> {
  const found = (await items()).filter((item) => {
    const text = JSON.stringify(item);
    return text.includes(contact.address) || text.includes(contact.name);
  });
  return found.map(({ pk, sk }) => `${pk} ${sk}`).sort();
}

test('until the day before everybody stays, and on the day only who was sealed does', async () => {
  expect(await erase(new Date(due.getTime() - 1))).toBeUndefined();
  const before = (await traces()).map((key) => key.split('#')[0]);
  expect(new Set(before)).toEqual(new Set(['FILING', 'GRANT', 'OUTBOX', 'SEASON']));

  // Who still has to bring a report to its end is needed for it.
  expect(await erase(due)).toEqual({ filings: 0, agencies: 1, left: 2 });
  await endAll();
  // They are looked at again on the next day, and not in every hour of this one.
  expect(await erase(due)).toBeUndefined();
  expect(await erase(new Date(nextDay.getTime() - 1))).toBeUndefined();
  // Killed after each of its transactions in turn, it goes on with the next round; at no point does a chain not hold.
  for (let commits = 1, ended = false; !ended; commits++) {
    ended = await erase(nextDay, new BreakingTable(database, commits)).then(
      (erased) => erased !== undefined,
      (error: unknown) => (expect(error).toBeInstanceOf(StoreBusy), false),
    );
    for (const agency of ['filed', 'drafted']) expect((await examined(agency)).flaws).toEqual([]);
  }

  // Mails end by themselves, sixty days after they left; who had a hand in what is sealed stays beside it.
  expect((await traces()).filter((key) => !key.startsWith('OUTBOX'))).toEqual([
    'FILING#home#2025#filed SUBMISSION#0001',
  ]);
  const stands = pseudonymOf(contact, SALT);
  expect(stands.name).not.toContain(contact.name);
  for (const agency of AGENCIES) {
    const line = await loadAgency(table, { ...OF, agency });
    expect([agency, line?.contact, line?.phone]).toEqual([agency, stands, null]);
    const grant = await loadGrant(table, filingGrantId({ ...OF, agency }, contact));
    if (grant !== undefined) expect([grant.person, grant.status]).toEqual([stands, 'revoked']);
  }
});

test('the chain leads to the same hashes, and without its checkpoint nothing erased is believed', async () => {
  const { events, head, flaws } = await examined('filed');
  expect(flaws).toEqual([]);
  expect(logFlaws({ events, head, checkpoints: [] }, KEYS.checkpoint)).toEqual([{ what: 'event', at: 1 }]);
  expect(firstBreak(head.subject, events, head.count)).toBeUndefined();
  // The same person is still the same person, here and in another filing of the season.
  const acting = [...events, ...(await examined('drafted')).events].flatMap(({ actor }) =>
    actor.role === 'agency' ? [actor.person.address] : [],
  );
  expect(new Set(acting)).toEqual(new Set([pseudonymOf(contact, SALT).address]));
  // What takes the place of a person can be put to no other use.
  const forged = events.map((event) => (event.seq === 1 ? { ...event, deed: 'withdraw' } : event));
  expect(firstBreak(head.subject, forged, head.count)?.seq).toBe(1);
});

test('what was filed is what its seal says, and who filed it stays under the seal', async () => {
  const file = await loadSubmissionFile(table, walkOf(table, 'filed').idOf(1));
  if (file === undefined) throw new Error('no submission');
  expect(changedContent(file, KEYS.seal)).toEqual([]);
  // This walk signs no checkpoints of its own at filing; the one of the erasing vouches for all.
  expect(changedLog(await examined('filed'), file.submission)).toEqual([]);
  expect(file.submission.statement?.by.address).toBe(contact.address);
  // A receipt made from what is left would look forged; the one of then still proves itself.
  expect(receiptFile(file.submission, await examined('filed'))).toBeUndefined();
  const draft = await loadSubmissionFile(table, walkOf(table, 'drafted').idOf(1));
  expect(draft?.submission.touched.map(({ person }) => person.address)).toEqual([pseudonymOf(contact, SALT).address]);
});

test('a second round finds nothing to do, and a new closing begins anew', async () => {
  const before = (await items()).map(textOfItem);
  expect(await erase(nextDay)).toBeUndefined();
  expect((await items()).map(textOfItem)).toEqual(before);
  expect((await loadRetention(table, OF))?.doneAt).toBe(nextDay.toISOString());
});

test('another spelling of a mailbox is the same person, another season’s salt is not', () => {
  const other = { address: contact.address.replace('@', '+x@') as typeof contact.address };
  expect(addressKey(other.address)).toBe(addressKey(contact.address));
  expect(pseudonymOf(other, SALT)).toEqual(pseudonymOf(contact, SALT));
  expect(pseudonymOf(contact, 'cd'.repeat(32))).not.toEqual(pseudonymOf(contact, SALT));
  expect(pseudonymOf(pseudonymOf(contact, SALT), SALT)).toEqual(pseudonymOf(contact, SALT));
});
