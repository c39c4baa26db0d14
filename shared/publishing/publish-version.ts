/**
 * Writes one version of a report, page, data and files, and what stands for the report; then its line in the table. Version objects are
 * written once and never overwritten (If-None-Match).
 */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import type { Submission } from '#shared/filing/model.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import { PUBLISHED_SUMMARY, type PublishedSummary } from '#shared/site/model.js';
import { currentObjects, versionObjects } from '#shared/site/objects.js';
import { summaryOf } from '#shared/site/summary.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadFiling } from '#shared/store/filings.js';
import { saveSummary } from '#shared/store/releases.js';
import { writeHeld, type PublishingDependencies } from './dependencies.js';
import { reportToPublish } from './report-to-publish.js';
import { promisedDigests, standingSummary, writeVersion } from './write-version.js';

/**
 * @param mark whose word it is that the report is public; none where a mark that stands must stay, whoever set it
 * @param at the time that the report says of itself
 * @param known the checkpoint that a version bears which stood before; of a new one the log is signed as it stands
 */
export async function publishVersion(
  dependencies: PublishingDependencies,
  state: FilingCase & { readonly submission: Submission },
  { mark, at }: { readonly mark?: ReleaseId; readonly at: string },
  fence: number,
  known?: Checkpoint,
): Promise<PublishedSummary> {
  const { submission } = state;
  const filing = await loadFiling(dependencies.table, submission);
  const chain = chainOfFiling(submission);
  const checkpoint = known ?? (await checkpointOf(dependencies.checkpointing, chain, dependencies.now()));
  const { report, objects: files } = await reportToPublish(dependencies, { state, filing, at, checkpoint });
  const promised = await promisedDigests(dependencies, submission, submission.id, report);
  const standing = new Map<string, string | Uint8Array>();
  for (const object of [...files, ...versionObjects(report)]) {
    standing.set(object.key, await writeVersion(dependencies, object, promised, fence));
  }
  for (const object of currentObjects(report)) await writeHeld(dependencies, object, fence);
  const summary = standingSummary(summaryOf(report), standing);
  await saveSummary(dependencies.table, submission, summary, PUBLISHED_SUMMARY.version, mark);
  return summary;
}
