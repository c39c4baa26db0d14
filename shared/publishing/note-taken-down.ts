/**
 * What every release does about what was taken down, before the indexes. Judged from the filings, whichever release was begun
 * for the takedown and whether that one ever ran: a line of the table that still says that the version is public says from now
 * on that it is gone, and every address that was taken down gets its notice, also below a later version that stands. Under the
 * lease of the site, so that no release beside it can write the line anew.
 */
import type { Filing } from '#shared/filing/model.js';
import { takenDownAt, versionsDown } from '#shared/filing/takedowns.js';
import type { Release } from '#shared/season/release.js';
import { PUBLISHED_SUMMARY, stands, type PublishedSummary, type TakenDownReport } from '#shared/site/model.js';
import { saveSummary } from '#shared/store/releases.js';
import { listFilings, loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { PublishingDependencies } from './dependencies.js';

export interface OnSite {
  readonly summaries: readonly PublishedSummary[];
  readonly down: readonly TakenDownReport[];
}

export async function noteTakenDown(
  { table }: Pick<PublishingDependencies, 'table'>,
  release: Pick<Release, 'area' | 'year'>,
  stored: readonly PublishedSummary[],
): Promise<OnSite> {
  const { area } = release;
  const changed = new Map<PublishedSummary, PublishedSummary>();
  const down: TakenDownReport[] = [];
  // Also the year of a takedown of what had got no line yet.
  for (const year of [...new Set([...stored.map((summary) => summary.year), release.year])].sort()) {
    const own = new Map(stored.filter((one) => one.year === year).map((one) => [one.agency.id, one]));
    const filings = [...(await listFilings(table, { area, year })).values()].filter(isTouched);
    const season = filings.length === 0 ? undefined : (await loadSeason(table, { area, year }))?.season;
    for (const filing of filings) {
      const was = own.get(filing.agency);
      const summary = was && noted(was, filing);
      if (was !== undefined && summary !== undefined && summary !== was) {
        await saveSummary(table, filing, summary, PUBLISHED_SUMMARY.version);
        changed.set(was, summary);
      }
      const named = summary?.agency ?? (await loadAgency(table, filing));
      if (named === undefined) continue;
      const { id, name, kind } = named;
      down.push({
        ...{ year, agency: { id, name, kind } },
        ...{ area: season?.areaName ?? summary?.area ?? '', office: season?.office ?? null },
        versions: versionsDown(filing),
        current: sinceWhen(filing, summary),
      });
    }
  }
  return { summaries: stored.map((one) => changed.get(one) ?? one), down };
}

const isTouched = ({ takedowns }: Filing) => takedowns.length > 0;

/** Versions count on, so that one that was taken down never stands again. */
function noted(summary: PublishedSummary, filing: Filing): PublishedSummary {
  const at = takenDownAt(filing, summary.version);
  return at === undefined || !stands(summary) ? summary : { ...summary, takenDown: { at } };
}

function sinceWhen({ takedowns }: Filing, summary: PublishedSummary | undefined): string | null {
  return summary === undefined ? (takedowns.at(-1)?.at ?? null) : (summary.takenDown?.at ?? null);
}
