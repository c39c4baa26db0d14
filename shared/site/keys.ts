/**
 * The keys of the site bucket and the addresses that lead to them. Every address names an object: a link ends in a
 * file name, `index.html` included; only the root stands for one without naming it. Version objects are written once
 * and never change; everything else is written over in place, by the releases that touch what it tells of. Pages stand
 * in Chinese at their key and in English at the same key under `en/`; data have one language.
 */
import type { Language } from '#shared/words/texts.js';
import type { Place } from './place.js';

interface OfReport {
  readonly year: number;
  readonly agency: { readonly id: string };
}
interface OfVersion extends OfReport {
  readonly version: number;
}

export const INDEX_KEY = 'index.html';
export const NOT_FOUND_KEY = '404.html';
/** One for all sites, at the root: what search engines may read, and where the maps of the sites are. */
export const ROBOTS_KEY = 'robots.txt';
export const FEED_KEY = 'feed.xml';
export const SITEMAP_KEY = 'sitemap.xml';
export const REPORT_SCHEMA_KEY = 'data/v1/schema.json';
/** Of a report of an earlier year that was imported. */
export const HISTORY_SCHEMA_KEY = 'data/v1/history.schema.json';
export const INDEX_SCHEMA_KEY = 'data/v1/year-index.schema.json';
export const YEAR_SCHEMA_KEY = 'data/v1/year.schema.json';
export const MANIFEST_KEY = 'data/v1/manifest.json';
/** The public halves of the keys that signed seals, checkpoints and releases. */
export const KEYS_KEY = 'data/v1/keys.json';
/** Written last: names the release that the rest of the site belongs to. */
export const POINTER_KEY = 'data/v1/current.json';

export const versionPrefix = (of: OfVersion): string => `${of.year}/${of.agency.id}/v${of.version}/`;
export const versionPageKey = (of: OfVersion): string => `${versionPrefix(of)}index.html`;
export const reportJsonKey = (of: OfVersion): string => `${versionPrefix(of)}report.json`;
export const reportCsvKey = (of: OfVersion): string => `${versionPrefix(of)}report.csv`;

/** `kind`: ending of its name. */
export const reportFileKey = (of: OfVersion, kind: string): string => `${versionPrefix(of)}report.${kind}`;

/** Years and agencies compared by one figure. */
export const COMPARE_KEY = 'compare/index.html';
export const compareKey = (figure: string): string => `compare/${figure}.html`;

export const RULES_KEY = 'rules/index.html';
export const ruleKey = (rule: string): string => `rules/${rule}.html`;

export const currentPageKey = (of: OfReport): string => `${of.year}/${of.agency.id}/index.html`;
export const yearPageKey = (year: number): string => `${year}/index.html`;
export const agencyPageKey = (agency: string): string => `agencies/${agency}/index.html`;
/** The agencies of one range, where a year or the site has more than one. */
export const yearListKey = (year: number, n: number): string => `${year}/list-${n}.html`;
/** The sites of other areas, where they are many. */
export const AREAS_KEY = 'areas/index.html';
/** Who makes up the totals of a row of the form: by range, and, where the year has several, all ranges with their sums. */
export const contributionsFolder = (year: number): string => `${year}/totals/`;
export const contributionsKey = (year: number, row: string): string => `${contributionsFolder(year)}${row}.html`;
export const contributionsPartKey = (year: number, row: string, n: number): string =>
  `${contributionsFolder(year)}${row}-${n}.html`;
export const AGENCIES_KEY = 'agencies/index.html';
export const agencyListKey = (n: number): string => `agencies/list-${n}.html`;
export const yearIndexKey = (year: number): string => `data/v1/${year}/index.json`;
export const yearPartKey = (year: number, n: number): string => `data/v1/${year}/parts/${n}.jsonl`;
export const yearManifestKey = (year: number): string => `data/v1/${year}/manifest.json`;
export const partManifestKey = (year: number, n: number): string => `data/v1/${year}/parts/${n}.manifest.json`;
export const agencyManifestKey = (n: number): string => `data/v1/agencies/${n}.manifest.json`;
/** At the root, because a sitemap may name addresses below its own folder only (sitemaps.org, "Sitemap file location"). */
export const PAGES_SITEMAP_KEY = 'sitemap-pages.xml';
export const yearSitemapKey = (year: number, n: number): string => `sitemap-${year}-${n}.xml`;
export const agencySitemapKey = (n: number): string => `sitemap-agencies-${n}.xml`;
/** What is made of whole years has its keys in packs/keys.ts, but for what pages of the site lead to. */
export const ABOUT_DATA_KEY = 'data/index.html';
export const SEARCH_PAGE_KEY = 'search/index.html';
export const yearJsonKey = (year: number): string => `data/v1/${year}.json`;
export const yearCsvKey = (year: number): string => `data/v1/${year}.csv`;

/** The key of a page in a language, by its key in Chinese. */
export function keyIn(language: Language, key: string): string {
  return language === 'zh' ? key : `${language}/${key}`;
}

/** The address of an object of the site that stands at a place: `/2025/jiaoyu/index.html`. Keys are ASCII by construction. */
export function addressOfKey(place: Place, key: string): string {
  return `/${place}${key}`;
}

/** The address as the world writes it; `base` of the site, with or without a closing slash. */
export function absoluteAddress(base: string, key: string): string {
  return `${base.replace(/\/+$/, '')}/${key}`;
}

/** What is named by its own digest; a browser need not ask again. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** A version never changes; but it may be taken down, and then no cache should go on showing it for long. */
export const VERSION = 'public, max-age=300';
/** An index follows each release; a minute is short enough for a correction. */
export const CHANGING = 'public, max-age=60';
