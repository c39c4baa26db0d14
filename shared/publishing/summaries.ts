/** The lines of public reports as the site knows them, lifted to the form of today. */
import type { FilingRef } from '#shared/ids/area-id.js';
import { PUBLISHED_SUMMARY, type PublishedSummary } from '#shared/site/model.js';
import { loadSummaries } from '#shared/store/releases.js';
import type { PublishingDependencies } from './dependencies.js';

export async function summariesOf(
  { table }: Pick<PublishingDependencies, 'table'>,
  refs: readonly FilingRef[],
): Promise<PublishedSummary[]> {
  return (await loadSummaries(table, refs)).map(({ summary, version }) => PUBLISHED_SUMMARY.read(summary, version));
}
