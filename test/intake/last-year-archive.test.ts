/** An archive of last year's reports: taken apart, each read by itself, nothing taken over before it is confirmed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ListObjectVersionsCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { zipSync } from 'fflate';
import { takeOneOfAll } from '#shared/intake/last-year-archive.js';
import { takeOverLastYear } from '#shared/intake/take-over-last-year.js';
import type { LastYearFile } from '#shared/filing/last-year.js';
import type { Reading } from '#shared/report/record.js';
import { PREVIOUS_ALL, PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import { loadGrant, issueWrite } from '#shared/store/grants.js';
import { discardLastYear, lastYearWrite, sentForAll } from '#shared/store/last-year.js';
import { listEvents } from '#shared/store/filings.js';
import { loadPrevious } from '#shared/store/previous.js';
import { agencyWrite, loadAgency } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { withLock } from '../builders/archive.js';
import { gb18030 } from '../builders/gb18030.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { NOW, publishGrant } from '../deeds/filing/scene.js';
import { startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith } from '../store/walk.js';

const BUCKET = 'watched';
const OF = { area: 'home', year: 2025 };
const values = consistentValues(11);
const bytesOf = (text: string) => new TextEncoder().encode(text);
let database: TestDatabase;
let table: Table;
let server: OwnServer;
let s3: S3Client;

beforeAll(async () => {
  [database, server] = await Promise.all([openDatabase(), startOwn()]);
  table = database.table();
  s3 = server.client();
  await openWith(table, 'jiaoyu', 'shuili');
  for (const [id, name] of [
    ['jiaoyu', '云溪县教育局'],
    ['shuili', '云溪县水利局'],
  ] as const) {
    const agency = (await loadAgency(table, { ...OF, agency: id }))!;
    await table.commit([agencyWrite({ ...agency, name })]);
  }
  if ((await loadGrant(table, publishGrant.id)) === undefined)
    await table.commit([issueWrite({ grant: publishGrant, over: undefined })]);
});
afterAll(() => Promise.all([database.close(), server.stop()]));

/** What stands in a file is what it says: the agency's name and the year. */
async function read(bytes: Uint8Array): Promise<Reading> {
  const [agencyName = '', year] = new TextDecoder().decode(bytes).split('|');
  if (agencyName === '乱码') return { status: 'refused', reason: { code: 'damaged', detail: 'no report' } };
  const record = recordOf(values, { narrative: narrativeFor(values, { agencyName, year: Number(year) }) });
  return { status: 'extracted', record };
}
const dependencies = () => ({ table, s3, uploadsBucket: BUCKET, gate: 'off' as const, read, now: () => NOW });

/** Sends a file, and takes in what arrives by it, as its events would. */
async function send(body: Uint8Array, other: Partial<ReturnType<typeof dependencies>> = {}): Promise<string> {
  const upload = randomUUID();
  const prefix = `${PREVIOUS_PREFIX}/home/2025/${PREVIOUS_ALL}/${upload}`;
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: prefix, Body: body }));
  await takeOneOfAll({ ...dependencies(), ...other }, { key: prefix, versionId: VersionId! });
  const listed = await s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: `${prefix}/` }));
  for (const { Key, VersionId: versionId } of listed.Versions ?? [])
    await takeOneOfAll({ ...dependencies(), ...other }, { key: Key!, versionId: versionId! });
  return upload;
}
const sentBy = async (upload: string) => (await sentForAll(table, OF, NOW)).filter(({ id }) => id.startsWith(upload));

describe('an archive', () => {
  test('is taken apart, and each document says whose it is, whatever it is called', async () => {
    const upload = await send(
      zipSync({
        '报告/1.docx': bytesOf('云溪县教育局|2024'),
        '报告/教育局.pdf': bytesOf('水利局|2024'),
        '报告/3.html': bytesOf('外县民政局|2024'),
        '报告/4.doc': bytesOf('乱码'),
        '__MACOSX/._1.docx': bytesOf('litter'),
        'Thumbs.db': bytesOf('litter'),
      }),
    );
    const files = await sentBy(upload);
    expect(files.map(({ name, state, match }) => [name, state, match])).toEqual([
      ['报告/1.docx', 'read', 'jiaoyu'],
      ['报告/教育局.pdf', 'read', 'shuili'],
      ['报告/3.html', 'read', null],
      ['报告/4.doc', 'refused', null],
    ]);
    expect(files[0]).toMatchObject({
      says: { agencyName: '云溪县教育局', year: 2024 },
      counts: { read: 200, unread: 0 },
    });
    expect(files[3]?.refusal).toMatchObject({ code: 'damaged' });
    expect(await loadPrevious(table, { ...OF, agency: 'jiaoyu' })).toBeUndefined();
  });

  test('that comes again is taken apart once', async () => {
    const upload = await send(zipSync({ 'a.docx': bytesOf('云溪县教育局|2024') }));
    const prefix = `${PREVIOUS_PREFIX}/home/2025/${PREVIOUS_ALL}/${upload}`;
    expect(await takeOneOfAll(dependencies(), { key: prefix, versionId: 'again' })).toBe('taken');
    expect(await sentBy(upload)).toHaveLength(1);
  });

  test('with Chinese names as Windows packs them keeps them', async () => {
    const name = gb18030('教育局.docx');
    const stand = '0'.repeat(name.length);
    const archive = zipSync({ [stand]: bytesOf('云溪县教育局|2024') });
    const raw = Buffer.from(archive);
    for (let at = raw.indexOf(stand); at >= 0; at = raw.indexOf(stand, at + 1)) raw.set(name, at);
    const [file] = await sentBy(await send(raw));
    expect(file?.name).toBe('教育局.docx');
  });

  test.each([
    ['is locked', withLock(zipSync({ 'a.docx': bytesOf('x') }), 'a.docx'), 'encrypted'],
    ['reaches out of its folder', zipSync({ '../a.docx': bytesOf('x') }), 'archive-unsafe'],
    ['holds nothing', zipSync({ '.DS_Store': bytesOf('x') }), 'not-a-report'],
  ])('that %s is refused as a whole', async (_, archive, code) => {
    const files = await sentBy(await send(archive));
    expect(files).toMatchObject([{ name: null, state: 'refused', refusal: { code } }]);
  });

  test('with a bomb in it loses that file alone', async () => {
    const bomb = new Uint8Array(30 * 1024 * 1024);
    const files = await sentBy(await send(zipSync({ 'bomb.docx': bomb, 'a.docx': bytesOf('水利局|2024') })));
    expect(files).toMatchObject([{ refusal: { code: 'archive-unsafe' } }, { state: 'read', match: 'shuili' }]);
  });
});

test('a document that is sent by itself is read as one', async () => {
  expect(await sentBy(await send(bytesOf('云溪县教育局|2024')))).toMatchObject([
    { name: null, state: 'read', match: 'jiaoyu' },
  ]);
});

test('what is confirmed becomes what this year is compared with, once, by whoever confirmed it', async () => {
  const upload = await send(zipSync({ 'a.docx': bytesOf('云溪县教育局|2024') }));
  const [file] = (await sentBy(upload)) as [LastYearFile];
  const chosen = { ...file, state: 'chosen' as const, chosen: 'jiaoyu' as typeof file.chosen };
  await table.commit([lastYearWrite(chosen, 'read', NOW)]);
  for (let press = 0; press < 2; press++)
    expect(await takeOverLastYear(table, chosen, publishGrant, NOW)).toMatchObject({ done: { refusal: null } });
  expect((await loadPrevious(table, { ...OF, agency: 'jiaoyu' }))?.source).toBe('imported');
  const events = await listEvents(table, { ...OF, agency: 'jiaoyu' });
  expect(events.filter(({ deed }) => deed === 'import-previous')).toHaveLength(1);
});

describe('a list that is emptied', () => {
  const discard = () => discardLastYear(table, OF, NOW);

  test('while a document is being read stays empty of it', async () => {
    await discard();
    let emptied: boolean | undefined;
    const during = async (bytes: Uint8Array) => {
      emptied ??= await discard();
      return read(bytes);
    };
    // The first is in work when the list is emptied, the second waits.
    const archive = zipSync({ 'a.docx': bytesOf('云溪县教育局|2024'), 'b.docx': bytesOf('水利局|2024') });
    const upload = await send(archive, { read: during });
    expect([emptied, await sentBy(upload)]).toEqual([true, []]);
    // The events come again, now as ever.
    const prefix = `${PREVIOUS_PREFIX}/home/2025/${PREVIOUS_ALL}/${upload}`;
    for (const key of [`${prefix}/1`, `${prefix}/2`])
      expect(await takeOneOfAll(dependencies(), { key, versionId: 'again' })).toBe('discarded');
    expect(await sentBy(upload)).toEqual([]);
  });

  test('while an archive is taken apart gets no more of it', async () => {
    await discard();
    const archive = zipSync({ 'a.docx': bytesOf('云溪县教育局|2024'), 'b.docx': bytesOf('水利局|2024') });
    let written = 0;
    const watched = new Proxy(s3, {
      get: (of, name) =>
        name !== 'send'
          ? (Reflect.get(of, name) as unknown)
          : async (command: unknown) => {
              const answer = await of.send(command as never);
              if (command instanceof PutObjectCommand && ++written === 1) await discard();
              return answer;
            },
    });
    const upload = await send(archive, { s3: watched });
    expect([written, await sentBy(upload)]).toEqual([1, []]);
  });

  test('keeps nothing for one of them that changed meanwhile', async () => {
    await discard();
    const upload = await send(zipSync({ 'a.docx': bytesOf('云溪县教育局|2024'), 'b.docx': bytesOf('水利局|2024') }));
    const [first] = (await sentBy(upload)) as [LastYearFile];
    let changed = false;
    const changing = new Proxy(table, {
      get: (of, name) => {
        const value: unknown = Reflect.get(of, name, of);
        if (typeof value !== 'function') return value;
        if (name !== 'commit') return value.bind(of) as unknown;
        return async (writes: Parameters<Table['commit']>[0]) => {
          if (!changed) {
            changed = true;
            await of.commit([lastYearWrite({ ...first, state: 'chosen' }, 'read', NOW)]);
          }
          return of.commit(writes);
        };
      },
    });
    expect([await discardLastYear(changing, OF, NOW), changed, await sentBy(upload)]).toEqual([true, true, []]);
  });
});

test('a key that nobody asked for all agencies is none of them', async () => {
  expect(await takeOneOfAll(dependencies(), { key: 'previous/home/2025/jiaoyu/x', versionId: 'v' })).toBeUndefined();
  expect(await takeOneOfAll(dependencies(), { key: 'previous/../2025/_all/x', versionId: 'v' })).toBeUndefined();
});
