/**
 * One figure compared: what it came to in each year, for the area and by kind of agency, and who had most of it, several years beside
 * each other. Every sum stands beside how many agencies it is of, and what the highest do not make up is said as well.
 */
import { COMPARE_KEY, compareKey, INDEX_KEY, yearPageKey } from './keys.js';
import { YearsChart, ChartNotes, findingText } from './charts/years-chart.js';
import { formOf, type YearPoint } from './charts/year-points.js';
import { beyond, FIGURE_NAMES, type ComparedFigure, type ComparedYear } from './compared.js';
import { isMore, Most, mostText } from './compare-most.js';
import { grouped, type KeyFigure } from './figures.js';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { htmlPage, pageAddress } from './page.js';
import type { PageTexts } from './place.js';
import { scopeText } from './scope-text.js';

export interface Comparison {
  readonly area: string;
  /** In any order. */
  readonly years: readonly ComparedYear[];
}

/** Whose agencies are shown beside each other. */
const YEARS_BESIDE = 3;

interface FigureProps extends Comparison {
  readonly figure: KeyFigure;
  readonly t: PageTexts;
}

const newestFirst = ({ years }: Comparison): ComparedYear[] => [...years].sort((a, b) => b.year - a.year);

/** The sums of the area as points of a chart, from the oldest year to the newest. */
export function areaPoints({ years }: Comparison, figure: KeyFigure): YearPoint[] {
  const inTime = [...years].sort((a, b) => a.year - b.year);
  return inTime.map(({ year, coverage, figures, isHistory = false }) => {
    const { sum, numbers, of } = figures[figure].total;
    return { year, value: sum, form: formOf(year), coverage, given: { numbers, of }, isHistory };
  });
}

export function comparePage({ figure, t, ...of }: FigureProps): string {
  const { compare, site } = t;
  const years = newestFirst(of);
  const name = site.cols[figure];
  const points = areaPoints(of, figure);
  const [newest] = years;
  const most = newest === undefined ? undefined : mostText(newest, figure, t);
  const finding = [t.charts.title(name, findingText(points, t)), ...(most === undefined ? [] : [most])];
  return htmlPage(
    {
      title: compare.figureTitle(name),
      description: compare.description(of.area, name),
      siteName: site.siteName(of.area),
      key: compareKey(figure),
      crumbs: [{ label: site.home, key: INDEX_KEY }, { label: compare.title, key: COMPARE_KEY }, { label: name }],
      children: (
        <>
          <h1>{compare.figureTitle(name)}</h1>
          {years.length === 0 ? (
            <p>{compare.nothing}</p>
          ) : (
            <>
              <p class="lead">
                {finding.join(t.punctuation.semicolon)}
                {t.punctuation.stop}
              </p>
              <p class="soft">{compare.what[figure]}</p>
              <YearsChart name={name} id="chart" points={points} t={t} />
              <ChartNotes points={points} t={t} />
              <ByYear figure={figure} years={years} t={t} />
              <section>
                <h2 id="most">{compare.most}</h2>
                <div class="beside">
                  {years.slice(0, YEARS_BESIDE).map((year) => (
                    <Most year={year} figure={figure} t={t} />
                  ))}
                </div>
              </section>
            </>
          )}
          <OtherFigures figure={figure} t={t} />
        </>
      ),
    },
    t,
  );
}

function Sum({ of: { sum, numbers, of }, t }: { readonly of: ComparedFigure['total']; readonly t: PageTexts }) {
  if (sum === null) return <span class="soft">{t.compare.noNumber}</span>;
  return (
    <>
      {grouped(sum)}
      {numbers === of ? null : <small>{t.compare.numbersOf(numbers, of)}</small>}
    </>
  );
}

function ByYear({
  figure,
  years,
  t,
}: {
  readonly figure: KeyFigure;
  readonly years: readonly ComparedYear[];
  readonly t: PageTexts;
}) {
  const { compare, site } = t;
  const left = years.map(({ figures }) => {
    const { total, kinds } = figures[figure];
    return beyond(
      total,
      kinds.map(({ sum }) => sum),
    );
  });
  const partly = left.some(isMore);
  const known = new Set(years.flatMap(({ figures }) => figures[figure].kinds.map(({ kind }) => kind)));
  const kinds = AGENCY_KINDS.filter((kind) => known.has(kind));
  return (
    <section>
      <h2 id="by-year">{compare.byYear}</h2>
      <div class="scroll" role="region" aria-labelledby="by-year" tabindex={0}>
        <table class="list years" aria-labelledby="by-year">
          <thead>
            <tr>
              <th scope="col">{site.cols.year}</th>
              {kinds.map((kind) => (
                <th scope="col">{site.agencyKinds[kind]}</th>
              ))}
              {partly ? <th scope="col">{compare.partly}</th> : null}
              <th scope="col">{compare.total}</th>
              <th scope="col">{compare.coverage}</th>
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, coverage, figures, isHistory }, at) => (
              <tr>
                <th scope="row">
                  <a href={pageAddress(t, yearPageKey(year))}>{year}</a>
                  {isHistory === true ? <small>{t.punctuation.aside(t.siteHistory.mark)}</small> : null}
                </th>
                {kinds.map((kind) => {
                  const sum = figures[figure].kinds.find((one) => one.kind === kind);
                  return <td>{sum === undefined || sum.of === 0 ? '' : <Sum of={sum} t={t} />}</td>;
                })}
                {partly ? <td>{isMore(left[at] ?? '0') ? grouped(left[at] ?? '') : ''}</td> : null}
                <td>
                  <b>
                    <Sum of={figures[figure].total} t={t} />
                  </b>
                </td>
                <td>
                  {coverage === null
                    ? compare.coverageUnknown
                    : compare.coverageOf(coverage.published, coverage.expected)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ScopesOf years={years} t={t} />
      {partly ? <p class="soft">{compare.partlyNote}</p> : null}
    </section>
  );
}

/** One sentence where all years add up the same, else one for each. */
function ScopesOf({ years, t }: { readonly years: readonly ComparedYear[]; readonly t: PageTexts }) {
  const texts = years.map(({ scope }) => scopeText(scope, t));
  if (new Set(texts).size === 1) return <p class="soft">{texts[0]}</p>;
  return (
    <>
      {years.map(({ year }, at) => (
        <p class="soft">{`${year}${t.punctuation.colon}${texts[at] ?? ''}`}</p>
      ))}
    </>
  );
}

function OtherFigures({ figure, t }: { readonly figure: KeyFigure | null; readonly t: PageTexts }) {
  return (
    <nav aria-labelledby="figures">
      <h2 id="figures">{t.compare.figures}</h2>
      <ul class="links">
        {FIGURE_NAMES.map((name) => (
          <li>
            {name === figure ? (
              <span aria-current="page">{t.site.cols[name]}</span>
            ) : (
              <a href={pageAddress(t, compareKey(name))}>{t.site.cols[name]}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** All figures of the area over the years, each leading to its own page. */
export function compareIndexPage(of: Comparison, t: PageTexts): string {
  const { compare, site } = t;
  const every = FIGURE_NAMES.flatMap((figure) => areaPoints(of, figure));
  return htmlPage(
    {
      title: compare.title,
      description: compare.intro,
      siteName: site.siteName(of.area),
      key: COMPARE_KEY,
      crumbs: [{ label: site.home, key: INDEX_KEY }, { label: compare.title }],
      children: (
        <>
          <h1>{compare.title}</h1>
          <p>{of.years.length === 0 ? compare.nothing : compare.intro}</p>
          <div class="charts">
            {FIGURE_NAMES.map((figure) => (
              <section>
                <h2 class="small">
                  <a href={pageAddress(t, compareKey(figure))}>{site.cols[figure]}</a>
                </h2>
                {of.years.length === 0 ? null : (
                  <YearsChart name={site.cols[figure]} id={`chart-${figure}`} points={areaPoints(of, figure)} t={t} />
                )}
              </section>
            ))}
          </div>
          {of.years.length === 0 ? null : <ChartNotes points={every} t={t} />}
        </>
      ),
    },
    t,
  );
}
