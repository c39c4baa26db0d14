/**
 * The page of one year: how many have published and who has not, the reports by kind of agency, and the three tables
 * added up, each total with its coverage where that is not complete.
 */
import { CELL_IDS, SHORT_FORM_CELLS, TABLE3_COLUMNS, type CellId } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS } from '#shared/report/labels.js';
import { formLayout } from '#shared/report/layout.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { CellTotal, Totals } from '#shared/totals/totals.js';
import { grouped, KEY_FIGURES, figureOf, type KeyFigure } from './figures.js';
import { FormTableView, type ValueContent } from '#shared/form/form-table.js';
import { addressOfKey, INDEX_KEY, reportCsvKey, reportJsonKey, yearCsvKey, yearJsonKey, yearPageKey } from './keys.js';
import type { PublishedSummary } from './model.js';
import { ReportLink } from './report-link.js';
import { ScrollHint, valueAnchor } from './report-table.js';
import { SectionHeading } from './section-heading.js';
import { htmlPage } from './page.js';
import type { Texts } from '#shared/words/texts.js';
import type { YearData } from './year-data.js';

/** The area's own government first, then those whose work it sums up. */
const KINDS_IN_ORDER: readonly AgencyKind[] = ['government', 'department', 'township', 'vertical'];

interface Part {
  readonly data: YearData;
  readonly t: Texts;
}

/** A figure in a list: with separators, or a word for what is not there. */
export function Figure({
  summary,
  figure,
  t,
}: {
  readonly summary: PublishedSummary;
  readonly figure: KeyFigure;
  readonly t: Texts;
}) {
  const value = figureOf(summary, KEY_FIGURES[figure]);
  return value === null ? <span class="soft">{t.site.noData}</span> : <>{grouped(value)}</>;
}

/** How far the year is: `41 家单位中 37 家已公布`. */
export function CoverageLine({ data, t }: Part) {
  const { coverage } = data;
  if (coverage === null) return <p class="lead">{t.site.coverageCount(data.reports.length)}</p>;
  return <p class="lead">{t.site.coverage(coverage.published, coverage.expected)}</p>;
}

function Missing({ data, gone, t }: Part & { readonly gone: readonly PublishedSummary[] }) {
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

function totalContent(total: CellTotal | undefined, t: Texts): ValueContent {
  if (total === undefined || total.sum === null) {
    return { content: <span class="hidden">{t.site.totalNone}</span> };
  }
  const zero = /^0(\.0+)?$/.test(total.sum);
  return {
    ...(zero ? { className: 'zero' } : {}),
    content: (
      <>
        {total.sum}
        {total.numbers === total.of ? null : <small>{t.site.totalOf(total.numbers, total.of)}</small>}
      </>
    ),
  };
}

function ShortFormTotals({ totals, t }: { readonly totals: Totals; readonly t: Texts }) {
  if (totals.shortForm === null) return null;
  const { reports, cells } = totals.shortForm;
  const row = SHORT_FORM_CELLS.map((_, index) =>
    t.site.totalsPair(
      TABLE3_COLUMN_LABELS[TABLE3_COLUMNS[index] ?? 'total'][t.language],
      cells[index]?.sum ?? t.site.noData,
    ),
  );
  return <p>{`${t.site.totalsShort(reports)}${row.join(t.punctuation.list)}${t.site.totalsEnd}`}</p>;
}

function TotalsView({ data, t }: Part) {
  const index = new Map<string, number>(CELL_IDS.map((id: CellId, at) => [id, at]));
  const layout = formLayout('full');
  return (
    <section>
      <h2 id="totals">{t.site.totals}</h2>
      {data.totals.reports === 0 ? (
        <p class="soft">{t.site.totalsNone}</p>
      ) : (
        <>
          <p>{t.site.totalsScope(data.totals.reports)}</p>
          <p class="soft">{t.site.totalsCoverage}</p>
          {([2, 3, 4] as const).map((table) => (
            <section>
              <h3 id={`totals-${table}`}>
                <SectionHeading number={table} t={t} />
              </h3>
              <ScrollHint table={table} t={t} />
              <FormTableView
                language={t.language}
                table={layout[table]}
                labelledBy={`totals-${table}`}
                anchorOf={valueAnchor}
                valueOf={(cell) => totalContent(data.totals.cells[index.get(cell) ?? -1], t)}
              />
              {table === 3 ? <ShortFormTotals totals={data.totals} t={t} /> : null}
            </section>
          ))}
        </>
      )}
    </section>
  );
}

/** The two data files of a year, as buttons. */
export function YearFiles({ year, t }: { readonly year: number; readonly t: Texts }) {
  return (
    <ul class="files" aria-label={t.site.yearData}>
      <li>
        <a href={addressOfKey(yearJsonKey(year))}>{t.site.dataOfYear(year, 'JSON')}</a>
      </li>
      <li>
        <a href={addressOfKey(yearCsvKey(year))}>{t.site.dataOfYear(year, 'CSV')}</a>
      </li>
    </ul>
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
