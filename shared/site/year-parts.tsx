/** What the page of a year shares with the first page and the pages of agencies: a figure, how far the year is, its files. */
import type { Texts } from '#shared/words/texts.js';
import { figureOf, grouped, KEY_FIGURES, type KeyFigure } from './figures.js';
import { addressOfKey, yearCsvKey, yearJsonKey } from './keys.js';
import type { PublishedSummary } from './model.js';
import type { YearData } from './year-data.js';

export interface YearProps {
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
export function CoverageLine({ data, t }: YearProps) {
  const { coverage } = data;
  if (coverage === null) return <p class="lead">{t.site.coverageCount(data.reports.length)}</p>;
  return <p class="lead">{t.site.coverage(coverage.published, coverage.expected)}</p>;
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
