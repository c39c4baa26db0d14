/** What the page of a year shares with the first page and the pages of agencies: a figure, how far the year is, its files. */
import type { PageTexts } from './place.js';
import { figureOf, grouped, isUnread, KEY_FIGURES, type KeyFigure } from './figures.js';
import { addressOfKey, yearCsvKey, yearIndexKey, yearJsonKey } from './keys.js';
import type { PublishedSummary } from './model.js';
/** A figure in a list: with separators, or a word for what is not there. */
export function Figure({
  summary,
  figure,
  t,
}: {
  readonly summary: PublishedSummary;
  readonly figure: KeyFigure;
  readonly t: PageTexts;
}) {
  const value = figureOf(summary, KEY_FIGURES[figure]);
  if (value !== null) return <>{grouped(value)}</>;
  return <span class="soft">{isUnread(summary, KEY_FIGURES[figure]) ? t.site.unreadCell : t.site.noData}</span>;
}

/** A year as far as that. */
export interface Covered {
  readonly coverage: { readonly expected: number; readonly published: number } | null;
  readonly reports: number;
  /** How many of them were imported. */
  readonly history?: number | undefined;
}

/** How far the year is: `41 家单位中 37 家已公布`. */
export function CoverageLine({ data, t }: { readonly data: Covered; readonly t: PageTexts }) {
  const { coverage, history = 0 } = data;
  if (history > 0) return <p class="lead">{t.siteHistory.coverage(history)}</p>;
  if (coverage === null) return <p class="lead">{t.site.coverageCount(data.reports)}</p>;
  return <p class="lead">{t.site.coverage(coverage.published, coverage.expected)}</p>;
}

/** The data files of a year, as buttons. */
export function YearFiles({ year, t }: { readonly year: number; readonly t: PageTexts }) {
  return (
    <ul class="files" aria-label={t.site.yearData}>
      <li>
        <a href={addressOfKey(t.place, yearJsonKey(year))}>{t.site.dataOfYear(year, 'JSON')}</a>
      </li>
      <li>
        <a href={addressOfKey(t.place, yearCsvKey(year))}>{t.site.dataOfYear(year, 'CSV')}</a>
      </li>
      <li>
        <a href={addressOfKey(t.place, yearIndexKey(year))}>{t.siteRanges.yearIndex(year)}</a>
      </li>
    </ul>
  );
}
