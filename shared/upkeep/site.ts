/**
 * Compares the public site with what was released: what is missing is published again by a release that made it public,
 * what belongs to no released report is reported and never touched.
 */
import type { Filing, Submission } from '#shared/filing/model.js';
import { historyId, type HistoryReport } from '#shared/filing/history.js';
import { nextVersion, type OncePublic } from '#shared/filing/takedowns.js';
import { listKeys } from '#shared/s3/objects.js';
import type { Release } from '#shared/season/release.js';
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
import { isOfPacks } from '#shared/packs/keys.js';
import { LANGUAGES } from '#shared/words/texts.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { beginRelease } from './releases.js';
import { contributionKeys, keysOfLayout, siteLayout, type SiteLayout } from './site-layout.js';

/** A filing, or a report of an earlier year, as far as the site shows it. */
export interface OnSite extends OncePublic {
  readonly year: number;
  readonly agency: string;
  readonly released: { readonly version: number; readonly release: string } | null;
}

/** What is public, of whichever area. */
export interface PublicReport {
  readonly filing: OnSite;
  readonly submission: { readonly id: string };
}
export interface PublicFiling extends PublicReport {
  readonly filing: Filing;
  readonly submission: Submission;
}

/** What of the reports of earlier years is public, and what was and is not any more. */
export function historyOnSite(all: readonly HistoryReport[]): {
  readonly standing: PublicReport[];
  readonly down: OnSite[];
} {
  const shown = all.map(({ year, agency, released, takedowns }) => ({ year, agency: agency.id, released, takedowns }));
  return {
    standing: all.flatMap((report, at) => {
      const filing = shown[at];
      if (filing === undefined || report.released === null) return [];
      return [{ filing, submission: { id: historyId(report, report.released.n) } }];
    }),
    down: shown.filter(({ released, takedowns }) => released === null && takedowns.length > 0),
  };
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

/** The site of one area. */
export interface SiteToCompare {
  readonly area: string;
  readonly place: Place;
  readonly filings: readonly PublicFiling[];
  /** Those, and reports of earlier years. */
  readonly reports: readonly PublicReport[];
  readonly releases: readonly Release[];
  readonly takenDown: readonly OnSite[];
}

const strayAt = (about: string): Drift => ({
  kind: 'site-stray',
  about,
  healed: false,
  detail: 'belongs to no released report',
});

/** Everything that lies in the bucket, in the folder of a site by the key that it has there. */
export async function keysByPlace(upkeep: UpkeepDependencies): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const byPlace = new Map<string, Set<string>>([[ROOT, new Set()]]);
  for (const key of await listKeys(upkeep.s3, { bucket: upkeep.siteBucket, prefix: '' })) {
    const place = /^areas\/[^/]+\//.exec(key)?.[0] ?? ROOT;
    const keys = byPlace.get(place) ?? new Set();
    byPlace.set(place, keys.add(key.slice(place.length)));
  }
  return byPlace;
}

/** What lies in folders of no site, and at the root where no site stands there yet. */
export function strayFolders(
  keys: ReadonlyMap<string, ReadonlySet<string>>,
  sites: readonly Pick<SiteToCompare, 'place'>[],
): Drift[] {
  return [...keys].flatMap(([place, there]) => {
    if (sites.some((site) => site.place === place)) return [];
    const stray = place === ROOT ? judgeSite(there, []).stray : [...there].sort();
    return stray.map((key) => strayAt(`${place}${key}`));
  });
}

export async function compareSite(
  upkeep: UpkeepDependencies,
  { area, place, reports: filings, releases, takenDown }: SiteToCompare,
  there: ReadonlySet<string>,
): Promise<Drift[]> {
  const judged = judgeSite(there, filings, takenDown, await siteLayout(upkeep.table, area), place);
  const drifts: Drift[] = judged.stray.map((key) => strayAt(`${place}${key}`));
  const last = releases.filter(({ state }) => state === 'published').at(-1);
  const begun = new Map<string, string>();
  const again = async (release: Release | undefined): Promise<string> => {
    if (release === undefined) return 'its release is not known';
    const known = begun.get(release.id) ?? (await beginRelease(upkeep, release)) ?? 'begun anew too often';
    begun.set(release.id, known);
    return known;
  };
  const healed = (name: string) => !/ not known$| too often$/.test(name);
  for (const { submission, release, missing } of judged.reports) {
    const name = await again(releases.find(({ id }) => id === release));
    const detail = `${missing.join(', ')} missing; published again: ${name}`;
    drifts.push({ kind: 'released-not-public', about: submission, healed: healed(name), detail });
  }
  for (const key of judged.indexes) {
    const name = await again(last);
    drifts.push({
      kind: 'index-not-public',
      about: `${place}${key}`,
      healed: healed(name),
      detail: `published again: ${name}`,
    });
  }
  return drifts;
}

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
  takenDown: readonly OnSite[] = [],
  layout?: SiteLayout,
  place: Place = ROOT,
): SiteJudgement {
  const wanted = filings.map(({ filing, submission }) => ({ filing, submission, keys: keysOf(filing, there) }));
  const ever = [...filings.map(({ filing }) => filing), ...takenDown];
  const years = [...new Set(ever.map(({ year }) => year))];
  const indexes =
    ever.length === 0
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
function keysOf(filing: OnSite, there: ReadonlySet<string>): string[] {
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
const lastVersion = (of: OnSite): number => nextVersion(of) - 1;

/** Of what was taken down: where it stood for the report, and as the highest version. */
function noticeKeys(down: OnSite): string[] {
  const { year, agency } = down;
  const version = lastVersion(down);
  if (version === 0) return [];
  const of = { year, agency: { id: agency }, version };
  return [...bothKeys(currentPageKey(of)), ...bothKeys(versionPageKey(of)), reportJsonKey(of), reportCsvKey(of)];
}

/** What may stand beside a report without being missed: other bytes than the manifest names are for verifying to find. */
function mayStand(of: OnSite): string[] {
  const { year, agency, released } = of;
  const version = released?.version ?? lastVersion(of);
  if (version === 0) return [];
  return FILE_KINDS.map((kind) => reportFileKey({ year, agency: { id: agency }, version }, kind));
}

/** Other versions than the public one stay readable, or say that they were taken down; a later one may have been rolled back. */
function earlierPrefixes(of: OnSite): string[] {
  const { year, agency, released } = of;
  const last = lastVersion(of);
  const own = released?.version ?? last;
  return Array.from({ length: last }, (_, n) => n + 1).flatMap((version) =>
    version === own ? [] : bothKeys(versionPrefix({ year, agency: { id: agency }, version })),
  );
}

const prefixOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);
