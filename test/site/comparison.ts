/** Years to compare, put together from summaries the plain way: what the ranges of a site must come to as well. */
import { figureOf, KEY_FIGURES, type KeyFigure } from '#shared/site/figures.js';
import { comparedOf, FIGURE_NAMES, type ComparedYear } from '#shared/site/compared.js';
import { USUAL } from '#shared/site/scope.js';
import type { PublishedSummary } from '#shared/site/model.js';
import { countsTowardsTotals, totalsOf } from '#shared/totals/totals.js';

/** @param expected how many of the agencies that are added up owe a report; null where nobody said */
export function comparedYearOf(
  year: number,
  summaries: readonly PublishedSummary[],
  expected: number | null,
): ComparedYear {
  const own = summaries.filter((one) => one.year === year && countsTowardsTotals(one.agency.kind));
  const agencies = own.map((one) => ({
    agency: one.agency,
    values: FIGURE_NAMES.map((figure) => figureOf(one, KEY_FIGURES[figure])),
  }));
  const ranking = Object.fromEntries(
    FIGURE_NAMES.map((figure, at) => [
      figure,
      agencies
        .flatMap(({ agency, values }) => (values[at] === null ? [] : [{ agency, value: values[at]! }]))
        .sort((a, b) => Number(b.value) - Number(a.value) || (a.agency.id < b.agency.id ? -1 : 1))
        .slice(0, 30),
    ]),
  ) as Record<KeyFigure, { agency: PublishedSummary['agency']; value: string }[]>;
  return {
    year,
    scope: USUAL,
    ranges: [1],
    coverage: expected === null ? null : { published: own.length, expected },
    ...comparedOf({ totals: totalsOf(own), ranking }, agencies),
  };
}
