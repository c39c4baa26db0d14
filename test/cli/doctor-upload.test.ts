/** The file that `nianbao doctor` sends, with the scanner's two words, tag and row, coming or not: none stands for another. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { tryUpload } from '../../cli/doctor/upload-probe.js';
import { PROBE_PREFIX } from '#shared/s3/keys.js';
import { arrivedObject } from '#shared/s3/object-created.js';
import { listVersions } from '#shared/s3/listing.js';
import { noteScan } from '#shared/store/scans.js';
import type { Table } from '#shared/store/table.js';
import { CLEAN, SCAN_TAG } from '#shared/workflow/malware-scan.js';
import { ownCredentials, ownRegion, pageOrigin, startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, TABLE, type TestDatabase } from '../store/database.js';

const bucket = 'watched';
const NOW = new Date('2026-01-20T08:00:00Z');
const environment = { ...process.env };
let database: TestDatabase;
let table: Table;
let server: OwnServer;

beforeAll(async () => {
  [database, server] = await Promise.all([openDatabase(), startOwn()]);
  table = database.table();
  // The doctor makes its own clients, as the operator's shell says.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: server.server.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_REGION: ownRegion,
    AWS_ACCESS_KEY_ID: ownCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ownCredentials.secretAccessKey,
  });
});
afterAll(async () => {
  process.env = environment;
  await Promise.all([database.close(), server.stop()]);
});

interface Arrived {
  readonly key: string;
  readonly versionId: string;
}
const tags = ({ key, versionId }: Arrived) =>
  server.server.noteOnVersion({ bucket, key, versionId, etag: '' }, { tags: { [SCAN_TAG]: CLEAN } });
const hears = (arrived: Arrived) => noteScan(table, arrived, { status: CLEAN }, NOW);

/** @param then what happens while the doctor waits for the first time */
async function probed(then: (arrived: Arrived) => Promise<unknown>) {
  server.events.length = 0;
  let waited = 0;
  const facts = await tryUpload({
    bucket,
    tableName: TABLE,
    isGated: true,
    isGuarded: false,
    desk: pageOrigin,
    pause: async () => {
      waited += 1;
      const [event] = server.events;
      if (waited === 1 && event !== undefined) await then(arrivedObject(event.detail));
    },
  });
  return { facts, waited };
}

test.each([
  ['both came', async (of: Arrived) => [await tags(of), await hears(of)], { tag: CLEAN, heard: true, readBack: true }],
  ['the product heard nothing', tags, { tag: CLEAN, heard: false, readBack: true }],
  ['the product heard, and no tag came', hears, { tag: undefined, heard: true, readBack: false }],
  [
    'the product heard of another version of the file',
    async (of: Arrived) => [await tags(of), await hears({ ...of, versionId: 'another' })],
    { tag: CLEAN, heard: false, readBack: true },
  ],
  ['nobody said anything', () => Promise.resolve(), { tag: undefined, heard: false, readBack: false }],
])('where %s, that is what the doctor found', async (_what, then, found) => {
  const { facts, waited } = await probed(then);
  expect(facts).toMatchObject({ posted: 201, ...found, vanished: true });
  // It waits for what is missing, and no longer.
  expect(waited > 1).toBe(!(facts.heard && facts.tag !== undefined));
});

test('takes its file and the word about it away, and nothing else', async () => {
  const other = `${PROBE_PREFIX}/of-somebody-else`;
  await server.client().send(new PutObjectCommand({ Bucket: bucket, Key: other, Body: 'stays' }));
  await hears({ key: other, versionId: 'v1' });
  let own = 'none';
  const { facts } = await probed(async (of) => {
    own = of.key;
    return [await tags(of), await hears(of)];
  });
  expect(facts).toMatchObject({ heard: true, vanished: true });
  const rows = JSON.stringify(await database.call('Scan', { TableName: TABLE }));
  expect([rows.includes(own), rows.includes(other)]).toEqual([false, true]);
  expect(await listVersions(server.client(), { bucket, key: other })).toHaveLength(1);
  expect(await listVersions(server.client(), { bucket, key: own })).toEqual([]);
});
