/**
 * Ranges: the agencies of a year, and of the whole site, cut by their ids into parts of about equal size, each with a list
 * page, a data part, a manifest and a row of the table of its own. So a release touches what lies in the ranges of its reports. A
 * range keeps its number, by which its pages are addressed, for ever; one that has grown too large is cut, and what is cut off gets
 * new numbers. Ids are ASCII, so ranges are alphabetical.
 */

/** From this id up to the next range's. The first begins before every id. */
export interface Bounds {
  readonly n: number;
  readonly from: string;
}

export interface RangeSize {
  readonly about: number;
  readonly most: number;
}
/** Reports of a year on one list page. */
export const YEAR_RANGE: RangeSize = { about: 50, most: 100 };
/** Agencies of the site on one list page: a line of them is shorter. */
export const AGENCY_RANGE: RangeSize = { about: 100, most: 200 };

export const WHOLE: Bounds = { n: 1, from: '' };

/** By where they begin. */
export function inOrder<Range extends Bounds>(ranges: readonly Range[]): Range[] {
  return [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The range that an id lies in; `ranges` in order, and one of them from the very beginning. */
export function rangeFor<Range extends Bounds>(ranges: readonly Range[], id: string): Range {
  const found = ranges.findLast(({ from }) => from <= id);
  if (found === undefined) throw new Error(`no range for ${id}`);
  return found;
}

/** Where the next range begins; undefined for the last. */
export function endOf(ranges: readonly Bounds[], { from }: Bounds): string | undefined {
  return ranges.find((other) => other.from > from)?.from;
}

/**
 * The parts of a range that holds too many ids: the first goes on under its number, the others get numbers from `next` on. Of one
 * that holds few enough nothing changes.
 */
export function cut(range: Bounds, ids: readonly string[], size: RangeSize, next: number): Bounds[] {
  if (ids.length <= size.most) return [range];
  const sorted = [...ids].sort();
  const count = Math.ceil(sorted.length / size.about);
  return Array.from({ length: count }, (_, part): Bounds => {
    const first = sorted[Math.floor((part * sorted.length) / count)];
    return part === 0 || first === undefined ? range : { n: next + part - 1, from: first };
  });
}
