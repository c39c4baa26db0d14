/**
 * The pages and files of a report before they are public: made by what a release makes them of, from the state that the release
 * would leave. One thing cannot be known before: the release itself is logged, and the report names the head of the log. Until
 * then it names the last checkpoint; that line of the page, and `audit` of the data, are all that differs afterwards.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { nextVersion } from '#shared/filing/takedowns.js';
import { releaseIdFor } from '#shared/ids/release-id.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { examinedLog } from '#shared/proof/checkpoints.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import { waitingIn } from '#shared/season/release.js';
import type { SiteObject } from '#shared/site/model.js';
import { assetObjects, currentObjects, versionObjects } from '#shared/site/objects.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadSubmission } from '#shared/store/filings.js';
import { listScheduled } from '#shared/store/releases.js';
import type { PublishingDependencies } from './dependencies.js';
import type { OnSite } from './on-site.js';
import { reportToPublish } from './report-to-publish.js';

type Reading = OnSite & Pick<PublishingDependencies, 'table' | 'proof' | 'font' | 'now'>;

/** Whoever may look at it: the publisher who would release it. */
export async function previewObjects(
  reading: Reading,
  id: SubmissionId,
  { person }: Pick<PublisherGrant, 'person'>,
): Promise<readonly SiteObject[] | { readonly refused: DeedRefusal }> {
  const { table, proof } = reading;
  const state = await loadStateOf(table, id);
  const { submission, filing, season } = state;
  if (submission?.state !== 'approved' || filing.current !== submission.n)
    return { refused: { code: 'not-now', state: submission?.state ?? null } };
  const { released } = filing;
  const replaced = released === null ? null : ((await loadSubmission(table, submissionId(filing, released.n))) ?? null);
  const planned = waitingIn(await listScheduled(table, season)).get(submission.id);
  const now = reading.now();
  const at = planned?.at ?? now.toISOString();
  const as = {
    ...{ id: planned?.id ?? releaseIdFor(season.area, now, 'preview'), version: nextVersion(filing) },
    ...{ content: submission.contentDigest ?? '', by: person },
  };
  const changed = await changedSinceFiled(proof, state);
  const judged = markReleased(state, as, now, null, changed, replaced);
  if ('refused' in judged) return judged;
  if (!('change' in judged)) return { refused: { code: 'not-now', state: submission.state } };
  const { checkpoints } = await examinedLog(table, proof.checkpointKeys, chainOfFiling(submission), filing.audit);
  const checkpoint = checkpoints.at(-1);
  if (checkpoint === undefined) return { refused: { code: 'changed-since-filed', what: ['checkpoint'] } };
  const after = { ...state, submission: judged.value };
  const { report, objects } = await reportToPublish(reading, {
    state: after,
    filing: { ...filing, ...judged.change.after },
    at,
    checkpoint,
  });
  return [...objects, ...versionObjects(report), ...currentObjects(report)];
}

/** What the pages need to look right, which stands on the site already or comes with the first release. */
export const previewAsset = (key: string): SiteObject | undefined =>
  assetObjects().find((object) => object.key === key);
