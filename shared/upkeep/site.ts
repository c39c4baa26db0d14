/**
 * Compares the public site with what was released: what is missing is published again by a release that made it public,
 * what belongs to no released report is reported and never touched.
 */
import type { Filing, Submission } from '#shared/filing/model.js';
import { nextVersion } from '#shared/filing/takedowns.js';
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
import { isOfPacks } from '#shared/packs/keys.js';
import { LANGUAGES } from '#shared/words/texts.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { beginRelease } from './releases.js';
import { keysOfLayout, siteLayout, type SiteLayout } from './site-layout.js';

/** What is public of all areas: they share one site. */
export interface PublicFiling {
  readonly filing: Filing;
  readonly submission: Submission;
}

const bothKeys = (key: string) => LANGUAGES.map((language) => keyIn(language, key));

/** Also there before the first release. */
const FIRST = [...bothKeys(INDEX_KEY), NOT_FOUND_KEY];

/** Written by every release, whichever reports it makes public. */
const INDEXES = [
  ...bothKeys(INDEX_KEY),
  NOT_FOUND_KEY,
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
 * beside their report once; what stands in their place says that they are not any more.
 */
const KEPT = /^(?:(?:en\/)?(?:rules|assets)\/|\d{4}\/[a-z0-9-]+\/v\d+\/original\.[a-z]+$)/;

export async function compareSite(
  upkeep: UpkeepDependencies,
  filings: readonly PublicFiling[],
  releases: readonly Release[],
  takenDown: readonly Filing[] = [],
): Promise<Drift[]> {
  const there = new Set(await listKeys(upkeep.s3, { bucket: upkeep.siteBucket, prefix: '' }));
  const judged = judgeSite(there, filings, takenDown, await siteLayout(upkeep.table));
  const drifts: Drift[] = judged.stray.map((about) => ({
    kind: 'site-stray',
    about,
    healed: false,
    detail: 'belongs to no released report',
  }));
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
  for (const about of judged.indexes) {
    const name = await again(last);
    drifts.push({ kind: 'index-not-public', about, healed: healed(name), detail: `published again: ${name}` });
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
  filings: readonly PublicFiling[],
  /** Of which nothing is public any more. */
  takenDown: readonly Filing[] = [],
  layout?: SiteLayout,
): SiteJudgement {
  const wanted = filings.map(({ filing, submission }) => ({ filing, submission, keys: keysOf(filing, there) }));
  const ever = [...filings.map(({ filing }) => filing), ...takenDown];
  const years = [...new Set(ever.map(({ year }) => year))];
  const indexes =
    ever.length === 0
      ? []
      : [
          ...INDEXES,
          ...years.flatMap((year) => [...bothKeys(yearPageKey(year)), yearJsonKey(year), yearCsvKey(year)]),
          ...new Set(ever.flatMap(({ agency }) => bothKeys(agencyPageKey(agency)))),
          ...takenDown.flatMap(noticeKeys),
          ...(layout === undefined ? [] : keysOfLayout(layout)),
        ];
  const known = new Set([...FIRST, ...indexes, ...wanted.flatMap(({ keys }) => keys), ...ever.flatMap(mayStand)]);
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
function keysOf(filing: Filing, there: ReadonlySet<string>): string[] {
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

/** Of what was taken down last: where it stood for the report, and as the version that was public. */
function noticeKeys({ year, agency, takedowns }: Filing): string[] {
  const version = takedowns.at(-1)?.version;
  if (version === undefined) return [];
  const of = { year, agency: { id: agency }, version };
  return [...bothKeys(currentPageKey(of)), ...bothKeys(versionPageKey(of)), reportJsonKey(of), reportCsvKey(of)];
}

/** What may stand beside a report without being missed: other bytes than the manifest names are for verifying to find. */
function mayStand({ year, agency, released, takedowns }: Filing): string[] {
  const version = released?.version ?? takedowns.at(-1)?.version;
  if (version === undefined) return [];
  return FILE_KINDS.map((kind) => reportFileKey({ year, agency: { id: agency }, version }, kind));
}

/** Other versions than the public one stay readable, or say that they were taken down; a later one may have been rolled back. */
function earlierPrefixes({ year, agency, released, takedowns }: Filing): string[] {
  const last = nextVersion({ released, takedowns }) - 1;
  const own = released?.version ?? last;
  return Array.from({ length: last }, (_, n) => n + 1).flatMap((version) =>
    version === own ? [] : bothKeys(versionPrefix({ year, agency: { id: agency }, version })),
  );
}

const prefixOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);
