/**
 * The page of one year: how many have published and who has not, the reports by kind of agency, and the three tables
 * added up, each total with its coverage where that is not complete.
 */
import { CELL_IDS, SHORT_FORM_CELLS, TABLE3_COLUMNS, type CellId } from '#shared/report/cells.js';
import { SECTION_HEADINGS, SECTION_ORDINALS, TABLE3_COLUMN_LABELS } from '#shared/report/labels.js';
import { formLayout } from '#shared/report/layout.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { CellTotal, Totals } from '#shared/totals/totals.js';
import { dates } from '#shared/words/zh/dates.js';
import { grouped, KEY_FIGURES, figureOf, type KeyFigure } from './figures.js';
import { FormTableView, type ValueContent } from '#shared/form/form-table.js';
import {
  addressOfKey,
  currentPageKey,
  INDEX_KEY,
  reportCsvKey,
  reportJsonKey,
  yearCsvKey,
  yearJsonKey,
} from './keys.js';
import { yearPageKey } from './keys.js';
import type { PublishedSummary } from './model.js';
import { ScrollHint, valueAnchor } from './report-table.js';
import { htmlPage } from './page.js';
import { TEXTS } from '#shared/words/site/texts.js';
import type { YearData } from './year-data.js';

/** The area's own government first, then those whose work it sums up. */
const KINDS_IN_ORDER: readonly AgencyKind[] = ['government', 'department', 'township', 'vertical'];

/** A figure in a list: with separators, or a word for what is not there. */
export function Figure({ summary, figure }: { readonly summary: PublishedSummary; readonly figure: KeyFigure }) {
  const value = figureOf(summary, KEY_FIGURES[figure]);
  return value === null ? <span class="soft">{TEXTS.noData}</span> : <>{grouped(value)}</>;
}

/** How far the year is: `41 家单位中 37 家已公布`. */
export function CoverageLine({ data }: { readonly data: YearData }) {
  const { coverage } = data;
  if (coverage === null) return <p class="lead">{TEXTS.coverageCount(data.reports.length)}</p>;
  return <p class="lead">{TEXTS.coverage(coverage.published, coverage.expected)}</p>;
}

function Missing({ data }: { readonly data: YearData }) {
  if (data.coverage === null || data.coverage.expected === 0) return null;
  const { missing } = data.coverage;
  if (missing.length === 0) return <p class="soft">{TEXTS.allPublished}</p>;
  return (
    <p>
      {TEXTS.missingCount(missing.length)}
      {missing.map((agency) => agency.name).join(TEXTS.listComma)}
    </p>
  );
}

function Reports({
  reports,
  labelledBy,
}: {
  readonly reports: readonly PublishedSummary[];
  readonly labelledBy: string;
}) {
  const words = TEXTS.cols;
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
              <a href={addressOfKey(currentPageKey(summary))}>{summary.agency.name}</a>
            </th>
            <td>
              <Figure summary={summary} figure="received" />
            </td>
            <td>
              <Figure summary={summary} figure="granted" />
            </td>
            <td class="wide">
              {summary.correction === null
                ? dates.dayOf(summary.publishedAt)
                : TEXTS.corrected(dates.dayOf(summary.correction.at))}
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

function totalContent(total: CellTotal | undefined): ValueContent {
  if (total === undefined || total.sum === null) {
    return { content: <span class="hidden">{TEXTS.totalNone}</span> };
  }
  const zero = /^0(\.0+)?$/.test(total.sum);
  return {
    ...(zero ? { className: 'zero' } : {}),
    content: (
      <>
        {total.sum}
        {total.numbers === total.of ? null : <small>{TEXTS.totalOf(total.numbers, total.of)}</small>}
      </>
    ),
  };
}

function ShortFormTotals({ totals }: { readonly totals: Totals }) {
  if (totals.shortForm === null) return null;
  const { reports, cells } = totals.shortForm;
  const row = SHORT_FORM_CELLS.map((_, index) =>
    TEXTS.totalsPair(TABLE3_COLUMN_LABELS[TABLE3_COLUMNS[index] ?? 'total'].zh, cells[index]?.sum ?? TEXTS.noData),
  );
  return <p>{`${TEXTS.totalsShort(reports)}${row.join(TEXTS.listComma)}。`}</p>;
}

function TotalsView({ data }: { readonly data: YearData }) {
  const index = new Map<string, number>(CELL_IDS.map((id: CellId, at) => [id, at]));
  const layout = formLayout('full');
  return (
    <section>
      <h2 id="totals">{TEXTS.totals}</h2>
      {data.totals.reports === 0 ? (
        <p class="soft">{TEXTS.totalsNone}</p>
      ) : (
        <>
          <p>{TEXTS.totalsScope(data.totals.reports)}</p>
          <p class="soft">{TEXTS.totalsCoverage}</p>
          {([2, 3, 4] as const).map((table) => (
            <section>
              <h3
                id={`totals-${table}`}
              >{`${SECTION_ORDINALS[table - 1]}、${SECTION_HEADINGS[table - 1]?.zh ?? ''}`}</h3>
              <ScrollHint table={table} />
              <FormTableView
                language="zh"
                table={layout[table]}
                labelledBy={`totals-${table}`}
                anchorOf={valueAnchor}
                valueOf={(cell) => totalContent(data.totals.cells[index.get(cell) ?? -1])}
              />
              {table === 3 ? <ShortFormTotals totals={data.totals} /> : null}
            </section>
          ))}
        </>
      )}
    </section>
  );
}

/** The two data files of a year, as buttons. */
export function YearFiles({ year }: { readonly year: number }) {
  return (
    <ul class="files" aria-label={TEXTS.yearData}>
      <li>
        <a href={addressOfKey(yearJsonKey(year))}>{TEXTS.dataOfYear(year, 'JSON')}</a>
      </li>
      <li>
        <a href={addressOfKey(yearCsvKey(year))}>{TEXTS.dataOfYear(year, 'CSV')}</a>
      </li>
    </ul>
  );
}

export function yearPage(data: YearData): string {
  const title = `${data.area}${TEXTS.yearTitle(data.year)}`;
  const kinds = KINDS_IN_ORDER.map((kind) => ({
    kind,
    reports: data.reports.filter((one) => one.agency.kind === kind),
  })).filter((group) => group.reports.length > 0);
  return htmlPage({
    title,
    description: title,
    siteName: TEXTS.siteName(data.area),
    canonicalKey: yearPageKey(data.year),
    crumbs: [{ label: TEXTS.home, key: INDEX_KEY }, { label: TEXTS.yearLink(data.year) }],
    children: (
      <>
        <h1>
          <span>{data.area}</span>
          <span>{TEXTS.yearTitle(data.year)}</span>
        </h1>
        <CoverageLine data={data} />
        <Missing data={data} />
        <section>
          <h2 id="reports">{TEXTS.reports}</h2>
          {kinds.length === 0 ? <p class="soft">{TEXTS.nothingYet}</p> : null}
          {kinds.map(({ kind, reports }) => (
            <>
              <h3 id={`kind-${kind}`}>{TEXTS.agencyKinds[kind]}</h3>
              <Reports reports={reports} labelledBy={`kind-${kind}`} />
            </>
          ))}
        </section>
        <TotalsView data={data} />
        <section>
          <h2 id="data">{TEXTS.data}</h2>
          <YearFiles year={data.year} />
        </section>
      </>
    ),
  });
}
