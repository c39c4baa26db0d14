/** An area that is being put back is left alone meanwhile, and a restore that was broken off is named. */
import { expect, test } from '@jest/globals';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { beginRestore, endRestore, loadRestore } from '#shared/store/restores.js';
import { areaWrite } from '#shared/store/seasons.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { reconcile } from '#shared/upkeep/reconcile.js';
import { NOW } from '../deeds/filing/scene.js';
import { Faults, MemoryTable } from '../publishing/memory.js';

const AREA = areaIdSchema.parse('home');
const HOUR_MS = 3_600_000;

/** What a run says of the area. */
async function toldOf(table: UpkeepDependencies['table'], now: Date): Promise<string[]> {
  const s3 = { send: () => Promise.resolve({}) };
  const upkeep = { table, s3, uploadsBucket: 'uploads', documentsBucket: 'documents', siteBucket: 'site', gate: 'off' };
  const drifts = await reconcile({ ...upkeep, now: () => now } as unknown as UpkeepDependencies, 15);
  return drifts.flatMap(({ about, detail }) => (about.includes(AREA) ? [`${about}: ${detail}`] : []));
}

test('nothing is compared until the restore is done, and after hours it is named', async () => {
  const table = new MemoryTable(new Faults()).asTable();
  await table.commit([areaWrite({ id: AREA, name: '云溪县', parent: null })]);
  // Of which a comparison says that it cannot be read.
  const unread = { pk: `HISTORY#${AREA}`, sk: 'REPORT#2019#jiaoyu', v: 99 };
  await table.commit([{ Put: { Item: unread } }]);
  await beginRestore(table, AREA, digestOfBytes('bundle'), NOW);
  expect(await toldOf(table, new Date(NOW.getTime() + HOUR_MS))).toEqual([]);
  const broken = await toldOf(table, new Date(NOW.getTime() + 7 * HOUR_MS));
  expect(broken).toEqual([expect.stringContaining('call restore-season again')]);
  const restore = await loadRestore(table, AREA);
  if (restore === undefined) throw new Error('no restore');
  await endRestore(table, AREA, restore, NOW);
  expect(await toldOf(table, new Date(NOW.getTime() + HOUR_MS))).toEqual([expect.stringMatching(/^history of home: /)]);
});
