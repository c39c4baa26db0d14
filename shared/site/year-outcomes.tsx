/**
 * What became of the requests of a year in the whole area: the six outcomes of table 3 as bars in their table, with their share and
 * of how many reports each is. The number of those that print 其他处理 as one row counts towards the last outcome.
 */
import { addDecimals } from '#shared/ids/decimal.js';
import { CELL_IDS, SHORT_FORM_CELLS, TABLE3_OUTCOMES, table3Cell, type Table3Row } from '#shared/report/cells.js';
import { table3GroupOf, TABLE3_GROUPS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import type { Totals } from '#shared/totals/totals.js';
import type { Texts } from '#shared/words/texts.js';
import { Bar } from './charts/bar.js';
import { grouped } from './figures.js';

const INDEX = new Map<string, number>(CELL_IDS.map((id, index) => [id, index]));
const SHORT_TOTAL = SHORT_FORM_CELLS.findIndex((id) => id.endsWith('@total'));

type Group = NonNullable<ReturnType<typeof table3GroupOf>>;
export interface Outcome {
  /** The row, or the group of rows. */
  readonly name: Table3Row | Group;
  readonly sum: string | null;
}

/** In the order of the form; null where no report gives a number. */
export function outcomesOf({ cells, shortForm }: Totals): Outcome[] {
  const names = [...new Set(TABLE3_OUTCOMES.map((row) => table3GroupOf(row) ?? row))];
  return names.map((name) => {
    const rows = TABLE3_OUTCOMES.filter((row) => (table3GroupOf(row) ?? row) === name);
    const sums = rows.flatMap((row) => cells[INDEX.get(table3Cell(row, 'total')) ?? -1]?.sum ?? []);
    const short = name === 'otherHandling' ? (shortForm?.cells[SHORT_TOTAL]?.sum ?? null) : null;
    const all = short === null ? sums : [...sums, short];
    return { name, sum: all.length === 0 ? null : addDecimals(all) };
  });
}

/** `（三）不予公开` -> `不予公开`: here nothing counts the lines. */
function labelOf(name: Outcome['name'], t: Texts): string {
  const label = name in TABLE3_GROUPS ? TABLE3_GROUPS[name as Group] : TABLE3_ROW_LABELS[name as Table3Row];
  return label[t.language].replace(/^（[一二三四五六七]）|^\(\d\) /u, '').replace(/（.*）$|\s\(.*\)$/u, '');
}

export function YearOutcomes({ totals, t }: { readonly totals: Totals; readonly t: Texts }) {
  const outcomes = outcomesOf(totals);
  const sums = outcomes.flatMap(({ sum }) => sum ?? []);
  const all = addDecimals(sums);
  if (Number(all) === 0) return null;
  const most = outcomes.reduce((best, one) => (Number(one.sum ?? 0) > Number(best.sum ?? 0) ? one : best));
  const share = (sum: string) => `${Math.round((Number(sum) / Number(all)) * 100)}%`;
  const words = t.charts.outcomes;
  return (
    <section>
      <h2 id="outcomes">{words.title(grouped(all), labelOf(most.name, t), share(most.sum ?? '0'))}</h2>
      <table class="list outcomes" aria-labelledby="outcomes">
        <thead>
          <tr>
            <th scope="col">{words.outcome}</th>
            <th scope="col">{words.number}</th>
            <th scope="col">{t.compare.share}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ name, sum }) => (
            <tr>
              <th scope="row">
                {labelOf(name, t)}
                <Bar value={sum ?? '0'} highest={most.sum ?? '0'} />
              </th>
              <td>{sum === null ? <span class="soft">{t.compare.noNumber}</span> : grouped(sum)}</td>
              <td>{sum === null ? '' : share(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft">{words.note(totals.reports)}</p>
    </section>
  );
}
