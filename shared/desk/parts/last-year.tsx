/** Last year's figures, beside this year's where there are some: what the agency copies from and what a reviewer compares. */
import type { Texts } from '#shared/words/texts.js';
import { TABLE2_CELLS, TABLE3_ROWS, TABLE4_CELLS, table3Cell, type CellId } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Previous } from '#shared/rules/index.js';
import { cellAnchor } from './anchors.js';
import { printed } from './cell.js';

/** Tables two and four whole, and the totals of table three: fifty lines instead of two hundred. */
const LINES: readonly CellId[] = [
  ...TABLE2_CELLS,
  ...TABLE3_ROWS.map((row) => table3Cell(row, 'total')),
  ...TABLE4_CELLS,
];

interface LastYearProps {
  readonly t: Texts;
  readonly year: number;
  readonly lastYear: Previous | null;
  /** This year's record; null before there is one. */
  readonly record: ReportRecord | null;
}

export function LastYear({ t, year, lastYear, record }: LastYearProps) {
  const words = t.report.lastYear;
  if (lastYear === null) return <p class="quiet">{words.none(year - 1)}</p>;
  const id = 'last-year';
  return (
    <details>
      <summary>{record === null ? words.title(year - 1) : words.titleBoth(year - 1, year)}</summary>
      <p class="hint">{words.source[lastYear.source]}</p>
      <div class="scroll" role="region" aria-labelledby={id} tabindex={0}>
        <table class="plain">
          <caption id={id}>{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.cell}</th>
              <th scope="col" class="r">
                {words.year(year - 1)}
              </th>
              {record === null ? null : (
                <th scope="col" class="r">
                  {words.year(year)}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {LINES.map((cell) => (
              <tr>
                <th scope="row">
                  {record === null ? (
                    cellName(cell)[t.language]
                  ) : (
                    <a href={`#${cellAnchor(cell)}`}>{cellName(cell)[t.language]}</a>
                  )}
                </th>
                <td class="r">{printed(t, lastYear.record.cells[cell])}</td>
                {record === null ? null : (
                  <td class="r">
                    <b>{printed(t, record.cells[cell])}</b>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
