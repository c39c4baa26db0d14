/**
 * What a year is compared by with others: of each key figure the sum of the area, the sums by kind of agency, and the agencies with
 * the most. Small enough to be kept with the year, so that pages over many years open none of them.
 */
import * as z from 'zod';
import { addDecimals, decimalText, exact, minus, plus } from '#shared/ids/decimal.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { AGENCY_KINDS, agencyKindSchema, type AgencyKind } from '#shared/ids/agency-kind.js';
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { decimalSchema } from '#shared/report/record.js';
import type { Covered } from '#shared/totals/coverage.js';
import { countsTowardsTotals, type CellTotal, type Totals } from '#shared/totals/totals.js';
import { KEY_FIGURES, type KeyFigure } from './figures.js';
import type { PublicAgency } from './model.js';
import type { PublicScope } from './scope.js';
import type { YearOverview } from './year-overview.js';

export const FIGURE_NAMES = Object.keys(KEY_FIGURES) as readonly KeyFigure[];

const count = z.number().int().min(0);
const sumSchema = z.object({ sum: decimalSchema.nullable(), numbers: count, of: count });
const rankedSchema = z.object({
  agency: z.object({ id: agencyIdSchema, name: z.string(), kind: agencyKindSchema }),
  value: decimalSchema,
});
const comparedFigureSchema = z.object({
  /** As the tables of the year add it up: every number that a report gives counts. */
  total: sumSchema,
  /** Of the agencies that give every number of the figure. */
  kinds: z.array(sumSchema.extend({ kind: agencyKindSchema })),
  /** Of the same, highest first. */
  ranking: z.array(rankedSchema),
});
export const comparedSchema = z.object({
  figures: z.object(
    Object.fromEntries(FIGURE_NAMES.map((name) => [name, comparedFigureSchema])) as Record<
      KeyFigure,
      typeof comparedFigureSchema
    >,
  ),
});
export type Compared = z.infer<typeof comparedSchema>;
export type ComparedFigure = z.infer<typeof comparedFigureSchema>;

export interface ComparedYear extends Compared {
  readonly year: number;
  /** Of the sums, over the kinds of agency that are in them. */
  readonly coverage: Covered | null;
  /** Whose reports the sums add up. */
  readonly scope: PublicScope;
  /** Numbers of its ranges, in order; none where former code drew them, which said of no total who makes it up. */
  readonly ranges: readonly number[];
  /** Of reports that were imported: how many were owed is not known. */
  readonly isHistory?: boolean;
}

/** One agency with its key figures in the order of FIGURE_NAMES. */
export interface AgencyFigures {
  readonly agency: PublicAgency;
  readonly values: readonly (string | null)[];
}

const INDEX = new Map<CellId, number>(CELL_IDS.map((id, index) => [id, index]));

/**
 * The sum of the cells of a figure, and how many reports gave all of its numbers. Two reports may each lack another cell, so
 * this is not told by how many gave each; it is by the kinds, which count only those that gave all.
 */
function figureTotal({ reports, cells }: Totals, figure: KeyFigure, kinds: readonly CellTotal[]): CellTotal {
  const sums = KEY_FIGURES[figure].flatMap((id) => cells[INDEX.get(id) ?? -1]?.sum ?? []);
  return {
    sum: sums.length === 0 ? null : addDecimals(sums),
    numbers: kinds.reduce((all, { numbers }) => all + numbers, 0),
    of: reports,
  };
}

export function comparedOf(
  overview: Pick<YearOverview, 'totals' | 'ranking'>,
  agencies: readonly AgencyFigures[],
): Compared {
  // Governments where a declared scope adds them up.
  const summed = AGENCY_KINDS.filter(
    (kind) => countsTowardsTotals(kind) || agencies.some(({ agency }) => agency.kind === kind),
  );
  const figures = FIGURE_NAMES.map((figure, at): [KeyFigure, ComparedFigure] => {
    const kinds = summed.map((kind) => ({ kind, ...kindSum(agencies, at, kind) }));
    return [
      figure,
      {
        total: figureTotal(overview.totals, figure, kinds),
        kinds,
        ranking: overview.ranking[figure].map(({ agency: { id, name, kind }, value }) => ({
          agency: { id, name, kind },
          value,
        })),
      },
    ];
  });
  return { figures: Object.fromEntries(figures) as Compared['figures'] };
}

function kindSum(agencies: readonly AgencyFigures[], at: number, kind: AgencyKind): CellTotal {
  const own = agencies.filter(({ agency }) => agency.kind === kind);
  const values = own.flatMap(({ values: all }) => all[at] ?? []);
  return { sum: values.length === 0 ? null : addDecimals(values), numbers: values.length, of: own.length };
}

/** What a sum has beyond its parts: of reports that give some of the figure's numbers only. `0` where nothing is left. */
export function beyond(total: CellTotal, parts: readonly (string | null)[]): string {
  const known = plus(...parts.flatMap((part) => (part === null ? [] : [exact(part)])));
  const left = minus(exact(total.sum ?? '0'), known);
  return left < 0n ? '0' : decimalText(left);
}
