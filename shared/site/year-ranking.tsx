/** The agencies with the highest figures of a year, where its list stands on pages of its own. */
import { agencyPageKey } from './keys.js';
import { grouped } from './figures.js';
import { pageAddress } from './page.js';
import type { PageTexts } from './place.js';
import type { YearOverview } from './year-overview.js';

const SHOWN = ['received', 'granted', 'denied'] as const;
const MOST = 10;

export function YearRanking({ data, t }: { readonly data: YearOverview; readonly t: PageTexts }) {
  const shown = SHOWN.filter((figure) => data.ranking[figure].length > 0);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2 id="highest">{t.siteRanges.highest}</h2>
      {shown.map((figure) => (
        <>
          <h3 id={`highest-${figure}`}>{t.site.cols[figure]}</h3>
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
