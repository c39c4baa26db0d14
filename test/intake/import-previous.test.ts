/** Last year's document becomes what this year's numbers are compared with, once, whoever sends its event again. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { importArrival } from '#shared/intake/import-previous.js';
import { ARRIVALS_PER_FORM } from '#shared/intake/receive.js';
import { PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import { loadFilingCase } from '#shared/store/filing-case.js';
import { listEvents } from '#shared/store/filings.js';
import { loadImport, loadPrevious } from '#shared/store/previous.js';
import { agencyWrite, loadAgency } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { claimWrite, isClaimed } from '#shared/store/uploads.js';
import type { Reading } from '#shared/report/record.js';
import { recordOf } from '../builders/record.js';
import { narrativeFor } from '../builders/narrative.js';
import { consistentValues } from '../builders/values.js';
import { NOW, publisher } from '../deeds/filing/scene.js';
import { startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith, walkOf } from '../store/walk.js';

const BUCKET = 'watched';
let database: TestDatabase;
let table: Table;
let server: OwnServer;
let s3: S3Client;

beforeAll(async () => {
  [database, server] = await Promise.all([openDatabase(), startOwn()]);
  table = database.table();
  s3 = server.client();
  await openWith(table, 'plain', 'draft', 'twice', 'late', 'wrong', 'named');
});
afterAll(() => Promise.all([database.close(), server.stop()]));

/** All agencies of this season have one name until they get their own. */
async function renameAgency(id: string, name: string): Promise<void> {
  const agency = (await loadAgency(table, { area: 'home', year: 2025, agency: id }))!;
  await table.commit([agencyWrite({ ...agency, name })]);
}

const values = consistentValues(11);
const lastYear = (year: number): Reading => ({
  status: 'extracted',
  record: recordOf(values, { narrative: narrativeFor(values, { year }) }),
});
async function send(agency: string) {
  const key = `${PREVIOUS_PREFIX}/2025/${agency}/${randomUUID()}`;
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'last year' }));
  return { key, versionId: VersionId! };
}
const importing = (arrival: { key: string; versionId: string }, reading: Reading, now = NOW) =>
  importArrival({ table, s3, uploadsBucket: BUCKET, gate: 'off', read: async () => reading, now: () => now }, arrival);

describe('last year’s document', () => {
  test('is laid beside the filing, told by whom, and known to the rules', async () => {
    expect(await loadPrevious(table, { area: 'home', year: 2025, agency: 'plain' })).toBeUndefined();
    expect(await importing(await send('plain'), lastYear(2024))).toMatchObject({ refusal: null, by: publisher });
    const known = await loadPrevious(table, { area: 'home', year: 2025, agency: 'plain' });
    expect(known?.source).toBe('imported');
    expect(known?.record.cells['requests.carriedForward@total'].value).toBe(values['requests.carriedForward@total']);
    expect(known?.record.sections).toHaveLength(6);
    expect((await listEvents(table, { area: 'home', year: 2025, agency: 'plain' })).at(-1)).toMatchObject({
      deed: 'import-previous',
      details: { refusal: null },
    });
  });

  test('sent over and over by one form is read so often and no more', async () => {
    const first = await send('plain');
    for (let n = 0; n < ARRIVALS_PER_FORM; n++)
      await table.commit([claimWrite({ ...first, versionId: `other-${n}` }, null)]);
    const before = await loadImport(table, { area: 'home', year: 2025, agency: 'plain' });
    expect(await importing(first, lastYear(2024))).toBeUndefined();
    expect(await loadImport(table, { area: 'home', year: 2025, agency: 'plain' })).toEqual(before);
    expect(await isClaimed(table, first)).toBe(true);
  });

  test('has the draft at work judged again at once', async () => {
    const walk = walkOf(table, 'draft');
    await walk.upload({ key: '2025/draft/a', versionId: 'v1' });
    await walk.read();
    await walk.announce();
    const before = await loadFilingCase(table, { area: 'home', year: 2025, agency: 'draft' });
    await importing(await send('draft'), lastYear(2024), new Date(NOW.getTime() + 1000));
    const after = await loadFilingCase(table, { area: 'home', year: 2025, agency: 'draft' });
    expect(before?.check?.ruleSet.digest).toBe('rules-1');
    expect(after?.check?.ruleSet.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(after?.submission?.state).toBe('draft');
    expect(after?.filing.version).toBe((before?.filing.version ?? 0) + 1);
    // Nobody did anything to this year's report: whose turn it is, and since when, is read from here.
    expect(after?.filing.lastDeedAt).toBe(before?.filing.lastDeedAt);
  });

  test('told of twice is imported once', async () => {
    const arrival = await send('twice');
    await Promise.all([importing(arrival, lastYear(2024)), importing(arrival, lastYear(2024))]);
    await importing(arrival, lastYear(2024));
    expect(
      (await listEvents(table, { area: 'home', year: 2025, agency: 'twice' })).filter(
        ({ deed }) => deed === 'import-previous',
      ),
    ).toHaveLength(1);
  });

  test('told of again after another came does not take its place', async () => {
    const [first, second] = [await send('late'), await send('late')];
    await importing(first, lastYear(2024));
    await importing(second, lastYear(2024));
    expect(await importing(first, lastYear(2024))).toMatchObject({ arrival: second });
    expect((await loadImport(table, { area: 'home', year: 2025, agency: 'late' }))?.import.arrival).toEqual(second);
    expect(
      (await listEvents(table, { area: 'home', year: 2025, agency: 'late' })).filter(
        ({ deed }) => deed === 'import-previous',
      ),
    ).toHaveLength(2);
  });

  test('of another year is refused, and what stood before it stays', async () => {
    await importing(await send('wrong'), lastYear(2024));
    expect(await importing(await send('wrong'), lastYear(2023))).toMatchObject({
      refusal: { code: 'other-year', detail: '2023' },
    });
    const unreadable: Reading = { status: 'refused', reason: { code: 'scanned', detail: 'pictures' } };
    expect(await importing(await send('wrong'), unreadable)).toMatchObject({ refusal: { code: 'scanned' } });
    expect((await loadImport(table, { area: 'home', year: 2025, agency: 'wrong' }))?.import.refusal?.code).toBe(
      'scanned',
    );
    expect((await loadPrevious(table, { area: 'home', year: 2025, agency: 'wrong' }))?.record.year).toBe(2024);
  });

  test('of another body of the roster is refused; a name that nobody there has may be the body’s old one', async () => {
    const named = (agencyName: string): Reading => ({
      status: 'extracted',
      record: recordOf(values, { narrative: narrativeFor(values, { year: 2024, agencyName }) }),
    });
    await renameAgency('named', '云溪县水利局');
    expect(await importing(await send('plain'), named('云溪县水利局'))).toMatchObject({
      refusal: { code: 'other-agency', detail: '云溪县水利局' },
    });
    expect(await importing(await send('plain'), named('云溪县教育体育局'))).toMatchObject({ refusal: null });
  });

  test.each(['2025/plain/x', 'previous/2025/../x', 'previous/2025', 'previous/1066/plain/x'])(
    'under the key %s was asked for by nobody',
    async (key) => {
      expect(await importing({ key, versionId: 'v' }, lastYear(2024))).toBeUndefined();
    },
  );
});
