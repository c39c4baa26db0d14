/**
 * The reader and what becomes of its reading: it is told where a file lies and leaves one object; whoever takes that over
 * trusts it no further than its form, stores it once, and never over what people have begun to rest on.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { NewerFormat } from '#shared/formats/format.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { extractUpload, type Reader } from '#shared/intake/extract.js';
import { writeReading, type ReadingResult } from '#shared/intake/reading-result.js';
import { storeReading } from '#shared/intake/stored-reading.js';
import type { Reading, ReportRecord } from '#shared/report/record.js';
import { originalKey, pageKey, readingKey } from '#shared/s3/keys.js';
import { signUploadForm } from '#shared/s3/upload-form.js';
import { readObject } from '#shared/s3/objects.js';
import { loadSubmission, loadSubmissionFile } from '#shared/store/filings.js';
import type { Table } from '#shared/store/table.js';
import { extractInputSchema } from '#shared/workflow/payloads.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { startOwn, type OwnServer } from '../local/s3-endpoint.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith, walkOf } from '../store/walk.js';

const UPLOADS = 'uploads';
const DOCUMENTS = 'documents';
const VERSIONED = { versioned: true, eventBridge: false, cors: [] };
const AGENCIES = [
  'whole',
  'refused',
  'gone',
  'stranger',
  'late',
  'former',
  'nothing',
  'newer',
  'forged',
  'bare',
  'lied',
] as const;

let database: TestDatabase;
let table: Table;
let server: OwnServer;
let s3: S3Client;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, ...AGENCIES);
  server = await startOwn({ buckets: { [UPLOADS]: VERSIONED, [DOCUMENTS]: VERSIONED } });
  s3 = server.client();
});
afterAll(async () => {
  await server.stop();
  await database.close();
});

const record: ReportRecord = { ...recordOf(consistentValues(1)), agencyName: null, year: null };
const png = Buffer.from('a picture');
const reader = (reading: Reading): Reader => ({
  read: async (bytes) => {
    await bytes;
    return reading;
  },
  picture: async () => [{ page: 1, width: 595, height: 842, png }],
});

/** A file that was received, as locate-upload tells of it. */
async function received(agency: (typeof AGENCIES)[number]) {
  const walk = walkOf(table, agency);
  const key = `home/2025/${agency}/key`;
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: UPLOADS, Key: key, Body: `file of ${agency}` }));
  await walk.upload({ key, versionId: VersionId ?? '' });
  const submission = (await loadSubmission(table, walk.idOf(1)))!;
  return { submission, walk, upload: { ...submission.arrival, storedUnder: submission.storedUnder } };
}

const documents = () => ({ s3, documentsBucket: DOCUMENTS });
const dependencies = (reading: Reading) => ({
  ...documents(),
  uploadsBucket: UPLOADS,
  gate: 'off' as const,
  reader: reader(reading),
});
const stored = (id: Parameters<typeof storeReading>[1]) => storeReading({ table, ...documents() }, id);
const bytesAt = async (key: string) => (await readObject(s3, { bucket: DOCUMENTS, key, maxBytes: 1e6 }))?.bytes;

test('a report is read without the table, and taken over with its original, its pictures and their digests', async () => {
  const { submission, upload } = await received('whole');
  await extractUpload(dependencies({ status: 'extracted', record }), upload);
  expect(await loadSubmission(table, submission.id)).toEqual(submission);
  expect(Buffer.from((await bytesAt(originalKey(submission)))!).toString()).toBe('file of whole');
  expect(Buffer.from((await bytesAt(pageKey(submission, 1)))!)).toEqual(png);

  expect(await stored(submission.id)).toBe('read');
  expect(await stored(submission.id)).toBe('read');
  const file = await loadSubmissionFile(table, submission.id);
  expect(file?.record).toEqual(record);
  expect(file?.submission).toEqual({
    ...submission,
    digest: digestOfBytes('file of whole'),
    format: record.format,
    pictures: [{ page: 1, width: 595, height: 842, sha256: digestOfBytes(png) }],
  });
});

/** An S3 that takes a form without holding the file against its x-amz-checksum-sha256. */
async function postUnchecked(form: { readonly fields: Readonly<Record<string, string>> }, Body: string) {
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: UPLOADS, Key: form.fields['key'], Body }));
  return { key: form.fields['key'] ?? '', versionId: VersionId ?? '' };
}

test('a file whose form lies about its checksum goes by the digest of its bytes, where S3 let it pass', async () => {
  const claimed = digestOfBytes('another file');
  const terms = { bucket: UPLOADS, key: 'home/2025/lied/key', maxBytes: 100, minutes: 1, redirectTo: null };
  const form = await signUploadForm(s3, { ...terms, sha256: claimed }, new Date());
  expect(form.fields['x-amz-checksum-sha256']).toBe(Buffer.from(claimed, 'hex').toString('base64'));
  const walk = walkOf(table, 'lied');
  await walk.upload(await postUnchecked(form, 'file of lied'));
  const submission = (await loadSubmission(table, walk.idOf(1)))!;
  const upload = { ...submission.arrival, storedUnder: submission.storedUnder };
  await extractUpload(dependencies({ status: 'extracted', record }), upload);
  expect(await stored(submission.id)).toBe('read');
  expect((await loadSubmission(table, submission.id))?.digest).toBe(digestOfBytes('file of lied'));
});

test('what cannot be read is refused with the reason, and its original is kept', async () => {
  const { submission, upload } = await received('refused');
  const reason = { code: 'encrypted', detail: '' } as const;
  await extractUpload(dependencies({ status: 'refused', reason }), upload);
  expect(await stored(submission.id)).toBe('refused');
  const refused = { state: 'received', refusal: reason, digest: digestOfBytes('file of refused') };
  expect(await loadSubmission(table, submission.id)).toMatchObject(refused);
  expect(await bytesAt(originalKey(submission))).toBeDefined();
});

test('a file that is gone is refused as such, whatever the reader makes of it that was started for it', async () => {
  const { upload } = await received('gone');
  const result = await extractUpload(dependencies({ status: 'extracted', record }), { ...upload, versionId: 'none' });
  expect(result).toMatchObject({ status: 'refused', digest: null, reason: { code: 'not-found' } });
});

test('another agency’s report is refused by the one who knows the roster', async () => {
  const { submission, upload } = await received('stranger');
  await extractUpload(dependencies({ status: 'extracted', record: { ...record, agencyName: '云溪县水利局' } }), upload);
  expect(await stored(submission.id)).toBe('refused');
  const { refusal } = (await loadSubmission(table, submission.id))!;
  expect(refusal).toEqual({ code: 'other-agency', detail: '云溪县水利局' });
  expect((await loadSubmissionFile(table, submission.id))?.record).toBeNull();
});

test('a reading that comes when the report is a draft already changes nothing', async () => {
  const { submission, upload, walk } = await received('late');
  await walk.read();
  await walk.announce();
  const before = await loadSubmissionFile(table, submission.id);
  await extractUpload(dependencies({ status: 'extracted', record: { ...record, period: '另一份' } }), upload);
  expect(await stored(submission.id)).toBe('read');
  expect(await loadSubmissionFile(table, submission.id)).toEqual(before);
});

test('what the reader of former code stored itself is gone on with', async () => {
  const { submission, walk } = await received('former');
  await walk.read();
  const before = await loadSubmissionFile(table, submission.id);
  expect(await stored(submission.id)).toBe('read');
  expect(await loadSubmissionFile(table, submission.id)).toEqual(before);
});

describe('nothing is stored', () => {
  const put = (key: string, body: string) => s3.send(new PutObjectCommand({ Bucket: DOCUMENTS, Key: key, Body: body }));

  test('where the reader left nothing', async () => {
    const { submission } = await received('nothing');
    await expect(stored(submission.id)).rejects.toThrow(/nothing was read/);
    expect(await loadSubmission(table, submission.id)).toEqual(submission);
  });

  test('of a result that newer code left', async () => {
    const { submission } = await received('newer');
    await put(readingKey(submission), JSON.stringify({ v: 9, status: 'read' }));
    await expect(stored(submission.id)).rejects.toThrow(NewerFormat);
    expect(await loadSubmission(table, submission.id)).toEqual(submission);
  });

  test.each([
    [
      'a number that is none',
      'forged',
      { ...record, cells: { ...record.cells, 'activeDisclosure.fees.amount': { value: 'many' } } },
    ],
    ['cells left out', 'bare', { ...record, cells: {} }],
  ] as const)('of a result with %s, whoever wrote it', async (_what, agency, forged) => {
    const { submission } = await received(agency);
    const result = { status: 'read', digest: digestOfBytes('x'), format: 'pdf', pictures: [], record: forged };
    await writeReading(documents(), submission, result as unknown as ReadingResult);
    await expect(stored(submission.id)).rejects.toThrow();
    expect(await loadSubmission(table, submission.id)).toEqual(submission);
  });
});

test('a machine of former code, which names the submission alone, fails as one that code cannot go on with', () => {
  expect(() => extractInputSchema.parse({ submission: 'home.2025-jiaoyu-1' })).toThrow(NewerFormat);
});
