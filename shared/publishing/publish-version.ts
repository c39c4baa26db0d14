/**
 * Writes one version of a report, page, data and files, and what stands for the report; then its line in the table. Version objects are
 * written once and never overwritten (If-None-Match).
 */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import type { Submission } from '#shared/filing/model.js';
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import { readObject, writeOnce } from '#shared/s3/objects.js';
import { keyIn, reportCsvKey, reportFileKey, reportJsonKey, versionPageKey } from '#shared/site/keys.js';
import {
  FILE_KINDS,
  PUBLISHED_SUMMARY,
  type PublishedReport,
  type PublishedSummary,
  type SiteObject,
} from '#shared/site/model.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { filesOf } from '#shared/site/report-files.js';
import { fileOf, summaryOf } from '#shared/site/summary.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadFiling } from '#shared/store/filings.js';
import { loadSummary, saveSummary } from '#shared/store/releases.js';
import { onSite, writeHeld, type PublishingDependencies } from './dependencies.js';
import { reportToPublish } from './report-to-publish.js';

const VERSION_MAX_BYTES = 16 * 1024 * 1024;

/**
 * @param release whose word it is that the report is public, with the time that the report says of itself
 * @param known the checkpoint that a version bears which stood before; of a new one the log is signed as it stands
 */
export async function publishVersion(
  dependencies: PublishingDependencies,
  state: FilingCase & { readonly submission: Submission },
  { mark, at }: { readonly mark: ReleaseId; readonly at: string },
  fence: number,
  known?: Checkpoint,
): Promise<PublishedSummary> {
  const { submission } = state;
  const filing = await loadFiling(dependencies.table, submission);
  const place = chainOfFiling(submission);
  const checkpoint = known ?? (await checkpointOf(dependencies.checkpointing, place, dependencies.now()));
  const { report, objects: files } = await reportToPublish(dependencies, { state, filing, at, checkpoint });
  const promised = await promisedDigests(dependencies, submission, report);
  const standing = new Map<string, string | Uint8Array>();
  for (const object of [...files, ...versionObjects(report)]) {
    standing.set(object.key, await writeVersion(dependencies, object, promised, fence));
  }
  for (const object of currentObjects(report)) await writeHeld(dependencies, object, fence);
  const made = summaryOf(report);
  const bodyOf = (key: string) => standing.get(key) ?? '';
  const summary: PublishedSummary = {
    ...made,
    json: fileOf(bodyOf(reportJsonKey(report))),
    csv: fileOf(bodyOf(reportCsvKey(report))),
    files: filesOf(report, standing),
    pages: made.pages && { ...made.pages, version: digestOfBytes(bodyOf(versionPageKey(report))) },
    englishPages: made.englishPages && {
      ...made.englishPages,
      version: digestOfBytes(bodyOf(keyIn('en', versionPageKey(report)))),
    },
  };
  await saveSummary(dependencies.table, submission, summary, PUBLISHED_SUMMARY.version, mark);
  return summary;
}

/** Of the version's objects, by key, as an earlier release said it to the public; null where it did not note one. */
async function promisedDigests(
  { table }: PublishingDependencies,
  submission: Submission,
  report: PublishedReport,
): Promise<ReadonlyMap<string, Digest | null>> {
  const stored = await loadSummary(table, submission);
  const former = stored && PUBLISHED_SUMMARY.read(stored.summary, stored.version);
  if (former?.version !== report.version || former.submission !== submission.id) return new Map();
  return new Map([
    [versionPageKey(report), former.pages?.version ?? null],
    ...(former.englishPages === null
      ? []
      : [[keyIn('en', versionPageKey(report)), former.englishPages.version] as const]),
    [reportJsonKey(report), former.json.sha256],
    [reportCsvKey(report), former.csv.sha256],
    ...FILE_KINDS.flatMap((kind) => {
      const file = former.files?.[kind];
      return file == null ? [] : [[reportFileKey(report, kind), file.sha256] as const];
    }),
  ]);
}

/**
 * The bytes that stand under the key from now on. What an earlier release made public stays, perhaps of former code: what
 * the manifest says of a file must be true of the file. Any other bytes there are of a try that ended early, or not ours
 * at all, and would be signed with the rest: they are overwritten.
 */
async function writeVersion(
  dependencies: PublishingDependencies,
  object: SiteObject,
  promised: ReadonlyMap<string, Digest | null>,
  fence: number,
): Promise<string | Uint8Array> {
  if ((await writeOnce(dependencies.s3, onSite(dependencies, object))) === 'written') return object.body;
  const { siteBucket: bucket } = dependencies;
  const found = await readObject(dependencies.s3, { bucket, key: object.key, maxBytes: VERSION_MAX_BYTES });
  const promise = promised.get(object.key);
  if (found !== undefined && (promise === null || promise === digestOfBytes(found.bytes))) return found.bytes;
  await writeHeld(dependencies, object, fence);
  return object.body;
}
