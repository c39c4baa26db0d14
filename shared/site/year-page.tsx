/**
 * The page of one year: how many have published, the three tables added up, each total with its coverage where that is not
 * complete, and the reports by kind of agency; where they are many, the highest figures and links to the list pages.
 */
import { compareKey, currentPageKey, INDEX_KEY, yearListKey, yearPageKey } from './keys.js';
import type { PublicAgency, PublishedSummary } from './model.js';
import { htmlPage, pageAddress } from './page.js';
import { ReportLists } from './report-list.js';
import type { PageTexts } from './place.js';
import { FIGURE_NAMES } from './compared.js';
import { yearDataset } from './structured-data.js';
import { YearOutcomes } from './year-outcomes.js';
import { YearRanking } from './year-ranking.js';
import type { YearAtLarge } from './year-overview.js';
import { CoverageLine, YearFiles } from './year-parts.js';
import { TotalsView } from './year-totals.js';

interface YearProps {
  readonly data: YearAtLarge;
  readonly t: PageTexts;
}

/** Who has not published: by name those that the public is told of, the others by number, with their day. */
function Missing({ data, asOf, t }: YearProps & { readonly asOf: string | null }) {
  const { coverage, named, due, gone } = data;
  if (coverage === null || coverage.expected === 0) return null;
  if (named.length === 0 && due.count === 0) {
    return gone.length > 0 ? null : <p class="soft">{t.site.allPublished}</p>;
  }
  return (
    <>
      {named.length === 0 ? null : (
        <p>
          {t.site.missingCount(named.length)}
          {named.map((agency) => agency.name).join(t.punctuation.list)}
        </p>
      )}
      {due.count === 0 || due.first === null || due.last === null ? null : (
        <p>
          {t.siteRanges.due(due.count, t.dates.day(due.first), due.first === due.last ? null : t.dates.day(due.last))}
        </p>
      )}
      {asOf === null ? null : <p class="soft">{t.siteRanges.asOf(t.dates.day(asOf))}</p>}
    </>
  );
}

function Gone({
  year,
  gone,
  t,
}: {
  readonly year: number;
  readonly gone: readonly PublicAgency[];
  readonly t: PageTexts;
}) {
  if (gone.length === 0) return null;
  return (
    <p>
      {t.site.takenDownCount(gone.length)}
      {gone.map((agency, index) => (
        <>
          {index === 0 ? '' : t.punctuation.list}
          <a href={pageAddress(t, currentPageKey({ year, agency }))}>{agency.name}</a>
        </>
      ))}
    </p>
  );
}

function ListLinks({ data, t }: YearProps) {
  return (
    <ul class="links">
      {data.ranges.map(({ n, names, reports }) => (
        <li>
          <a href={pageAddress(t, yearListKey(data.year, n))}>
            {names.length === 0 ? t.siteRanges.emptyRange(n) : t.siteRanges.between(names[0] ?? '', names[1] ?? '')}
          </a>
          {t.punctuation.aside(t.siteRanges.reports(reports))}
        </li>
      ))}
    </ul>
  );
}

/** To the pages that say who makes up a sum, and how it was in other years. */
function WhoMost({ t }: { readonly t: PageTexts }) {
  return (
    <p>
      {t.compare.whoMost}
      {FIGURE_NAMES.map((figure, index) => (
        <>
          {index === 0 ? '' : t.punctuation.list}
          <a href={pageAddress(t, compareKey(figure))}>{t.site.cols[figure]}</a>
        </>
      ))}
    </p>
  );
}

export interface YearPageContent {
  readonly data: YearAtLarge;
  /** The reports themselves, where all of them stand on this page. */
  readonly reports: readonly PublishedSummary[] | null;
  /** The day of which it speaks. */
  readonly asOf: string | null;
}

export function yearPage({ data, reports, asOf }: YearPageContent, t: PageTexts): string {
  const title = t.site.reportTitle(data.area, data.year);
  const frame = {
    title,
    description: title,
    siteName: t.site.siteName(data.area),
    key: yearPageKey(data.year),
    structured: yearDataset(data, t),
    crumbs: [{ label: t.site.home, key: INDEX_KEY }, { label: t.site.yearLink(data.year) }],
    children: (
      <>
        <h1>
          <span>{data.area}</span>
          {t.site.titleGap}
          <span>{t.site.yearTitle(data.year)}</span>
        </h1>
        <CoverageLine data={data} t={t} />
        {data.history === 0 ? null : (
          <div class="notice">
            <p>{t.siteHistory.yearNotice(data.history)}</p>
          </div>
        )}
        <Missing data={data} asOf={asOf} t={t} />
        <Gone year={data.year} gone={data.gone} t={t} />
        <section>
          <h2 id="reports">{t.site.reports}</h2>
          {reports === null ? <ListLinks data={data} t={t} /> : <ReportLists reports={reports} t={t} />}
        </section>
        <YearOutcomes totals={data.totals} t={t} />
        {reports === null ? <YearRanking data={data} t={t} /> : null}
        <WhoMost t={t} />
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
