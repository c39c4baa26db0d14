/** Opening a season by an invocation, in an installation of several areas: an area stays where it stands unless its place is named. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Table } from '#shared/store/table.js';
import { LAYOUT, LAYOUT_KEY } from '#shared/store/table.js';
import { listAreas } from '#shared/store/seasons.js';
import { openDatabase, type TestDatabase } from '../store/database.js';

let database: TestDatabase;
let table: Table;
let openSeason: (event: unknown) => Promise<unknown>;

beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await table.commit([{ Put: { Item: { ...LAYOUT_KEY, v: LAYOUT } } }]);
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    TABLE_NAME: table.name,
    DUE_PARTITIONS: '16',
    LINK_DAYS: '60',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  ({ handler: openSeason } = await import('../../functions/open-season/handler.js'));
});
afterAll(() => database.close());

const person = (who: string) => ({ name: who, address: `${who}@example.invalid` });
const request = (year: number, areaId: string, more: { parent?: string | null; area?: string } = {}) => ({
  ...{ year, areaId, area: areaId, deadline: `${year + 1}-01-31` },
  ...{ publisher: person('gongbu'), reviewer: person('shenhe'), approver: person('shending') },
  ...more,
});
const placed = async () => Object.fromEntries((await listAreas(table)).map(({ id, parent }) => [id, parent]));

test('a county stays below its province when its season is opened again, or the next one is', async () => {
  await openSeason(request(2025, 'province'));
  await openSeason(request(2025, 'county', { parent: 'province' }));
  await openSeason(request(2025, 'county'));
  expect(await placed()).toEqual({ province: null, county: 'province' });
  await openSeason(request(2026, 'county'));
  expect(await placed()).toEqual({ province: null, county: 'province' });
});

test('an area whose season stands is put elsewhere where that is said, and otherwise nothing of it changes', async () => {
  await openSeason(request(2025, 'town', { area: '示例镇' }));
  await openSeason(request(2025, 'town', { area: '别的名字' }));
  expect((await listAreas(table)).find(({ id }) => id === 'town')).toMatchObject({ name: '示例镇', parent: null });
  await openSeason(request(2025, 'town', { parent: 'county' }));
  expect(await placed()).toMatchObject({ town: 'county' });
  await openSeason(request(2025, 'town', { parent: null }));
  expect(await placed()).toMatchObject({ town: null });
  await expect(openSeason(request(2025, 'province', { parent: 'county' }))).rejects.toThrow('below-itself');
});
