/**
 * Who had most of a figure in a year, in a sentence and as a list with places: among those alone that gave a number and have
 * published, and it says so, for whoever has not may have more. Links lead to everybody who is in the sum.
 */
import type { CellTotal } from '#shared/totals/totals.js';
import type { PageTexts } from './place.js';
import { Bar } from './charts/bar.js';
import { beyond, type ComparedFigure, type ComparedYear } from './compared.js';
import { rowOf, rowTitle } from './contribution-rows.js';
import { contributionsOf } from './contributions.js';
import { grouped, KEY_FIGURES, type KeyFigure } from './figures.js';
import { addressOfKey, agencyPageKey, yearCsvKey } from './keys.js';
import { pageAddress } from './page.js';

/** Lines before the rest is folded away. */
const FIRST_LINES = 10;
/** More names than this in one sentence say nothing. */
const NAMED = 3;

/** `32%`; nothing of a sum of nothing. */
function shareOf(value: string, total: string | null): string {
  const all = Number(total ?? 0);
  if (all <= 0) return '';
  const share = (Number(value) / all) * 100;
  return share > 0 && share < 1 ? '<1%' : `${Math.round(share)}%`;
}

export const isMore = (value: string): boolean => Number(value) > 0;

/** Who had most, in a sentence; undefined where nobody had any. */
export function mostText(year: ComparedYear, figure: KeyFigure, t: PageTexts): string | undefined {
  const { ranking, total } = year.figures[figure];
  const [first] = ranking;
  if (first === undefined || !isMore(first.value)) return undefined;
  const value = grouped(first.value);
  const equal = ranking.filter((one) => one.value === first.value);
  const known = amongText(year, total, t);
  if (equal.length === 1)
    return t.compare.mostSentence(year.year, first.agency.name, value, shareOf(first.value, total.sum)) + known;
  if (equal.length > NAMED) return t.compare.manyShared(year.year, equal.length, value) + known;
  const names = equal.map(({ agency }) => agency.name).join(t.punctuation.list);
  return t.compare.mostShared(year.year, names, value) + known;
}

/** Of whom somebody has most: whoever gave no number, or has not published, may have more. Empty where all are known. */
export function amongText(
  { coverage }: Pick<ComparedYear, 'coverage'>,
  { numbers, of }: Pick<CellTotal, 'numbers' | 'of'>,
  t: PageTexts,
): string {
  const given = numbers < of ? { n: numbers, of } : null;
  const isPart = coverage !== null && coverage.published < coverage.expected;
  const published = isPart ? { n: coverage.published, of: coverage.expected } : null;
  return given === null && published === null ? '' : t.contributions.among(given, published);
}

interface MostProps {
  readonly year: ComparedYear;
  readonly figure: KeyFigure;
  readonly t: PageTexts;
}

export function Most({ year: of, figure, t }: MostProps) {
  const { compare } = t;
  const { year, coverage, isHistory } = of;
  const { ranking, total } = of.figures[figure];
  const lines = ranking.filter(({ value }) => isMore(value));
  const rest = beyond(
    total,
    lines.map(({ value }) => value),
  );
  const covered =
    isHistory === true
      ? t.punctuation.aside(t.siteHistory.mark)
      : coverage === null
        ? ''
        : t.punctuation.aside(compare.coverageOf(coverage.published, coverage.expected));
  return (
    <section>
      <h3 id={`y${year}`}>{`${compare.mostOf(year)}${covered}`}</h3>
      {lines.length === 0 ? <p class="soft">{compare.nobody}</p> : null}
      {total.numbers < total.of ? <p class="soft">{t.contributions.without(total.of - total.numbers)}</p> : null}
      <Ranking lines={lines.slice(0, FIRST_LINES)} named={`y${year}`} of={of} figure={figure} t={t} />
      {lines.length > FIRST_LINES ? (
        <details>
          <summary id={`y${year}-more`}>{compare.more(FIRST_LINES + 1, lines.length)}</summary>
          <Ranking lines={lines.slice(FIRST_LINES)} named={`y${year} y${year}-more`} of={of} figure={figure} t={t} />
        </details>
      ) : null}
      {isMore(rest) ? <p class="soft">{compare.others(grouped(rest))}</p> : null}
      {total.of === 0 || of.ranges.length === 0 ? null : <WhoAll year={of} figure={figure} t={t} />}
      <p>
        <a href={addressOfKey(t.place, yearCsvKey(year))}>{`${compare.allData(year)}${t.punctuation.aside('CSV')}`}</a>
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
  readonly t: PageTexts;
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

/** To the pages that name everybody who is in the sum: one for each row of the form that the figure adds up. */
function WhoAll({ year: { year, ranges }, figure, t }: MostProps) {
  const rows = [...new Set(KEY_FIGURES[figure].map(rowOf))];
  return (
    <p>
      {t.contributions.everybody}
      {rows.map((row, index) => (
        <>
          {index === 0 ? '' : t.punctuation.list}
          <a href={pageAddress(t, contributionsOf(ranges, year, row))}>{rowTitle(row, t)}</a>
        </>
      ))}
    </p>
  );
}
