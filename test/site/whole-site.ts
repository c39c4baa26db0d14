/**
 * All indexes of a site at once, out of all that is public: what a release comes to, range by range, on a site that it finds empty.
 * For whoever wants to see a whole site without a table; a release itself reads no more than it must (publishing/).
 */
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { digestOf } from '#shared/ids/digest.js';
import { drawAgencies } from '#shared/site/draw-agencies.js';
import { byAgencyId, drawRange } from '#shared/site/draw-range.js';
import { drawTop } from '#shared/site/draw-top.js';
import { drawYear } from '#shared/site/draw-year.js';
import { newest } from '#shared/site/feed.js';
import { newsOf } from '#shared/site/news.js';
import {
  stands,
  type PublishedSummary,
  type SiteObject,
  type TakenDownReport,
  type YearRoster,
} from '#shared/site/model.js';
import { ALONE, type Neighbours } from '#shared/site/neighbours.js';
import type { Site } from '#shared/site/place.js';
import type { SigningKeys } from '#shared/site/pointer.js';
import { USUAL } from '#shared/site/scope.js';
import { AGENCY_RANGE, cut, endOf, WHOLE, YEAR_RANGE, type Bounds } from '#shared/site/ranges.js';
import type { AgenciesState, YearState } from '#shared/site/site-state.js';

const BY = { release: releaseIdSchema.parse('home.r20000101-aaaaaa'), fence: 0 };

function within(ranges: readonly Bounds[], range: Bounds) {
  const end = endOf(ranges, range);
  return (id: string) => id >= range.from && (end === undefined || id < end);
}

/**
 * `all`: the version in force of every report that was ever public, also of those that were taken down since, which are counted
 * nowhere and said to be gone at their addresses; `rosters`: for each year, the agencies that owe one; `site`: where it
 * stands, for the feed, the sitemap and the addresses inside the data; `down`: what was taken down, as the filings say it.
 */
export function indexObjects(
  all: readonly PublishedSummary[],
  rosters: readonly YearRoster[],
  site: Site,
  keys: SigningKeys,
  down: readonly TakenDownReport[],
  neighbours: Neighbours = ALONE,
): SiteObject[] {
  const years = [...new Set([...all, ...rosters].map(({ year }) => year))].sort((a, b) => b - a);
  const drawn = years.map((year) => {
    const roster = rosters.find((one) => one.year === year);
    const scope = roster?.scope ?? USUAL;
    const own = all.filter((one) => one.year === year);
    const area = roster?.area ?? own[0]?.area ?? '';
    const ids = [...new Set([...own.map(({ agency }) => agency.id), ...(roster?.agencies ?? []).map(({ id }) => id)])];
    const bounds = cut(WHOLE, ids, YEAR_RANGE, 2);
    const parts = bounds.map((range) => {
      const has = within(bounds, range);
      const part = drawRange(
        {
          ...{ by: BY, year, area, bounds: range, only: bounds.length === 1, scope },
          summaries: own.filter(({ agency }) => has(agency.id)),
          roster: roster?.agencies.filter(({ id }) => has(id)) ?? null,
          down: down.filter((one) => one.year === year && has(one.agency.id)),
        },
        site,
      );
      return { objects: part.objects, range: { ...range, year, content: part.content } };
    });
    const reports = byAgencyId(own.filter(stands));
    const data = drawYear(
      {
        ...{ year, area, ranges: parts.map(({ range }) => range), reports: bounds.length === 1 ? reports : null },
        ...{ asOf: roster?.today ?? null, scope },
      },
      site,
    );
    const state: YearState = {
      ...{ year: reportYearSchema.parse(year), area, season: digestOf(null), events: 0, next: bounds.length + 1 },
      ...{
        coverage: data.data.coverage,
        reports: data.data.reports,
        ranges: bounds,
        undrawn: [],
        due: data.data.due.first,
      },
      scope,
      ...(data.data.counted === undefined ? {} : { counted: data.data.counted }),
      ...{ compared: data.compared, manifest: data.manifest },
    };
    return { state, objects: [...parts.flatMap(({ objects }) => objects), ...data.objects] };
  });
  const area = drawn[0]?.state.area ?? '';
  const ids = [...new Set(all.map(({ agency }) => agency.id))];
  const bounds = cut(WHOLE, ids, AGENCY_RANGE, 2);
  const agencies = bounds.map((range) => {
    const has = within(bounds, range);
    const empty: AgenciesState = { ...range, by: null, agencies: [], manifest: null };
    const changed = all.filter((one) => has(one.agency.id));
    return drawAgencies({ by: BY, area, state: empty, only: bounds.length === 1, changed }, site);
  });
  const top = drawTop(
    {
      ...{ area, keys, years: drawn.map(({ state }) => state), agencies: agencies.map(({ state }) => state) },
      news: newest(all.map(newsOf)),
      neighbours,
    },
    site,
  );
  return [
    ...drawn.flatMap(({ objects }) => objects),
    ...agencies.flatMap(({ objects }) => objects),
    ...top.fixed,
    ...top.objects,
  ];
}
