/**
 * Columns of a table without upright rules: where the words of heads and values stand above each other. A band is
 * believed only by count and by the official head that its own head words spell; readers of single tables decide what
 * the bands mean.
 */
import { isHead } from '../tables/frames.js';
import type { Extent } from '../tables/grid.js';
import { normaliseLabel } from '../normalise.js';
import { centreX, type Box } from './page-model.js';
import { interpret } from '../values.js';
import type { Word } from './words.js';

/** Every band and every row asks this of the same words. */
const VALUE_WORDS = new WeakMap<Word, boolean>();

/** Digits with their separators, or a mark for nothing. */
export function isValueWord(word: Word): boolean {
  const known = VALUE_WORDS.get(word);
  if (known !== undefined) return known;
  const { kind } = interpret(word.text);
  const is = kind === 'number' || kind === 'mark' || /^[0-9０-９.,，．]+$/u.test(word.text);
  VALUE_WORDS.set(word, is);
  return is;
}

/** The x-intervals of the words, joined where they overlap. */
export function unionOf(words: readonly Word[]): Extent[] {
  const bands: { from: number; to: number }[] = [];
  for (const { box } of [...words].sort((a, b) => a.box[0] - b.box[0])) {
    const last = bands.at(-1);
    if (last !== undefined && box[0] < last.to) last.to = Math.max(last.to, box[2]);
    else bands.push({ from: box[0], to: box[2] });
  }
  return bands;
}

function nearestInOrder(values: readonly Extent[], heads: readonly Extent[]): boolean {
  const middle = (extent: Extent): number => (extent.from + extent.to) / 2;
  return values.every((value, index) => {
    const distances = heads.map((head) => Math.abs(middle(head) - middle(value)));
    return distances.indexOf(Math.min(...distances)) === index;
  });
}

/**
 * As many bands as asked for, or nothing: heads and values together or, where values stand at the side of their heads,
 * each for themselves if both count the same in the same order.
 */
export function bandsOf(heads: readonly Word[], values: readonly Word[], count: number): Extent[] | undefined {
  const together = unionOf([...heads, ...values]);
  if (together.length === count) return together;
  const [below, above] = [unionOf(values), unionOf(heads)];
  if (below.length !== count || above.length !== count || !nearestInOrder(below, above)) return undefined;
  const bands = below.map((band, index) => ({
    from: Math.min(band.from, above[index]?.from ?? band.from),
    to: Math.max(band.to, above[index]?.to ?? band.to),
  }));
  return bands.every((band, index) => band.to <= (bands[index + 1]?.from ?? Infinity)) ? bands : undefined;
}

/** Index of the only band that a word touches; -1 for none or several. */
export function bandOf(bands: readonly Extent[], box: Box): number {
  let hit = -1;
  for (let index = 0; index < bands.length; index++) {
    const band = bands[index];
    if (band === undefined || box[0] >= band.to || box[2] <= band.from) continue;
    if (hit >= 0) return -1;
    hit = index;
  }
  return hit;
}

/** Boundaries half way between the bands; `outer` of them stands left of the first and right of the last. */
export function boundariesOf(bands: readonly Extent[], stub: number): number[] {
  const [first, last] = [bands[0], bands.at(-1)];
  if (first === undefined || last === undefined) return [];
  const gaps = bands.slice(1).map((band, index) => ((bands[index]?.to ?? 0) + band.from) / 2);
  const widest = Math.max(4, ...gaps.map((gap, index) => gap - (bands[index]?.to ?? 0)));
  const left = stub < first.from ? Math.max((stub + first.from) / 2, first.from - widest) : first.from - 1;
  return [left, ...gaps, last.to + widest];
}

/** A word that is a piece of one of the heads, as narrow columns wrap them. */
export function isPieceOf(names: readonly string[]): (word: Word) => boolean {
  const official = [...names, '合计', '其它'].map(normaliseLabel);
  return ({ text }) => {
    const piece = normaliseLabel(text);
    return piece !== '' && official.some((name) => name.includes(piece));
  };
}

/** The texts that the words spell in each band, top to bottom. */
export function textsWithin(bands: readonly Extent[], words: readonly Word[]): string[] {
  return bands.map((band) =>
    words
      .filter(({ box }) => centreX(box) >= band.from && centreX(box) <= band.to)
      .sort((a, b) => a.depth - b.depth || a.box[0] - b.box[0])
      .map((word) => word.text)
      .join(''),
  );
}

export function spellHeads(texts: readonly string[], names: readonly string[]): boolean {
  return texts.length === names.length && names.every((name, index) => isHead(texts[index] ?? '', name));
}

/** Words by lines, top to bottom. */
export function linesOfWords(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.depth - b.depth)) {
    const first = lines.at(-1)?.[0];
    if (first !== undefined && word.depth - first.depth < 0.45 * Math.min(word.size, first.size))
      lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.box[0] - b.box[0]));
}
