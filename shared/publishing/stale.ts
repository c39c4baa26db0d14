/**
 * What caches hold of the site and should not hold any longer, once a release has written over it: the pages and files of reports of
 * which a version was taken down or took the place of another. What was only added, a list of a minute ago included, waits for its time.
 */
import type { SeasonRef } from '#shared/ids/area-id.js';
import { areaOfRelease, type ReleaseId } from '#shared/ids/release-id.js';
import { everythingAt, reportAddresses } from '#shared/site/stale-addresses.js';
import type { Work } from '#shared/site/site-state.js';
import { loadAgencies } from '#shared/store/seasons.js';
import type { Stale } from '#shared/workflow/payloads.js';
import type { PublishingDependencies } from './dependencies.js';
import { earlierYearsOf, isTouched } from './note-taken-down.js';

/** CloudFront carries out fifteen wildcards at a time: two for each of these, and one for all that follows. */
const MOST_REPORTS = 7;

/**
 * @param what `reports`: their own addresses, as soon as these say something else; `all`: the lists, sums, data, packs and the
 *   search with them, when the release has written all of it
 * @returns null where nothing that was public is written over
 */
export async function staleAfter(
  deps: Pick<PublishingDependencies, 'table' | 'site'>,
  id: ReleaseId,
  { whole, touched, by }: Work,
  what: 'reports' | 'all',
): Promise<Stale | null> {
  // The same hold on the site asks for the same: CloudFront answers a repeat with the one that it has.
  const stale = (paths: readonly string[]) => ({ reference: `${id}-${by.fence}-${what}`, paths });
  const { place } = deps.site;
  const everything = [everythingAt(place)];
  if (whole) return stale(everything);
  const area = areaOfRelease(id);
  const years = [...new Set(touched.map(({ year }) => year))];
  const reports = await Promise.all(years.map((year) => overwritten(deps, { area, year }, agenciesOf(touched, year))));
  const all = reports.flat();
  if (all.length === 0) return null;
  if (what === 'all' || all.length > MOST_REPORTS) return stale(everything);
  return stale(all.flatMap((one) => reportAddresses(place, one)));
}

const agenciesOf = (touched: Work['touched'], year: number) =>
  touched.flatMap((one) => (one.year === year ? [one.agency] : []));

async function overwritten(
  { table }: Pick<PublishingDependencies, 'table'>,
  season: SeasonRef,
  agencies: readonly string[],
): Promise<{ readonly year: number; readonly agency: string }[]> {
  const { filings } = await loadAgencies(table, season, agencies);
  const filed = [...filings.values()].filter(
    (filing) => isTouched(filing) || filing.corrections.some(({ replacedBy }) => replacedBy !== null),
  );
  return [...filed, ...(await earlierYearsOf(table, season, agencies)).filter(isTouched)];
}
