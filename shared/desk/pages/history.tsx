/** Reports of earlier years: each year with how many are held, public and taken down. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import type { HistoryPage } from '../history-views.js';

export function renderHistoryPage({ viewer, season, years }: HistoryPage, t: Texts): string {
  const words = t.history;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <section aria-labelledby="years">
        <h2 id="years">{words.years}</h2>
        <table class="plain cards">
          <thead>
            <tr>
              {(['year', 'held', 'released', 'down'] as const).map((column) => (
                <th scope="col">{words.columns[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map(({ year, hasSeason, held, released, down }) => (
              <tr>
                <th scope="row">
                  {hasSeason ? words.open(year) : <a href={`/g/${viewer.grant}/history/${year}`}>{words.open(year)}</a>}
                </th>
                {hasSeason ? (
                  <td colspan={3}>{words.collected}</td>
                ) : (
                  <>
                    <td data-label={words.columns.held}>{held}</td>
                    <td data-label={words.columns.released}>{released}</td>
                    <td data-label={words.columns.down}>{down}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Document>,
  );
}
