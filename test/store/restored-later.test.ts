/**
 * An area that is put back two days after it was exported, where a malware scanner watches: an upload that waited for the scanner
 * waits for it where its bytes lie now, what nobody had received arrives in the order in which it was sent, what the bundle has not
 * got is asked for again, and mail that has waited too long is shown and not sent.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { filingGrantId, personMark } from '#shared/access/links.js';
import type { ScanStatus } from '#shared/filing/scan.js';
import { lastYearFileSchema } from '#shared/filing/last-year.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { arrivedBytes, NotScanned } from '#shared/intake/arrived-bytes.js';
import { takeOneOfAll } from '#shared/intake/last-year-archive.js';
import { receiveArrival } from '#shared/intake/receive.js';
import { hearScan, settleScans } from '#shared/intake/scans.js';
import { exportArea } from '#shared/keeping/export-area.js';
import { BundleFolder } from '#shared/keeping/folder.js';
import { putUploads } from '#shared/keeping/put-objects.js';
import { restoreArea, type Restored } from '#shared/keeping/restore-area.js';
import { lastYearKey } from '#shared/s3/keys.js';
import { listSubmissions, loadSubmission } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadLastYear, storeLastYear } from '#shared/store/last-year.js';
import { loadRow, requeueRow } from '#shared/store/outbox.js';
import { listTroubles } from '#shared/store/deliveries.js';
import { placeOfArrival } from '#shared/store/moved-uploads.js';
import { areaWrite } from '#shared/store/seasons.js';
import type { Item, Table } from '#shared/store/table.js';
import { saveUploadForm, uploadFormSchema } from '#shared/store/uploads.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareSubmission } from '#shared/upkeep/submissions.js';
import { checkpointKey, KEYS } from '../builders/signatures.js';
import { contact, NOW, season } from '../deeds/filing/scene.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';
import { openDatabase } from './database.js';
import { versionedObjects } from './versioned-objects.js';
import { openWith, walkOf } from './walk.js';

const AREA = areaIdSchema.parse('home');
const buckets = { uploads: 'u', documents: 'd', site: 's' } as const;
/** Two days after the uploads: whoever reckons from their arrival has given every scan up. */
const PUT_BACK = new Date(NOW.getTime() + 2 * 86_400_000);
const after = (minutes: number) => new Date(PUT_BACK.getTime() + minutes * 60_000);
const keyOf = (agency: string) => `home/2025/${agency}/form`;

const ends: (() => Promise<void> | void)[] = [];
const then = versionedObjects('then');
const now = versionedObjects('now');
let there: Table;
let bundle: BundleFolder;
let restored: Restored;

async function formFor(table: Table, agency: string): Promise<void> {
  const grant = filingGrantId({ area: AREA, year: 2025, agency }, contact);
  const of = { area: AREA, year: 2025, agency, fileName: '年报.docx', issuedAt: NOW.toISOString() };
  await saveUploadForm(table, uploadFormSchema.parse({ key: keyOf(agency), grant, ...of }), NOW);
}

const UPLOADS = ['a', 'b', 'c'].map((letter) => letter.repeat(8) + '-0000-4000-8000-000000000000');
/** A document of last year that nobody has read, or of 2019 where it is the part of an archive. */
function unread(upload: number, part?: number) {
  const isPart = part !== undefined;
  const nothing = { digest: null, refusal: null, says: null, match: null, counts: null, chosen: null, arrival: null };
  return lastYearFileSchema.parse({
    ...{
      id: `${UPLOADS[upload]}${isPart ? `-${part}` : ''}`,
      area: AREA,
      year: 2025,
      ...nothing,
      at: NOW.toISOString(),
    },
    ...{
      name: isPart ? '年报.docx' : null,
      state: isPart ? 'waiting' : 'unpacking',
      ...(upload === 0 ? { of: 2019 } : {}),
    },
  });
}
/** The first archive was taken apart, and the bucket kept a part shut; the second was not yet; of the third there is nothing. */
const UNREAD = [unread(0, 1), unread(0, 2), unread(1), unread(1, 1), unread(2)];
const THERE = [unread(0, 1), unread(1)];

beforeAll(async () => {
  const [from, to] = await Promise.all([openDatabase(), openDatabase()]);
  const folder = temporaryFolder();
  ends.push(
    () => from.close(),
    () => to.close(),
    () => removeFolder(folder),
  );
  const table = from.table();
  await table.commit([areaWrite({ id: AREA, name: season.areaName, parent: null })]);
  const waiting = ['heard', 'tagged', 'silent', 'gone'];
  await openWith(table, ...waiting, 'twice');
  for (const agency of [...waiting, 'twice']) await formFor(table, agency);
  for (const agency of waiting) {
    // The scanner keeps shut what it has not passed, so that an export may not have it.
    const versionId = agency === 'gone' ? 'lost' : then.put('u', keyOf(agency), agency);
    await receiveArrival(table, { key: keyOf(agency), versionId, size: 8 }, 'on', NOW);
  }
  for (const body of ['first', 'second', 'third']) then.put('u', keyOf('twice'), body);
  then.put('u', 'home/2025/nobody/x', 'whose?');
  then.put('u', 'previous/home/2025/_all/x', 'read, and never taken over');
  for (const file of UNREAD) await storeLastYear(table, file, NOW, { from: null });
  for (const file of THERE) then.put('u', lastYearKey(file), file.id);
  bundle = new BundleFolder(join(folder, 'bundle'));
  const signing = { sign: async (text: string) => checkpointKey.sign(text) };
  const keys = { sealKeys: async () => KEYS.seal, checkpointKeys: async () => KEYS.checkpoint };
  await exportArea({ table, s3: then.s3, buckets, ...signing, ...keys, now: () => NOW }, bundle, {
    area: AREA,
    years: [],
  });
  there = to.table();
  const outcome = await restoreArea(deps(), bundle);
  if (!('lost' in outcome)) throw new Error(JSON.stringify(outcome));
  restored = outcome;
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const deps = () => ({ table: there, s3: now.s3, buckets, gate: 'on', keys: KEYS, now: () => PUT_BACK }) as const;

const idOf = (agency: string) => walkOf(there, agency).idOf(1);
const stored = (agency: string) => loadSubmission(there, idOf(agency));
async function placeOf(agency: string) {
  const submission = await stored(agency);
  if (submission === undefined) throw new Error('no submission');
  return placeOfArrival(there, submission.arrival);
}
const begun = async (agency: string) =>
  (await loadRow(there, outboxKey(AREA, 'start', `intake.${idOf(agency)}`))) !== undefined;
/** As find-upload looks, which knows the key of the upload form alone. */
const look = (agency: string, minutes: number) =>
  settleScans({ table: there, s3: now.s3, bucket: 'u', gate: 'on', by: 'find-upload' }, keyOf(agency), after(minutes));
async function compare(agency: string, minutes: number) {
  const submission = await stored(agency);
  if (submission === undefined) throw new Error('no submission');
  const upkeep = { table: there, s3: now.s3, uploadsBucket: 'u', gate: 'on', now: () => after(minutes) };
  return compareSubmission(upkeep as unknown as UpkeepDependencies, submission);
}

describe('a report that waited for the scanner', () => {
  test('goes on by the word of the version that was put back', async () => {
    const place = await placeOf('heard');
    expect([place.key.startsWith('_restored/home/'), await stored('heard')]).toMatchObject([
      true,
      { scan: { is: 'awaited' } },
    ]);
    const open = () => arrivedBytes({ s3: now.s3, uploadsBucket: 'u', gate: 'on' }, place);
    await expect(open()).rejects.toThrow(NotScanned);
    now.tag(place.versionId, 'NO_THREATS_FOUND');
    expect(await hearScan(there, place, { status: 'NO_THREATS_FOUND' }, 'receive-upload', after(1))).toEqual({
      submission: idOf('heard'),
      state: 'received',
    });
    expect([await stored('heard'), await begun('heard')]).toMatchObject([{ scan: { is: 'passed' } }, true]);
    expect(await open()).toMatchObject({ bytes: Buffer.from('heard') });
  });

  test('is found by its tag where no event told of it', async () => {
    expect(await look('tagged', 1)).toEqual({ settled: [], waiting: true });
    now.tag((await placeOf('tagged')).versionId, 'NO_THREATS_FOUND' satisfies ScanStatus);
    expect(await look('tagged', 2)).toMatchObject({ settled: [{ submission: idOf('tagged') }], waiting: false });
    expect(await begun('tagged')).toBe(true);
  });

  test('has the scanner’s time from when it was put back, and is given back after it', async () => {
    expect(await compare('silent', 29)).toEqual([]);
    expect(await look('silent', 29)).toEqual({ settled: [], waiting: true });
    expect(await compare('silent', 30)).toMatchObject([{ kind: 'scan-not-settled', healed: true }]);
    expect(await stored('silent')).toMatchObject({ state: 'refused', refusal: { code: 'scan-unfinished' } });
  });

  test('and of which nobody has the bytes is named, and is to be sent again', async () => {
    expect(restored.lost).toEqual([idOf('gone')]);
    expect(await look('gone', 1)).toEqual({ settled: [], waiting: false });
    expect(await compare('gone', 1)).toMatchObject([{ kind: 'scan-not-settled', healed: true }]);
    expect(await stored('gone')).toMatchObject({ state: 'refused', refusal: { code: 'scan-unfinished' } });
  });
});

test('all that was sent through one form arrives, the last of it counts, and a second try puts nothing twice', async () => {
  const bodies = () =>
    now
      .versions('u')
      .filter(({ key }) => key === keyOf('twice'))
      .map(({ body, versionId }) => [body.toString(), versionId]);
  const put = bodies();
  expect(put.map(([body]) => body)).toEqual(['first', 'second', 'third']);
  const seen = async () =>
    (await listSubmissions(there, { area: AREA, year: 2025, agency: 'twice' })).map(({ n, state, arrival }) => [
      n,
      state,
      arrival.versionId,
    ]);
  const arrived = [
    [1, 'superseded', put[0]?.[1]],
    [2, 'superseded', put[1]?.[1]],
    [3, 'received', put[2]?.[1]],
  ];
  expect(await seen()).toEqual(arrived);
  await putUploads(deps(), bundle, { area: AREA } as never);
  expect([bodies(), await seen()]).toEqual([put, arrived]);
});

test('mail that was to leave before is not sent: the publisher sees it, and whoever has something to do has a new link', async () => {
  const ended: Item[] = [];
  const links: string[] = [];
  for await (const item of there.everything()) {
    if (item.pk.startsWith('OUTBOX#MAIL#home#restored.')) links.push(item.pk);
    else if (item.pk.startsWith('OUTBOX#MAIL#') && item['status'] === 'failed') ended.push(item);
  }
  // The desk and five invitations.
  expect([restored.ended, ended.length, ended.every(({ duePk }) => duePk === undefined)]).toEqual([6, 6, true]);
  expect(await there.givenUp('2000', 10)).toEqual([]);
  const trouble = (await listTroubles(there, AREA)).get(personMark(contact));
  expect(trouble).toMatchObject({ kind: 'failed', lasting: true, problem: 'not-sent', diagnostic: 'own:restored' });
  expect(links.filter((pk) => pk.includes('.file.home.2025.'))).toHaveLength(5);
  // As the publisher's button does.
  const { row = '' } = trouble?.mails.at(-1) ?? {};
  expect(await requeueRow(there, outboxKey(AREA, 'mail', row), PUT_BACK)).toBe('queued');
});

test('what nobody can say whose it is, is named; what was read of last year’s documents is not', () => {
  expect(restored.ownerless).toEqual(['home/2025/nobody/x']);
});

test('documents of last year that nobody had read arrive again, or are to be sent again', async () => {
  expect([...restored.lostLastYear].sort()).toEqual([unread(0, 2), unread(2)].map(lastYearKey).sort());
  const arrived = now
    .versions('u')
    .filter(({ key }) => key.startsWith('previous/'))
    .sort((one, other) => one.key.localeCompare(other.key));
  expect(arrived.map(({ key, body }) => [key, body.toString()])).toEqual(
    THERE.map((file) => [lastYearKey(file), file.id]),
  );
  const states = await Promise.all(UNREAD.map((file) => loadLastYear(there, file, file.id, after(1))));
  expect(states).toMatchObject([
    ...[{ state: 'waiting' }, { state: 'refused', refusal: { code: 'scan-unfinished' } }],
    ...[{ state: 'unpacking' }, { state: 'waiting' }, { state: 'refused' }],
  ]);
  // As import-previous does once the scanner has spoken.
  const [{ key = '', versionId = '' } = {}] = arrived;
  now.tag(versionId, 'NO_THREATS_FOUND');
  const read: string[] = [];
  const became = await takeOneOfAll(
    {
      ...{ table: there, s3: now.s3, uploadsBucket: 'u', gate: 'on', now: () => after(2) },
      read: async (bytes) => {
        read.push(Buffer.from(bytes).toString());
        return { status: 'refused', reason: { code: 'not-a-report', detail: '' } };
      },
    },
    { key, versionId },
  );
  expect([became, read]).toEqual(['refused', [unread(0, 1).id]]);
});
