/** The page of one agency: its reports year by year and the figures that people ask for, each year on its own line. */
import { dates } from '#shared/words/zh/dates.js';
import { addressOfKey, agencyPageKey, currentPageKey, INDEX_KEY } from './keys.js';
import type { PublishedSummary } from './model.js';
import { htmlPage } from './page.js';
import { TEXTS } from '#shared/words/site/texts.js';
import { Figure } from './year-page.js';

const COLUMNS = ['received', 'granted', 'partial', 'denied', 'carriedForward', 'review', 'litigation'] as const;

/** `summaries`: all years of one agency, newest first, at least one. */
export function agencyPage(summaries: readonly [PublishedSummary, ...PublishedSummary[]]): string {
  const [newest] = summaries;
  const title = TEXTS.agencyTitle(newest.agency.name);
  return htmlPage({
    title,
    description: title,
    siteName: TEXTS.siteName(newest.area),
    canonicalKey: agencyPageKey(newest.agency.id),
    crumbs: [{ label: TEXTS.home, key: INDEX_KEY }, { label: newest.agency.name }],
    children: (
      <>
        <h1>{title}</h1>
        <p class="meta">{TEXTS.agencyLine(TEXTS.agencyKinds[newest.agency.kind])}</p>
        <ul class="links">
          {summaries.map((summary) => (
            <li>
              <a href={addressOfKey(currentPageKey(summary))}>
                {`${TEXTS.yearTitle(summary.year)}（${TEXTS.published(dates.dayOf(summary.publishedAt))}）`}
              </a>
            </li>
          ))}
        </ul>
        <section>
          <h2 id="figures">{TEXTS.agencyFigures}</h2>
          <p class="hint">{TEXTS.scrollHint}</p>
          <div class="scroll" role="region" aria-labelledby="figures" tabindex={0}>
            <table class="list years" aria-labelledby="figures">
              <thead>
                <tr>
                  <th scope="col">{TEXTS.cols.year}</th>
                  {COLUMNS.map((column) => (
                    <th scope="col">{TEXTS.cols[column]}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {summaries.map((summary) => (
                  <tr>
                    <th scope="row">{summary.year}</th>
                    {COLUMNS.map((column) => (
                      <td>
                        <Figure summary={summary} figure={column} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      </>
    ),
  });
}
