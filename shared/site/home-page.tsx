/** The front page, by year and by agency, with the open data; and the page for addresses that lead nowhere. */
import {
  ABOUT_DATA_KEY,
  addressOfKey,
  AGENCIES_KEY,
  COMPARE_KEY,
  HISTORY_SCHEMA_KEY,
  INDEX_KEY,
  MANIFEST_KEY,
  REPORT_SCHEMA_KEY,
  SEARCH_PAGE_KEY,
  YEAR_SCHEMA_KEY,
  yearPageKey,
} from './keys.js';
import type { PublicAgency } from './model.js';
import { AgencyLinks, AgencyRangeLinks, type AgencyRange } from './agencies-page.js';
import { AreaAbove, OtherAreas } from './areas-page.js';
import type { Neighbours } from './neighbours.js';
import { htmlPage, pageAddress } from './page.js';
import { pageTexts, type PageTexts, type Place } from './place.js';
import { CoverageLine, YearFiles, type Covered } from './year-parts.js';

export interface HomeContent {
  readonly area: string;
  readonly neighbours: Neighbours;
  /** Newest first. */
  readonly years: readonly (Covered & { readonly year: number })[];
  /** Agencies with at least one report, each under its newest name; null where they are too many for this page. */
  readonly agencies: readonly PublicAgency[] | null;
  readonly ranges: readonly AgencyRange[];
}

export function homePage({ area, neighbours, years, agencies, ranges }: HomeContent, t: PageTexts): string {
  const { site } = t;
  // The files of the others stand on their pages, and all of them on the page about the data.
  const [newest] = years;
  const title = site.areaTitle(area);
  const frame = {
    title,
    description: site.homeIntro,
    siteName: site.siteName(area),
    key: INDEX_KEY,
    crumbs: [],
    children: (
      <>
        <h1>{title}</h1>
        <p>{site.homeIntro}</p>
        <AreaAbove neighbours={neighbours} t={t} />
        <p>
          <a href={pageAddress(t, SEARCH_PAGE_KEY)}>{t.search.toSearch}</a>
        </p>
        <section>
          <h2 id="years">{site.years}</h2>
          {years.length === 0 ? <p class="soft">{site.nothingYet}</p> : null}
          {years.map((data) => (
            <>
              <h3>
                <a href={pageAddress(t, yearPageKey(data.year))}>{site.yearLink(data.year)}</a>
              </h3>
              <CoverageLine data={data} t={t} />
            </>
          ))}
          {years.length === 0 ? null : (
            <p>
              <a href={pageAddress(t, COMPARE_KEY)}>{t.compare.toCompare}</a>
            </p>
          )}
        </section>
        {agencies?.length === 0 ? null : (
          <section>
            <h2 id="agencies">{site.agencies}</h2>
            {agencies === null ? <AgencyRangeLinks ranges={ranges} t={t} /> : <AgencyLinks agencies={agencies} t={t} />}
            <p>
              <a href={pageAddress(t, AGENCIES_KEY)}>{t.siteRanges.allAgencies}</a>
            </p>
          </section>
        )}
        <OtherAreas neighbours={neighbours} t={t} />
        <section>
          <h2 id="data">{site.data}</h2>
          <p>{site.dataIntro}</p>
          <p>
            <a href={pageAddress(t, ABOUT_DATA_KEY)}>{t.openData.link}</a>
          </p>
          {newest === undefined ? null : <YearFiles year={newest.year} t={t} />}
          <ul class="links">
            <li>
              <a href={addressOfKey(t.place, REPORT_SCHEMA_KEY)}>{site.schemaReport}</a>
            </li>
            <li>
              <a href={addressOfKey(t.place, YEAR_SCHEMA_KEY)}>{site.schemaYear}</a>
            </li>
            {years.some(({ history = 0 }) => history > 0) ? (
              <li>
                <a href={addressOfKey(t.place, HISTORY_SCHEMA_KEY)}>{t.siteHistory.schema}</a>
              </li>
            ) : null}
            <li>
              <a href={addressOfKey(t.place, MANIFEST_KEY)}>{site.manifest}</a>
            </li>
          </ul>
        </section>
      </>
    ),
  };
  return htmlPage(frame, t);
}

/** What stands before the first release; also where every link of it leads. */
export function notYetPage(t: PageTexts): string {
  const { site } = t;
  return htmlPage(
    {
      title: site.notYetTitle,
      description: site.notYet,
      siteName: site.homeTitle,
      key: INDEX_KEY,
      unlisted: true,
      bare: true,
      crumbs: [],
      children: (
        <>
          <h1>{site.notYetTitle}</h1>
          <p>{site.notYet}</p>
          <p>{site.notYetNext}</p>
        </>
      ),
    },
    t,
  );
}

/**
 * One page for every address that leads nowhere, whatever its language: both stand on it.
 *
 * @param area null where the page stands for the sites of several areas
 */
export function notFoundPage(area: string | null, place: Place): string {
  const [zh, en] = [pageTexts('zh', place), pageTexts('en', place)];
  return htmlPage(
    {
      title: zh.site.notFoundTitle,
      description: zh.site.notFound,
      siteName: area === null ? zh.site.homeTitle : zh.site.siteName(area),
      crumbs: [],
      unlisted: true,
      children: (
        <>
          <h1>{zh.site.notFoundTitle}</h1>
          <NotFound t={zh} />
          <section lang={en.tag}>
            <h2>{en.site.notFoundTitle}</h2>
            <NotFound t={en} />
          </section>
        </>
      ),
    },
    zh,
  );
}

function NotFound({ t }: { readonly t: PageTexts }) {
  return (
    <>
      <p>{t.site.notFound}</p>
      <p>
        <a href={pageAddress(t, INDEX_KEY)}>{t.site.home}</a>
        {`${t.punctuation.colon}${t.site.notFoundNext}`}
      </p>
    </>
  );
}
