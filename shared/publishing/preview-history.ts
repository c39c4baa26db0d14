/**
 * The pages and data of a report of an earlier year that is held, before they are public: made by what a release makes them of. Of the
 * log they name the last checkpoint, since the release itself is logged.
 */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { nextVersion } from '#shared/filing/takedowns.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { partsOf, type SubmissionId } from '#shared/ids/submission-id.js';
import { examinedLog } from '#shared/proof/checkpoints.js';
import { historyCurrentObjects, historyVersionObjects } from '#shared/site/history-data.js';
import type { SiteObject } from '#shared/site/model.js';
import { chainOfSeason } from '#shared/store/checkpoints.js';
import { loadHistory, loadHistoryRecord } from '#shared/store/history.js';
import { loadSeason } from '#shared/store/seasons.js';
import type { PublishingDependencies } from './dependencies.js';
import { historyToPublish } from './history.js';

type Reading = Pick<PublishingDependencies, 'table' | 'proof' | 'site' | 'now'>;

export async function previewHistoryObjects(
  { table, proof, site, now }: Reading,
  id: SubmissionId,
  season: SeasonRef,
): Promise<readonly SiteObject[] | { readonly refused: DeedRefusal }> {
  const { n, ...of } = partsOf(id);
  const [known, stored, record] = await Promise.all([
    loadHistory(table, of),
    loadSeason(table, season),
    loadHistoryRecord(table, of, n),
  ]);
  const held = known?.report.held;
  if (known === undefined || held?.n !== n || record === null || stored === undefined)
    return { refused: { code: 'not-found' } };
  const at = now().toISOString();
  const { checkpoints } = await examinedLog(table, proof.checkpointKeys, chainOfSeason(stored.season), stored.audit);
  // Nothing of the season was made public before: the head is not signed yet.
  const unsigned: Checkpoint = { v: 1, ...stored.audit, at, key: '', signature: '' };
  const { report } = known;
  const taken = { ...held, version: nextVersion(report), releasedAt: at };
  const history = historyToPublish(
    report,
    taken,
    record,
    { area: stored.season.areaName, place: site.place },
    checkpoints.at(-1) ?? unsigned,
  );
  return [...historyVersionObjects(history), ...historyCurrentObjects(history)];
}
