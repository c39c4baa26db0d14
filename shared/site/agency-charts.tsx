/** The charts of an agency's page: what it received, granted and refused, what was reviewed and litigated, over the years. */
import { formGroup, type YearPoint } from './charts/year-points.js';
import { ChartNotes, YearsChart } from './charts/years-chart.js';
import { figureOf, KEY_FIGURES, type KeyFigure } from './figures.js';
import { COMPARE_KEY } from './keys.js';
import { isHistory, type PublishedSummary } from './model.js';
import { pageAddress } from './page.js';
import type { PageTexts } from './place.js';

const CHARTED = ['received', 'granted', 'denied', 'review', 'litigation'] as const;

interface AgencyChartsProps {
  readonly summaries: readonly PublishedSummary[];
  readonly t: PageTexts;
}

function pointsOf(summaries: readonly PublishedSummary[], figure: KeyFigure): YearPoint[] {
  return summaries.map((summary) => ({
    year: summary.year,
    value: figureOf(summary, KEY_FIGURES[figure]),
    form: formGroup(summary.form),
    isHistory: isHistory(summary),
  }));
}

/** Nothing for a single year: the table under it says as much. */
export function AgencyCharts({ summaries, t }: AgencyChartsProps) {
  if (summaries.length < 2) return null;
  const { charts, site } = t;
  return (
    <section>
      <h2 id="charts">{charts.heading}</h2>
      <div class="charts">
        {CHARTED.map((figure) => (
          <YearsChart name={site.cols[figure]} id={`chart-${figure}`} points={pointsOf(summaries, figure)} t={t} />
        ))}
      </div>
      <ChartNotes points={pointsOf(summaries, 'received')} t={t} />
      <p class="soft">
        {charts.source}
        {t.punctuation.gap} <a href={pageAddress(t, COMPARE_KEY)}>{t.compare.toCompare}</a>
      </p>
    </section>
  );
}
