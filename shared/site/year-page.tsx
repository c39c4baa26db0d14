/**
 * The page of one year: how many have published and who has not, the reports by kind of agency, and the three tables
 * added up, each total with its coverage where that is not complete.
 */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { addressOfKey, INDEX_KEY, reportCsvKey, reportJsonKey, yearPageKey } from './keys.js';
import type { PublishedSummary } from './model.js';
import { ReportLink } from './report-link.js';
import { htmlPage } from './page.js';
import type { Texts } from '#shared/words/texts.js';
import type { YearData } from './year-data.js';
import { CoverageLine, Figure, YearFiles, type YearProps } from './year-parts.js';
import { TotalsView } from './year-totals.js';

/** The area's own government first, then those whose work it sums up. */
const KINDS_IN_ORDER: readonly AgencyKind[] = ['government', 'department', 'township', 'vertical'];

function Missing({ data, gone, t }: YearProps & { readonly gone: readonly PublishedSummary[] }) {
  if (data.coverage === null || data.coverage.expected === 0) return null;
  const missing = data.coverage.missing.filter(({ id }) => !gone.some(({ agency }) => agency.id === id));
  if (missing.length === 0 && gone.length > 0) return null;
  if (missing.length === 0) return <p class="soft">{t.site.allPublished}</p>;
  return (
    <p>
      {t.site.missingCount(missing.length)}
      {missing.map((agency) => agency.name).join(t.punctuation.list)}
    </p>
  );
}

function Reports({
  reports,
  labelledBy,
  t,
}: {
  readonly reports: readonly PublishedSummary[];
  readonly labelledBy: string;
  readonly t: Texts;
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
            </th>
            <td>
              <Figure summary={summary} figure="received" t={t} />
            </td>
            <td>
              <Figure summary={summary} figure="granted" t={t} />
            </td>
            <td class="wide">
              {summary.correction === null
                ? t.dates.dayOf(summary.publishedAt)
                : t.site.corrected(t.dates.dayOf(summary.correction.at))}
            </td>
            <td class="wide">
              <a href={addressOfKey(reportJsonKey(summary))} aria-label={`${summary.agency.name} JSON`}>
                JSON
              </a>
              <a href={addressOfKey(reportCsvKey(summary))} aria-label={`${summary.agency.name} CSV`}>
                CSV
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function yearPage(data: YearData, t: Texts, takenDown: readonly PublishedSummary[] = []): string {
  const gone = takenDown.filter(({ year }) => year === data.year);
  const title = t.site.reportTitle(data.area, data.year);
  const kinds = KINDS_IN_ORDER.map((kind) => ({
    kind,
    reports: data.reports.filter((one) => one.agency.kind === kind),
  })).filter((group) => group.reports.length > 0);
  const frame = {
    title,
    description: title,
    siteName: t.site.siteName(data.area),
    key: yearPageKey(data.year),
    crumbs: [{ label: t.site.home, key: INDEX_KEY }, { label: t.site.yearLink(data.year) }],
    children: (
      <>
        <h1>
          <span>{data.area}</span>
          {t.site.titleGap}
          <span>{t.site.yearTitle(data.year)}</span>
        </h1>
        <CoverageLine data={data} t={t} />
        <Missing data={data} gone={gone} t={t} />
        {gone.length === 0 ? null : (
          <p>
            {t.site.takenDownCount(gone.length)}
            {gone.map((one, index) => (
              <>
                {index === 0 ? '' : t.punctuation.list}
                <ReportLink of={one} t={t}>
                  {one.agency.name}
                </ReportLink>
              </>
            ))}
          </p>
        )}
        <section>
          <h2 id="reports">{t.site.reports}</h2>
          {kinds.length === 0 ? <p class="soft">{t.site.nothingYet}</p> : null}
          {kinds.map(({ kind, reports }) => (
            <>
              <h3 id={`kind-${kind}`}>{t.site.agencyKinds[kind]}</h3>
              <Reports reports={reports} labelledBy={`kind-${kind}`} t={t} />
            </>
          ))}
        </section>
        <TotalsView data={data} t={t} />
        <section>
          <h2 id="data">{t.site.data}</h2>
          <YearFiles year={data.year} t={t} />
        </section>
      </>
    ),
  };
  return htmlPage(frame, t);
}
