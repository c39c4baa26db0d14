/**
 * Heads as they are printed -> the official heads, in order and by the least that must be explained: a head may be worded
 * nearly, left blank or something else, and columns may stand between that the form does not have. A place is given only
 * where every other one would leave clearly more unexplained.
 */
import { characterCount, relativeDistance } from './edit-distance.js';
import { isHead } from './frames.js';
import { turnsMeaning } from './meaning.js';
import { normaliseLabel } from '../normalise.js';

/**
 * `certain`: prints the official head. `near`: prints nearly that and nothing nearer. `blank`: prints nothing. `other`:
 * prints something else, and only its place speaks for it.
 */
export type HeadStanding = 'certain' | 'near' | 'blank' | 'other';

export interface PlacedHead {
  /** Index of the printed column. */
  readonly column: number;
  readonly standing: HeadStanding;
}

/** Heads of columns that authors add: they are no misprint of any official head. */
const ADDED = new Set(
  ['备注', '说明', '序号', '编号', '行次', '小计', '占比', '比例', '百分比', '同比', '备 注'].map(normaliseLabel),
);

export function isAddedHead(text: string): boolean {
  return ADDED.has(normaliseLabel(text));
}

const NEAR = 0.5;
const NEAR_SHORT = 0.34;
/** In a shorter word every character counts. */
const SHORT = 4;
/** How much longer a head may be that holds the official one whole. */
const LONGER = 2.5;

/** 0 is the same word; above the bound they are different words. */
function distanceTo(text: string, name: string): number {
  const [printed, wanted] = [normaliseLabel(text), normaliseLabel(name)];
  if (turnsMeaning(printed, wanted)) return 1;
  const [shorter, longer] = [printed, wanted].sort((a, b) => characterCount(a) - characterCount(b)) as [string, string];
  if (
    characterCount(shorter) >= 2 &&
    longer.includes(shorter) &&
    characterCount(longer) <= LONGER * characterCount(shorter)
  )
    return 0.2;
  const distance = relativeDistance(printed, wanted);
  return distance <= (characterCount(longer) < SHORT ? NEAR_SHORT : NEAR) ? distance : 1;
}

function standingsOf(text: string, names: readonly string[]): HeadStanding[] {
  if (text === '') return names.map(() => 'blank');
  const exact = names.map((name) => isHead(text, name));
  if (exact.includes(true)) return exact.map((is) => (is ? 'certain' : 'other'));
  if (isAddedHead(text)) return names.map(() => 'other');
  const distances = names.map((name) => distanceTo(text, name));
  const least = Math.min(...distances);
  const nearest = distances.filter((distance) => distance < least + 0.15).length;
  return distances.map((distance) => (distance < 1 && distance === least && nearest === 1 ? 'near' : 'other'));
}

const COST: Readonly<Record<HeadStanding, number>> = { certain: 0, near: 0.6, blank: 1.2, other: 2.4 };
const SKIP_NAME = 3;
const SKIP_ADDED = 0.1;
const SKIP_BLANK = 1.5;
const SKIP_OTHER = 2.6;
/** By so much a place must be better than any other for the same head. */
const CLEARLY = 0.9;

/** For each official name the column that it heads; undefined where none does, or more than one may. */
export function alignHeads(texts: readonly string[], names: readonly string[]): (PlacedHead | undefined)[] {
  const standings = texts.map((text) => standingsOf(text, names));
  const skipText = texts.map((text, index) => {
    if (isAddedHead(text)) return SKIP_ADDED;
    if (text === '') return SKIP_BLANK;
    return standings[index]?.includes('certain') === true ? SKIP_NAME : SKIP_OTHER;
  });
  const standing = (i: number, j: number): HeadStanding => standings[i]?.[j] ?? 'other';
  const price = (i: number, j: number): number =>
    COST[standing(i, j)] + (standing(i, j) === 'other' && isAddedHead(texts[i] ?? '') ? SKIP_NAME : 0);
  const table = (): number[][] =>
    Array.from({ length: texts.length + 1 }, () => Array.from({ length: names.length + 1 }, () => Infinity));
  const [before, after] = [table(), table()];
  const at = (costs: number[][], i: number, j: number): number => costs[i]?.[j] ?? Infinity;
  const set = (costs: number[][], i: number, j: number, cost: number): void => {
    const row = costs[i];
    if (row !== undefined) row[j] = Math.min(row[j] ?? Infinity, cost);
  };
  set(before, 0, 0, 0);
  for (let i = 0; i <= texts.length; i++) {
    for (let j = 0; j <= names.length; j++) {
      const here = at(before, i, j);
      set(before, i + 1, j, here + (skipText[i] ?? Infinity));
      set(before, i, j + 1, here + SKIP_NAME);
      if (i < texts.length && j < names.length) set(before, i + 1, j + 1, here + price(i, j));
    }
  }
  set(after, texts.length, names.length, 0);
  for (let i = texts.length; i >= 0; i--) {
    for (let j = names.length; j >= 0; j--) {
      if (i < texts.length) set(after, i, j, at(after, i + 1, j) + (skipText[i] ?? Infinity));
      if (j < names.length) set(after, i, j, at(after, i, j + 1) + SKIP_NAME);
      if (i < texts.length && j < names.length) set(after, i, j, at(after, i + 1, j + 1) + price(i, j));
    }
  }
  const best = at(before, texts.length, names.length);
  return names.map((_, j) => {
    const costs = texts.map((__, i) => at(before, i, j) + price(i, j) + at(after, i + 1, j + 1));
    const none =
      Math.min(...Array.from({ length: texts.length + 1 }, (__, i) => at(before, i, j) + at(after, i, j + 1))) +
      SKIP_NAME;
    const least = Math.min(...costs);
    const column = costs.indexOf(least);
    if (least > best + 1e-9) return undefined;
    const rivals = [...costs.filter((_cost, i) => i !== column), none];
    if (Math.min(...rivals) < best + CLEARLY) return undefined;
    // The same head once more, further along: which of the two is meant?
    const own = standing(column, j);
    const twin = texts.some((__, i) => i !== column && standing(i, j) === 'certain');
    return own === 'other' || twin ? undefined : { column, standing: own };
  });
}
