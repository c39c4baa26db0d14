/** The bytes of the very version that arrived, or why there are none to read. */
import type { Arrival, Refusal } from '#shared/filing/model.js';
import { ObjectTooLarge, readObject, type S3Client } from '#shared/s3/objects.js';

/** The form's policy already bounds an upload; this bounds what an event may make us hold. */
const MAX_BYTES = 64 * 1024 * 1024;

export async function arrivedBytes(
  { s3, uploadsBucket }: { readonly s3: S3Client; readonly uploadsBucket: string },
  arrival: Arrival,
): Promise<{ readonly bytes: Uint8Array } | { readonly refusal: Refusal }> {
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
