/**
 * What stands at every address of a report that was taken down: that it was, when, and whom to ask. Never why: the reason may
 * speak of persons. Written with every release for as long as the report is not public again.
 */
import type { Office } from '#shared/season/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { LANGUAGES, textsIn, type Texts } from '#shared/words/texts.js';
import { jsonText } from './json-text.js';
import {
  CHANGING,
  currentPageKey,
  INDEX_KEY,
  keyIn,
  reportCsvKey,
  reportJsonKey,
  versionPageKey,
  yearPageKey,
} from './keys.js';
import type { PublishedSummary, SiteObject } from './model.js';
import { htmlPage } from './page.js';

export const TAKEN_DOWN_SCHEMA = 'nianbao.taken-down.v1';

function noticePage(of: PublishedSummary, at: string, key: string, office: Office | null, t: Texts): string {
  const { site } = t;
  const day = t.dates.dayOf(at);
  const title = site.reportTitle(of.agency.name, of.year);
  return htmlPage(
    {
      title: site.takenDownTitle(title),
      description: site.takenDown(day),
      siteName: site.siteName(of.area),
      key,
      unlisted: true,
      crumbs: [
        { label: site.home, key: INDEX_KEY },
        { label: site.yearLink(of.year), key: yearPageKey(of.year) },
        { label: of.agency.name },
      ],
      children: (
        <>
          <h1>
            <span>{of.agency.name}</span>
            {site.titleGap}
            <span>{site.yearTitle(of.year)}</span>
          </h1>
          <div class="notice">
            <p>{site.takenDown(day)}</p>
          </div>
          <p>{site.takenDownMeans}</p>
          <p>{office === null ? site.takenDownAskArea(of.area) : site.takenDownAsk(office.name)}</p>
          {office === null ? null : (
            <dl class="facts">
              <dt>{site.phone}</dt>
              <dd>{office.phone}</dd>
              <dt>{site.hours}</dt>
              <dd>{office.hours}</dd>
            </dl>
          )}
        </>
      ),
    },
    t,
  );
}

/** All versions up to the one that was public, and the page that stood for the report. */
export function takenDownObjects(of: PublishedSummary, office: Office | null): SiteObject[] {
  const { takenDown } = of;
  if (takenDown === null) return [];
  const { at } = takenDown;
  const pages = (key: string): SiteObject[] =>
    LANGUAGES.map((language) => ({
      key: keyIn(language, key),
      body: noticePage(of, at, key, office, textsIn(language)),
      contentType: 'text/html; charset=utf-8',
      cacheControl: CHANGING,
    }));
  const versions = Array.from({ length: of.version }, (_, index) => ({ ...of, version: index + 1 }));
  return [
    ...pages(currentPageKey(of)),
    ...versions.flatMap((version): SiteObject[] => [
      ...pages(versionPageKey(version)),
      {
        key: reportJsonKey(version),
        body: jsonText({
          schema: TAKEN_DOWN_SCHEMA,
          year: of.year,
          agency: { ...of.agency },
          version: version.version,
          takenDownAt: at,
        }),
        contentType: 'application/json; charset=utf-8',
        cacheControl: CHANGING,
      },
      {
        key: reportCsvKey(version),
        body: `\uFEFF${textsIn('zh').site.takenDown(textsIn('zh').dates.day(dayOf(at)))}\r\n`,
        contentType: 'text/csv; charset=utf-8',
        cacheControl: CHANGING,
      },
    ]),
  ];
}
