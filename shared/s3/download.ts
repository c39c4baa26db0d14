/** A download of one object straight from S3, for somebody whom the desk has just checked. */
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { attachment } from '#shared/ids/attachment.js';
import type { HandedOut } from './handed-out.js';

/** Long enough to follow a redirect on a slow line; a copied address is soon worth nothing. */
const SECONDS = 60;

export interface Download {
  readonly bucket: string;
  readonly key: string;
  /** The very version that was looked at. */
  readonly versionId?: string | undefined;
  /** What it is handed out as, told by its bytes. */
  readonly as: HandedOut;
}

/** Always a download and never a page: whatever the document is, no browser runs it. */
export function signDownload(client: S3Client, download: Download): Promise<string> {
  return getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: download.bucket,
      Key: download.key,
      VersionId: download.versionId,
      ResponseContentType: download.as.contentType,
      ResponseContentDisposition: attachment(download.as.fileName, download.as.plainName),
    }),
    { expiresIn: SECONDS },
  );
}
