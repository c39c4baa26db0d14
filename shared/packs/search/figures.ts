/**
 * The 200 figures by name, each with the sum of every year and how many agencies gave a number: an answer, not only a link. The few
 * that pages compare by (site/compared.ts) lead there, and those of them that are sums of several cells have a line of their own.
 */
import { addDecimals } from '#shared/ids/decimal.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { FIGURE_NAMES } from '#shared/site/compared.js';
import { figureOf, KEY_FIGURES, type KeyFigure } from '#shared/site/figures.js';
import type { JsonValue } from '#shared/site/json-text.js';
import { totalsOf, type CellTotal, type Totals } from '#shared/totals/totals.js';
import { textsIn } from '#shared/words/texts.js';
import { nameOf } from '../columns.js';
import { isAddedUp, type PublicYear } from '../public-report.js';

/** Years of one figure on the page; a figure of more years is found with its newest. */
const MOST_YEARS = 10;

export interface YearTotals {
  readonly year: number;
  readonly totals: Totals;
  /** In the order of FIGURE_NAMES. */
  readonly compared: readonly CellTotal[];
}

/** Over those that are added up, as everywhere. */
export function totalsOfYear({ year, reports }: Pick<PublicYear, 'year' | 'reports'>): YearTotals {
  const counted = reports.filter(isAddedUp);
  const totals = totalsOf(counted);
  const compared = FIGURE_NAMES.map((figure): CellTotal => {
    const sums = KEY_FIGURES[figure].flatMap((id) => totals.cells[INDEX.get(id) ?? -1]?.sum ?? []);
    const numbers = counted.filter((report) => figureOf(report, KEY_FIGURES[figure]) !== null).length;
    return { sum: sums.length === 0 ? null : addDecimals(sums), numbers, of: counted.length };
  });
  return { year, totals, compared };
}

const INDEX = new Map<string, number>(CELL_IDS.map((id, index) => [id, index]));
/** By the one cell that a figure is. */
const OF_ONE_CELL = new Map<string, KeyFigure>(
  FIGURE_NAMES.flatMap((figure) => {
    const [only, ...others] = KEY_FIGURES[figure];
    return others.length === 0 ? [[only, figure] as const] : [];
  }),
);
const COMPARED_BY_SUM = FIGURE_NAMES.filter((figure) => KEY_FIGURES[figure].length > 1);

/**
 * id, name in Chinese, name in English, for each year (newest first) the year, the sum or null, numbers, of how many; and of those
 * that have a page of comparison, its figure.
 */
export function figureLines(years: readonly YearTotals[]): JsonValue[] {
  const newest = [...years].sort((a, b) => b.year - a.year).slice(0, MOST_YEARS);
  const sumsOf = (totalIn: (year: YearTotals) => CellTotal | undefined): JsonValue =>
    newest.map((one) => {
      const total = totalIn(one);
      return [one.year, total?.sum ?? null, total?.numbers ?? 0, total?.of ?? 0];
    });
  const [zhName, enName] = [textsIn('zh').site.cols, textsIn('en').site.cols];
  const summed = COMPARED_BY_SUM.map((figure): JsonValue => {
    const sums = sumsOf(({ compared }) => compared[FIGURE_NAMES.indexOf(figure)]);
    return [figure, zhName[figure], enName[figure], sums, figure];
  });
  const cells = CELL_IDS.map((id, at): JsonValue => {
    const { zh, en } = nameOf(id);
    const figure = OF_ONE_CELL.get(id);
    return [id, zh, en, sumsOf(({ totals }) => totals.cells[at]), ...(figure === undefined ? [] : [figure])];
  });
  return [...summed, ...cells];
}
