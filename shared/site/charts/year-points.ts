/**
 * A figure over the years, as a chart may show it: which years hang together, and what the newest one says. A year without a
 * number is a gap and never 0; years on different forms do not hang together, because the form of 2021 asks otherwise than
 * the trial form of 2019; and a sum is compared only where it is known to be of all agencies and of every report's number. Pure;
 * words are the catalogue's.
 */
import type { Covered } from '#shared/totals/coverage.js';
import { decimalText, distance, exact } from '#shared/ids/decimal.js';
import type { Form } from '#shared/report/record.js';

export interface Given {
  readonly numbers: number;
  readonly of: number;
}

export interface YearPoint {
  readonly year: number;
  /** Exact decimal; null where there is no report or no number in it. */
  readonly value: string | null;
  /** Of reports that were imported and that nobody decided here: its mark says so. */
  readonly isHistory?: boolean;
  /** The trial form of 2019 or the form in force. */
  readonly form: 'trial' | 'official';
  /** How many of the agencies a sum is made of; null where nobody said which owe a report, absent for the figure of one agency. */
  readonly coverage?: Covered | null | undefined;
  /** How many of the reports that a sum is made of give the number; absent for the figure of one agency. */
  readonly given?: Given | undefined;
}

interface NumberPoint extends YearPoint {
  readonly value: string;
}

/** The first year that is reported on the form of 2021 (国办公开办函〔2021〕30号). */
const FORM_OF_2021 = 2021;

/** By which form the law has a year reported. */
export function formOf(year: number): YearPoint['form'] {
  return year < FORM_OF_2021 ? 'trial' : 'official';
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
    return byYear.get(year) ?? { year, value: null, form: formOf(year) };
  });
}

/** Whether the two were asked by different forms. */
function differentForms(one: YearPoint, other: YearPoint): boolean {
  return one.form !== other.form;
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

/** Whether all that is to be in a sum is known to be in it. */
export function isWhole({ coverage, given }: YearPoint): boolean {
  const isCovered = coverage === undefined || (coverage !== null && coverage.published >= coverage.expected);
  return isCovered && (given === undefined || given.numbers >= given.of);
}

/** A run cut where a sum of all meets a sum of some: a line between the two is to look like less than a line. */
export function segmentsOf(run: readonly NumberPoint[]): { part: boolean; points: NumberPoint[] }[] {
  const segments: { part: boolean; points: NumberPoint[] }[] = [];
  run.forEach((point, at) => {
    const before = run[at - 1];
    if (before === undefined) return;
    const part = !isWhole(before) || !isWhole(point);
    const last = segments.at(-1);
    if (last?.part === part) last.points.push(point);
    else segments.push({ part, points: [before, point] });
  });
  return segments;
}

/** The first year of each other form. */
export function breaksOf(points: readonly YearPoint[]): number[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    return before !== undefined && differentForms(before, point) ? [point.year] : [];
  });
}

/** What the newest year says. */
export type Newest =
  | { readonly is: 'none' }
  | { readonly is: 'gap'; readonly year: number; readonly before: NumberPoint }
  | { readonly is: 'alone'; readonly last: NumberPoint }
  | { readonly is: 'more' | 'less' | 'same'; readonly last: NumberPoint; readonly by: string };

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
