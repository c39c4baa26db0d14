/**
 * The form by which a browser sends a file straight to S3. The signed policy fixes the key, the type, the size range
 * and, where the page's script computed it, the digest of the content, until the form's time is over
 * (AWS, "Browser-based uploads using POST").
 */
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { S3Client } from '@aws-sdk/client-s3';

export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly validUntil: string;
}

export interface FormTerms {
  readonly bucket: string;
  /** Fresh for every form: nothing that anybody sends can land on somebody else's key. */
  readonly key: string;
  readonly maxBytes: number;
  readonly minutes: number;
  /** SHA-256 in hex of the file that will be sent; null when the page runs without script. */
  readonly sha256: string | null;
  /** Where S3 sends the browser afterwards; null when a script does the upload. */
  readonly redirectTo: string | null;
}

/** What a file is, its bytes tell later; the type is fixed here so that nothing can be stored as a web page. */
export const UPLOAD_TYPE = 'application/octet-stream';

export async function signUploadForm(client: S3Client, terms: FormTerms, now: Date): Promise<SignedForm> {
  const seconds = terms.minutes * 60;
  const fields: Record<string, string> = {
    'Content-Type': UPLOAD_TYPE,
    ...(terms.redirectTo === null ? { success_action_status: '201' } : { success_action_redirect: terms.redirectTo }),
    ...(terms.sha256 === null
      ? {}
      : {
          'x-amz-checksum-algorithm': 'SHA256',
          'x-amz-checksum-sha256': Buffer.from(terms.sha256, 'hex').toString('base64'),
        }),
  };
  const form = await createPresignedPost(client, {
    Bucket: terms.bucket,
    Key: terms.key,
    Conditions: [
      ['content-length-range', 1, terms.maxBytes],
      ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ],
    Fields: fields,
    Expires: seconds,
  });
  return { url: form.url, fields: form.fields, validUntil: new Date(now.getTime() + seconds * 1000).toISOString() };
}

/** Where the browser will send files: needed by the pages' Content-Security-Policy. Asks nobody and needs no right. */
export async function uploadOrigin(client: S3Client, bucket: string): Promise<string> {
  const { url } = await createPresignedPost(client, { Bucket: bucket, Key: 'origin', Expires: 1 });
  return new URL(url).origin;
}
