/** The three tables of a year added up as the official form has them, and what the older short forms add to the third. */
import { FormTableView, type ValueContent } from '#shared/form/form-table.js';
import { CELL_IDS, isCellId, SHORT_FORM_CELLS, TABLE3_COLUMNS, type CellId } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS } from '#shared/report/labels.js';
import { formLayout } from '#shared/report/layout.js';
import type { CellTotal, Totals } from '#shared/totals/totals.js';
import type { Texts } from '#shared/words/texts.js';
import type { PageTexts } from './place.js';
import { rowOf } from './contribution-rows.js';
import { contributionsOf } from './contributions.js';
import { pageAddress } from './page.js';
import { scopeText } from './scope-text.js';
import type { YearAtLarge } from './year-overview.js';
import { ScrollHint, valueAnchor } from './report-table.js';
import { SectionHeading } from './section-heading.js';

function totalContent(total: CellTotal | undefined, who: string | undefined, t: PageTexts): ValueContent {
  if (total === undefined || total.sum === null) {
    return { content: <span class="hidden">{t.site.totalNone}</span> };
  }
  const zero = /^0(\.0+)?$/.test(total.sum);
  return {
    ...(zero ? { className: 'zero' } : {}),
    content: (
      <>
        {who === undefined ? total.sum : <a href={pageAddress(t, who)}>{total.sum}</a>}
        {total.numbers === total.of ? null : <small>{t.site.totalOf(total.numbers, total.of)}</small>}
      </>
    ),
  };
}

function ShortFormTotals({ totals, t }: { readonly totals: Totals; readonly t: Texts }) {
  if (totals.shortForm === null) return null;
  const { reports, cells } = totals.shortForm;
  const row = SHORT_FORM_CELLS.map((_, index) =>
    t.site.totalsPair(
      TABLE3_COLUMN_LABELS[TABLE3_COLUMNS[index] ?? 'total'][t.language],
      cells[index]?.sum ?? t.site.noData,
    ),
  );
  return <p>{`${t.site.totalsShort(reports)}${row.join(t.punctuation.list)}${t.site.totalsEnd}`}</p>;
}

type Data = Pick<YearAtLarge, 'year' | 'totals' | 'scope' | 'counted' | 'ranges' | 'history'>;

export function TotalsView({ data, t }: { readonly data: Data; readonly t: PageTexts }) {
  const index = new Map<string, number>(CELL_IDS.map((id: CellId, at) => [id, at]));
  const whoOf = (cell: string) =>
    isCellId(cell)
      ? contributionsOf(
          data.ranges.map(({ n }) => n),
          data.year,
          rowOf(cell),
        )
      : undefined;
  const { scope, counted } = data;
  const layout = formLayout('full');
  return (
    <section>
      <h2 id="totals">{t.site.totals}</h2>
      {data.totals.reports === 0 ? (
        <p class="soft">{t.site.totalsNone}</p>
      ) : (
        <>
          {data.history === 0 ? null : (
            <p>
              <b>{t.siteHistory.totals(data.history)}</b>
            </p>
          )}
          <p>{[t.site.totalsScope(data.totals.reports), scopeText(scope, t)].join(t.punctuation.gap)}</p>
          {counted == null ? null : <p>{t.contributions.coverage(counted.published, counted.expected)}</p>}
          <p>{t.contributions.seeWho}</p>
          <p class="soft">{t.site.totalsCoverage}</p>
          {([2, 3, 4] as const).map((table) => (
            <section>
              <h3 id={`totals-${table}`}>
                <SectionHeading number={table} t={t} />
              </h3>
              <ScrollHint table={table} t={t} />
              <FormTableView
                language={t.language}
                table={layout[table]}
                labelledBy={`totals-${table}`}
                anchorOf={valueAnchor}
                valueOf={(cell) => totalContent(data.totals.cells[index.get(cell) ?? -1], whoOf(cell), t)}
              />
              {table === 3 ? <ShortFormTotals totals={data.totals} t={t} /> : null}
            </section>
          ))}
        </>
      )}
    </section>
  );
}
