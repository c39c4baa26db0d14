/**
 * One range of the site's agencies: the pages of those whose reports changed, the list of them all, their part of the sitemap and of
 * the manifest. What is known of the others stands in the range's row. Pure.
 */
import { agencyListKey, agencyManifestKey, agencyPageKey, agencySitemapKey } from './keys.js';
import { agencyListPage } from './agencies-page.js';
import { agencyPage, type OfAgency } from './agency-page.js';
import { sitemapOf } from './feed.js';
import { LANGUAGES } from '#shared/words/texts.js';
import { keyIn } from './keys.js';
import { listed, manifestObject, type Listed } from './manifest.js';
import { stands, type PublishedSummary, type SiteObject } from './model.js';
import type { Site } from './place.js';
import type { AgenciesState, DrawnBy, ListedAgency } from './site-state.js';
import { changing, inEachLanguage } from './site-object.js';

export interface AgenciesInput {
  readonly by: DrawnBy;
  readonly area: string;
  readonly state: AgenciesState;
  /** Whether its agencies stand on the page of all agencies itself. */
  readonly only: boolean;
  /** All that was ever public of the agencies that are drawn anew. */
  readonly changed: readonly PublishedSummary[];
}

export function drawAgencies(
  { by, area, state, only, changed }: AgenciesInput,
  { place, base }: Site,
): { readonly objects: readonly SiteObject[]; readonly state: AgenciesState } {
  const drawn = agenciesOf(changed).map((own) => ({
    own,
    objects: inEachLanguage(place, agencyPageKey(own.agency.id), (t) => agencyPage(own, t)),
  }));
  const anew = new Set(drawn.map(({ own }) => own.agency.id));
  const agencies = [
    ...state.agencies.filter(({ id }) => !anew.has(id)),
    ...drawn.map(({ own, objects }): ListedAgency => ({
      ...own.agency,
      stands: own.reports.length > 0,
      pages: objects.map((object) => listed(object).sha256),
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const standing = agencies.filter((agency) => agency.stands);
  const pages = [
    ...(only
      ? []
      : inEachLanguage(place, agencyListKey(state.n), (t) =>
          agencyListPage({ area, n: state.n, agencies: standing }, t),
        )),
    changing(
      agencySitemapKey(state.n),
      sitemapOf(
        standing.map(({ id }) => ({ key: agencyPageKey(id) })),
        base,
      ),
      'application/xml; charset=utf-8',
    ),
  ];
  const manifest = manifestObject(agencyManifestKey(state.n), { pages, further: agencies.flatMap(pagesOf) });
  return {
    objects: [...drawn.flatMap(({ objects }) => objects), ...pages, manifest],
    state: { ...state, by, agencies, manifest: manifest.digest },
  };
}

function pagesOf({ id, pages }: ListedAgency): Listed[] {
  return LANGUAGES.flatMap((language, at) => {
    const sha256 = pages[at];
    return sha256 === undefined ? [] : [{ path: keyIn(language, agencyPageKey(id)), sha256 }];
  });
}

/** Of every agency that ever had something public; what was taken down apart from what stands. */
export function agenciesOf(summaries: readonly PublishedSummary[]): OfAgency[] {
  const agencies = new Map<string, PublishedSummary[]>();
  for (const one of [...summaries].sort((a, b) => b.year - a.year)) {
    agencies.set(one.agency.id, [...(agencies.get(one.agency.id) ?? []), one]);
  }
  return [...agencies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [newest] = own;
      if (newest === undefined) return [];
      const { agency, area } = newest;
      return [{ agency, area, reports: own.filter(stands), takenDown: own.filter((one) => !stands(one)) }];
    });
}
