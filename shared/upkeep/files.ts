/**
 * Compares the buckets that are not public with the table: an upload that became nothing is received, an original or a
 * page picture that is gone is reported, for only a backup brings it back.
 */
import { findArrivals } from '#shared/intake/find-arrivals.js';
import type { Submission } from '#shared/filing/model.js';
import { originalKey, pageKey, PORTAL_PREFIX, PREVIOUS_PREFIX } from '#shared/s3/keys.js';
import { listAllVersions, listKeys } from '#shared/s3/objects.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { unclaimed } from '#shared/store/uploads.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';

/** By then find-upload has looked, several times over. */
const DAY_MS = 86_400_000;
/** What lies there is compared with reports and never becomes one: its form is of another kind, and its time has passed. */
const NO_REPORTS = [PREVIOUS_PREFIX, PORTAL_PREFIX];

export async function compareUploads(upkeep: UpkeepDependencies): Promise<Drift[]> {
  const { table, s3, uploadsBucket: bucket, now } = upkeep;
  const before = now().getTime() - DAY_MS;
  const old = (await listAllVersions(s3, bucket)).filter(({ modifiedAt }) => modifiedAt.getTime() < before);
  const keys = new Set((await unclaimed(table, old)).map(({ key }) => key));
  const drifts: Drift[] = [];
  for (const key of keys) {
    const isReport = !NO_REPORTS.some((prefix) => key.startsWith(`${prefix}/`));
    const found = isReport ? await findArrivals({ table, s3, bucket }, key, now()) : [];
    const healed = found.length > 0;
    const lost = isReport
      ? 'nobody asked for this file, or its form is forgotten'
      : 'whoever sent this file sends it again';
    const detail = healed ? `received as ${found.join(', ')}` : lost;
    drifts.push({ kind: 'upload-not-received', about: key, healed, detail });
  }
  return drifts;
}

export async function compareDocuments(
  { s3, documentsBucket: bucket }: UpkeepDependencies,
  submissions: readonly Submission[],
): Promise<Drift[]> {
  if (submissions.length === 0) return [];
  const there = new Set([
    ...(await listKeys(s3, { bucket, prefix: 'originals/' })),
    ...(await listKeys(s3, { bucket, prefix: 'pages/' })),
  ]);
  return submissions.flatMap((submission) =>
    documentsOf(submission)
      .filter((key) => !there.has(key))
      .map((key): Drift => ({ kind: 'document-missing', about: submission.id, healed: false, detail: key })),
  );
}

/** Everything of a filed report anew under its seal, its original and pictures included; a missing one is told above. */
export async function compareFiled({ table, proof }: UpkeepDependencies, { id }: Submission): Promise<Drift[]> {
  const what = await changedSinceFiled(proof, await loadStateOf(table, id));
  return what.length === 0 ? [] : [{ kind: 'changed-since-filed', about: id, healed: false, detail: what.join(', ') }];
}

/** None before it was read. */
function documentsOf(submission: Submission): string[] {
  if (submission.format === null || submission.state === 'received' || submission.state === 'refused') return [];
  return [originalKey(submission), ...(submission.pictures ?? []).map(({ page }) => pageKey(submission, page))];
}
