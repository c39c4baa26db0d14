/**
 * From the bytes that arrived to a stored record: reads the very version that was claimed, reads the document, makes
 * sure that it is this agency's report of this year, and keeps the original and pictures of its pages with the documents.
 */
import type { S3Client } from '@aws-sdk/client-s3';
import { digestOfBytes } from '../audit/digest.js';
import type { Refusal, Submission, SubmissionId } from '../filing/model.js';
import { pagesToPicture } from '../reading/pictures/pages-to-picture.js';
import { PICTURE_LIMITS, type PagePicture } from '../reading/pictures/picture.js';
import type { DocumentFormat, Reading, ReportRecord } from '../report/record.js';
import { loadSubmission, recordWrites, submissionNoteWrite } from '../store/filings.js';
import { filingPartition } from '../store/keys.js';
import { loadAgency } from '../store/seasons.js';
import type { Table } from '../store/table.js';
import type { ExtractOutput } from '../workflow/payloads.js';
import { documentMismatch } from './belongs.js';
import { contentTypeOf } from './handed-out.js';
import { originalKey, pageKey } from './keys.js';
import { ObjectTooLarge, readObject, writeObject } from './objects.js';

/** What opens documents of unknown origin; in the product each call is a process of its own. */
export interface Reader {
  readonly read: (bytes: Uint8Array) => Promise<Reading>;
  /** The pages of a PDF, as far as they can be painted. */
  readonly picture: (bytes: Uint8Array, pages: readonly number[]) => Promise<PagePicture[]>;
}

export interface Workplace {
  readonly table: Table;
  readonly s3: S3Client;
  readonly uploadsBucket: string;
  readonly documentsBucket: string;
  readonly reader: Reader;
}

/** The form's policy already bounds an upload; this bounds what an event may make us hold. */
const MAX_BYTES = 64 * 1024 * 1024;

export async function extractSubmission(workplace: Workplace, id: SubmissionId): Promise<ExtractOutput> {
  const { table } = workplace;
  const submission = await loadSubmission(table, id);
  if (submission === undefined) throw new Error(`no such submission: ${id}`);
  if (submission.state !== 'received') return { submission: id, outcome: outcomeOf(submission) };

  const bytes = await arrivedBytes(workplace, submission);
  if ('refusal' in bytes) return refuse(table, submission, bytes.refusal);
  const digest = digestOfBytes(bytes.bytes);
  const reading = await workplace.reader.read(bytes.bytes);
  const read: Submission = { ...submission, digest, format: formatOf(reading) };
  await keepOriginal(workplace, read, bytes.bytes);
  if (reading.status === 'refused') return refuse(table, read, reading.reason);
  const agency = await loadAgency(table, submission.year, submission.agency);
  const mismatch = agency === undefined ? null : documentMismatch(reading.record, agency);
  if (mismatch !== null) return refuse(table, read, mismatch);
  const pictured: Submission = { ...read, pictures: await keepPictures(workplace, id, bytes.bytes, reading.record) };
  const partition = filingPartition(submission.year, submission.agency);
  const writes = [submissionNoteWrite(pictured), ...recordWrites(partition, submission.n, reading.record)];
  return { submission: id, outcome: (await table.commit(writes)) === 'committed' ? 'read' : 'refused' };
}

/**
 * What stands of a submission that is not being received any more. One that a newer upload overtook may have no record:
 * there is nothing to check, and the intake goes to its last step, which leaves it as it is.
 */
function outcomeOf({ state, refusal }: Submission): ExtractOutput['outcome'] {
  return refusal === null && state !== 'superseded' ? 'read' : 'refused';
}

async function arrivedBytes(
  { s3, uploadsBucket }: Workplace,
  { arrival }: Submission,
): Promise<{ bytes: Uint8Array } | { refusal: Refusal }> {
  try {
    const object = await readObject(s3, { bucket: uploadsBucket, ...arrival, maxBytes: MAX_BYTES });
    return object === undefined
      ? { refusal: { code: 'not-found', detail: 'the uploaded version is gone' } }
      : { bytes: object.bytes };
  } catch (error) {
    if (error instanceof ObjectTooLarge) return { refusal: { code: 'too-large', detail: error.message } };
    throw error;
  }
}

/** Stays `received`: announce-draft, the intake's last step, tells the agency and moves the state. */
async function refuse(table: Table, submission: Submission, refusal: Refusal): Promise<ExtractOutput> {
  await table.commit([submissionNoteWrite({ ...submission, refusal })]);
  return { submission: submission.id, outcome: 'refused' };
}

async function keepOriginal(
  { s3, documentsBucket }: Workplace,
  submission: Submission,
  bytes: Uint8Array,
): Promise<void> {
  await writeObject(s3, {
    bucket: documentsBucket,
    key: originalKey(submission.id),
    body: bytes,
    contentType: contentTypeOf(submission.format),
  });
}

async function keepPictures(
  { s3, documentsBucket, reader }: Workplace,
  id: SubmissionId,
  bytes: Uint8Array,
  record: ReportRecord,
): Promise<NonNullable<Submission['pictures']>> {
  const pictures = await reader.picture(bytes, pagesToPicture(record, PICTURE_LIMITS.pages));
  for (const { page, png } of pictures) {
    await writeObject(s3, { bucket: documentsBucket, key: pageKey(id, page), body: png, contentType: 'image/png' });
  }
  return pictures.map(({ page, width, height }) => ({ page, width, height }));
}

function formatOf(reading: Reading): DocumentFormat | null {
  return reading.status === 'refused' ? null : reading.record.format;
}
