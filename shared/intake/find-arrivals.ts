/**
 * Looks under the key of one upload form for what no event told of. It lists the key's versions and leaves the receiving
 * of each to receive.ts, oldest first, as their events would have come.
 */
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Table } from '#shared/store/table.js';
import { findClaim } from '#shared/store/uploads.js';
import { listVersions, type S3Client } from '#shared/s3/objects.js';
import { receiveArrival } from './receive.js';

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
