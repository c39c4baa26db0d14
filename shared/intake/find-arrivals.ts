/**
 * Looks under the key of one upload form for what no event told of. It lists the key's versions and leaves the receiving
 * of each to receive.ts, oldest first, as their events would have come; but for those that a later file has overtaken.
 */
import type { Gate } from '#shared/filing/scan.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { loadFiling, loadSubmission } from '#shared/store/filings.js';
import type { Table } from '#shared/store/table.js';
import { isClaimed, loadUploadForm } from '#shared/store/uploads.js';
import type { S3Client } from '#shared/s3/objects.js';
import { listVersions } from '#shared/s3/listing.js';
import { leaveUnread, receiveArrival } from './receive.js';

export interface Where {
  readonly table: Table;
  readonly s3: S3Client;
  readonly bucket: string;
  readonly gate: Gate;
}

export interface FoundArrivals {
  /** Made of versions without a claim; none where all were heard of or nothing was sent. */
  readonly submissions: readonly SubmissionId[];
  /** Versions that stay unread, since what counts was sent after them. */
  readonly overtaken: number;
}

/** What was received so long after a version lay there was sent after it, and not only heard of later. */
const SURELY_LATER_MS = 10 * 60_000;

export async function findArrivals({ table, s3, bucket, gate }: Where, key: string, now: Date): Promise<FoundArrivals> {
  const submissions: SubmissionId[] = [];
  let overtaken = 0;
  const versions = await listVersions(s3, { bucket, key });
  const claimed = await Promise.all(versions.map(({ versionId }) => isClaimed(table, { key, versionId })));
  const newestHeard = claimed.lastIndexOf(true);
  for (const [at, { versionId, size, modifiedAt }] of versions.entries()) {
    if (claimed[at] === true) continue;
    if (at < newestHeard || (await isOvertaken(table, key, modifiedAt))) {
      await leaveUnread(table, { key, versionId });
      overtaken += 1;
      continue;
    }
    const submission = await receiveArrival(table, { key, versionId, size }, gate, now);
    if (submission !== undefined) submissions.push(submission);
  }
  return { submissions, overtaken };
}

/** Whether its agency's report that counts now came after it: an older file takes the place of no newer one. */
async function isOvertaken(table: Table, key: string, modifiedAt: Date): Promise<boolean> {
  const form = await loadUploadForm(table, key);
  if (form === undefined) return false;
  const { current } = await loadFiling(table, form);
  const counting = current === null ? undefined : await loadSubmission(table, submissionId(form, current));
  return counting !== undefined && Date.parse(counting.receivedAt) - modifiedAt.getTime() > SURELY_LATER_MS;
}
