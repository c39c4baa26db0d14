/** Whether a release that waits is due: asked of the table as it stands, by whichever execution wakes. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { due } from '#shared/publishing/due.js';
import { releaseKey, seasonKey } from '#shared/store/keys.js';
import { listScheduled, loadRelease, newReleaseWrite, releaseWrite } from '#shared/store/releases.js';
import { listSeasonEvents, requireSeason, seasonWrites } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { publisher, season } from '../deeds/filing/scene.js';
import { releaseSchema, type ScheduledRelease } from '#shared/season/release.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith } from './walk.js';

const HOME = { area: season.area, year: season.year };
const AT = '2026-01-30T01:00:00.000Z';
const before = (seconds: number) => () => new Date(Date.parse(AT) - seconds * 1000);
const release = releaseSchema.parse({
  ...{ id: 'home.r20260120-abcdef', ...HOME, by: publisher, at: AT, count: 1, state: 'scheduled', attempts: 0 },
  waiting: { askedAt: '2026-01-20T01:00:00.000Z', submissions: ['home.2025-jiaoyu-1'], moves: 0, carriedOutBy: null },
}) as ScheduledRelease;
const { id } = release;

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'jiaoyu');
});
afterAll(() => database.close());
beforeEach(async () => {
  await table.commit([{ Delete: { Key: { ...releaseKey(id) } } }]);
  const stored = await requireSeason(table, HOME);
  await table.commit([
    newReleaseWrite(release),
    ...seasonWrites(stored, { ...stored.season, state: 'open', scheduled: [id] }, []),
  ]);
});
const ask = (execution: string, now: () => Date) => due({ table, now }, { release: id, execution });
const standing = async () => (await loadRelease(table, id))?.state;

test('before its time it waits until then, and nothing changes', async () => {
  expect(await ask(id, before(1))).toEqual({ go: 'wait', until: AT });
  expect(await loadRelease(table, id)).toEqual(release);
});

test('at its time it is under way, with an event; asked again by the same execution it goes on, by any other it ends', async () => {
  expect(await ask('first', before(0))).toEqual({ go: 'release' });
  const { season: after } = await requireSeason(table, HOME);
  expect([after.scheduled, after.release, await standing()]).toEqual([[], id, 'running']);
  expect((await listSeasonEvents(table, HOME)).at(-1)).toMatchObject({ deed: 'release-due', details: { release: id } });
  expect(await listScheduled(table, { scheduled: [id] })).toEqual([]);
  expect(await ask('first', before(-60))).toEqual({ go: 'release' });
  expect(await ask('second', before(-60))).toEqual({ go: 'nowhere' });
});

test('of two that wake at once one carries it out', async () => {
  const answers = await Promise.all(['first', 'second'].map((name) => ask(name, before(0))));
  expect(answers.map(({ go }) => go).sort()).toEqual(['nowhere', 'release']);
});

test('moved meanwhile it waits on; cancelled meanwhile it ends and stays cancelled', async () => {
  const later = '2026-02-02T01:00:00.000Z';
  await table.commit([releaseWrite(release, { ...release, at: later })]);
  expect(await ask(id, before(0))).toEqual({ go: 'wait', until: later });
  await table.commit([releaseWrite(release, { ...release, state: 'cancelled' })]);
  expect(await ask(id, before(-9e5))).toEqual({ go: 'nowhere' });
  expect(await standing()).toBe('cancelled');
});

test('in a season that was archived it is cancelled and makes nothing public', async () => {
  const stored = await requireSeason(table, HOME);
  await table.commit(seasonWrites(stored, { ...stored.season, state: 'archived' }, []));
  expect(await ask(id, before(0))).toEqual({ go: 'nowhere' });
  expect(await standing()).toBe('cancelled');
});

test('a season of former code holds none', async () => {
  const { season: now } = await requireSeason(table, HOME);
  const { scheduled: _, namesMissing: __, ...former } = now;
  const item = (await table.get(seasonKey(HOME))) ?? {};
  await table.commit([{ Put: { Item: { ...item, ...seasonKey(HOME), v: 3, season: former } } }]);
  expect((await requireSeason(table, HOME)).season).toMatchObject({ scheduled: [], namesMissing: false });
});
