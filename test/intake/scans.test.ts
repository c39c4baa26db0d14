/**
 * The malware gate on a real table and S3: the scanner's word and the arrival in every order, twice and at once; words that
 * nobody was told; and that no byte is read of what has no all-clear.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { filingGrantId } from '#shared/access/links.js';
import type { ScanStatus } from '#shared/filing/scan.js';
import { arrivedBytes, NotScanned } from '#shared/intake/arrived-bytes.js';
import { findArrivals } from '#shared/intake/find-arrivals.js';
import { receiveArrival } from '#shared/intake/receive.js';
import { hearScan, settleScans } from '#shared/intake/scans.js';
import { arrivedOrScanned, scanResult } from '#shared/s3/scan.js';
import { listEvents, listSubmissions } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import type { Table } from '#shared/store/table.js';
import { loadUpload, saveUploadForm, uploadFormSchema } from '#shared/store/uploads.js';
import { contact, NOW } from '../deeds/filing/scene.js';
import { startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith } from '../store/walk.js';

const BUCKET = 'watched';
const ORDERS = ['AS', 'SA', 'ASS', 'SAA', 'SSA', 'ASA', 'SAS'] as const;
let database: TestDatabase;
let table: Table;
let server: OwnServer;
let s3: S3Client;

beforeAll(async () => {
  [database, server] = await Promise.all([openDatabase(), startOwn()]);
  table = database.table();
  s3 = server.client();
  const agencies = ORDERS.flatMap((order) => [`clean-${order}`, `bad-${order}`].map((id) => id.toLowerCase()));
  await openWith(table, ...agencies, 'race', 'tagged', 'silent', 'switched', 'lost', 'typed');
});
afterAll(() => Promise.all([database.close(), server.stop()]));

const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const submissionsOf = (agency: string) => listSubmissions(table, { area: 'home', year: 2025, agency });
const started = async (agency: string) =>
  (await loadRow(table, outboxKey('home', 'start', `intake.home.2025-${agency}-1`))) !== undefined;

async function formFor(agency: string, key = `home/2025/${agency}/form`): Promise<string> {
  const grant = filingGrantId({ area: 'home', year: 2025, agency }, contact);
  const of = { area: 'home', year: 2025, agency, fileName: '年报.docx', issuedAt: NOW.toISOString() };
  await saveUploadForm(table, uploadFormSchema.parse({ key, grant, ...of }), after(15));
  return key;
}
async function send(key: string): Promise<{ key: string; versionId: string }> {
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'a report' }));
  return { key, versionId: VersionId! };
}
const tag = (version: { key: string; versionId: string }, status: string) =>
  server.server.noteOnVersion(
    { ...version, bucket: BUCKET, etag: '' },
    { tags: { GuardDutyMalwareScanStatus: status } },
  );
const receive = (version: { key: string; versionId: string }) =>
  receiveArrival(table, { ...version, size: 8 }, 'on', after(1));
const hear = (version: { key: string; versionId: string }, status: ScanStatus) =>
  hearScan(table, version, { status }, 'receive-upload', after(1));
const settle = (key: string, minutes: number, gate: 'on' | 'off' = 'on') =>
  settleScans({ table, s3, bucket: BUCKET, gate, by: 'find-upload' }, key, after(minutes));

describe.each(ORDERS)('arrival (A) and scan (S) in the order %s', (order) => {
  test.each([
    ['clean', 'NO_THREATS_FOUND', 'received', true],
    ['bad', 'THREATS_FOUND', 'refused', false],
  ] as const)(
    'of a %s file make one submission, and begin its intake only if it is clean',
    async (what, status, state, begins) => {
      const agency = `${what}-${order}`.toLowerCase();
      const version = { key: await formFor(agency), versionId: 'v1' };
      for (const step of order) await (step === 'A' ? receive(version) : hear(version, status));
      expect(await submissionsOf(agency)).toMatchObject([{ n: 1, state, scan: { status } }]);
      expect(await started(agency)).toBe(begins);
      const deeds = (await listEvents(table, { area: 'home', year: 2025, agency })).map(({ deed }) => deed);
      expect(deeds).toHaveLength(order.startsWith('A') ? 2 : 1);
    },
  );
});

test('arrival and scan at the very same time miss each other never', async () => {
  const version = { key: await formFor('race'), versionId: 'v1' };
  await Promise.all([
    receive(version),
    hear(version, 'NO_THREATS_FOUND'),
    receive(version),
    hear(version, 'NO_THREATS_FOUND'),
  ]);
  expect(await submissionsOf('race')).toMatchObject([{ state: 'received', scan: { is: 'passed' } }]);
  expect(await started('race')).toBe(true);
});

test('a word that came before the file is no arrival', async () => {
  const key = await formFor('lost');
  const version = await send(key);
  await hear(version, 'NO_THREATS_FOUND');
  expect((await loadUpload(table, key)).arrived).toBe(false);
  // Nobody told of the arrival: the look finds it, and the word beside it.
  const found = await findArrivals({ table, s3, bucket: BUCKET, gate: 'on' }, key, after(20));
  expect(found.submissions).toEqual(['home.2025-lost-1']);
  expect(await started('lost')).toBe(true);
});

describe('a word that nobody told of', () => {
  test('is found in the tag, for as long as it takes', async () => {
    const version = await send(await formFor('tagged'));
    await receive(version);
    expect(await settle(version.key, 20)).toEqual({ settled: [], waiting: true });
    await tag(version, 'NO_THREATS_FOUND');
    expect(await settle(version.key, 21)).toMatchObject({ settled: [{ status: 'NO_THREATS_FOUND' }], waiting: false });
    expect(await started('tagged')).toBe(true);
    expect(await settle(version.key, 22)).toEqual({ settled: [], waiting: false });
  });

  test('and never came gives the file back after half an hour, unread', async () => {
    const version = await send(await formFor('silent'));
    await receive(version);
    expect(await settle(version.key, 30)).toEqual({ settled: [], waiting: true });
    expect(await settle(version.key, 31)).toMatchObject({ settled: [{ status: 'NO_RESULT' }] });
    expect(await submissionsOf('silent')).toMatchObject([{ state: 'refused', refusal: { code: 'scan-unfinished' } }]);
    // Said too late, it opens nothing any more.
    await hear(version, 'NO_THREATS_FOUND');
    expect(await started('silent')).toBe(false);
  });

  test('is waited for no longer once the gate is off', async () => {
    const version = await send(await formFor('switched'));
    await receive(version);
    expect(await settle(version.key, 20, 'off')).toMatchObject({ settled: [{ status: 'GATE_OFF' }] });
    expect(await started('switched')).toBe(true);
  });
});

test('what the product itself made of typed numbers waits for nobody', async () => {
  const version = { key: await formFor('typed', 'typed/home/2025/typed/form'), versionId: 'v1' };
  await receive(version);
  expect((await submissionsOf('typed'))[0]?.scan).toBeUndefined();
  expect(await started('typed')).toBe(true);
});

describe('the bytes of a file', () => {
  const open = (version: { key: string; versionId: string }, gate: 'on' | 'off', heard?: ScanStatus) =>
    arrivedBytes(
      { s3, uploadsBucket: BUCKET, gate, ...(heard === undefined ? {} : { heard: { status: heard } }) },
      version,
    );

  test('are read of this very version, and only with its all-clear', async () => {
    const [first, second] = [await send('home/2025/bytes/x'), await send('home/2025/bytes/x')];
    await expect(open(first, 'on')).rejects.toThrow(NotScanned);
    await tag(second, 'NO_THREATS_FOUND');
    await expect(open(first, 'on')).rejects.toThrow(NotScanned);
    expect(await open(second, 'on')).toHaveProperty('bytes');
    // An event that says so is not enough: the tag is what nobody else can write.
    await expect(open(first, 'on', 'NO_THREATS_FOUND')).rejects.toThrow(NotScanned);
  });

  test.each([
    ['THREATS_FOUND', 'threat-found'],
    ['UNSUPPORTED', 'scan-unsupported'],
    ['FAILED', 'scan-unfinished'],
    ['ACCESS_DENIED', 'scan-unfinished'],
    ['SOMETHING_NEW', 'scan-unfinished'],
  ])('are not read where the tag says %s', async (status, code) => {
    const version = await send(`home/2025/bytes/${status}`);
    await tag(version, status);
    expect(await open(version, 'on')).toMatchObject({ refusal: { code } });
  });

  test('are not read where the event says so and no tag could be written', async () => {
    const version = await send('previous/home/2025/_all/x');
    expect(await open(version, 'on', 'ACCESS_DENIED')).toMatchObject({ refusal: { code: 'scan-unfinished' } });
  });

  test('are read without the scanner where the gate is off, and of what the product made', async () => {
    expect(await open(await send('home/2025/bytes/off'), 'off')).toHaveProperty('bytes');
    expect(await open(await send('typed/home/2025/bytes/x'), 'on')).toHaveProperty('bytes');
  });
});

test('a result is read as GuardDuty tells it; what it may say one day opens nothing', () => {
  const detail = (scanResultStatus: string, threats: unknown = null) => ({
    s3ObjectDetails: { bucketName: 'b', objectKey: 'a/b', eTag: 'e', versionId: 'v', s3Throttled: false },
    scanResultDetails: { scanResultStatus, threats },
  });
  expect(scanResult(detail('THREATS_FOUND', [{ name: 'Trojan\u202e.X' }, { name: 'other' }]))).toEqual({
    key: 'a/b',
    versionId: 'v',
    word: { status: 'THREATS_FOUND', threat: expect.stringMatching(/^Trojan[^\u202e]*X$/) },
  });
  expect(scanResult(detail('NO_THREATS_FOUND')).word).toEqual({ status: 'NO_THREATS_FOUND' });
  expect(scanResult(detail('PROBABLY_FINE')).word).toEqual({ status: 'FAILED' });
  const object = { object: { key: 'k', size: 1, 'version-id': 'v' } };
  expect(arrivedOrScanned({ 'detail-type': 'Object Created', detail: object })).toEqual({ key: 'k', versionId: 'v' });
});
