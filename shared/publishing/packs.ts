/** The files that hold a whole year, as long as a release writes them itself. They cost as much as the year is long. */
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { SiteObject } from '#shared/site/model.js';
import { stands } from '#shared/site/model.js';
import { packObjects } from '#shared/site/packs.js';
import { listAgencies } from '#shared/store/seasons.js';
import type { PublishingDependencies } from './dependencies.js';
import { summariesIn } from './draw-part.js';
import { rosterOf, type SeasonOfSite } from './season-of-site.js';

interface OfYear {
  readonly area: string;
  readonly year: number;
  /** Of the area. */
  readonly name: string;
  readonly season: SeasonOfSite;
}

export async function packsOf(
  deps: PublishingDependencies,
  { area, year, name, season }: OfYear,
): Promise<SiteObject[]> {
  const [agencies, summaries] = await Promise.all([
    listAgencies(deps.table, { area, year }),
    summariesIn(deps, { area, year }, ['', undefined]),
  ]);
  const roster = rosterOf(season, agencies);
  const known = roster === null ? undefined : { year: reportYearSchema.parse(year), area: name, agencies: roster };
  return packObjects(summaries.filter(stands), known, deps.siteBaseUrl, { year, area: name });
}
