/**
 * Puts observed labels against the official ones: a monotone alignment of least cost, the same for every format. Order
 * is what protects against rows that changed places, because no sum over the table notices them; so an observed label
 * that is out of order is left unmatched, never moved.
 */
import { characterCount, editDistance } from './edit-distance.js';
import { turnsMeaning } from './meaning.js';
import { normaliseLabel } from '../normalise.js';

export interface OfficialLabel<Key> {
  readonly key: Key;
  /** The official wording first, then accepted shorter wordings. */
  readonly wordings: readonly string[];
  /** A row that only some forms print; leaving it out costs nothing. */
  readonly optional?: boolean;
}

export interface ObservedLabel {
  readonly text: string;
  /** What it costs to leave this one out, on top of its length: rows with figures should not be dropped lightly. */
  readonly weight: number;
  /** May be one label with the next, cut by the end of a page. */
  readonly joinsNext: boolean;
}

export interface LabelMatch<Key> {
  readonly key: Key;
  readonly official: string;
  readonly observed: string;
  /** Index of the first observed label and how many (1, or 2 for a label cut by a page break). */
  readonly first: number;
  readonly count: 1 | 2;
  /** Edits over the longer length: 0 is exact. */
  readonly distance: number;
}

const SKIP_OBSERVED = 0.9;
const SKIP_OFFICIAL = 0.6;
/** Largest relative distance at which a label is still taken for the official one. */
export const ACCEPTED_DISTANCE = 0.34;

interface Wording {
  readonly printed: string;
  readonly folded: string;
}

interface Nearest {
  readonly edits: number;
  readonly printed: string;
  readonly relative: number;
}

function nearest(observed: string, wordings: readonly Wording[]): Nearest {
  const length = characterCount(observed);
  let best: Nearest = { edits: Infinity, printed: '', relative: Infinity };
  for (const { printed, folded } of wordings) {
    const edits = editDistance(observed, folded);
    const relative = edits / Math.max(length, characterCount(folded), 1);
    if (relative < best.relative) best = { edits, printed, relative };
  }
  return best;
}

/** What was found out about texts against one list of official labels, which every reader of a table asks again. */
interface Known {
  readonly wordings: readonly (readonly Wording[])[];
  readonly texts: Map<string, readonly Nearest[]>;
}

const KNOWN = new WeakMap<readonly OfficialLabel<unknown>[], Known>();
/** The memory is emptied before it grows. */
const MOST_REMEMBERED = 500;
const LONGEST_REMEMBERED = 400;

function knownOf(official: readonly OfficialLabel<unknown>[]): Known {
  const known = KNOWN.get(official);
  if (known !== undefined) return known;
  const wordings = official.map((label) =>
    label.wordings.map((printed) => ({ printed, folded: normaliseLabel(printed) })),
  );
  const made: Known = { wordings, texts: new Map() };
  KNOWN.set(official, made);
  return made;
}

/** Of a text its nearest wording of each official label. */
function nearestIn({ wordings, texts }: Known, text: string): readonly Nearest[] {
  const found = texts.get(text);
  if (found !== undefined) return found;
  const made = wordings.map((each) => nearest(text, each));
  if (text.length <= LONGEST_REMEMBERED) {
    if (texts.size >= MOST_REMEMBERED) texts.clear();
    texts.set(text, made);
  }
  return made;
}

/** Where a cell of the table got its cost from; `one` and `two` are the observed labels that a match takes. */
const STEP = { start: 0, skipObserved: 1, skipOfficial: 2, one: 3, two: 4 } as const;

/** The matches that may be believed, in official order. A match that fits another official label better is dropped. */
export function alignLabels<Key>(
  observed: readonly ObservedLabel[],
  official: readonly OfficialLabel<Key>[],
): LabelMatch<Key>[] {
  const texts = observed.map((label) => normaliseLabel(label.text));
  const known = knownOf(official);
  const { wordings } = known;
  const nearestOf = (text: string): readonly Nearest[] => nearestIn(known, text);
  const skipOfficial = official.map((label, j) =>
    label.optional === true ? 0 : SKIP_OFFICIAL * characterCount(wordings[j]?.[0]?.folded ?? ''),
  );

  const rows = observed.length;
  const columns = official.length;
  const width = columns + 1;
  // Cell (i, j): the first i observed labels against the first j official ones.
  const costs = new Float64Array((rows + 1) * width);
  const steps = new Uint8Array((rows + 1) * width);
  for (let i = 0; i <= rows; i++) {
    const text = texts[i - 1] ?? '';
    const skipObserved = SKIP_OBSERVED * characterCount(text) + (observed[i - 1]?.weight ?? 0);
    const single = i > 0 ? nearestOf(text) : [];
    const double = i > 1 && observed[i - 2]?.joinsNext === true ? nearestOf((texts[i - 2] ?? '') + text) : undefined;
    for (let j = 0; j <= columns; j++) {
      const at = i * width + j;
      let least = at === 0 ? 0 : Infinity;
      let step: number = STEP.start;
      const offer = (cost: number, by: number): void => {
        if (cost >= least) return;
        least = cost;
        step = by;
      };
      if (i > 0) offer((costs[at - width] ?? 0) + skipObserved, STEP.skipObserved);
      if (j > 0) offer((costs[at - 1] ?? 0) + (skipOfficial[j - 1] ?? 0), STEP.skipOfficial);
      if (i > 0 && j > 0) offer((costs[at - width - 1] ?? 0) + (single[j - 1]?.edits ?? Infinity), STEP.one);
      if (double !== undefined && j > 0)
        offer((costs[at - 2 * width - 1] ?? 0) + (double[j - 1]?.edits ?? Infinity), STEP.two);
      costs[at] = least;
      steps[at] = step;
    }
  }

  const matches: LabelMatch<Key>[] = [];
  let [i, j] = [rows, columns];
  while (i > 0 || j > 0) {
    const step = steps[i * width + j];
    const label = official[j - 1];
    if (step === STEP.skipObserved) i--;
    else if (step === STEP.skipOfficial) j--;
    else {
      const count = step === STEP.two ? 2 : 1;
      const first = i - count;
      const candidates = nearestOf(texts.slice(first, i).join(''));
      const match = candidates[j - 1];
      if (label === undefined || match === undefined) break;
      const { relative: distance } = match;
      const rival = candidates.some(({ relative }, index) => index !== j - 1 && relative < distance);
      const printed = observed
        .slice(first, i)
        .map((piece) => piece.text)
        .join('');
      if (distance <= ACCEPTED_DISTANCE && !rival && !(distance > 0 && turnsMeaning(printed, match.printed))) {
        matches.push({ key: label.key, official: match.printed, observed: printed, first, count, distance });
      }
      i = first;
      j--;
    }
  }
  return matches.reverse();
}
