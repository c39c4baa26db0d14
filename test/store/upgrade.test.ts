/** A table of the first layout is brought to today's: each item once, from wherever an interrupted upgrade left it. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { NewerFormat } from '#shared/formats/format.js';
import { searchForCopies } from '#shared/intake/copies.js';
import type { ReportRecord } from '#shared/report/record.js';
import { loadFiling } from '#shared/store/filings.js';
import { filingPartition, recordSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import { agencyWrite, listAreas, loadSeason } from '#shared/store/seasons.js';
import { LAYOUT, LAYOUT_KEY, Table, type Item } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { upgradeTable } from '#shared/store/upgrade.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { agency, season } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
});
afterAll(() => database.close());

const HEAD = 'ab'.repeat(32);
const { area: _area, areaName, ...rest } = season;
const FORMER: readonly Item[] = [
  { pk: 'SEASON#2025', sk: 'SEASON', season: { ...rest, area: areaName }, version: 2, audit: { count: 2, head: HEAD } },
  {
    pk: 'SEASON#2025',
    sk: 'FILING#jiaoyu',
    version: 3,
    filing: {
      ...{ year: 2025, agency: 'jiaoyu', version: 3, lastNumber: 1, current: 1, state: 'draft', released: null },
      counts: { block: 0, explain: 0, unread: 0, confirm: 0 },
      lastDeedAt: null,
      audit: { count: 3, head: HEAD },
    },
  },
  { pk: 'TASK#2025-jiaoyu-1', sk: 'review', task: { token: 't' } },
];
/** The table as a deployed function opens it. */
const gated = (pauses: number[] = []) =>
  new Table({
    client: database.client(),
    tableName: table.name,
    layout: LAYOUT,
    pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
  });
const put = (items: readonly Item[]) => table.commit(items.map((item) => ({ Put: { Item: item } })));
const all = async () => {
  const items: Item[] = [];
  for await (const item of table.everything()) items.push(item);
  return items;
};

beforeEach(async () => {
  for (const { pk, sk } of await all()) await table.commit([{ Delete: { Key: { pk, sk } } }]);
});

test('every item is at its new place, none at the old, and readers lift what it holds', async () => {
  await put(FORMER);
  expect(await upgradeTable(table)).toEqual({ from: 1, to: LAYOUT, moved: FORMER.length, entered: 0 });
  expect((await all()).map(({ pk }) => pk).sort()).toEqual(
    ['AREAS', 'LAYOUT', 'SEASON#home#2025', 'SEASON#home#2025', 'TASK#home#home.2025-jiaoyu-1'].sort(),
  );
  const of = { area: 'home', year: 2025, agency: 'jiaoyu' };
  expect((await loadSeason(table, of))?.season).toMatchObject({ area: 'home', areaName });
  expect(await loadFiling(table, of)).toMatchObject({
    area: 'home',
    audit: { subject: 'FILING#2025#jiaoyu', head: HEAD },
  });
  expect(await listAreas(table)).toEqual([{ id: 'home', name: areaName, parent: null }]);
});

test('a second run moves nothing, and two at once move each item once', async () => {
  await put(FORMER);
  const both = await Promise.all([upgradeTable(table), upgradeTable(table)]);
  expect(both.every(({ to }) => to === LAYOUT)).toBe(true);
  const after = await all();
  expect(await upgradeTable(table)).toEqual({ from: LAYOUT, to: LAYOUT, moved: 0, entered: 0 });
  expect(await all()).toEqual(after);
  expect(after).toHaveLength(FORMER.length + 2);
});

test('an empty table is of today’s layout from the start', async () => {
  expect(await upgradeTable(table)).toEqual({ from: 1, to: LAYOUT, moved: 0, entered: 0 });
});

test('a report that was known by its fingerprints is found by its words, and is entered once', async () => {
  const [record, of] = [recordWithText(), { area: 'home', year: 2025, agency: 'jiaoyu' }];
  const fingerprints = { version: 1, hashes: 'AAAA' };
  await put([
    { pk: 'TEXTS#2025', sk: 'TEXT#jiaoyu', text: { agency: 'jiaoyu', n: 2, fingerprints } },
    // Its record was never stored: there is nothing to enter, and nothing to stumble over.
    { pk: 'TEXTS#2025', sk: 'TEXT#minzheng', text: { agency: 'minzheng', n: 1, fingerprints } },
  ]);
  await table.commit(recordWrites(filingPartition(of), recordSortKey(2), record));
  expect(await upgradeTable(table)).toEqual({ from: 1, to: LAYOUT, moved: 2, entered: 2 });

  const { copied } = await searchForCopies(table, { ...of, agency: 'other' }, record, 1);
  expect(copied).toEqual([]);
  await table.commit([agencyWrite({ ...agency, name: '示例县教育局' })]);
  const found = await searchForCopies(table, { ...of, agency: 'other' }, record, 1);
  expect(found.copied).toMatchObject([{ agency: 'jiaoyu', n: 2, name: '示例县教育局' }]);
  const after = await all();
  await put([{ ...LAYOUT_KEY, v: 2 }]);
  expect(await upgradeTable(table)).toEqual({ from: 2, to: LAYOUT, moved: 0, entered: 0 });
  expect(await all()).toEqual(after);
});

function recordWithText(): ReportRecord {
  const text = Array.from({ length: 300 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919) % 20_000))).join('');
  const record = recordOf(consistentValues(7));
  return {
    ...record,
    sections: record.sections.map((one) => (one.number === 1 ? { ...one, paragraphs: [text] } : one)),
  };
}

test('a table of a newer layout is left alone, by the upgrade and by everybody else', async () => {
  await put([{ ...LAYOUT_KEY, v: LAYOUT + 1 }, ...FORMER]);
  const before = await all();
  await expect(upgradeTable(table)).rejects.toThrow(NewerFormat);
  await expect(gated().get(LAYOUT_KEY)).rejects.toThrow(NewerFormat);
  expect(await all()).toEqual(before);
});

test('while the table is not there yet, whoever asks it waits and is told that it is busy', async () => {
  await put(FORMER);
  const pauses: number[] = [];
  const waiting = gated(pauses);
  await expect(waiting.get(LAYOUT_KEY)).rejects.toThrow(StoreBusy);
  expect(pauses.length).toBeGreaterThan(5);
  await upgradeTable(table);
  expect(await waiting.get(LAYOUT_KEY)).toMatchObject({ v: LAYOUT });
});
