/** The page of one agency: its reports year by year and the figures that people ask for, each year on its own line. */
import { AgencyCharts } from './agency-charts.js';
import { agencyPageKey, INDEX_KEY } from './keys.js';
import { isHistory, type PublicAgency, type PublishedSummary } from './model.js';
import { htmlPage } from './page.js';
import type { PageTexts } from './place.js';
import { Figure } from './year-parts.js';
import { ReportLink } from './report-link.js';

const COLUMNS = ['received', 'granted', 'partial', 'denied', 'carriedForward', 'review', 'litigation'] as const;

/** One agency under its newest name, and its reports, newest first: those that are public, and those that were. */
export interface OfAgency {
  readonly agency: PublicAgency;
  readonly area: string;
  readonly reports: readonly PublishedSummary[];
  readonly takenDown: readonly PublishedSummary[];
}

export function agencyPage({ agency, area, reports: summaries, takenDown }: OfAgency, t: PageTexts): string {
  const { site, dates } = t;
  const title = site.agencyTitle(agency.name);
  const frame = {
    title,
    description: title,
    siteName: site.siteName(area),
    key: agencyPageKey(agency.id),
    crumbs: [{ label: site.home, key: INDEX_KEY }, { label: agency.name }],
    children: (
      <>
        <h1>{title}</h1>
        <p class="meta">{site.agencyLine(site.agencyKinds[agency.kind])}</p>
        <ul class="links">
          {summaries.map((summary) => (
            <li>
              <ReportLink of={summary} t={t}>
                {isHistory(summary)
                  ? t.siteHistory.listed(site.yearTitle(summary.year))
                  : site.yearPublished(site.yearTitle(summary.year), site.published(dates.dayOf(summary.publishedAt)))}
              </ReportLink>
            </li>
          ))}
          {takenDown.map((summary) => (
            <li>
              <ReportLink of={summary} t={t}>
                {site.takenDownOf(site.yearTitle(summary.year), dates.dayOf(summary.takenDown?.at ?? ''))}
              </ReportLink>
            </li>
          ))}
        </ul>
        {summaries.length === 0 ? (
          <p class="soft">{site.noReports}</p>
        ) : (
          <>
            <AgencyCharts summaries={summaries} t={t} />
            <Figures summaries={summaries} t={t} />
          </>
        )}
      </>
    ),
  };
  return htmlPage(frame, t);
}

function Figures({ summaries, t }: { readonly summaries: readonly PublishedSummary[]; readonly t: PageTexts }) {
  const { site } = t;
  return (
    <section>
      <h2 id="figures">{site.agencyFigures}</h2>
      <p class="hint early">{site.scrollHint}</p>
      <div class="scroll" role="region" aria-labelledby="figures" tabindex={0}>
        <table class="list years" aria-labelledby="figures">
          <thead>
            <tr>
              <th scope="col">{site.cols.year}</th>
              {COLUMNS.map((column) => (
                <th scope="col">{site.cols[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summaries.map((summary) => (
              <tr>
                <th scope="row">
                  {summary.year}
                  {isHistory(summary) ? <small>{t.punctuation.aside(t.siteHistory.mark)}</small> : null}
                </th>
                {COLUMNS.map((column) => (
                  <td>
                    <Figure summary={summary} figure={column} t={t} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
