/**
 * Where the packs and the search index lie on the site. All are written over by the next pack: none has a name of its own
 * release, so that what was taken down cannot live on under a former name.
 */
const DATA = 'data/v1';

export const BULK_KEY = `${DATA}/bulk.json`;
export const CHECKSUMS_KEY = `${DATA}/checksums.sha256`;
export const CHANGELOG_KEY = `${DATA}/changelog.json`;
export const DATAPACKAGE_KEY = `${DATA}/datapackage.json`;
export const CATALOG_KEY = `${DATA}/catalog.jsonld`;
export const WIDE_SCHEMA_KEY = `${DATA}/wide.schema.json`;
export const LONG_SCHEMA_KEY = `${DATA}/long.schema.json`;
export const LINE_SCHEMA_KEY = `${DATA}/line.schema.json`;

/** Of a year, or of all years. */
export type Span = number | 'all';
export const PACK_FORMATS = ['csv', 'jsonl', 'parquet', 'long.csv', 'long.parquet', 'sections.jsonl'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/** `data/v1/2025-long.csv`, `data/v1/all.jsonl`; those of one row per cell and of the text say so behind a hyphen. */
export function packKey(span: Span, format: PackFormat): string {
  return `${DATA}/${span}${format.includes('.') ? '-' : '.'}${format}`;
}
export function zipKey(span: Span): string {
  return span === 'all' ? `${DATA}/all.zip` : `${DATA}/nianbao-${span}.zip`;
}

export { ABOUT_DATA_KEY, SEARCH_PAGE_KEY } from '#shared/site/keys.js';

const SEARCH = 'search/v1';
/** Behind it lies whatever the page of the search loads. */
export const SEARCH_PARTS_PREFIX = `${SEARCH}/`;
/** What it loads first. */
export const SEARCH_INDEX_KEY = `${SEARCH}/index.json`;
export const searchAgenciesKey = (n: number): string => `${SEARCH}/agencies-${n}.json`;
export const searchFiguresKey = (n: number): string => `${SEARCH}/figures-${n}.json`;
export const searchReportsKey = (year: number, n: number): string => `${SEARCH}/${year}/reports-${n}.json`;
export const searchWordsKey = (year: number, n: number): string => `${SEARCH}/${year}/words-${n}.json`;

/** Where everything lies that a pack writes. */
export const PACK_PREFIXES = [`${DATA}/`, `${SEARCH}/`] as const;
const OF_A_SPAN = /^data\/v1\/(?:nianbao-\d{4}\.zip|\d{4}(?:-(?:long|sections))?\.(?:json|csv|jsonl|parquet))$/;

/** Whether a key is one that packs come and go under. */
export function isPack(key: string): boolean {
  return key.startsWith(`${SEARCH}/`) || OF_A_SPAN.test(key);
}

const OF_ALL = /^data\/v1\/all(?:-(?:long|sections))?\.(?:csv|jsonl|parquet|zip)$/;
const DESCRIBING: ReadonlySet<string> = new Set([
  ...[BULK_KEY, CHECKSUMS_KEY, CHANGELOG_KEY, DATAPACKAGE_KEY, CATALOG_KEY],
  ...[WIDE_SCHEMA_KEY, LONG_SCHEMA_KEY, LINE_SCHEMA_KEY],
]);

/** Whether a key is one that packs are written under, those that describe them and stay included. */
export function isOfPacks(key: string): boolean {
  return isPack(key) || OF_ALL.test(key) || DESCRIBING.has(key);
}
