/**
 * Rows of table 3 without a full grid: from level rules or shaded rows where they part the labels, and from the lines
 * of the labels alone otherwise. Columns are found already.
 */
import { alignLabels } from '../tables/align.js';
import type { BandRow } from './band-grid.js';
import { bandOf, linesOfWords } from './bands.js';
import { DIGIT, FIGURE } from './cell-text.js';
import type { Extent } from '../tables/grid.js';
import { groupLines, type LabelLines } from './label-lines.js';
import { standingRows, type LabelPlace } from './row-standing.js';
import { levelsOf, stripeAt } from './stripes.js';
import { TABLE3_LABELS } from '../tables/table3-labels.js';
import { PAGE_STEP, type Word, type WordPage } from './words.js';

/** A line of figures belongs to the label whose lines, this share of an em taller, contain it. */
const LABEL_REACH = 0.55;
const FEWEST_STRIPES = 22;
/** Ems that a row may reach beyond its words. */
const BEYOND = 1;

function valuesOf(words: readonly Word[], bands: readonly Extent[]): { glyphs: Word['glyphs'][]; stray: boolean } {
  const placed = words.map((word) => ({ word, band: bandOf(bands, word.box) }));
  const glyphs = bands.map((_, index) =>
    placed.filter(({ band }) => band === index).flatMap(({ word }) => word.glyphs),
  );
  return { glyphs, stray: placed.some(({ band }) => band < 0) };
}

function textOf(words: readonly Word[]): string {
  return linesOfWords(words)
    .map((line) => line.map((word) => word.text).join(''))
    .join('');
}

/** Rows between level rules; undefined where the rules do not part the official labels. */
export function stripedRows(
  stub: readonly Word[],
  values: readonly Word[],
  bands: readonly Extent[],
  pages: ReadonlyMap<number, WordPage>,
): BandRow[] | undefined {
  const extent = { from: bands[0]?.from ?? 0, to: bands.at(-1)?.to ?? 0 };
  const levels = new Map([...pages].map(([number, page]) => [number, levelsOf(page, extent)]));
  const keyOf = (word: Word): number =>
    word.page * PAGE_STEP + stripeAt(levels.get(word.page) ?? [], word.depth - word.page * PAGE_STEP);
  const stripes = new Map<number, { readonly own: Word[]; readonly figures: Word[] }>();
  const stripeOf = (word: Word): { readonly own: Word[]; readonly figures: Word[] } => {
    const key = keyOf(word);
    const stripe = stripes.get(key) ?? { own: [], figures: [] };
    stripes.set(key, stripe);
    return stripe;
  };
  for (const word of stub) stripeOf(word).own.push(word);
  for (const word of values) stripeOf(word).figures.push(word);
  const inOrder = [...stripes].sort(([a], [b]) => a - b);
  const rows = inOrder.map(([key, { own, figures }]): BandRow => {
    const page = Math.floor(key / PAGE_STEP);
    const edges = levels.get(page) ?? [];
    const all = [...own, ...figures];
    const { glyphs, stray } = valuesOf(figures, bands);
    // The next edge may belong to another table far below.
    const room = BEYOND * Math.max(...all.map((word) => word.size));
    const [top, bottom] = [Math.min(...all.map((word) => word.box[1])), Math.max(...all.map((word) => word.box[3]))];
    return {
      page,
      y0: Math.max(edges[(key % PAGE_STEP) - 1] ?? top - 1, top - room),
      y1: Math.min(edges[key % PAGE_STEP] ?? bottom + 1, bottom + room),
      label: textOf(own),
      values: glyphs,
      doubts: stray ? ['ambiguous'] : [],
    };
  });
  const observed = rows.map((row) => ({ text: row.label, weight: 0, joinsNext: true }));
  return alignLabels(observed, TABLE3_LABELS).length >= FEWEST_STRIPES ? rows : undefined;
}

interface Place extends LabelPlace {
  readonly page: number;
  readonly label: string;
  readonly words: readonly Word[];
}

/** The lines of each label; a label that a page break cuts is two places here, and the aligner joins them. */
function placesOf(lines: readonly (readonly Word[])[], groups: readonly LabelLines[]): Place[] {
  return groups.flatMap(({ first, count }) => {
    const own = lines.slice(first, first + count);
    const pages = [...new Set(own.map((line) => line[0]?.page ?? 0))];
    return pages.map((page): Place => {
      const words = own.filter((line) => line[0]?.page === page).flat();
      const depths = words.map((word) => word.depth);
      const size = Math.max(...words.map((word) => word.size));
      return { page, from: Math.min(...depths), to: Math.max(...depths), size, label: textOf(words), words };
    });
  });
}

function widthOf(line: readonly Word[]): number {
  return Math.max(...line.map((word) => word.box[2])) - Math.min(...line.map((word) => word.box[0]));
}

/** A number goes on in the next line only where its line had no room for one more of its digits. */
export function breaksEarly(lines: readonly (readonly Word[])[], band: Extent | undefined): boolean {
  const room = band === undefined ? 0 : band.to - band.from;
  return lines.slice(0, -1).some((line) => {
    const glyphs = line.flatMap((word) => word.glyphs);
    const digit = widthOf(line) / (glyphs.length || 1);
    return widthOf(line) + digit <= room || !glyphs.every((glyph) => FIGURE.test(glyph.text));
  });
}

interface Owned {
  readonly words: readonly Word[];
  readonly doubtful: boolean;
}

/** The figures of each place, where all cells of the table stand alike in their rows. */
function figuresStanding(
  values: readonly Word[],
  bands: readonly Extent[],
  places: readonly Place[],
): Owned[] | undefined {
  if (values.some((word) => bandOf(bands, word.box) < 0)) return undefined;
  const columns = bands.map((_, band) => linesOfWords(values.filter((word) => bandOf(bands, word.box) === band)));
  const depths = columns.map((lines) => lines.map((line) => line[0]?.depth ?? 0));
  const placement = standingRows(depths, places);
  if (placement === undefined) return undefined;
  return places.map((place, index) => {
    const own = columns.map((lines, band) => lines.filter((_, line) => placement[band]?.[line] === index));
    const words = own.flat(2).filter((word) => word.page === place.page);
    // A row that goes on on the next page is not put together from there.
    const cut = words.length < own.flat(2).length;
    return { words, doubtful: cut || own.some((lines, band) => breaksEarly(lines, bands[band])) };
  });
}

/** The figures of each place by the level of whole lines; what lies between two labels spoils the rows beside it. */
function figuresLevel(
  values: readonly Word[],
  bands: readonly Extent[],
  places: readonly Place[],
): { owned: Owned[]; unexplained: boolean } {
  let unexplained = false;
  const reach = ({ size }: Place): number => LABEL_REACH * size;
  const lines = linesOfWords(values).map((words) => {
    const depth = words.reduce((sum, word) => sum + word.depth, 0) / words.length;
    const hits = places.flatMap((place, index) =>
      depth >= place.from - reach(place) && depth <= place.to + reach(place) ? [index] : [],
    );
    return { words, depth, place: hits.length === 1 ? hits[0] : undefined };
  });
  const doubtful = new Set<number>();
  const disturb = (depth: number): void => {
    unexplained = true;
    const below = places.findIndex((place) => place.to + reach(place) >= depth);
    for (const index of [below - 1, below, below + 1]) doubtful.add(index < 0 && below < 0 ? places.length - 1 : index);
  };
  for (const { depth, place } of lines) if (place === undefined) disturb(depth);
  places.forEach((place, index) => {
    if (lines.filter((line) => line.place === index).length > 1) disturb((place.from + place.to) / 2);
  });
  const owned = places.map((_, index) => {
    const words = lines.filter((line) => line.place === index).flatMap((line) => line.words);
    const stray = words.some((word) => bandOf(bands, word.box) < 0);
    if (stray) unexplained = true;
    return { words, doubtful: stray || doubtful.has(index) };
  });
  return { owned, unexplained };
}

/** Rows by the lines of their labels alone. */
export function lineRows(
  stub: readonly Word[],
  values: readonly Word[],
  bands: readonly Extent[],
): { rows: BandRow[]; unexplained: boolean } {
  const lines = linesOfWords(stub);
  const texts = lines.map((line) => line.map((word) => word.text).join(''));
  const groups = groupLines(texts, TABLE3_LABELS);
  const used = new Set(
    groups.flatMap(({ first, count }) => Array.from({ length: count }, (_, index) => first + index)),
  );
  const orphans = texts.some((text, index) => !used.has(index) && DIGIT.test(text));
  const places = placesOf(lines, groups);
  const standing = figuresStanding(values, bands, places);
  const { owned, unexplained } =
    standing === undefined
      ? figuresLevel(values, bands, places)
      : { owned: standing, unexplained: standing.some((each) => each.doubtful) };
  const rows = places.map((place, index): BandRow => {
    const { words = [], doubtful = true } = owned[index] ?? {};
    const boxes = [...place.words, ...words].map((word) => word.box);
    return {
      page: place.page,
      y0: Math.min(...boxes.map((box) => box[1])),
      y1: Math.max(...boxes.map((box) => box[3])),
      label: place.label,
      values: valuesOf(words, bands).glyphs,
      doubts: doubtful ? ['ambiguous'] : [],
    };
  });
  return { rows, unexplained: unexplained || orphans };
}
