/**
 * From the bytes that arrived to a stored record: reads the very version that was claimed, reads the document, makes
 * sure that it is this agency's report of this year, and keeps the original and pictures of its pages with the documents.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import type { Refusal, Submission } from '#shared/filing/model.js';
import { partsOf, type SubmissionId } from '#shared/ids/submission-id.js';
import { pagesToPicture } from '#shared/reading/pictures/pages-to-picture.js';
import { PICTURE_LIMITS, type PagePicture } from '#shared/reading/pictures/picture.js';
import type { DocumentFormat, Reading, ReportRecord } from '#shared/report/record.js';
import { submissionFrom, submissionKey, submissionNoteWrite } from '#shared/store/filings.js';
import { recordWrites } from '#shared/store/records.js';
import { agencyKey, filingPartition, recordSortKey } from '#shared/store/keys.js';
import { agencyFrom } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import type { ExtractOutput } from '#shared/workflow/payloads.js';
import { arrivedBytes } from './arrived-bytes.js';
import { documentMismatch } from './belongs.js';
import { contentTypeOf } from '#shared/s3/handed-out.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import { writeObject, type S3Client } from '#shared/s3/objects.js';

/** What opens documents of unknown origin; in the product each call is a process of its own. */
export interface Reader {
  readonly read: (bytes: Uint8Array) => Promise<Reading>;
  /** The pages of a PDF, as far as they can be painted. */
  readonly picture: (bytes: Uint8Array, pages: readonly number[]) => Promise<PagePicture[]>;
}

export interface ExtractDependencies {
  readonly table: Table;
  readonly s3: S3Client;
  readonly uploadsBucket: string;
  readonly documentsBucket: string;
  readonly reader: Reader;
}

export async function extractSubmission(dependencies: ExtractDependencies, id: SubmissionId): Promise<ExtractOutput> {
  const { table } = dependencies;
  const items = await table.getAll([submissionKey(id), agencyKey(partsOf(id))]);
  const [submission, agency] = [submissionFrom(items[0]), agencyFrom(items[1])];
  if (submission === undefined) throw new Error(`no such submission: ${id}`);
  if (submission.state !== 'received') return { submission: id, outcome: outcomeOf(submission) };

  const bytes = await arrivedBytes(dependencies, submission.arrival);
  if ('refusal' in bytes) return refuse(table, submission, bytes.refusal);
  const digest = digestOfBytes(bytes.bytes);
  const reading = await dependencies.reader.read(bytes.bytes);
  const read: Submission = { ...submission, digest, format: formatOf(reading) };
  await keepOriginal(dependencies, read, bytes.bytes);
  if (reading.status === 'refused') return refuse(table, read, reading.reason);
  const mismatch = agency === undefined ? null : documentMismatch(reading.record, agency);
  if (mismatch !== null) return refuse(table, read, mismatch);
  const pictured: Submission = {
    ...read,
    pictures: await keepPictures(dependencies, submission, bytes.bytes, reading.record),
  };
  const writes = [
    submissionNoteWrite(pictured),
    ...recordWrites(filingPartition(submission), recordSortKey(submission.n), reading.record),
  ];
  return { submission: id, outcome: (await table.commit(writes)) === 'committed' ? 'read' : 'refused' };
}

/**
 * What stands of a submission that is not being received any more. One that a newer upload overtook may have no record:
 * there is nothing to check, and the intake goes to its last step, which leaves it as it is.
 */
function outcomeOf({ state, refusal }: Submission): ExtractOutput['outcome'] {
  return refusal === null && state !== 'superseded' ? 'read' : 'refused';
}

/** Stays `received`: announce-draft, the intake's last step, tells the agency and moves the state. */
async function refuse(table: Table, submission: Submission, refusal: Refusal): Promise<ExtractOutput> {
  await table.commit([submissionNoteWrite({ ...submission, refusal })]);
  return { submission: submission.id, outcome: 'refused' };
}

async function keepOriginal(
  { s3, documentsBucket }: ExtractDependencies,
  submission: Submission,
  bytes: Uint8Array,
): Promise<void> {
  await writeObject(s3, {
    bucket: documentsBucket,
    key: originalKey(submission),
    body: bytes,
    contentType: contentTypeOf(submission.format),
  });
}

async function keepPictures(
  { s3, documentsBucket, reader }: ExtractDependencies,
  submission: Submission,
  bytes: Uint8Array,
  record: ReportRecord,
): Promise<NonNullable<Submission['pictures']>> {
  const pictures = await reader.picture(bytes, pagesToPicture(record, PICTURE_LIMITS.pages));
  for (const { page, png } of pictures) {
    await writeObject(s3, {
      bucket: documentsBucket,
      key: pageKey(submission, page),
      body: png,
      contentType: 'image/png',
    });
  }
  return pictures.map(({ page, width, height, png }) => ({ page, width, height, sha256: digestOfBytes(png) }));
}

function formatOf(reading: Reading): DocumentFormat | null {
  return reading.status === 'refused' ? null : reading.record.format;
}
