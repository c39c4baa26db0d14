/**
 * The bytes of the very version that arrived, or why there are none to read. Every file that people send is opened through
 * here and nowhere else; with the malware gate on, none is that the scanner has not tagged as free of threats.
 */
import type { Arrival } from '#shared/filing/model.js';
import type { Refusal } from '#shared/filing/refusal.js';
import { refusalOfScan, type Gate, type ScanWord } from '#shared/filing/scan.js';
import { ObjectTooLarge, readObject, type S3Client } from '#shared/s3/objects.js';
import { needsScan, scanTag } from '#shared/s3/scan.js';

/** The form's policy already bounds an upload; this bounds what an event may make us hold. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The scanner has said nothing of this version yet, though it should have: whoever asks may ask again. */
export class NotScanned extends Error {
  override readonly name = 'NotScanned';
}

export interface Uploads {
  readonly s3: S3Client;
  readonly uploadsBucket: string;
  readonly gate: Gate;
  /** What an event has just said of the version; where that is no all-clear, no tag is asked. */
  readonly heard?: ScanWord | undefined;
}

/** @throws NotScanned */
export async function arrivedBytes(
  { s3, uploadsBucket, gate, heard }: Uploads,
  arrival: Arrival,
): Promise<{ readonly bytes: Uint8Array } | { readonly refusal: Refusal }> {
  const where = { bucket: uploadsBucket, key: arrival.key, versionId: arrival.versionId };
  if (gate === 'on' && needsScan(arrival.key)) {
    const told = heard === undefined ? null : refusalOfScan(heard);
    if (told !== null) return { refusal: told };
    const status = await scanTag(s3, where);
    if (status === undefined) throw new NotScanned('the scanner has not tagged this version');
    const refusal = refusalOfScan({ status });
    if (refusal !== null) return { refusal };
  }
  try {
    const object = await readObject(s3, { ...where, maxBytes: MAX_BYTES });
    return object === undefined
      ? { refusal: { code: 'not-found', detail: 'the uploaded version is gone' } }
      : { bytes: object.bytes };
  } catch (error) {
    if (error instanceof ObjectTooLarge) return { refusal: { code: 'too-large', detail: error.message } };
    throw error;
  }
}
