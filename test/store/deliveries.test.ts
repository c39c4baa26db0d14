/** What became of mail, by address: a bounce counts only for what we sent and to whom, and harms nothing but a mark. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { personMark } from '#shared/access/links.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { personSchema } from '#shared/ids/person.js';
import { isOpen, MAILS_KEPT, isWaiting, type Report } from '#shared/outbox/delivery.js';
import { noteBounce } from '#shared/store/bounces.js';
import {
  handedOverWrites,
  listTroubles,
  loadTrouble,
  mailedOf,
  noteLeft,
  noteReport,
  noteResent,
  noteWaiting,
  sentKey,
} from '#shared/store/deliveries.js';
import type { OutboxRow } from '#shared/outbox/row.js';
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

const HOME = areaIdSchema.parse('home');
const GONE: Report = { kind: 'bounced', lasting: true, problem: 'no-such-mailbox', diagnostic: '550 5.1.1' };
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
let count = 0;

/** Somebody of their own, with a mail that was handed over under this id. */
async function sent(messageId?: string) {
  const n = ++count;
  const to = personSchema.parse({ name: `联络员${n}`, address: `a${n}@yunxi.example.invalid` });
  const row = {
    kind: 'mail',
    area: HOME,
    id: `row-${n}`,
    to,
    grant: null,
    message: { name: 'approved', agencyName: '云溪县教育局', year: 2025, area: '云溪县' },
  } as unknown as Extract<OutboxRow, { kind: 'mail' }>;
  const mailed = mailedOf(row, NOW);
  const id = messageId ?? `id-${n}@yunxi.example.invalid`;
  await table.commit(handedOverWrites(mailed, id));
  const bounce = (address: string | null, ids = [`<${id.toUpperCase()}>`]) => ({
    messageIds: ids,
    recipients: [{ address, report: GONE }],
  });
  return { to, mailed, bounce, mark: personMark(to) };
}
const troubleOf = (mark: string) => loadTrouble(table, HOME, mark);

test('a bounce of a mail of ours marks its address, with the mail and the reason', async () => {
  const { to, bounce, mark } = await sent();
  expect(await noteBounce(table, bounce(to.address), HOME, NOW)).toEqual({ noted: to.address });
  expect(await troubleOf(mark)).toMatchObject({
    kind: 'bounced',
    problem: 'no-such-mailbox',
    mails: [{ message: 'approved', agencyName: '云溪县教育局' }],
  });
  expect((await listTroubles(table, HOME)).get(mark)?.address).toBe(to.address);
});

test.each([
  [
    'an id that we never sent',
    async (one: Awaited<ReturnType<typeof sent>>) => one.bounce(one.to.address, ['<x@y>']),
    HOME,
  ],
  [
    'another recipient',
    async (one: Awaited<ReturnType<typeof sent>>) => one.bounce('other@yunxi.example.invalid'),
    HOME,
  ],
  ['a mail of another area', async (one: Awaited<ReturnType<typeof sent>>) => one.bounce(one.to.address), 'elsewhere'],
])('a bounce made up with %s marks nobody', async (_, bounceOf, area) => {
  const one = await sent();
  expect(await noteBounce(table, await bounceOf(one), area, NOW)).toBe('unknown');
  expect(await troubleOf(one.mark)).toBeUndefined();
});

test('SES’s own ids are known with its domain behind them, and no other domain passes for it', async () => {
  const one = await sent('0100018f-ses-only');
  const other = one.bounce(one.to.address, ['<0100018f-ses-only@evil.example.invalid>']);
  expect(await noteBounce(table, other, HOME, NOW)).toBe('unknown');
  const own = one.bounce(one.to.address, ['<0100018f-ses-only@eu-west-1.amazonses.com>']);
  expect(await noteBounce(table, own, HOME, NOW)).toEqual({ noted: one.to.address });
});

test('a second report on the same mail is one entry with the newest word; reports at once lose none', async () => {
  const { mailed, mark } = await sent();
  const rows = Array.from({ length: MAILS_KEPT - 1 }, (_, n) => ({ ...mailed, row: `other-${n}` }));
  await Promise.all([...rows, mailed, mailed].map((each) => noteReport(table, each, GONE, NOW)));
  const trouble = await troubleOf(mark);
  expect(trouble?.mails.map(({ row }) => row).sort()).toEqual([...rows, mailed].map(({ row }) => row).sort());
});

test('what was sent once more and stayed quiet is over; what comes back again is not', async () => {
  const { mailed, mark } = await sent();
  await noteReport(table, mailed, GONE, NOW);
  const trouble = (await troubleOf(mark))!;
  expect(isOpen(trouble, daysLater(30))).toBe(true);
  await noteResent(table, trouble, NOW);
  const resent = (await troubleOf(mark))!;
  expect([isOpen(resent, daysLater(1)), isOpen(resent, daysLater(3))]).toEqual([true, false]);
  await noteReport(table, mailed, GONE, daysLater(1));
  expect(isOpen((await troubleOf(mark))!, daysLater(30))).toBe(true);
});

const KEPT_BACK: Report = { kind: 'failed', lasting: false, problem: 'not-sent', diagnostic: 'own:unreachable' };

test('a delay that a provider tells of puts out no lasting word of the address, and is shown where there is none', async () => {
  const passing: Report = {
    ...{ kind: 'failed', lasting: false, problem: 'temporary', diagnostic: '421 4.4.1 no route' },
    passing: true,
  };
  const delay = (one: Awaited<ReturnType<typeof sent>>) => ({
    ...one.bounce(null),
    recipients: [{ address: one.to.address, report: passing }],
  });
  const known = await sent();
  await noteBounce(table, known.bounce(known.to.address), null, NOW);
  await noteBounce(table, delay(known), null, NOW);
  expect(await troubleOf(known.mark)).toMatchObject({ problem: 'no-such-mailbox', lasting: true, resentAt: null });
  const fresh = await sent();
  await noteBounce(table, delay(fresh), null, NOW);
  expect(await troubleOf(fresh.mark)).toMatchObject({ problem: 'temporary', resentAt: NOW.toISOString() });
});

test('a mail that waits is shown until it has left, and another of the same address goes on being shown', async () => {
  const { mailed, mark } = await sent();
  const other = { ...mailed, row: `${mailed.row}-other` };
  await noteWaiting(table, mailed, KEPT_BACK, NOW);
  await noteWaiting(table, other, KEPT_BACK, NOW);
  const waiting = await troubleOf(mark);
  expect(waiting !== undefined && isWaiting(waiting) && isOpen(waiting, NOW)).toBe(true);
  await noteLeft(table, mailed, NOW);
  expect((await troubleOf(mark))?.mails.map(({ row }) => row)).toEqual([other.row]);
  await noteLeft(table, other, NOW);
  expect(isOpen((await troubleOf(mark))!, NOW)).toBe(false);
  // Once more, long after: it is shown anew.
  await noteWaiting(table, mailed, KEPT_BACK, daysLater(9));
  expect(isOpen((await troubleOf(mark))!, daysLater(9))).toBe(true);
});

test('a mail that waits hides nothing that is known to be wrong with its address, nor does its leaving', async () => {
  const { to, mailed, bounce, mark } = await sent();
  await noteBounce(table, bounce(to.address), HOME, NOW);
  await noteWaiting(table, mailed, KEPT_BACK, NOW);
  await noteLeft(table, mailed, NOW);
  expect(await troubleOf(mark)).toMatchObject(GONE);
  expect(isOpen((await troubleOf(mark))!, NOW)).toBe(true);
});

test('that an address was written to says nobody’s name, and ends by the rule for it, as what came back does', async () => {
  const { to, mailed, mark } = await sent();
  await noteReport(table, mailed, GONE, NOW);
  const mark400 = Date.parse(NOW.toISOString()) / 1000 + 400 * 86_400;
  const sentMark = await table.get(sentKey(HOME, mark));
  expect(sentMark?.['expiresAtSeconds']).toBe(mark400);
  for (const said of [to.name, to.address, mailed.agencyName]) expect(JSON.stringify(sentMark)).not.toContain(said);
  const trouble = await table.get({ pk: 'DELIVERY#home', sk: `TROUBLE#${mark}` });
  expect(trouble).toMatchObject({ expiresAtSeconds: mark400, trouble: { address: to.address } });
});
