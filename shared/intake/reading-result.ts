/**
 * The one object that the reader leaves: what it read, or why there is nothing to read. Whoever takes it over parses it as
 * something that came from outside, because the reader opened a stranger's file.
 */
import * as z from 'zod';
import { submissionSchema } from '#shared/filing/model.js';
import { refusalSchema } from '#shared/filing/refusal.js';
import { Format, type Stored } from '#shared/formats/format.js';
import { digestSchema } from '#shared/ids/digest.js';
import { DOCUMENT_FORMATS, recordSchema } from '#shared/report/record.js';
import { readingKey } from '#shared/s3/keys.js';
import { readObject, writeObject, type S3Client } from '#shared/s3/objects.js';

const readingResultSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('read'),
    /** Of the original's bytes. */
    digest: digestSchema,
    format: z.enum(DOCUMENT_FORMATS),
    pictures: submissionSchema.shape.pictures.unwrap(),
    record: recordSchema,
  }),
  z.object({ status: z.literal('refused'), digest: digestSchema.nullable(), reason: refusalSchema }),
]);
export type ReadingResult = z.infer<typeof readingResultSchema>;

const RESULT = new Format('result of reading', readingResultSchema);
/** A record of the longest report that is taken in has a tenth of it. */
const MAX_BYTES = 16 * 1024 * 1024;

export interface Documents {
  readonly s3: S3Client;
  readonly documentsBucket: string;
}

interface Kept {
  readonly storedUnder: string;
}

export async function writeReading(
  { s3, documentsBucket }: Documents,
  kept: Kept,
  result: ReadingResult,
): Promise<void> {
  await writeObject(s3, {
    bucket: documentsBucket,
    key: readingKey(kept),
    body: Buffer.from(JSON.stringify({ v: RESULT.version, ...result })),
    contentType: 'application/json',
  });
}

/** @throws ObjectTooLarge, ZodError, SyntaxError for an object that the reader never writes */
export async function loadReading({ s3, documentsBucket }: Documents, kept: Kept): Promise<ReadingResult | undefined> {
  const object = await readObject(s3, { bucket: documentsBucket, key: readingKey(kept), maxBytes: MAX_BYTES });
  if (object === undefined) return undefined;
  const stored = JSON.parse(Buffer.from(object.bytes).toString('utf8')) as Stored;
  return RESULT.read(stored, stored['v']);
}
