/**
 * Writing the objects of a version, once and never again, unless what lies there was promised to nobody; and the line of the table that
 * says what stands then.
 */
import { digestOfBytes, type Digest } from '#shared/ids/digest.js';
import type { FilingRef } from '#shared/ids/area-id.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { writeOnce } from '#shared/s3/conditional-writes.js';
import { keyIn, reportCsvKey, reportFileKey, reportJsonKey, versionPageKey } from '#shared/site/keys.js';
import { FILE_KINDS, PUBLISHED_SUMMARY, type PublishedSummary, type SiteObject } from '#shared/site/model.js';
import { filesOf } from '#shared/site/report-files.js';
import { fileOf } from '#shared/site/summary.js';
import { loadSummary } from '#shared/store/releases.js';
import { writeHeld, type PublishingDependencies } from './dependencies.js';
import { onSite, readOnSite, VERSION_MAX_BYTES } from './on-site.js';

interface OfVersion {
  readonly year: number;
  readonly agency: { readonly id: string };
  readonly version: number;
}

/** Of the version's objects, by key, as an earlier release said it to the public; null where it did not note one. */
export async function promisedDigests(
  { table }: PublishingDependencies,
  of: FilingRef,
  id: SubmissionId,
  report: OfVersion,
): Promise<ReadonlyMap<string, Digest | null>> {
  const stored = await loadSummary(table, of);
  const former = stored && PUBLISHED_SUMMARY.read(stored.summary, stored.version);
  if (former?.version !== report.version || former.submission !== id) return new Map();
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
export async function writeVersion(
  dependencies: PublishingDependencies,
  object: SiteObject,
  promised: ReadonlyMap<string, Digest | null>,
  fence: number,
): Promise<string | Uint8Array> {
  if ((await writeOnce(dependencies.s3, onSite(dependencies, object))) === 'written') return object.body;
  const found = await readOnSite(dependencies, object.key, VERSION_MAX_BYTES);
  const promise = promised.get(object.key);
  if (found !== undefined && (promise === null || promise === digestOfBytes(found.bytes))) return found.bytes;
  await writeHeld(dependencies, object, fence);
  return object.body;
}

/**
 * A line of the table that says of the version what stands, which need not be what today's code makes.
 *
 * @param made as today's code would have it
 * @param standing the bytes of the version's objects, by key (`writeVersion`)
 */
export function standingSummary(
  made: PublishedSummary,
  standing: ReadonlyMap<string, string | Uint8Array>,
): PublishedSummary {
  const bodyOf = (key: string) => standing.get(key) ?? '';
  const page = versionPageKey(made);
  return {
    ...made,
    json: fileOf(bodyOf(reportJsonKey(made))),
    csv: fileOf(bodyOf(reportCsvKey(made))),
    files: filesOf(made, standing),
    pages: made.pages && { ...made.pages, version: digestOfBytes(bodyOf(page)) },
    englishPages: made.englishPages && {
      ...made.englishPages,
      version: digestOfBytes(bodyOf(keyIn('en', page))),
    },
  };
}
