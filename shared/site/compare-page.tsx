/**
 * One figure compared: what it came to in each year, for the area and by kind of agency, and who had most of it, several years beside
 * each other. Every sum stands beside how many agencies it is of, and what the highest do not make up is said as well.
 */
import { COMPARE_KEY, compareKey, INDEX_KEY, yearCsvKey, addressOfKey, yearPageKey } from './keys.js';
import { Bar } from './charts/bar.js';
import { YearsChart, ChartNotes, findingText } from './charts/years-chart.js';
import { formOf, type YearPoint } from './charts/year-points.js';
import { beyond, FIGURE_NAMES, type ComparedFigure, type ComparedYear } from './compared.js';
import { grouped, type KeyFigure } from './figures.js';
import { agencyPageKey } from './keys.js';
import { htmlPage, pageAddress } from './page.js';
import type { Texts } from '#shared/words/texts.js';

export interface Comparison {
  readonly area: string;
  /** In any order. */
  readonly years: readonly ComparedYear[];
}

/** Whose agencies are shown beside each other. */
const YEARS_BESIDE = 3;
/** Lines before the rest is folded away. */
const FIRST_LINES = 10;
/** More names than this in one sentence say nothing. */
const NAMED = 3;

interface FigureProps extends Comparison {
  readonly figure: KeyFigure;
  readonly t: Texts;
}

const newestFirst = ({ years }: Comparison): ComparedYear[] => [...years].sort((a, b) => b.year - a.year);

/** The sums of the area as points of a chart, from the oldest year to the newest. */
export function areaPoints({ years }: Comparison, figure: KeyFigure): YearPoint[] {
  return [...years]
    .sort((a, b) => a.year - b.year)
    .map(({ year, coverage, figures }) => {
      const { sum, numbers, of } = figures[figure].total;
      return { year, value: sum, form: formOf(year), coverage, given: { numbers, of } };
    });
}

/** `32%`; nothing of a sum of nothing. */
function shareOf(value: string, total: string | null): string {
  const all = Number(total ?? 0);
  if (all <= 0) return '';
  const share = (Number(value) / all) * 100;
  return share > 0 && share < 1 ? '<1%' : `${Math.round(share)}%`;
}

const isMore = (value: string): boolean => Number(value) > 0;

/** Who had most, in a sentence; undefined where nobody had any. */
export function mostText(year: ComparedYear, figure: KeyFigure, t: Texts): string | undefined {
  const { ranking, total } = year.figures[figure];
  const [first] = ranking;
  if (first === undefined || !isMore(first.value)) return undefined;
  const value = grouped(first.value);
  const equal = ranking.filter((one) => one.value === first.value);
  if (equal.length === 1)
    return t.compare.mostSentence(year.year, first.agency.name, value, shareOf(first.value, total.sum));
  if (equal.length > NAMED) return t.compare.manyShared(year.year, equal.length, value);
  return t.compare.mostShared(year.year, equal.map(({ agency }) => agency.name).join(t.punctuation.list), value);
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

function Sum({ of: { sum, numbers, of }, t }: { readonly of: ComparedFigure['total']; readonly t: Texts }) {
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
  readonly t: Texts;
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
  const kinds = (years[0]?.figures[figure].kinds ?? []).map(({ kind }) => kind);
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
            {years.map(({ year, coverage, figures }, at) => (
              <tr>
                <th scope="row">
                  <a href={pageAddress(t, yearPageKey(year))}>{year}</a>
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
      <p class="soft">{compare.scope}</p>
      {partly ? <p class="soft">{compare.partlyNote}</p> : null}
    </section>
  );
}

interface MostProps {
  readonly year: ComparedYear;
  readonly figure: KeyFigure;
  readonly t: Texts;
}

function Most({ year: of, figure, t }: MostProps) {
  const { compare } = t;
  const { year, coverage } = of;
  const { ranking, total } = of.figures[figure];
  const lines = ranking.filter(({ value }) => isMore(value));
  const rest = beyond(
    total,
    lines.map(({ value }) => value),
  );
  const covered =
    coverage === null ? '' : t.punctuation.aside(compare.coverageOf(coverage.published, coverage.expected));
  return (
    <section>
      <h3 id={`y${year}`}>{`${compare.mostOf(year)}${covered}`}</h3>
      {lines.length === 0 ? <p class="soft">{compare.nobody}</p> : null}
      <Ranking lines={lines.slice(0, FIRST_LINES)} named={`y${year}`} of={of} figure={figure} t={t} />
      {lines.length > FIRST_LINES ? (
        <details>
          <summary id={`y${year}-more`}>{compare.more(FIRST_LINES + 1, lines.length)}</summary>
          <Ranking lines={lines.slice(FIRST_LINES)} named={`y${year} y${year}-more`} of={of} figure={figure} t={t} />
        </details>
      ) : null}
      {isMore(rest) ? <p class="soft">{compare.others(grouped(rest))}</p> : null}
      <p>
        <a href={addressOfKey(yearCsvKey(year))}>{`${compare.allData(year)}${t.punctuation.aside('CSV')}`}</a>
      </p>
    </section>
  );
}

/** Equal numbers share a place, and the places that they take up are left out after them. */
function Ranking({
  lines,
  named,
  of,
  figure,
  t,
}: {
  readonly lines: ComparedFigure['ranking'];
  /** Ids of what names the table. */
  readonly named: string;
  readonly of: ComparedYear;
  readonly figure: KeyFigure;
  readonly t: Texts;
}) {
  if (lines.length === 0) return null;
  const { total, ranking } = of.figures[figure];
  const highest = ranking[0]?.value ?? '0';
  const placeOf = (value: string): number => ranking.findIndex((one) => one.value === value) + 1;
  return (
    <table class="list ranking" aria-labelledby={named}>
      <thead>
        <tr>
          <th scope="col">{t.site.cols.agency}</th>
          <th scope="col">{t.site.cols[figure]}</th>
          <th scope="col">{t.compare.share}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ agency, value }) => (
          <tr>
            <th scope="row">
              {placeOf(value)}
              {'. '}
              <a href={pageAddress(t, agencyPageKey(agency.id))}>{agency.name}</a>
              {agency.kind === 'department' ? null : <small>{t.site.agencyKinds[agency.kind]}</small>}
              <Bar value={value} highest={highest} />
            </th>
            <td>{grouped(value)}</td>
            <td>{shareOf(value, total.sum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OtherFigures({ figure, t }: { readonly figure: KeyFigure | null; readonly t: Texts }) {
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
export function compareIndexPage(of: Comparison, t: Texts): string {
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
