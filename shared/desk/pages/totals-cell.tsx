/** Who makes up one total: every report in it with its number, the largest first. */
import { exact } from '#shared/ids/decimal.js';
import { cellName } from '#shared/report/labels.js';
import { totalAt } from '#shared/totals/scope-sum.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { ScopeLine } from '../parts/scope-line.js';
import type { CellPage } from '../totals-views.js';
import { totalsAddress } from './totals.js';

export const CELL_PAGE_SIZE = 100;

export function renderCellPage(view: CellPage, t: Texts): string {
  const { viewer, season, sum, roster, cell, contributions } = view;
  const words = t.totals;
  const name = cellName(cell)[t.language];
  const total = totalAt(sum, cell);
  const pages = Math.max(1, Math.ceil(contributions.length / CELL_PAGE_SIZE));
  const page = Math.min(view.page, pages);
  const shown = contributions.slice((page - 1) * CELL_PAGE_SIZE, page * CELL_PAGE_SIZE);
  return toHtml(
    <Document t={t} title={words.cellTitle(name)} viewer={viewer} season={season}>
      <p>
        <a href={totalsAddress(viewer.grant)}>{words.back}</a>
      </p>
      <h1 id="cell">{words.cellTitle(name)}</h1>
      <p class="lead">
        {total.sum === null ? words.cellNone(total.of) : words.cellSum(total.sum, total.numbers, total.of)}
        {sum.missing.length === 0 ? null : t.punctuation.gap + words.cellMissing(sum.missing.length)}
      </p>
      <ScopeLine t={t} scope={sum.scope} roster={roster} />
      {shown.length === 0 ? null : (
        <table class="plain cards num" aria-labelledby="cell">
          <thead>
            <tr>
              <th scope="col">{words.columns.agency}</th>
              <th scope="col">{words.columns.value}</th>
              <th scope="col">{words.columns.share}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ agency, value }) => (
              <tr>
                <th scope="row">
                  {agency.area === season.area ? (
                    <a href={`/g/${viewer.grant}/filings/${agency.id}`}>{agency.name}</a>
                  ) : (
                    `${view.areaNames.get(agency.area) ?? agency.area} ${agency.name}`
                  )}
                </th>
                <td data-label={words.columns.value}>{value ?? words.noNumber}</td>
                <td data-label={words.columns.share}>{shareOf(value, total.sum)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager t={t} view={view} page={page} pages={pages} />
    </Document>,
  );
}

/** In tenths of a percent, cut and not rounded up: no part of a whole shows as the whole. */
function shareOf(value: string | null, sum: string | null): string {
  if (value === null || sum === null || exact(sum) === 0n) return '';
  const tenths = (exact(value) * 1000n) / exact(sum);
  return `${tenths / 10n}.${tenths % 10n}%`;
}

function Pager({
  t,
  view,
  page,
  pages,
}: {
  readonly t: Texts;
  readonly view: CellPage;
  readonly page: number;
  readonly pages: number;
}) {
  if (pages === 1) return null;
  const words = t.totals;
  const href = (to: number) => totalsAddress(view.viewer.grant, view.cell, to);
  return (
    <nav class="buttons" aria-label={words.pages(page, pages)}>
      {page > 1 ? (
        <a class="button second" href={href(page - 1)}>
          {words.previous}
        </a>
      ) : null}
      <span>{words.pages(page, pages)}</span>
      {page < pages ? (
        <a class="button second" href={href(page + 1)}>
          {words.next}
        </a>
      ) : null}
    </nav>
  );
}
