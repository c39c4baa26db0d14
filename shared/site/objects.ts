/**
 * The objects of the site bucket for a report, for the indexes and for a release. Pure: equal input gives equal bytes,
 * so a release that is run twice writes the same site. Order of writing, and leases are the caller's:
 * versions first, then current pages and indexes, the pointer last.
 */
import { attachment } from '#shared/ids/attachment.js';
import {
  agencyPageKey,
  currentPageKey,
  FEED_KEY,
  IMMUTABLE,
  INDEX_KEY,
  KEYS_KEY,
  MANIFEST_KEY,
  NOT_FOUND_KEY,
  POINTER_KEY,
  REPORT_SCHEMA_KEY,
  reportCsvKey,
  reportJsonKey,
  ruleKey,
  RULES_KEY,
  SITEMAP_KEY,
  VERSION,
  versionPageKey,
  YEAR_SCHEMA_KEY,
  yearCsvKey,
  yearJsonKey,
  yearPageKey,
} from './keys.js';
import { agencyPage, type OfAgency } from './agency-page.js';
import { atomFeed, sitemap } from './feed.js';
import { publicOriginalGone } from './former-original.js';
import { homePage, notFoundPage, notYetPage } from './home-page.js';
import { manifestText, reportSchemaText, yearSchemaText } from './manifest.js';
import { keysText, pointerText, type ReleasePointer, type SigningKeys } from './pointer.js';
import {
  stands,
  type PublishedReport,
  type PublishedSummary,
  type SiteObject,
  type TakenDownReport,
  type YearRoster,
} from './model.js';
import { reportCsv, reportJson, reportTitle } from './report-data.js';
import { reportPage } from './report-page.js';
import { RULES } from '#shared/rules/index.js';
import { rulePage, rulesPage } from './rule-pages.js';
import { changing, CSV_TYPE, HTML_TYPE, inEachLanguage, JSON_TYPE } from './site-object.js';
import { STYLESHEET, STYLESHEET_KEY } from './stylesheet.js';
import { textsIn } from '#shared/words/texts.js';
import { takenDownObjects } from './taken-down.js';
import { yearCsv, yearJson, yearsOf } from './year-data.js';
import { yearPage } from './year-page.js';

const SCHEMA_TYPE = 'application/schema+json; charset=utf-8';

function savedName(report: PublishedReport, extension: string): string {
  return attachment(`${reportTitle(report)}.${extension}`, `${report.year}-${report.agency.id}.${extension}`);
}

/** What pages need to look right: written before any page that names it, never removed. */
export function assetObjects(): SiteObject[] {
  return [{ key: STYLESHEET_KEY, body: STYLESHEET, contentType: 'text/css; charset=utf-8', cacheControl: IMMUTABLE }];
}

/** What stands before the first release. */
export function firstObjects(): SiteObject[] {
  return [
    ...assetObjects(),
    ...inEachLanguage(INDEX_KEY, notYetPage),
    changing(NOT_FOUND_KEY, notYetPage(textsIn('zh')), HTML_TYPE),
  ];
}

/** The fixed objects of a version. */
export function versionObjects(report: PublishedReport): SiteObject[] {
  const fixed = { cacheControl: VERSION };
  return [
    ...inEachLanguage(versionPageKey(report), (t) => reportPage(report, 'version', t), VERSION),
    { key: reportJsonKey(report), body: reportJson(report), contentType: JSON_TYPE, ...fixed },
    {
      key: reportCsvKey(report),
      body: reportCsv(report),
      contentType: CSV_TYPE,
      contentDisposition: savedName(report, 'csv'),
      ...fixed,
    },
  ];
}

/** The page that stands for the report whatever its version. */
export function currentObjects(report: PublishedReport): SiteObject[] {
  return inEachLanguage(currentPageKey(report), (t) => reportPage(report, 'current', t));
}

/** Of every agency that ever had something public; what was taken down apart from what stands. */
function byAgency(summaries: readonly PublishedSummary[]): OfAgency[] {
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

/**
 * Everything that is made from more than one report. `all`: the version in force of every report that was ever public,
 * also of those that were taken down since, which are counted nowhere and said to be gone at their addresses; `rosters`: for each
 * year, the agencies that owe one; `siteBaseUrl`: where the site stands, for the feed, the sitemap and the addresses inside the
 * data; `down`: what was taken down, as the filings say it.
 */
export function indexObjects(
  all: readonly PublishedSummary[],
  rosters: readonly YearRoster[],
  siteBaseUrl: string,
  keys: SigningKeys,
  down: readonly TakenDownReport[],
): SiteObject[] {
  const summaries = all.filter(stands);
  const takenDown = all.filter((one) => !stands(one));
  const years = yearsOf(summaries, rosters);
  const agencies = byAgency(all);
  const area = years[0]?.area ?? all[0]?.area ?? '';
  const withReports = agencies.filter(({ reports }) => reports.length > 0).map(({ agency }) => agency);
  const dataFiles: SiteObject[] = [
    ...years.flatMap((data) => [
      changing(yearJsonKey(data.year), yearJson(data, siteBaseUrl), JSON_TYPE),
      {
        ...changing(yearCsvKey(data.year), yearCsv(data, siteBaseUrl), CSV_TYPE),
        contentDisposition: attachment(
          `${textsIn('zh').site.reportTitle(data.area, data.year)}.csv`,
          `${data.year}.csv`,
        ),
      },
    ]),
    changing(REPORT_SCHEMA_KEY, reportSchemaText(), SCHEMA_TYPE),
    changing(YEAR_SCHEMA_KEY, yearSchemaText(), SCHEMA_TYPE),
    changing(KEYS_KEY, keysText(keys), JSON_TYPE),
  ];
  const pages: SiteObject[] = [
    ...assetObjects(),
    ...all.flatMap(publicOriginalGone),
    ...down.flatMap(takenDownObjects),
    ...years.flatMap((data) => inEachLanguage(yearPageKey(data.year), (t) => yearPage(data, t, takenDown))),
    ...agencies.flatMap((own) => inEachLanguage(agencyPageKey(own.agency.id), (t) => agencyPage(own, t))),
    ...inEachLanguage(RULES_KEY, (t) => rulesPage(area, t)),
    ...RULES.flatMap((rule) => inEachLanguage(ruleKey(rule.id), (t) => rulePage(rule, area, t))),
    changing(NOT_FOUND_KEY, notFoundPage(area), HTML_TYPE),
    changing(FEED_KEY, atomFeed(all, area, siteBaseUrl), 'application/atom+xml; charset=utf-8'),
    changing(
      SITEMAP_KEY,
      sitemap(
        summaries,
        years.map((data) => data.year),
        siteBaseUrl,
      ),
      'application/xml; charset=utf-8',
    ),
    ...inEachLanguage(INDEX_KEY, (t) => homePage({ area, years, agencies: withReports }, t)),
  ];
  const inOrder = years.flatMap((data) => data.reports);
  return [...dataFiles, changing(MANIFEST_KEY, manifestText(dataFiles, pages, inOrder), JSON_TYPE), ...pages];
}

/** The pointer that is written last: `data/v1/current.json`. */
export function releasePointer(pointer: ReleasePointer): SiteObject {
  return changing(POINTER_KEY, pointerText(pointer), JSON_TYPE);
}
