/**
 * Looks under the key of one upload form for what no event told of. It lists the key's versions and leaves the receiving
 * of each to receive-arrival.ts, oldest first, as their events would have come.
 */
import type { S3Client } from '@aws-sdk/client-s3';
import type { SubmissionId } from '../filing/model.js';
import type { Table } from '../store/table.js';
import { findClaim } from '../store/uploads.js';
import { listVersions } from './objects.js';
import { receiveArrival } from './receive-arrival.js';

/** The submissions that were made of versions without a claim; none where all were heard of or nothing was sent. */
export async function findArrivals(
  { table, s3, bucket }: { readonly table: Table; readonly s3: S3Client; readonly bucket: string },
  key: string,
  now: Date,
): Promise<SubmissionId[]> {
  const found: SubmissionId[] = [];
  for (const { versionId, size } of await listVersions(s3, { bucket, key })) {
    if ((await findClaim(table, { key, versionId })) !== undefined) continue;
    const submission = await receiveArrival(table, { key, versionId, size }, now);
    if (submission !== undefined) found.push(submission);
  }
  return found;
}
