/**
 * Which row a line of figures belongs to, where no rule says so and narrow columns wrap their numbers. In one table all
 * cells stand alike: in the middle of their row, at its top or at its bottom. A way of standing is believed only where
 * it explains every line of every column in exactly one way, and where two ways explain the table, only if both give
 * every line to the same row.
 */

/** The lines of one label on one page, by depth. */
export interface LabelPlace {
  readonly from: number;
  readonly to: number;
  /** The em. */
  readonly size: number;
}

/** For every column the index of the place of each of its lines. */
export type Placement = readonly (readonly number[])[];

/** Lines count as level within this share of an em. */
const LEVEL = 0.3;
/** Lines of different rows stand at least this far apart. */
const APART = 0.9;
/** Lines of one cell follow each other within this. */
const LEADING = 2.6;
const MOST_LINES = 8;

/** How far the first and the last line of a cell stand from where the lines of the label have them. */
type Standing = (first: number, last: number, place: LabelPlace) => number;

const atTop: Standing = (first, _, place) => first - place.from;

const STANDINGS: readonly Standing[] = [
  (first, last, place) => (first + last - place.from - place.to) / 2,
  atTop,
  (_, last, place) => last - place.to,
];

/** The lines from `from` up to `to` may be those of one cell in the row of this place. No line may always. */
function fits(
  lines: readonly number[],
  [from, to]: readonly [number, number],
  index: number,
  places: readonly LabelPlace[],
  standing: Standing,
): boolean {
  if (from === to) return true;
  const place = places[index];
  const [first, last] = [lines[from], lines[to - 1]];
  if (place === undefined || first === undefined || last === undefined) return true;
  const { size } = place;
  if (Math.abs(standing(first, last, place)) > LEVEL * size) return false;
  const [before, after] = [places[index - 1], places[index + 1]];
  if (before !== undefined && first < before.to + APART * size) return false;
  if (after !== undefined && last > after.from - APART * size) return false;
  // What stands at the top of its row goes on above the next label, on the next page too.
  return standing === atTop || followClosely(lines, from, to, size);
}

function followClosely(lines: readonly number[], from: number, to: number, size: number): boolean {
  for (let at = from + 1; at < to; at++) {
    if (!((lines[at] ?? 0) - (lines[at - 1] ?? 0) <= LEADING * size)) return false;
  }
  return true;
}

/** The only way to give the lines of a column to the places in their order, each place some or none. */
function placed(lines: readonly number[], places: readonly LabelPlace[], standing: Standing): number[] | undefined {
  // ways[i][k]: how many ways there are for the lines from k on in the places from i on; more than one is all the same.
  const ways = Array.from({ length: places.length + 1 }, () => new Uint8Array(lines.length + 1));
  const end = ways[places.length];
  if (end !== undefined) end[lines.length] = 1;
  const most = (k: number): number => Math.min(MOST_LINES, lines.length - k);
  for (let i = places.length - 1; i >= 0; i--) {
    const [row, next] = [ways[i], ways[i + 1]];
    if (row === undefined || next === undefined) continue;
    for (let k = 0; k <= lines.length; k++) {
      let sum = 0;
      for (let count = 0; count <= most(k) && sum < 2; count++) {
        const rest = next[k + count] ?? 0;
        if (rest > 0 && fits(lines, [k, k + count], i, places, standing)) sum += rest;
      }
      row[k] = Math.min(2, sum);
    }
  }
  if (ways[0]?.[0] !== 1) return undefined;
  const result: number[] = [];
  for (let i = 0, k = 0; i < places.length; i++) {
    let count = 0;
    while (count <= most(k) && !(ways[i + 1]?.[k + count] === 1 && fits(lines, [k, k + count], i, places, standing)))
      count++;
    if (count > most(k)) count = 0;
    for (let line = 0; line < count; line++) result.push(i);
    k += count;
  }
  return result;
}

/** Rows, with all that stands in them, lie one below the other. */
function rowsApart(
  columns: readonly (readonly number[])[],
  placement: Placement,
  places: readonly LabelPlace[],
): boolean {
  const rows = places.map((place, index) => {
    const own = columns.flatMap((lines, column) => lines.filter((_, line) => placement[column]?.[line] === index));
    return { top: Math.min(place.from, ...own), bottom: Math.max(place.to, ...own), size: place.size };
  });
  return rows.every((row, index) => index === 0 || row.top - (rows[index - 1]?.bottom ?? 0) >= APART * row.size);
}

/** `columns`: the depths of the lines of each column, top to bottom. */
export function standingRows(
  columns: readonly (readonly number[])[],
  places: readonly LabelPlace[],
): Placement | undefined {
  const found = STANDINGS.flatMap((standing): Placement[] => {
    const placement: number[][] = [];
    for (const lines of columns) {
      const own = placed(lines, places, standing);
      if (own === undefined) return [];
      placement.push(own);
    }
    return rowsApart(columns, placement, places) ? [placement] : [];
  });
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
}

/** The lines of every column may be those of one cell in one and the same row, which has no label. */
export function standAlike(columns: readonly (readonly number[])[], size: number): boolean {
  const filled = columns.filter((lines) => lines.length > 0);
  const tallest = filled.reduce((most, lines) => (lines.length > most.length ? lines : most), filled[0] ?? []);
  const row: LabelPlace = { from: tallest[0] ?? 0, to: tallest.at(-1) ?? 0, size };
  return (
    filled.every((lines) => followClosely(lines, 0, lines.length, size)) &&
    STANDINGS.some((standing) =>
      filled.every((lines) => Math.abs(standing(lines[0] ?? 0, lines.at(-1) ?? 0, row)) <= LEVEL * size),
    )
  );
}
