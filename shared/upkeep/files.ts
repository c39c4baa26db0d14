/**
 * Compares the buckets that are not public with the table: an upload that became nothing is received, an original or a
 * page picture that is gone is reported, for only a backup brings it back.
 */
import { findArrivals } from '#shared/intake/find-arrivals.js';
import type { Submission } from '#shared/filing/model.js';
import { originalKey, pageKey, PORTAL_PREFIX, PREVIOUS_PREFIX, PROBE_PREFIX } from '#shared/s3/keys.js';
import { settleScans } from '#shared/intake/scans.js';
import { SCANNERS_OWN_OBJECT } from '#shared/workflow/malware-scan.js';
import { listAllVersions, listKeys } from '#shared/s3/listing.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadPlace, notePlace } from '#shared/store/rounds.js';
import { errorForLog } from '#shared/runtime/log.js';
import { unclaimed } from '#shared/store/uploads.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';

/** By then find-upload has looked, several times over. */
const DAY_MS = 86_400_000;
const ROUND = 'uploads';
const OUT_OF_TIME: Drift = {
  kind: 'not-compared',
  about: 'uploads',
  healed: false,
  detail: 'the time of this run was over before anything was compared',
};
/** What lies there is compared with reports and never becomes one: its form is of another kind, and its time has passed. */
const NO_REPORTS = [PREVIOUS_PREFIX, PORTAL_PREFIX, PROBE_PREFIX];

/**
 * Page by page, as far as there is time, from where the run before came to and round to there; the next run goes on. That a run came
 * no further at all is a drift.
 * @param note told of each drift as it is found
 */
export async function compareUploads(
  upkeep: UpkeepDependencies,
  note: (drift: Drift) => void,
  hasTime: () => boolean,
): Promise<void> {
  const { table, s3, uploadsBucket: bucket, gate, now } = upkeep;
  const before = now().getTime() - DAY_MS;
  const told = new Set<string>();
  const from = await loadPlace(table, ROUND);
  let place = from;
  const ways = from === null ? [{}] : [{ after: from }, { upTo: from }];
  for (const { after, upTo } of ways as readonly { readonly after?: string; readonly upTo?: string }[]) {
    for await (const whole of listAllVersions(s3, bucket, after)) {
      const page = upTo === undefined ? whole : whole.filter(({ key }) => key <= upTo);
      const old = page.filter(({ key, modifiedAt }) => key !== SCANNERS_OWN_OBJECT && modifiedAt.getTime() < before);
      for (const { key } of await unclaimed(table, old)) {
        if (told.has(key)) continue;
        if (!hasTime()) return stop();
        told.add(key);
        // One that cannot be taken in holds up none behind it.
        await receive(key).then(note, (error: unknown) =>
          note({ kind: 'not-compared', about: key, healed: false, detail: errorForLog(error).message }),
        );
        place = key;
      }
      place = page.at(-1)?.key ?? place;
      if (!hasTime()) return stop();
      if (page.length < whole.length) break;
    }
  }
  if (from !== null) await notePlace(table, ROUND, null);

  async function stop(): Promise<void> {
    await notePlace(table, ROUND, place);
    if (place === from) note(OUT_OF_TIME);
  }

  async function receive(key: string): Promise<Drift> {
    const isReport = !NO_REPORTS.some((prefix) => key.startsWith(`${prefix}/`));
    const where = { table, s3, bucket, gate, by: 'reconcile' };
    const { submissions, overtaken } = isReport
      ? await findArrivals(where, key, now())
      : { submissions: [], overtaken: 0 };
    // No row looks for what the scanner said of it: it was long ago.
    if (submissions.length > 0) await settleScans(where, key, now());
    if (submissions.length === 0 && overtaken > 0)
      return { kind: 'upload-not-received', about: key, healed: true, detail: 'left unread: what counts came later' };
    const healed = submissions.length > 0;
    const lost = key.startsWith(`${PROBE_PREFIX}/`)
      ? 'left behind by the doctor: take it away'
      : isReport
        ? 'nobody asked for this file, or its form is forgotten'
        : 'whoever sent this file sends it again';
    const detail = healed ? `received as ${submissions.join(', ')}` : lost;
    return { kind: 'upload-not-received', about: key, healed, detail };
  }
}

/** `home.2025-`, or `2025-` of before there were areas: what the objects of a season begin with. */
const seasonOf = ({ storedUnder }: Submission): string => /^(?:[^.]+\.)?\d{4}-/.exec(storedUnder)?.[0] ?? storedUnder;

/** Of the seasons of these submissions, and of no other. */
export async function compareDocuments(
  { s3, documentsBucket: bucket }: UpkeepDependencies,
  submissions: readonly Submission[],
): Promise<Drift[]> {
  const there = new Set<string>();
  for (const season of new Set(submissions.map(seasonOf))) {
    for (const folder of ['originals', 'pages'])
      for (const key of await listKeys(s3, { bucket, prefix: `${folder}/${season}` })) there.add(key);
  }
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
