/** The reports of some agencies as a list, by kind of agency: on the page of a year, or on one of its list pages. */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { addressOfKey, INDEX_KEY, reportCsvKey, reportJsonKey, yearListKey, yearPageKey } from './keys.js';
import { isHistory, type PublishedSummary } from './model.js';
import { htmlPage } from './page.js';
import { ReportLink } from './report-link.js';
import type { PageTexts } from './place.js';
import { Figure } from './year-parts.js';

/** The area's own government first, then those whose work it sums up. */
const KINDS_IN_ORDER: readonly AgencyKind[] = ['government', 'department', 'township', 'vertical'];

function Reports({
  reports,
  labelledBy,
  t,
}: {
  readonly reports: readonly PublishedSummary[];
  readonly labelledBy: string;
  readonly t: PageTexts;
}) {
  const words = t.site.cols;
  return (
    <table class="list reports" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.agency}</th>
          <th scope="col" class="num">
            {words.received}
          </th>
          <th scope="col" class="num">
            {words.granted}
          </th>
          <th scope="col" class="wide day">
            {words.publishedAt}
          </th>
          <th scope="col" class="wide data">
            {words.data}
          </th>
        </tr>
      </thead>
      <tbody>
        {reports.map((summary) => (
          <tr>
            <th scope="row">
              <ReportLink of={summary} t={t}>
                {summary.agency.name}
              </ReportLink>
              {isHistory(summary) ? <small>{t.punctuation.aside(t.siteHistory.mark)}</small> : null}
            </th>
            <td>
              <Figure summary={summary} figure="received" t={t} />
            </td>
            <td>
              <Figure summary={summary} figure="granted" t={t} />
            </td>
            <td class="wide">
              {isHistory(summary)
                ? t.siteHistory.here(t.dates.dayOf(summary.publishedAt))
                : summary.correction === null
                  ? t.dates.dayOf(summary.publishedAt)
                  : t.site.corrected(t.dates.dayOf(summary.correction.at))}
            </td>
            <td class="wide">
              <a href={addressOfKey(t.place, reportJsonKey(summary))} aria-label={`${summary.agency.name} JSON`}>
                JSON
              </a>
              <a href={addressOfKey(t.place, reportCsvKey(summary))} aria-label={`${summary.agency.name} CSV`}>
                CSV
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ListProps {
  readonly reports: readonly PublishedSummary[];
  readonly t: PageTexts;
}

export function ReportLists({ reports, t }: ListProps) {
  const kinds = KINDS_IN_ORDER.map((kind) => ({
    kind,
    reports: reports.filter((one) => one.agency.kind === kind),
  })).filter((group) => group.reports.length > 0);
  return (
    <>
      {kinds.length === 0 ? <p class="soft">{t.site.nothingYet}</p> : null}
      {kinds.map(({ kind, reports: own }) => (
        <>
          <h3 id={`kind-${kind}`}>{t.site.agencyKinds[kind]}</h3>
          <Reports reports={own} labelledBy={`kind-${kind}`} t={t} />
        </>
      ))}
    </>
  );
}

export interface ListPage {
  readonly year: number;
  readonly area: string;
  readonly n: number;
  readonly reports: readonly PublishedSummary[];
}

/** One of the list pages of a year that has several. */
export function yearListPage({ year, area, n, reports }: ListPage, t: PageTexts): string {
  const [first, last] = [reports[0], reports.at(-1)];
  const title = t.siteRanges.listTitle(
    t.site.reportTitle(area, year),
    t.siteRanges.between(first?.agency.name ?? '', last?.agency.name ?? ''),
  );
  const frame = {
    title,
    description: title,
    siteName: t.site.siteName(area),
    key: yearListKey(year, n),
    crumbs: [
      { label: t.site.home, key: INDEX_KEY },
      { label: t.site.yearLink(year), key: yearPageKey(year) },
      { label: t.site.reports },
    ],
    children: (
      <>
        <h1>{title}</h1>
        <section>
          <h2 id="reports">{t.site.reports}</h2>
          <ReportLists reports={reports} t={t} />
        </section>
      </>
    ),
  };
  return htmlPage(frame, t);
}
