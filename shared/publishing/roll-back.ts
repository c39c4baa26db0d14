/**
 * A release that takes a former one back, of each of its reports: the deed first, then the version that it had taken the place of,
 * where one stands again. That one's address never changed; what stands for the report, and its line in the table, say the version
 * again. Notices at the addresses of the version that was withdrawn come with the step `Plan`, as of any takedown.
 */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import { formerOf, rollBack, type Former } from '#shared/deeds/filing/roll-back.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { takenDownAt } from '#shared/filing/takedowns.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { partsOf, submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import type { Manifest, Release } from '#shared/season/release.js';
import { reportJsonKey } from '#shared/site/keys.js';
import type { PublishedSummary } from '#shared/site/model.js';
import { reportJsonSchema } from '#shared/site/report-schema.js';
import { disownedDecision } from '#shared/store/disowned.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { listEvents, loadFiling, loadSubmission } from '#shared/store/filings.js';
import { perform } from '#shared/store/perform.js';
import { releaseOf, type PublishingDependencies } from './dependencies.js';
import { readSignedReport } from './on-site.js';
import { publishVersion } from './publish-version.js';
import { summariesOf } from './summaries.js';

/** @returns false for a report that has changed since, or that the former release had left behind: it stays as it is */
export async function rollBackEntry(
  deps: PublishingDependencies,
  { submission }: Manifest['entries'][number],
  { id: release, by }: Release,
  { release: rolledBack, reason, disowned }: NonNullable<Release['rollsBack']>,
  fence: number,
): Promise<boolean> {
  const now = deps.now();
  const outcome = await perform(
    deps.table,
    now,
    async () => {
      const state = await loadStateOf(deps.table, submission);
      const held = state.submission !== null && (await isDisowned(deps, state.submission, disowned));
      return { state, held, former: await formerVersion(deps, state, disowned) };
    },
    ({ state, held, former }) => rollBack(state, former, { release, rolledBack, reason, by, disowned: held }, now),
    (_, change) => checkpointBeside(deps.checkpointing, change, deps.log, now),
  );
  if ('refused' in outcome && outcome.refused.code === 'busy') throw new Error(`busy: ${submission}`);
  if ('refused' in outcome) return false;
  const filing = await loadFiling(deps.table, partsOf(submission));
  const [summary] = await summariesOf(deps, [filing]);
  if (standsAgain(filing, summary)) await restoreFormer(deps, filing, fence, release);
  return true;
}

/** Whether it was when the publisher pressed the button, or has been since: the step may come hours later. */
async function isDisowned(
  { table }: PublishingDependencies,
  submission: Submission,
  known: readonly SubmissionId[],
): Promise<boolean> {
  return known.includes(submission.id) || (await disownedDecision(table, submission)) !== undefined;
}

/** Whether the table has still as public what was withdrawn, while a former version stands again. */
export function standsAgain(filing: Filing, summary: PublishedSummary | undefined): boolean {
  return (
    summary !== undefined &&
    filing.released !== null &&
    filing.released.version < summary.version &&
    takenDownAt(filing, summary.version) !== undefined
  );
}

/** The version that is public again, under the checkpoint that it bore: nothing of it says anything else than before. */
export async function restoreFormer(
  deps: PublishingDependencies,
  filing: Filing,
  fence: number,
  mark?: Release['id'],
): Promise<PublishedSummary> {
  const { released } = filing;
  if (released === null) throw new Error(`nothing of it is public: ${filing.agency}`);
  const state = await loadStateOf(deps.table, submissionId(filing, released.n));
  if (state.submission === null) throw new Error(`no such submission: ${filing.agency} ${released.n}`);
  const { at } = await releaseOf(deps, releaseIdSchema.parse(released.release));
  const known = await checkpointOfVersion(deps, filing, released.version);
  return publishVersion(deps, { ...state, submission: state.submission }, { at, ...(mark && { mark }) }, fence, known);
}

async function checkpointOfVersion(
  deps: PublishingDependencies,
  { year, agency }: Filing,
  version: number,
): Promise<Checkpoint | undefined> {
  const text = await readSignedReport(deps, reportJsonKey({ year, agency: { id: agency }, version }));
  // The log is signed anew.
  if (text === undefined) return undefined;
  return reportJsonSchema.safeParse(JSON.parse(text)).data?.audit.checkpoint;
}

/** By the log, which may call it as before there were areas: by which release a version became public stands nowhere else once another had taken its place. */
async function formerVersion(
  deps: PublishingDependencies,
  state: FilingCase,
  disowned: readonly SubmissionId[],
): Promise<Former | null> {
  const { filing, submission } = state;
  const former = submission === null ? undefined : formerOf(filing, submission.n);
  if (former === undefined) return null;
  const id = submissionId(filing, former.n);
  const [found, events] = await Promise.all([loadSubmission(deps.table, id), listEvents(deps.table, filing)]);
  const made = events.findLast(
    ({ deed, submission: of, details }) => deed === 'release' && of === id && details['version'] === former.version,
  );
  const release = releaseIdSchema.safeParse(made?.details['release']).data;
  if (found === undefined || release === undefined) return null;
  return { submission: found, release, disowned: await isDisowned(deps, found, disowned) };
}
