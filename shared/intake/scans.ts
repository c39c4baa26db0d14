/**
 * The malware gate of the intake: hears the scanner's word and brings it to the submission that waits for it, whichever of
 * the two came first, and looks for words that nobody was told. How the order does not matter:
 *
 *   the word is noted, then the claim is looked for   |   the arrival is claimed only if no word is noted
 *
 * So one of the two finds what the other left, and neither can miss it.
 */
import { endScan } from '#shared/deeds/filing/scan.js';
import type { Arrival } from '#shared/filing/model.js';
import { isScanLate, type Gate, type ScanEnd, type ScanWord } from '#shared/filing/scan.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { S3Client } from '#shared/s3/objects.js';
import { listVersions } from '#shared/s3/listing.js';
import { scanTag } from '#shared/s3/scan.js';
import { loadBefore, loadStateOf } from '#shared/store/filing-case.js';
import { loadSubmission } from '#shared/store/filings.js';
import { perform } from '#shared/store/perform.js';
import { movedFrom } from '#shared/store/moved-uploads.js';
import { noteScan } from '#shared/store/scans.js';
import type { Table } from '#shared/store/table.js';
import { findClaim } from '#shared/store/uploads.js';

/**
 * @param by the function that heard it
 * @returns the submission and its state; undefined where the version has not arrived yet, or becomes no submission
 * @throws where the table is busy, so that whoever brought the word brings it again
 */
export async function hearScan(
  table: Table,
  arrival: Arrival,
  word: ScanWord,
  by: string,
  now: Date,
): Promise<{ readonly submission: SubmissionId; readonly state: SubmissionState } | undefined> {
  await noteScan(table, arrival, word, now);
  const submission = await findClaim(table, arrival);
  return submission === undefined ? undefined : { submission, state: await end(table, submission, word, by, now) };
}

async function end(table: Table, id: SubmissionId, how: ScanEnd, by: string, now: Date): Promise<SubmissionState> {
  const outcome = await perform(
    table,
    now,
    async () => {
      const state = await loadStateOf(table, id);
      return { ...state, before: await loadBefore(table, state) };
    },
    (state) => endScan(state, how, by, now),
  );
  if ('refused' in outcome) throw new Error(`scan not noted: ${outcome.refused.code}`);
  return outcome.done;
}

export interface ScanLook {
  readonly table: Table;
  readonly s3: S3Client;
  readonly bucket: string;
  readonly gate: Gate;
  readonly by: string;
}

export interface Settled {
  readonly submission: SubmissionId;
  readonly status: ScanEnd['status'];
}

/**
 * Looks at every version that arrived under the key and whose submission waits, wherever a restore put it: what ended its
 * waiting, and whether any still waits. The scanner has its time from when the version came to lie where it lies.
 */
export async function settleScans(
  { table, s3, bucket, gate, by }: ScanLook,
  key: string,
  now: Date,
): Promise<{ readonly settled: readonly Settled[]; readonly waiting: boolean }> {
  const settled: Settled[] = [];
  let waiting = false;
  for (const { at, ...arrival } of await versionsOf(table, s3, { bucket, key })) {
    const id = await findClaim(table, arrival);
    const submission = id === undefined ? undefined : await loadSubmission(table, id);
    if (submission?.state !== 'received' || submission.scan?.is !== 'awaited') continue;
    const how = await howItEnds(s3, { bucket, ...arrival }, gate, isScanLate(at ?? submission.receivedAt, now));
    if (how === undefined) {
      waiting = true;
      continue;
    }
    await end(table, submission.id, how, by, now);
    settled.push({ submission: submission.id, status: how.status });
  }
  return { settled, waiting };
}

/** `at`: of those that a restore put where they lie, when it did. */
async function versionsOf(
  table: Table,
  s3: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): Promise<(Arrival & { readonly at?: string | undefined })[]> {
  const there = (await listVersions(s3, { bucket, key })).map(({ versionId }) => ({ key, versionId }));
  return [...there, ...(await movedFrom(table, key)).map(({ now, at }) => ({ ...now, at }))];
}

/**
 * The version of a submission that waits for the scanner is nowhere: no word will come of it, and whoever sent the file is
 * asked to send it again.
 */
export function giveUpScan(table: Table, id: SubmissionId, by: string, now: Date): Promise<SubmissionState> {
  return end(table, id, { status: 'NO_RESULT' }, by, now);
}

async function howItEnds(
  s3: S3Client,
  version: Arrival & { readonly bucket: string },
  gate: Gate,
  isLate: boolean,
): Promise<ScanEnd | undefined> {
  if (gate === 'off') return { status: 'GATE_OFF' };
  const status = await scanTag(s3, version);
  if (status !== undefined) return { status };
  return isLate ? { status: 'NO_RESULT' } : undefined;
}
