/**
 * A file arrived under the key of an upload form. One transaction claims this very version of the object, numbers the
 * submission, sets an unfiled draft aside and queues the intake. A version that was claimed before stays what it became,
 * so that it may be brought here as often as wanted: by its event, by the look for what no event told of, or by both. With the
 * malware gate on, its reading begins only when the scanner's word is known (scans.ts).
 */
import type { Gate } from '#shared/filing/scan.js';
import { receive } from '#shared/deeds/filing/receive.js';
import type { Arrival } from '#shared/filing/model.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { requireFilingCaseBeside } from '#shared/store/filing-case.js';
import { loadGrant } from '#shared/store/grants.js';
import { needsScan } from '#shared/s3/scan.js';
import { arrivalKey, scanKey } from '#shared/store/keys.js';
import { perform } from '#shared/store/perform.js';
import { scanFrom } from '#shared/store/scans.js';
import type { Table } from '#shared/store/table.js';
import { loadSubmission } from '#shared/store/filings.js';
import { claimFrom, claimsUnder, claimWrite, findClaim, isClaimed, loadUploadForm } from '#shared/store/uploads.js';

export interface ArrivedVersion {
  readonly key: string;
  readonly versionId: string;
  readonly size: number;
}

/**
 * A form takes one file, and more where its page stays open and is sent again after each check: more than anybody sends within its
 * fifteen minutes, so that nothing is left unread that somebody waits for. S3 itself takes any number while the form lasts; what is
 * beyond is kept unread, without a number and without a mail. Arrivals at the same moment may be some more.
 */
export const ARRIVALS_PER_FORM = 30;

/**
 * The submission that the version is now, or undefined where nobody asked for its key, or its form is used up: such an object stays
 * where it is and becomes no submission.
 * @throws where the table is busy, so that whoever brought the version brings it again
 */
export async function receiveArrival(
  table: Table,
  { key, versionId, size }: ArrivedVersion,
  gate: Gate,
  now: Date,
): Promise<SubmissionId | undefined> {
  const arrival = { key, versionId };
  const form = await loadUploadForm(table, key);
  const grant = form === undefined ? undefined : await loadGrant(table, form.grant);
  if (form === undefined || grant === undefined || grant.purpose !== 'file') return undefined;
  const others = await claimsUnder(table, key, ARRIVALS_PER_FORM);
  if (others.length >= ARRIVALS_PER_FORM) return leaveUnread(table, arrival);
  // It may be one of those that became none, and its event comes after all.
  if (others.includes(null) && (await isClaimed(table, arrival))) return findClaim(table, arrival);
  const outcome = await perform(
    table,
    now,
    async () => {
      const keys = [arrivalKey(key, versionId), scanKey(key, versionId)];
      const { state, beside } = await requireFilingCaseBeside(table, form, keys);
      const scan = gate === 'on' && needsScan(key) ? (scanFrom(beside[1]) ?? ('awaited' as const)) : undefined;
      return { ...state, claimedAs: claimFrom(beside[0]), isTold: await wasRefused(table, others), scan };
    },
    ({ scan, isTold, ...state }) => {
      const { fileName, typedBy, sameFileReason } = form;
      return receive(state, { arrival, fileName, size, grant, typedBy, sameFileReason, scan, isTold }, now);
    },
  );
  if ('refused' in outcome) throw new Error(`upload not received: ${outcome.refused.code}`);
  return outcome.done;
}

/** Claimed by nobody, for good. The one that was taken in before goes on being what it became. */
export async function leaveUnread(table: Table, arrival: Arrival): Promise<SubmissionId | undefined> {
  return (await table.commit([claimWrite(arrival, null)])) === 'committed' ? undefined : findClaim(table, arrival);
}

/** Whether the sender was mailed of a refused file of the same form. */
async function wasRefused(table: Table, claims: readonly (SubmissionId | null)[]): Promise<boolean> {
  const known = await Promise.all(claims.map((id) => (id === null ? undefined : loadSubmission(table, id))));
  return known.some((submission) => submission?.state === 'refused');
}
