/**
 * A figure over the years, as a chart may show it: which years hang together, and what the newest one says. A year without a
 * number is a gap and never 0; years on different forms do not hang together, because the form of 2021 asks otherwise than
 * the trial form of 2019; and two sums of different coverage are not compared. Pure; words are the catalogue's.
 */
import { decimalText, distance, exact } from '#shared/ids/decimal.js';
import type { Form } from '#shared/report/record.js';

export interface Covered {
  readonly published: number;
  readonly expected: number;
}

export interface YearPoint {
  readonly year: number;
  /** Exact decimal; null where there is no report or no number in it. */
  readonly value: string | null;
  /** The trial form of 2019 or the form in force; null where nothing says. */
  readonly form: 'trial' | 'official' | null;
  /** How many of the agencies a sum is made of; absent for the figure of one agency. */
  readonly coverage?: Covered | undefined;
}

interface NumberPoint extends YearPoint {
  readonly value: string;
}

export function formGroup(form: Form): 'trial' | 'official' {
  return form === '2019-trial' ? 'trial' : 'official';
}

const isNumber = (point: YearPoint): point is NumberPoint => point.value !== null;

/** Every year from the first to the last, oldest first: a year that nobody speaks of has no number. */
export function inEveryYear(points: readonly YearPoint[]): YearPoint[] {
  const byYear = new Map(points.map((point) => [point.year, point]));
  const years = [...byYear.keys()].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return byYear.get(year) ?? { year, value: null, form: null };
  });
}

/** Whether the two were asked by different forms. */
function differentForms(one: YearPoint, other: YearPoint): boolean {
  return one.form !== null && other.form !== null && one.form !== other.form;
}

/** What may be joined by a line: numbers of years that follow each other on the same form. `points`: every year, oldest first. */
export function runsOf(points: readonly YearPoint[]): NumberPoint[][] {
  const runs: NumberPoint[][] = [];
  let before: YearPoint | undefined;
  for (const point of points) {
    if (isNumber(point)) {
      const run = runs.at(-1);
      const goesOn = before !== undefined && isNumber(before) && !differentForms(before, point);
      if (run !== undefined && goesOn) run.push(point);
      else runs.push([point]);
    }
    before = point;
  }
  return runs;
}

/** The first year of each other form. */
export function breaksOf(points: readonly YearPoint[]): number[] {
  const withForm = points.filter(({ form }) => form !== null);
  return withForm.flatMap((point, index) => {
    const before = withForm[index - 1];
    return before !== undefined && differentForms(before, point) ? [point.year] : [];
  });
}

/** What the newest year says. */
export type Newest =
  | { readonly is: 'none' }
  | { readonly is: 'gap'; readonly year: number; readonly before: NumberPoint }
  | { readonly is: 'alone'; readonly last: NumberPoint }
  | { readonly is: 'more' | 'less' | 'same'; readonly last: NumberPoint; readonly by: string };

const isWhole = ({ coverage }: YearPoint): boolean => coverage === undefined || coverage.published >= coverage.expected;

/** Compared with the year before alone, and only where the two may be compared. */
export function newestOf(points: readonly YearPoint[]): Newest {
  const last = points.at(-1);
  const numbers = points.filter(isNumber);
  const newest = numbers.at(-1);
  if (last === undefined || newest === undefined) return { is: 'none' };
  if (!isNumber(last)) return { is: 'gap', year: last.year, before: newest };
  const before = points.at(-2);
  const comparable = before !== undefined && isNumber(before) && !differentForms(before, last);
  if (!comparable || !isWhole(before) || !isWhole(last)) return { is: 'alone', last };
  const [now, then] = [exact(last.value), exact(before.value)];
  const is = now > then ? 'more' : now < then ? 'less' : 'same';
  return { is, last, by: decimalText(distance(now, then)) };
}
