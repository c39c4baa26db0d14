/** The front page, by year and by agency, with the open data; and the page for addresses that lead nowhere. */
import {
  addressOfKey,
  agencyPageKey,
  INDEX_KEY,
  MANIFEST_KEY,
  REPORT_SCHEMA_KEY,
  YEAR_SCHEMA_KEY,
  yearPageKey,
} from './keys.js';
import type { PublicAgency } from './model.js';
import { htmlPage } from './page.js';
import { TEXTS } from '#shared/words/site/texts.js';
import { CoverageLine, YearFiles } from './year-page.js';
import type { YearData } from './year-data.js';

export interface HomeContent {
  readonly area: string;
  /** Newest first. */
  readonly years: readonly YearData[];
  /** Agencies with at least one report, each under its newest name. */
  readonly agencies: readonly PublicAgency[];
}

export function homePage({ area, years, agencies }: HomeContent): string {
  const title = `${area}${TEXTS.homeTitle}`;
  return htmlPage({
    title,
    description: TEXTS.homeIntro,
    siteName: TEXTS.siteName(area),
    canonicalKey: INDEX_KEY,
    crumbs: [],
    children: (
      <>
        <h1>{title}</h1>
        <p>{TEXTS.homeIntro}</p>
        <section>
          <h2 id="years">{TEXTS.years}</h2>
          {years.length === 0 ? <p class="soft">{TEXTS.nothingYet}</p> : null}
          {years.map((data) => (
            <>
              <h3>
                <a href={addressOfKey(yearPageKey(data.year))}>{TEXTS.yearLink(data.year)}</a>
              </h3>
              <CoverageLine data={data} />
            </>
          ))}
        </section>
        {agencies.length === 0 ? null : (
          <section>
            <h2 id="agencies">{TEXTS.agencies}</h2>
            <ul class="links">
              {agencies.map((agency) => (
                <li>
                  <a href={addressOfKey(agencyPageKey(agency.id))}>{agency.name}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2 id="data">{TEXTS.data}</h2>
          <p>{TEXTS.dataIntro}</p>
          {years.map((data) => (
            <YearFiles year={data.year} />
          ))}
          <ul class="links">
            <li>
              <a href={addressOfKey(REPORT_SCHEMA_KEY)}>{TEXTS.schemaReport}</a>
            </li>
            <li>
              <a href={addressOfKey(YEAR_SCHEMA_KEY)}>{TEXTS.schemaYear}</a>
            </li>
            <li>
              <a href={addressOfKey(MANIFEST_KEY)}>{TEXTS.manifest}</a>
            </li>
          </ul>
        </section>
      </>
    ),
  });
}

export function notFoundPage(area: string): string {
  return htmlPage({
    title: TEXTS.notFoundTitle,
    description: TEXTS.notFound,
    siteName: TEXTS.siteName(area),
    crumbs: [],
    children: (
      <>
        <h1>{TEXTS.notFoundTitle}</h1>
        <p>{TEXTS.notFound}</p>
        <p>
          <a href={addressOfKey(INDEX_KEY)}>{TEXTS.home}</a>
          {`：${TEXTS.notFoundNext}`}
        </p>
      </>
    ),
  });
}
