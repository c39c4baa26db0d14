/** What the whole site shares: first page, list of agencies, feed, sitemap, and the root of the manifests. Pure. */
import { digestOf, type Digest } from '#shared/ids/digest.js';
import { agenciesPage, type Agencies } from './agencies-page.js';
import { atomFeed, robotsText, sitemapIndex, sitemapOf } from './feed.js';
import { COMPARE_KEYS, compareObjects } from './compare-objects.js';
import { homePage, notFoundPage } from './home-page.js';
import {
  ABOUT_DATA_KEY,
  AGENCIES_KEY,
  AREAS_KEY,
  agencyManifestKey,
  agencySitemapKey,
  FEED_KEY,
  HISTORY_SCHEMA_KEY,
  INDEX_KEY,
  INDEX_SCHEMA_KEY,
  KEYS_KEY,
  MANIFEST_KEY,
  NOT_FOUND_KEY,
  PAGES_SITEMAP_KEY,
  REPORT_SCHEMA_KEY,
  ROBOTS_KEY,
  ruleKey,
  RULES_KEY,
  SEARCH_PAGE_KEY,
  SITEMAP_KEY,
  YEAR_SCHEMA_KEY,
  yearManifestKey,
  yearPageKey,
  yearSitemapKey,
} from './keys.js';
import {
  historySchemaText,
  indexSchemaText,
  listed,
  manifestObject,
  reportSchemaText,
  yearSchemaText,
} from './manifest.js';
import type { SiteObject } from './model.js';
import { assetObjects } from './objects.js';
import { areasPage, areMany } from './areas-page.js';
import type { Neighbours } from './neighbours.js';
import { ROOT, siteAt, type Place, type Site } from './place.js';
import { keysText, type SigningKeys } from './pointer.js';
import { rulePage, rulesPage } from './rule-pages.js';
import { inOrder } from './ranges.js';
import { USUAL } from './scope.js';
import { changing, HTML_TYPE, inEachLanguage, JSON_TYPE } from './site-object.js';
import type { AgenciesState, News, YearState } from './site-state.js';
import { RULES } from '#shared/rules/index.js';

const SCHEMA_TYPE = 'application/schema+json; charset=utf-8';
const TEXT_TYPE = 'text/plain; charset=utf-8';
const XML_TYPE = 'application/xml; charset=utf-8';

export interface TopInput {
  readonly area: string;
  /** Those that something is or was public of. */
  readonly years: readonly YearState[];
  readonly agencies: readonly AgenciesState[];
  readonly news: readonly News[];
  readonly keys: SigningKeys;
  readonly neighbours: Neighbours;
}

export interface DrawnTop {
  /** Files and pages that no report changes. */
  readonly fixed: readonly SiteObject[];
  /** Of them with their keys. */
  readonly fixedDigest: Digest;
  /** In the order of writing, the root manifest last. */
  readonly objects: readonly SiteObject[];
  readonly manifest: Digest;
}

interface Fixed {
  readonly files: readonly SiteObject[];
  readonly pages: readonly SiteObject[];
}
/** The last that were drawn: a function draws them once, however many releases it takes part in. */
let lastFixed: { readonly of: string; readonly fixed: Fixed } | undefined;

function fixedObjects(area: string, keys: SigningKeys, place: Place): Fixed {
  const of = `${place} ${area} ${keysText(keys)}`;
  const fixed = lastFixed?.of === of ? lastFixed.fixed : drawFixed(area, keys, place);
  lastFixed = { of, fixed };
  return fixed;
}

function drawFixed(area: string, keys: SigningKeys, place: Place): Fixed {
  return {
    files: [
      changing(REPORT_SCHEMA_KEY, reportSchemaText(), SCHEMA_TYPE),
      changing(HISTORY_SCHEMA_KEY, historySchemaText(), SCHEMA_TYPE),
      changing(YEAR_SCHEMA_KEY, yearSchemaText(), SCHEMA_TYPE),
      changing(INDEX_SCHEMA_KEY, indexSchemaText(), SCHEMA_TYPE),
      changing(KEYS_KEY, keysText(keys), JSON_TYPE),
    ],
    pages: [
      ...assetObjects(),
      ...inEachLanguage(place, RULES_KEY, (t) => rulesPage(area, t)),
      ...RULES.flatMap((rule) => inEachLanguage(place, ruleKey(rule.id), (t) => rulePage(rule, area, t))),
    ],
  };
}

/** What there is once for all sites: at the root. */
function pagesOfAll(area: string, { mapped }: Neighbours, { place, base }: Site): SiteObject[] {
  if (place !== ROOT) return [];
  return [
    changing(NOT_FOUND_KEY, notFoundPage(mapped.length === 0 ? area : null, place), HTML_TYPE),
    changing(ROBOTS_KEY, robotsText([base, ...mapped.map((other) => siteAt(base, other).base)]), TEXT_TYPE),
  ];
}

export function drawTop({ area, keys, news, neighbours, ...input }: TopInput, site: Site): DrawnTop {
  const { place, base } = site;
  const { files, pages: fixedPages } = fixedObjects(area, keys, place);
  const years = [...input.years].sort((a, b) => b.year - a.year);
  const ranges = inOrder(input.agencies);
  const listing = agenciesListed(area, ranges);
  const pages = [
    ...pagesOfAll(area, neighbours, site),
    ...inEachLanguage(place, AGENCIES_KEY, (t) => agenciesPage(listing, t)),
    changing(FEED_KEY, atomFeed(news, area, base), 'application/atom+xml; charset=utf-8'),
    changing(
      PAGES_SITEMAP_KEY,
      sitemapOf(
        [
          { key: INDEX_KEY },
          { key: AGENCIES_KEY },
          { key: SEARCH_PAGE_KEY },
          { key: ABOUT_DATA_KEY },
          ...(areMany(neighbours) ? [{ key: AREAS_KEY }] : []),
          ...COMPARE_KEYS.map((key) => ({ key })),
          ...years.map(({ year }) => ({ key: yearPageKey(year) })),
        ],
        base,
      ),
      XML_TYPE,
    ),
    changing(
      SITEMAP_KEY,
      sitemapIndex(
        [
          PAGES_SITEMAP_KEY,
          ...ranges.map(({ n }) => agencySitemapKey(n)),
          ...years.flatMap(({ year, ranges: own }) => own.map(({ n }) => yearSitemapKey(year, n))),
        ],
        base,
      ),
      XML_TYPE,
    ),
    ...compareObjects(
      {
        area,
        years: years.flatMap(({ year, coverage, counted, compared, history, scope, ranges: own }) =>
          // A year of former code knows its coverage over all kinds alone, until the next release draws it anew.
          compared === undefined
            ? []
            : [
                {
                  year,
                  scope: scope ?? USUAL,
                  // Who makes up its totals is drawn with it.
                  ranges: scope === undefined ? [] : inOrder(own).map(({ n }) => n),
                  coverage: counted === undefined ? coverage : counted,
                  isHistory: (history ?? 0) > 0,
                  ...compared,
                },
              ],
        ),
      },
      place,
    ),
    ...(areMany(neighbours) ? inEachLanguage(place, AREAS_KEY, (t) => areasPage(area, neighbours, t)) : []),
    ...inEachLanguage(place, INDEX_KEY, (t) => homePage({ ...listing, neighbours, years }, t)),
  ];
  const manifest = manifestObject(MANIFEST_KEY, {
    files,
    pages: [...fixedPages, ...pages],
    manifests: [
      ...years.flatMap(({ year, manifest: sha256 }) =>
        sha256 === null ? [] : [{ path: yearManifestKey(year), sha256 }],
      ),
      ...ranges.flatMap(({ n, manifest: sha256 }) => (sha256 === null ? [] : [{ path: agencyManifestKey(n), sha256 }])),
    ],
  });
  const fixed = [...files, ...fixedPages];
  return {
    fixed,
    fixedDigest: digestOf(fixed.map((object) => ({ ...listed(object) }))),
    objects: [...pages, manifest],
    manifest: manifest.digest,
  };
}

function agenciesListed(area: string, ranges: readonly AgenciesState[]): Agencies {
  const [first, ...others] = ranges;
  const standing = ranges.map(({ n, agencies }) => ({ n, agencies: agencies.filter((agency) => agency.stands) }));
  return {
    area,
    agencies: first === undefined ? [] : others.length === 0 ? (standing[0]?.agencies ?? []) : null,
    ranges: standing.flatMap(({ n, agencies }) => {
      const [a, z] = [agencies[0], agencies.at(-1)];
      return a === undefined || z === undefined
        ? []
        : [{ n, count: agencies.length, names: [a.name, z.name] as const }];
    }),
  };
}
