/**
 * One year of one area as its pages see it: put together from what each range of agencies holds (ranges), never from the
 * single reports, so that a page of it costs the same whatever the number of agencies.
 */
import type { Covered } from '#shared/totals/coverage.js';
import { addTotals, type Totals } from '#shared/totals/totals.js';
import { KEY_FIGURES, type KeyFigure } from './figures.js';
import type { PublicAgency } from './model.js';
import { inOrder } from './ranges.js';
import type { PublicScope } from './scope.js';
import type { RangeContent, RangeState } from './site-state.js';

/** So many agencies are named under a figure. */
export const RANKED = 30;

export interface RankedAgency {
  readonly agency: PublicAgency;
  /** Exact decimal string: cells without a number are ranked nowhere. */
  readonly value: string;
}

/** The agencies whose ids lie from `from` to `to`, both included; `n` is the number of its list page. */
export interface RangeOfYear {
  readonly n: number;
  readonly from: string;
  readonly to: string;
  /** Names of the first and the last agency that has a report in it; empty where none has. */
  readonly names: readonly string[];
  readonly reports: number;
}

export interface YearOverview {
  readonly year: number;
  readonly area: string;
  /** Null when nobody said which agencies owe a report. */
  readonly coverage: Covered | null;
  /** Of the totals; undefined where a range of former code does not say. */
  readonly counted: Covered | null | undefined;
  readonly scope: PublicScope;
  /** Over the scope. */
  readonly totals: Totals;
  /** The highest of each figure, over the same reports as the totals, highest first. */
  readonly ranking: Readonly<Record<KeyFigure, readonly RankedAgency[]>>;
  readonly ranges: readonly RangeOfYear[];
}

/** The overview with what only the year's own page says. */
export interface YearAtLarge extends YearOverview {
  readonly reports: number;
  /** How many of those that are added up give each figure whole. */
  readonly given: Readonly<Record<KeyFigure, number>>;
  /** How many of them are of an earlier year and were imported. */
  readonly history: number;
  /** Agencies that have not published and are named, and how many others, with their days. */
  readonly named: readonly PublicAgency[];
  readonly due: RangeContent['due'];
  readonly gone: readonly PublicAgency[];
}

export const FIGURES = Object.keys(KEY_FIGURES) as readonly KeyFigure[];

export function yearAtLarge(
  of: { readonly year: number; readonly area: string; readonly scope: PublicScope },
  drawn: readonly RangeState[],
): YearAtLarge {
  const ranges = inOrder(drawn);
  const contents = ranges.map(({ content }) => content);
  return {
    ...{ year: of.year, area: of.area, scope: of.scope },
    coverage: together(contents.flatMap(({ coverage }) => coverage ?? [])),
    counted: contents.some(({ counted }) => counted === undefined)
      ? undefined
      : together(contents.flatMap(({ counted }) => counted ?? [])),
    totals: addTotals(contents.map(({ totals }) => totals)),
    ranking: rankingOf(contents),
    ranges: ranges.map(({ n, content: { first, last, reports } }) => ({
      ...{ n, from: first?.id ?? '', to: last?.id ?? '', reports },
      names: first === null || last === null ? [] : [first.name, last.name],
    })),
    reports: sum(contents.map(({ reports }) => reports)),
    given: givenOf(contents),
    history: sum(contents.map(({ history }) => history ?? 0)),
    named: contents.flatMap(({ named }) => named),
    due: {
      count: sum(contents.map(({ due }) => due.count)),
      first: contents.flatMap(({ due }) => due.first ?? []).sort()[0] ?? null,
      last:
        contents
          .flatMap(({ due }) => due.last ?? [])
          .sort()
          .at(-1) ?? null,
    },
    gone: contents.flatMap(({ gone }) => gone),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function together(covered: readonly Covered[]): Covered | null {
  if (covered.length === 0) return null;
  return {
    expected: sum(covered.map(({ expected }) => expected)),
    published: sum(covered.map(({ published }) => published)),
  };
}

function rankingOf(contents: readonly RangeContent[]): YearOverview['ranking'] {
  const ranking: Partial<Record<KeyFigure, readonly RankedAgency[]>> = {};
  FIGURES.forEach((figure, at) => (ranking[figure] = highest(contents, at)));
  return ranking as YearOverview['ranking'];
}

function givenOf(contents: readonly RangeContent[]): YearAtLarge['given'] {
  const given: Partial<Record<KeyFigure, number>> = {};
  FIGURES.forEach((figure, at) => {
    given[figure] = sum(
      contents.map(({ figures }) => figures.filter(({ values }) => (values[at] ?? null) !== null).length),
    );
  });
  return given as YearAtLarge['given'];
}

function highest(contents: readonly RangeContent[], at: number): RankedAgency[] {
  const ranked = contents.flatMap(({ figures }) =>
    figures.flatMap(({ agency, values }) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ agency, value }];
    }),
  );
  return ranked.sort((a, b) => byValue(b.value, a.value) || (a.agency.id < b.agency.id ? -1 : 1)).slice(0, RANKED);
}

/** Decimal strings without leading zeros: the longer whole part is the larger, then digit by digit. */
function byValue(a: string, b: string): number {
  const [[wholeA = '', restA = ''], [wholeB = '', restB = '']] = [a.split('.'), b.split('.')];
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1;
  const places = Math.max(restA.length, restB.length);
  const [x, y] = [restA.padEnd(places, '0'), restB.padEnd(places, '0')];
  return x < y ? -1 : x > y ? 1 : 0;
}
