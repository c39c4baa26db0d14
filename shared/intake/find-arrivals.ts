/**
 * Looks under the key of one upload form for what no event told of. It lists the key's versions and leaves the receiving
 * of each to receive.ts, oldest first, as their events would have come.
 */
import type { Gate } from '#shared/filing/scan.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Table } from '#shared/store/table.js';
import { isClaimed } from '#shared/store/uploads.js';
import type { S3Client } from '#shared/s3/objects.js';
import { listVersions } from '#shared/s3/listing.js';
import { receiveArrival } from './receive.js';

export interface Where {
  readonly table: Table;
  readonly s3: S3Client;
  readonly bucket: string;
  readonly gate: Gate;
}

/** The submissions that were made of versions without a claim; none where all were heard of or nothing was sent. */
export async function findArrivals(
  { table, s3, bucket, gate }: Where,
  key: string,
  now: Date,
): Promise<SubmissionId[]> {
  const found: SubmissionId[] = [];
  for (const { versionId, size } of await listVersions(s3, { bucket, key })) {
    if (await isClaimed(table, { key, versionId })) continue;
    const submission = await receiveArrival(table, { key, versionId, size }, gate, now);
    if (submission !== undefined) found.push(submission);
  }
  return found;
}
