/** Which keys of a site should be there and are not, and which are there and should not: judged from what is public alone. */
import { nextVersion, type OncePublicOf } from '#shared/filing/takedowns.js';
import { isOfPacks } from '#shared/packs/keys.js';
import {
  agencyPageKey,
  currentPageKey,
  FEED_KEY,
  INDEX_KEY,
  keyIn,
  KEYS_KEY,
  MANIFEST_KEY,
  NOT_FOUND_KEY,
  POINTER_KEY,
  REPORT_SCHEMA_KEY,
  reportCsvKey,
  reportFileKey,
  reportJsonKey,
  RULES_KEY,
  SITEMAP_KEY,
  versionPageKey,
  versionPrefix,
  YEAR_SCHEMA_KEY,
  yearCsvKey,
  yearJsonKey,
  yearPageKey,
} from '#shared/site/keys.js';
import { FILE_KINDS } from '#shared/site/model.js';
import { ROOT, type Place } from '#shared/site/place.js';
import { LANGUAGES } from '#shared/words/texts.js';
import { contributionKeys, keysOfLayout, type SiteLayout } from './site-layout.js';

/** What is public, of whichever area. */
export interface PublicReport {
  readonly filing: OncePublicOf;
  readonly submission: { readonly id: string };
}
const bothKeys = (key: string) => LANGUAGES.map((language) => keyIn(language, key));

/** At the root, also before the first release. */
const FIRST = [...bothKeys(INDEX_KEY), NOT_FOUND_KEY];

/** Written by every release, whichever reports it makes public. */
const INDEXES = [
  ...bothKeys(INDEX_KEY),
  FEED_KEY,
  SITEMAP_KEY,
  ...bothKeys(RULES_KEY),
  REPORT_SCHEMA_KEY,
  YEAR_SCHEMA_KEY,
  KEYS_KEY,
  MANIFEST_KEY,
  POINTER_KEY,
];
/**
 * Pages of rules and what pages look like: more of them may be there than today's code writes. Originals were published
 * beside their report once; what stands in their place says that they are not any more. What tells of the sites of other areas is
 * not there on every site.
 */
const KEPT =
  /^(?:robots\.txt$|(?:en\/)?(?:(?:rules|assets)\/|areas\/index\.html$)|\d{4}\/[a-z0-9-]+\/v\d+\/original\.[a-z]+$)/;

export interface SiteJudgement {
  readonly reports: readonly {
    readonly submission: string;
    readonly release: string;
    readonly missing: readonly string[];
  }[];
  readonly indexes: readonly string[];
  readonly stray: readonly string[];
}

/** Pure: which keys should be there and are not, and which are there and should not. */
export function judgeSite(
  there: ReadonlySet<string>,
  filings: readonly PublicReport[],
  /** Of which nothing is public any more. */
  takenDown: readonly OncePublicOf[] = [],
  layout?: SiteLayout,
  place: Place = ROOT,
): SiteJudgement {
  const wanted = filings.map(({ filing, submission }) => ({ filing, submission, keys: keysOf(filing, there) }));
  const ever = [...filings.map(({ filing }) => filing), ...takenDown];
  const years = [...new Set(ever.map(({ year }) => year))];
  // A release of which nothing was left to publish, each decision disowned meanwhile, has drawn the site all the same.
  const indexes =
    ever.length === 0 && layout === undefined
      ? []
      : [
          ...INDEXES,
          ...(place === ROOT ? [NOT_FOUND_KEY] : []),
          ...years.flatMap((year) => [...bothKeys(yearPageKey(year)), yearJsonKey(year), yearCsvKey(year)]),
          ...new Set(ever.flatMap(({ agency }) => bothKeys(agencyPageKey(agency)))),
          ...takenDown.flatMap(noticeKeys),
          ...(layout === undefined ? [] : keysOfLayout(layout)),
        ];
  const known = new Set([
    ...(place === ROOT ? FIRST : []),
    ...indexes,
    ...wanted.flatMap(({ keys }) => keys),
    ...ever.flatMap(mayStand),
    ...(layout === undefined ? [] : contributionKeys(layout)),
  ]);
  const earlier = ever.flatMap(earlierPrefixes);
  const prefixes = new Set(earlier);
  return {
    reports: wanted.flatMap(({ filing, submission, keys }) => {
      const missing = keys.filter((key) => !there.has(key));
      const release = filing.released?.release ?? '';
      return missing.length === 0 ? [] : [{ submission: submission.id, release, missing }];
    }),
    indexes: indexes.filter((key) => !there.has(key)),
    stray: [...there]
      .filter((key) => !known.has(key) && !isOfPacks(key) && !KEPT.test(key) && !prefixes.has(prefixOf(key)))
      .sort(),
  };
}

/** What was published before there were English pages, or files to open, has none; a PDF is not there where its font lacks a character. */
function keysOf(filing: OncePublicOf, there: ReadonlySet<string>): string[] {
  if (filing.released === null) return [];
  const of = { year: filing.year, agency: { id: filing.agency }, version: filing.released.version };
  const english = [versionPageKey(of), currentPageKey(of)].map((key) => keyIn('en', key));
  const opened = (['docx', 'xlsx'] as const).map((kind) => reportFileKey(of, kind));
  return [
    versionPageKey(of),
    reportJsonKey(of),
    reportCsvKey(of),
    currentPageKey(of),
    ...(english.some((key) => there.has(key)) ? english : []),
    ...(opened.some((key) => there.has(key)) ? opened : []),
  ];
}

/** The highest version that there ever was, which need not be the one that was taken down last. */
const lastVersion = (of: OncePublicOf): number => nextVersion(of) - 1;

/** Of what was taken down: where it stood for the report, and as the highest version. */
function noticeKeys(down: OncePublicOf): string[] {
  const { year, agency } = down;
  const version = lastVersion(down);
  if (version === 0) return [];
  const of = { year, agency: { id: agency }, version };
  return [...bothKeys(currentPageKey(of)), ...bothKeys(versionPageKey(of)), reportJsonKey(of), reportCsvKey(of)];
}

/** What may stand beside a report without being missed: other bytes than the manifest names are for verifying to find. */
function mayStand(of: OncePublicOf): string[] {
  const { year, agency, released } = of;
  const version = released?.version ?? lastVersion(of);
  if (version === 0) return [];
  return FILE_KINDS.map((kind) => reportFileKey({ year, agency: { id: agency }, version }, kind));
}

/** Other versions than the public one stay readable, or say that they were taken down; a later one may have been rolled back. */
function earlierPrefixes(of: OncePublicOf): string[] {
  const { year, agency, released } = of;
  const last = lastVersion(of);
  const own = released?.version ?? last;
  return Array.from({ length: last }, (_, n) => n + 1).flatMap((version) =>
    version === own ? [] : bothKeys(versionPrefix({ year, agency: { id: agency }, version })),
  );
}

const prefixOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);
