/**
 * How the site is cut into ranges, as the last release laid it out: from it follows which lists, parts and manifests there must be.
 * A site as former code left it has none of them.
 */
import { COMPARE_KEYS } from '#shared/site/compare-objects.js';
import { contributionKeysIn } from '#shared/site/contribution-rows.js';
import {
  ABOUT_DATA_KEY,
  AGENCIES_KEY,
  agencyListKey,
  agencyManifestKey,
  agencySitemapKey,
  HISTORY_SCHEMA_KEY,
  INDEX_SCHEMA_KEY,
  keyIn,
  PAGES_SITEMAP_KEY,
  partManifestKey,
  SEARCH_PAGE_KEY,
  yearIndexKey,
  yearListKey,
  yearManifestKey,
  yearPartKey,
  yearSitemapKey,
} from '#shared/site/keys.js';
import { TOP_STATE, YEAR_STATE } from '#shared/site/site-state.js';
import { loadSiteRow, TOP_ROW, yearRow } from '#shared/store/site-rows.js';
import type { Table } from '#shared/store/table.js';
import { LANGUAGES } from '#shared/words/texts.js';

export interface SiteLayout {
  readonly years: readonly { readonly year: number; readonly ranges: readonly { readonly n: number }[] }[];
  readonly agencies: readonly { readonly n: number }[];
}

/** Undefined before a release has laid the site out. */
export async function siteLayout(table: Table, area: string): Promise<SiteLayout | undefined> {
  const row = await loadSiteRow(table, area, TOP_ROW);
  const top = row && TOP_STATE.read(row.state, row.version);
  // Until the first release has drawn it, its rows speak of what is not there yet.
  if (top === undefined || top.fixed === null) return undefined;
  const rows = await Promise.all(top.years.map((year) => loadSiteRow(table, area, yearRow(year))));
  const years = rows.flatMap((one) => (one === undefined ? [] : [YEAR_STATE.read(one.state, one.version)]));
  return { years: years.filter(({ manifest }) => manifest !== null), agencies: top.ranges };
}

const bothKeys = (key: string) => LANGUAGES.map((language) => keyIn(language, key));

export function keysOfLayout({ years, agencies }: SiteLayout): string[] {
  return [
    ...bothKeys(AGENCIES_KEY),
    PAGES_SITEMAP_KEY,
    INDEX_SCHEMA_KEY,
    HISTORY_SCHEMA_KEY,
    ...COMPARE_KEYS.flatMap(bothKeys),
    ...bothKeys(SEARCH_PAGE_KEY),
    ...bothKeys(ABOUT_DATA_KEY),
    ...agencies.flatMap(({ n }) => [
      agencyManifestKey(n),
      agencySitemapKey(n),
      ...(agencies.length === 1 ? [] : bothKeys(agencyListKey(n))),
    ]),
    ...years.flatMap(({ year, ranges }) => [
      yearIndexKey(year),
      yearManifestKey(year),
      ...ranges.flatMap(({ n }) => [
        yearPartKey(year, n),
        partManifestKey(year, n),
        yearSitemapKey(year, n),
        ...(ranges.length === 1 ? [] : bothKeys(yearListKey(year, n))),
      ]),
    ]),
  ];
}

/** Who makes up the totals: drawn only where anything was ever public, which the layout does not say, so that none is missed. */
export function contributionKeys({ years }: SiteLayout): string[] {
  return years.flatMap(({ year, ranges }) =>
    contributionKeysIn(
      year,
      ranges.map(({ n }) => n),
    ).flatMap(bothKeys),
  );
}
