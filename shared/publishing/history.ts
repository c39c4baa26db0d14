/**
 * The versions of a release of earlier years: marks each report public that is what the publisher looked at, then writes its page and its
 * data. The deed comes first, as with any report; a step that is repeated finds it done. From the lines that it leaves the rest of
 * the release draws lists, sums and manifests as of any report.
 */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { StoredHistory } from '#shared/deeds/season/history-change.js';
import { isCovered, markHistoryPublic } from '#shared/deeds/season/history.js';
import { historyContent, historyId, type HistoryReport, type TakenOver } from '#shared/filing/history.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { checkpointOf } from '#shared/proof/checkpoints.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Manifest, Release } from '#shared/season/release.js';
import { historyCurrentObjects, historySummary, historyVersionObjects } from '#shared/site/history-data.js';
import type { PublishedHistory } from '#shared/site/history-model.js';
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { chainOfSeason } from '#shared/store/checkpoints.js';
import { loadHistory, loadHistoryRecord } from '#shared/store/history.js';
import { performOnSeason } from '#shared/store/perform.js';
import { saveSummary } from '#shared/store/releases.js';
import { loadSeason, requireSeason } from '#shared/store/seasons.js';
import { writeHeld, type PublishingDependencies } from './dependencies.js';
import { promisedDigests, standingSummary, writeVersion } from './write-version.js';

interface Seen {
  readonly known: StoredHistory;
  readonly record: ReportRecord;
}

const refOf = ({ area, year, agency }: HistoryReport): FilingRef => ({ area, year, agency: agency.id });

export async function publishHistory(
  dependencies: PublishingDependencies,
  entries: Manifest['entries'],
  release: Release,
  fence: number,
): Promise<{ published: number; left: string[] }> {
  const { table } = dependencies;
  const now = dependencies.now();
  const records = new Map<string, ReportRecord>();
  const outcome = await performOnSeason(
    table,
    now,
    async () => {
      records.clear();
      const seen = await Promise.all(entries.map((entry) => seenOf(dependencies, entry, release)));
      for (const one of seen) if (one !== undefined) records.set(nameOf(one.known.report), one.record);
      return { stored: await requireSeason(table, release), reports: seen.flatMap((one) => one?.known ?? []) };
    },
    ({ stored, reports }) => markHistoryPublic(stored, release, reports, now),
  );
  if ('refused' in outcome) throw new Error(`history not released: ${outcome.refused.code}`);
  const checkpoint = await checkpointOf(dependencies.checkpointing, chainOfSeason(release), dependencies.now());
  const done = new Set<string>();
  for (const report of outcome.done) {
    const { released } = report;
    const record = records.get(nameOf(report));
    if (released === null || record === undefined) continue;
    const at = { area: await areaNameOf(dependencies, release), place: dependencies.site.place };
    const history = historyToPublish(report, released, record, at, checkpoint);
    await publishOne(dependencies, report, history, release, fence);
    done.add(history.id);
  }
  const left = entries.flatMap(({ submission }) => (done.has(submission) ? [] : [submission]));
  return { published: done.size, left };
}

const nameOf = (report: HistoryReport): string => `${report.year}/${report.agency.id}`;

async function areaNameOf({ table }: PublishingDependencies, of: SeasonRef): Promise<string> {
  return (await loadSeason(table, of))?.season.areaName ?? '';
}

/** Undefined for a report that is not what was looked at any more, was taken down, or whose year has a season of its own by now. */
async function seenOf(
  { table }: PublishingDependencies,
  { submission, content }: Manifest['entries'][number],
  release: Release,
): Promise<Seen | undefined> {
  const { n, ...of } = partsOf(submission);
  const [known, season] = await Promise.all([loadHistory(table, of), loadSeason(table, of)]);
  const stands = known?.report.released ?? known?.report.held;
  if (known === undefined || season !== undefined || stands?.n !== n || !isCovered(release, known, content))
    return undefined;
  const record = await loadHistoryRecord(table, of, n);
  return record === null || historyContent(record) !== content ? undefined : { known, record };
}

/** @param taken what was taken over, as version so and so */
export function historyToPublish(
  report: HistoryReport,
  taken: TakenOver & { readonly version: number; readonly releasedAt: string },
  record: ReportRecord,
  { area, place }: Pick<PublishedHistory, 'area' | 'place'>,
  checkpoint: Checkpoint,
): PublishedHistory {
  const { year, agency, takedowns } = report;
  const { digest, format } = taken.document;
  return {
    ...{
      year,
      agency,
      area,
      place,
      version: taken.version,
      publishedAt: taken.releasedAt,
      id: historyId(report, taken.n),
    },
    ...{ record, document: { digest, format }, source: taken.source, importedAt: taken.at, checkpoint },
    earlier: takedowns.map(({ version, publishedAt, at }) => ({ version, publishedAt, takenDownAt: at })),
  };
}

async function publishOne(
  dependencies: PublishingDependencies,
  report: HistoryReport,
  history: PublishedHistory,
  release: Release,
  fence: number,
): Promise<void> {
  const of = refOf(report);
  const promised = await promisedDigests(dependencies, of, history.id, history);
  const standing = new Map<string, string | Uint8Array>();
  for (const object of historyVersionObjects(history))
    standing.set(object.key, await writeVersion(dependencies, object, promised, fence));
  for (const object of historyCurrentObjects(history)) await writeHeld(dependencies, object, fence);
  const summary = standingSummary(historySummary(history), standing);
  await saveSummary(dependencies.table, of, summary, PUBLISHED_SUMMARY.version, release.id);
}
