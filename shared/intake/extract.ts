/**
 * From the bytes that arrived to what was read: reads the very version that was claimed, reads the document, and keeps the
 * original, pictures of its pages and the result with the documents. Knows nothing of who sent it.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import type { Arrival } from '#shared/filing/model.js';
import { pagesToPicture } from '#shared/reading/pictures/pages-to-picture.js';
import { PICTURE_LIMITS, type PagePicture } from '#shared/reading/pictures/picture.js';
import type { DocumentFormat, Reading, ReportRecord } from '#shared/report/record.js';
import { arrivedBytes, type Uploads } from './arrived-bytes.js';
import { writeReading, type Documents, type ReadingResult } from './reading-result.js';
import { contentTypeOf } from '#shared/s3/handed-out.js';
import { originalKey, pageKey } from '#shared/s3/keys.js';
import { writeObject } from '#shared/s3/objects.js';

/** What opens documents of unknown origin; in the product each call is a process of its own. */
export interface Reader {
  /** Told of the bytes before they are here, so that it can make ready meanwhile. */
  readonly read: (bytes: Promise<Uint8Array>) => Promise<Reading>;
  /** The pages of a PDF, as far as they can be painted. */
  readonly picture: (bytes: Uint8Array, pages: readonly number[]) => Promise<PagePicture[]>;
}

export interface ExtractDependencies extends Documents, Uploads {
  readonly reader: Reader;
}

/** Where the file lies, and the name under which what becomes of it is kept. */
export interface Upload extends Arrival {
  readonly storedUnder: string;
}

export async function extractUpload(dependencies: ExtractDependencies, upload: Upload): Promise<ReadingResult> {
  const result = await resultOf(dependencies, upload);
  await writeReading(dependencies, upload, result);
  return result;
}

async function resultOf(
  dependencies: ExtractDependencies,
  { storedUnder, ...arrival }: Upload,
): Promise<ReadingResult> {
  const arriving = arrivedBytes(dependencies, arrival);
  const reads = dependencies.reader.read(arriving.then(bytesOf));
  // Where nothing arrived there is nothing to read: that is told by what arrived.
  reads.catch(() => undefined);
  const arrived = await arriving;
  if ('refusal' in arrived) return { status: 'refused', digest: null, reason: arrived.refusal };
  const { bytes } = arrived;
  const digest = digestOfBytes(bytes);
  const reading = await reads;
  const format = reading.status === 'refused' ? null : reading.record.format;
  await keepOriginal(dependencies, storedUnder, format, bytes);
  if (reading.status === 'refused') return { status: 'refused', digest, reason: reading.reason };
  const { record } = reading;
  const pictures = await keepPictures(dependencies, storedUnder, bytes, record);
  return { status: 'read', digest, format: record.format, pictures, record };
}

function bytesOf(arrived: Awaited<ReturnType<typeof arrivedBytes>>): Uint8Array {
  if ('refusal' in arrived) throw new Error(arrived.refusal.detail);
  return arrived.bytes;
}

async function keepOriginal(
  { s3, documentsBucket }: Documents,
  storedUnder: string,
  format: DocumentFormat | null,
  bytes: Uint8Array,
): Promise<void> {
  await writeObject(s3, {
    bucket: documentsBucket,
    key: originalKey({ storedUnder }),
    body: bytes,
    contentType: contentTypeOf(format),
  });
}

async function keepPictures(
  { s3, documentsBucket, reader }: ExtractDependencies,
  storedUnder: string,
  bytes: Uint8Array,
  record: ReportRecord,
) {
  const pictures = await reader.picture(bytes, pagesToPicture(record, PICTURE_LIMITS.pages));
  for (const { page, png } of pictures) {
    const key = pageKey({ storedUnder }, page);
    await writeObject(s3, { bucket: documentsBucket, key, body: png, contentType: 'image/png' });
  }
  return pictures.map(({ page, width, height, png }) => ({ page, width, height, sha256: digestOfBytes(png) }));
}
