/** The agencies with the highest figures of a year, where its list stands on pages of its own. */
import { agencyPageKey } from './keys.js';
import { grouped, type KeyFigure } from './figures.js';
import { pageAddress } from './page.js';
import type { PageTexts } from './place.js';
import type { YearAtLarge } from './year-overview.js';

const SHOWN = ['received', 'granted', 'denied'] as const;
const MOST = 10;

export function YearRanking({ data, t }: { readonly data: YearAtLarge; readonly t: PageTexts }) {
  const shown = SHOWN.filter((figure) => data.ranking[figure].length > 0);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 id="highest">{t.siteRanges.highest}</h2>
      {shown.map((figure) => (
        <>
          <h3 id={`highest-${figure}`}>{t.site.cols[figure]}</h3>
          <Without data={data} figure={figure} t={t} />
          <table class="list" aria-labelledby={`highest-${figure}`}>
            <thead>
              <tr>
                <th scope="col">{t.site.cols.agency}</th>
                <th scope="col" class="num">
                  {t.site.cols[figure]}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.ranking[figure].slice(0, MOST).map(({ agency, value }) => (
                <tr>
                  <th scope="row">
                    <a href={pageAddress(t, agencyPageKey(agency.id))}>{agency.name}</a>
                  </th>
                  <td>{grouped(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ))}
    </section>
  );
}

/** Whoever gave no number may have more than those who are named. */
function Without({
  data,
  figure,
  t,
}: {
  readonly data: YearAtLarge;
  readonly figure: KeyFigure;
  readonly t: PageTexts;
}) {
  const without = data.totals.reports - data.given[figure];
  return without === 0 ? null : <p class="soft">{t.contributions.without(without)}</p>;
}
