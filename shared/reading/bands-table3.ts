/**
 * Table 3 without a full grid: seven bands under the official heads, rows from level rules where there are any and from
 * the wrapped lines of the labels otherwise. What fits nowhere is not read and takes the rows beside it with it.
 */
import { TABLE3_APPLICANTS, TABLE3_GROUPS, TABLE3_ORGANISATIONS, TABLE3_RESULTS_BLOCK } from '../report/labels.js';
import { alignLabels } from './align.js';
import { bandGrids, type BandRow } from './band-grid.js';
import { bandOf, bandsOf, boundariesOf, isPieceOf, isValueWord, linesOfWords, spellHeads, textsIn } from './bands.js';
import { DIGIT } from './cell-text.js';
import type { Extent, Grid } from './grid.js';
import { groupLines } from './label-lines.js';
import { normaliseLabel } from './normalise.js';
import { levelsOf, stripeAt } from './stripes.js';
import { TABLE3_HEADS, TABLE3_LABELS } from './table3.js';
import { PAGE_STEP, type Word, type WordPage } from './words.js';

/** Ems above the first row within which the heads stand. */
const HEAD_REACH = 16;
/** Ems below the line of the last label that still belong to it. */
const LAST_REACH = 3;
/** A line of figures belongs to the label whose lines, this share of an em taller, contain it. */
const LABEL_REACH = 0.55;
const FEWEST_STRIPES = 22;
/** Ems that a row may reach beyond its words. */
const BEYOND = 1;

const isHeadPiece = isPieceOf(TABLE3_HEADS);
const SPANNING = [TABLE3_APPLICANTS.zh, TABLE3_ORGANISATIONS.zh].map(normaliseLabel);
const isLeafHead = (word: Word): boolean => isHeadPiece(word) && !SPANNING.includes(normaliseLabel(word.text));
const GROUP_WORDS = [TABLE3_RESULTS_BLOCK, ...Object.values(TABLE3_GROUPS)].map((label) => normaliseLabel(label.zh));
const OTHER_HANDLING = normaliseLabel(TABLE3_GROUPS.otherHandling.zh);
/** Only the modern form divides 其他处理. */
const DIVIDED = '申请人';

interface Parts {
  readonly heads: readonly Word[];
  readonly body: readonly Word[];
  readonly bands: readonly Extent[];
}

/** Heads that a continuation page prints again: their words and everything level with them or above. */
function withoutRepeatedHeads(body: readonly Word[], first: number, bands: readonly Extent[]): Word[] {
  const pages = [...new Set(body.map((word) => word.page))].filter((page) => page !== first);
  const cuts = new Map<number, number>();
  for (const page of pages) {
    const own = body.filter((word) => word.page === page);
    const figures = own.filter((word) => isValueWord(word) && bandOf(bands, word.box) >= 0);
    const start = Math.min(...figures.map((word) => word.depth), Infinity);
    const heads = own.filter((word) => word.depth < start && isLeafHead(word) && word.box[2] > (bands[0]?.from ?? 0));
    if (spellHeads(textsIn(bands, heads), TABLE3_HEADS)) cuts.set(page, Math.max(...heads.map((word) => word.depth)));
  }
  return body.filter((word) => word.depth > (cuts.get(word.page) ?? -Infinity) + 0.3 * word.size);
}

function partsOf(section: readonly Word[]): Parts | undefined {
  const firsts = section.filter((word) => normaliseLabel(word.text).startsWith('一.本年'));
  const lasts = section.filter((word) => normaliseLabel(word.text).startsWith('四.结转'));
  const [first, last] = [firsts[0], lasts[0]];
  if (firsts.length !== 1 || lasts.length !== 1 || first === undefined || last === undefined) return undefined;
  const reach = first.depth - HEAD_REACH * first.size;
  const heads = section.filter(
    (word) => word.depth < first.depth - 0.5 * first.size && word.depth > reach && isLeafHead(word),
  );
  const body = section.filter(
    (word) => word.depth > first.depth - 0.7 * first.size && word.depth < last.depth + LAST_REACH * last.size,
  );
  const inset = first.box[0] + 3 * first.size;
  const bands = bandsOf(
    heads,
    body.filter((word) => isValueWord(word) && word.box[0] > inset),
    TABLE3_HEADS.length,
  );
  if (bands === undefined || !spellHeads(textsIn(bands, heads), TABLE3_HEADS)) return undefined;
  return { heads, body: withoutRepeatedHeads(body, first.page, bands), bands };
}

/** Left of the numbered items stand the names of the groups, wrapped or one glyph under the other. */
function withoutGroups(stub: readonly Word[]): Word[] {
  const items = stub.filter((word) => /^[1-8１-８][.．、]/u.test(word.text)).map((word) => word.box[0]);
  const left = [...items].sort((a, b) => a - b)[Math.floor(items.length / 2)] ?? 0;
  const divided = stub.some((word) => word.text.includes(DIVIDED));
  const groups = divided ? GROUP_WORDS : GROUP_WORDS.filter((group) => group !== OTHER_HANDLING);
  return stub.filter((word) => {
    const piece = normaliseLabel(word.text);
    return !(word.box[2] < left + 1 && groups.some((group) => group.includes(piece)));
  });
}

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
function stripedRows(
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
  const rows = [...stripes]
    .sort(([a], [b]) => a - b)
    .map(([key, { own, figures }]): BandRow => {
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

/** Rows by the lines of their labels alone. */
function lineRows(
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
  let unexplained = texts.some((text, index) => !used.has(index) && DIGIT.test(text));
  // A label that a page break cuts is two rows here; the aligner joins them.
  const places = groups.flatMap(({ first, count }) => {
    const own = lines.slice(first, first + count);
    const parts = [...new Set(own.map((line) => line[0]?.page ?? 0))];
    return parts.map((page) => {
      const words = own.filter((line) => line[0]?.page === page).flat();
      const size = Math.max(...words.map((word) => word.size));
      const depths = words.map((word) => word.depth);
      const reach = LABEL_REACH * size;
      return { page, from: Math.min(...depths) - reach, to: Math.max(...depths) + reach, label: textOf(words), words };
    });
  });
  const figures = linesOfWords(values).map((words) => {
    const depth = words.reduce((sum, word) => sum + word.depth, 0) / words.length;
    const hits = places.flatMap((place, index) => (depth >= place.from && depth <= place.to ? [index] : []));
    return { words, depth, place: hits.length === 1 ? hits[0] : undefined };
  });
  const doubtful = new Set<number>();
  const disturb = (depth: number): void => {
    unexplained = true;
    const below = places.findIndex((place) => place.to >= depth);
    for (const index of [below - 1, below, below + 1]) doubtful.add(index < 0 && below < 0 ? places.length - 1 : index);
  };
  for (const { depth, place } of figures) if (place === undefined) disturb(depth);
  places.forEach((place, index) => {
    if (figures.filter((line) => line.place === index).length > 1) disturb((place.from + place.to) / 2);
  });
  const rows = places.map((place, index): BandRow => {
    const own = figures.filter((line) => line.place === index).flatMap((line) => line.words);
    const { glyphs, stray } = valuesOf(own, bands);
    if (stray) unexplained = true;
    const boxes = [...place.words, ...own].map((word) => word.box);
    return {
      page: place.page,
      y0: Math.min(...boxes.map((box) => box[1])),
      y1: Math.max(...boxes.map((box) => box[3])),
      label: place.label,
      values: glyphs,
      doubts: stray || doubtful.has(index) ? ['ambiguous'] : [],
    };
  });
  return { rows, unexplained };
}

/** The table as grids, one for each page; none where it is not certain which columns are which. */
export function bandsOfTable3(section: readonly Word[], pages: ReadonlyMap<number, WordPage>): Grid[] {
  const parts = partsOf(section);
  if (parts === undefined) return [];
  const { heads, body, bands } = parts;
  const start = bands[0]?.from ?? 0;
  const values = body.filter((word) => word.box[0] >= start - 0.5);
  const stub = body.filter((word) => word.box[0] < start - 0.5);
  const leaves = withoutGroups(stub);
  const striped = stripedRows(leaves, values, bands, pages);
  const { rows, unexplained } =
    striped === undefined ? lineRows(leaves, values, bands) : { rows: striped, unexplained: false };
  const [left, right] = [Math.min(...stub.map((word) => word.box[0])), Math.max(...stub.map((word) => word.box[2]))];
  const texts = textsIn(bands, heads);
  return bandGrids(
    {
      columns: [left - 1, ...boundariesOf(bands, right)],
      heads: texts.map((text, index) => ({ text, from: index, to: index + 1, level: 0 })),
      headPage: heads[0]?.page ?? 0,
      // The names that span several heads stand above them.
      headTop: Math.min(...heads.map((word) => word.box[1])) - 2 * (heads[0]?.size ?? 0),
      rows,
      unexplained,
    },
    pages,
  );
}
