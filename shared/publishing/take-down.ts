/**
 * What a release that takes a report down does before the indexes: the report's line in the table says from now on that it is
 * gone, so that this release and every later one writes the notice at its addresses and counts it nowhere. Under the lease of the
 * site, so that no release beside it can write the line anew.
 */
import { PUBLISHED_SUMMARY } from '#shared/site/model.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { loadFiling } from '#shared/store/filings.js';
import { loadSummary, saveSummary } from '#shared/store/releases.js';
import type { Release } from '#shared/season/release.js';
import type { PublishingDependencies } from './dependencies.js';

export async function noteTakenDown({ table }: PublishingDependencies, release: Release): Promise<void> {
  if (release.takesDown === undefined) return;
  const of = { ...partsOf(release.takesDown) };
  const filing = await loadFiling(table, of);
  const takedown = filing.takedowns.find((each) => each.release === release.id);
  const stored = await loadSummary(table, of);
  if (takedown === undefined || stored === undefined) return;
  const summary = PUBLISHED_SUMMARY.read(stored.summary, stored.version);
  // A later version is public since: it stands, and was never this takedown's matter.
  if (summary.version > takedown.version || summary.takenDown !== null) return;
  await saveSummary(table, of, { ...summary, takenDown: { at: takedown.at } }, PUBLISHED_SUMMARY.version);
}
