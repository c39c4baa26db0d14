/** What was sent through an upload form becomes a submission, whether or not any event told of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PutObjectCommand, DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { filingGrantId } from '#shared/access/links.js';
import { findArrivals } from '#shared/intake/find-arrivals.js';
import { listVersions } from '#shared/s3/listing.js';
import { ARRIVALS_PER_FORM, receiveArrival } from '#shared/intake/receive.js';
import { listEvents, listSubmissions } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { claimRow, loadRow } from '#shared/store/outbox.js';
import type { Table } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { isClaimed, loadUploadForm, saveUploadForm, uploadFormSchema } from '#shared/store/uploads.js';
import { contact, NOW } from '../deeds/filing/scene.js';
import { startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith } from '../store/walk.js';

const BUCKET = 'watched';
let database: TestDatabase;
let table: Table;
let server: OwnServer;
let s3: S3Client;

beforeAll(async () => {
  [database, server] = await Promise.all([openDatabase(), startOwn()]);
  table = database.table();
  s3 = server.client();
  await openWith(table, 'once', 'twice', 'heard', 'race', 'busy', 'silent', 'alike', 'flood', 'overtaken', 'forgotten');
});
afterAll(() => Promise.all([database.close(), server.stop()]));

const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function formFor(agency: string): Promise<string> {
  const key = `home/2025/${agency}/form`;
  const form = uploadFormSchema.parse({
    ...{
      key,
      grant: filingGrantId({ area: 'home', year: 2025, agency: agency }, contact),
      area: 'home',
      year: 2025,
      agency,
    },
    ...{ fileName: '年报.pdf', issuedAt: NOW.toISOString() },
  });
  await saveUploadForm(table, form, after(15));
  return key;
}
async function send(key: string, text: string): Promise<string> {
  const answer = await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: text }));
  return answer.VersionId!;
}
const look = (key: string, on = table) => findArrivals({ table: on, s3, bucket: BUCKET, gate: 'off' }, key, after(20));
const find = async (key: string, on = table) => (await look(key, on)).submissions;
const submissionsOf = (agency: string) => listSubmissions(table, { area: 'home', year: 2025, agency: agency });

describe('looking under the key of a form', () => {
  test('is due five minutes after the form’s end and not before', async () => {
    const key = outboxKey('home', 'find', await formFor('silent'));
    expect(await claimRow(table, key, after(19))).toBeUndefined();
    expect(await claimRow(table, key, after(20))).toMatchObject({ kind: 'find', key: 'home/2025/silent/form' });
  });

  test('finds nothing where nothing was sent', async () => {
    expect(await find('home/2025/silent/form')).toEqual([]);
    expect(await submissionsOf('silent')).toEqual([]);
  });

  test('receives an upload that no event told of, as its event would have', async () => {
    const key = await formFor('once');
    const versionId = await send(key, 'a report');
    expect(await find(key)).toEqual(['home.2025-once-1']);
    expect(await submissionsOf('once')).toMatchObject([
      { state: 'received', arrival: { key, versionId }, fileName: '年报.pdf', size: 8 },
    ]);
    expect(await loadRow(table, outboxKey('home', 'start', 'intake.home.2025-once-1'))).toMatchObject({
      machine: 'intake',
    });
    expect(await find(key)).toEqual([]);
    expect((await listEvents(table, { area: 'home', year: 2025, agency: 'once' })).map(({ deed }) => deed)).toEqual([
      'receive',
    ]);
  });

  test('receives every version, the latest last, so that it is the one that counts', async () => {
    const key = await formFor('twice');
    const versions = [await send(key, '1'), await send(key, '22')];
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    expect(await find(key)).toEqual(['home.2025-twice-1', 'home.2025-twice-2']);
    const submissions = await submissionsOf('twice');
    expect(submissions.map(({ arrival, state }) => [arrival.versionId, state])).toEqual([
      [versions[0], 'superseded'],
      [versions[1], 'received'],
    ]);
  });

  test('leaves alone what was heard of', async () => {
    const key = await formFor('heard');
    const [first, second] = [await send(key, 'one'), await send(key, 'other')];
    await receiveArrival(table, { key, versionId: first, size: 3 }, 'off', NOW);
    expect(await find(key)).toEqual(['home.2025-heard-2']);
    expect((await submissionsOf('heard')).map(({ arrival }) => arrival.versionId)).toEqual([first, second]);
  });

  test('leaves unread what a later file of the same form has overtaken', async () => {
    const key = await formFor('overtaken');
    const [first, second] = [await send(key, 'of then'), await send(key, 'of now')];
    const counting = await receiveArrival(table, { key, versionId: second, size: 6 }, 'off', NOW);
    expect(await look(key)).toEqual({ submissions: [], overtaken: 1 });
    expect(await look(key)).toEqual({ submissions: [], overtaken: 0 });
    expect((await submissionsOf('overtaken')).map(({ id, state }) => [id, state])).toEqual([[counting, 'received']]);
    // Its event may still come: it becomes nothing.
    expect(await receiveArrival(table, { key, versionId: first, size: 7 }, 'off', after(30))).toBeUndefined();
  });

  test('and what was sent long before the report that counts, through whichever form', async () => {
    const [old, young] = [await formFor('forgotten'), `home/2025/forgotten/second`];
    await send(old, 'forgotten');
    const form = await loadUploadForm(table, old);
    await saveUploadForm(table, uploadFormSchema.parse({ ...form, key: young }), after(15));
    const versionId = await send(young, 'of today');
    // Received by another clock: buckets go by that of the machine.
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await receiveArrival(table, { key: young, versionId, size: 8 }, 'off', tomorrow)).toBe(
      'home.2025-forgotten-1',
    );
    expect(await look(old)).toEqual({ submissions: [], overtaken: 1 });
  });

  test('takes so many versions of one form and no more: what is beyond gets no number, and is not looked at again', async () => {
    const key = await formFor('flood');
    const versions: string[] = [];
    for (let n = 0; n < ARRIVALS_PER_FORM + 2; n++) versions.push(await send(key, `${n}`));
    expect(await find(key)).toHaveLength(ARRIVALS_PER_FORM);
    expect(await find(key)).toEqual([]);
    expect(await submissionsOf('flood')).toHaveLength(ARRIVALS_PER_FORM);
    for (const versionId of versions) expect(await isClaimed(table, { key, versionId })).toBe(true);
    // The event of one that was taken in may still come, after all of them.
    const [first = ''] = versions;
    expect(await receiveArrival(table, { key, versionId: first, size: 1 }, 'off', after(21))).toBe('home.2025-flood-1');
  });

  test('at the same instant as the event makes one submission', async () => {
    const key = await formFor('race');
    const versionId = await send(key, 'late');
    await Promise.all([receiveArrival(table, { key, versionId, size: 4 }, 'off', after(20)), find(key), find(key)]);
    expect(await submissionsOf('race')).toHaveLength(1);
  });

  test('never takes an object whose key only begins like it', async () => {
    const key = await formFor('alike');
    await send(`${key}-longer`, 'somebody else’s');
    expect(await find(key)).toEqual([]);
    expect(await submissionsOf('alike')).toEqual([]);
  });

  test('ends with an error where the table is busy, so that the row is put off and the upload found later', async () => {
    const key = await formFor('busy');
    await send(key, 'patience');
    const busy = Object.assign(Object.create(table) as Table, { commit: () => Promise.reject(new StoreBusy('busy')) });
    await expect(find(key, busy)).rejects.toThrow('upload not received: busy');
    expect(await find(key)).toEqual(['home.2025-busy-1']);
  });
});

test('an object that nobody has a form for becomes no submission', async () => {
  expect(await receiveArrival(table, { key: 'put/by/hand', versionId: 'v', size: 1 }, 'off', NOW)).toBeUndefined();
});

test('the versions of a key are listed over all pages, oldest first', async () => {
  const key = 'pages/many';
  const sent: string[] = [];
  for (let n = 1; n <= 5; n++) sent.push(await send(key, 'x'.repeat(n)));
  const asked: object[] = [];
  const small = server.client();
  small.middlewareStack.add(
    (next) => (args) => {
      asked.push(args.input);
      return next({ ...args, input: { ...args.input, MaxKeys: 2 } } as typeof args);
    },
    { step: 'initialize' },
  );
  const versions = await listVersions(small, { bucket: BUCKET, key });
  expect(versions).toMatchObject(sent.map((versionId, n) => ({ versionId, size: n + 1 })));
  expect(asked).toHaveLength(3);
});
