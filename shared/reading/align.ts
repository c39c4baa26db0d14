/**
 * Puts observed labels against the official ones: a monotone alignment of least cost, the same for every format. Order
 * is what protects against rows that changed places, because no sum over the table notices them; so an observed label
 * that is out of order is left unmatched, never moved.
 */
import { normaliseLabel } from './normalise.js';

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

export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  const from = [...a];
  const to = [...b];
  const row = Uint32Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    let diagonal = row[0] ?? 0;
    row[0] = i + 1;
    for (let j = 0; j < to.length; j++) {
      const replaced = diagonal + (from[i] === to[j] ? 0 : 1);
      diagonal = row[j + 1] ?? 0;
      row[j + 1] = Math.min(replaced, diagonal + 1, (row[j] ?? 0) + 1);
    }
  }
  return row[to.length] ?? 0;
}

export function relativeDistance(a: string, b: string): number {
  const longer = Math.max([...a].length, [...b].length);
  return longer === 0 ? 0 : editDistance(a, b) / longer;
}

interface Step {
  readonly cost: number;
  readonly back: readonly [number, number];
  readonly wording?: string;
}

interface Wording {
  readonly printed: string;
  readonly folded: string;
}

function nearest(observed: string, wordings: readonly Wording[]): { edits: number; printed: string; relative: number } {
  let best = { edits: Infinity, printed: '', relative: Infinity };
  for (const { printed, folded } of wordings) {
    const edits = editDistance(observed, folded);
    const relative = edits / Math.max([...observed].length, [...folded].length, 1);
    if (relative < best.relative) best = { edits, printed, relative };
  }
  return best;
}

/** The matches that may be believed, in official order. A match that fits another official label better is dropped. */
export function alignLabels<Key>(
  observed: readonly ObservedLabel[],
  official: readonly OfficialLabel<Key>[],
): LabelMatch<Key>[] {
  const texts = observed.map((label) => normaliseLabel(label.text));
  const wordings = official.map((label) =>
    label.wordings.map((printed) => ({ printed, folded: normaliseLabel(printed) })),
  );
  const known = new Map<string, ReturnType<typeof nearest>>();
  const near = (text: string, j: number): ReturnType<typeof nearest> => {
    const key = `${j}|${text}`;
    const found = known.get(key) ?? nearest(text, wordings[j] ?? []);
    known.set(key, found);
    return found;
  };

  const rows = observed.length;
  const columns = official.length;
  const table: Step[][] = Array.from({ length: rows + 1 }, () => []);
  const costAt = (i: number, j: number): number => table[i]?.[j]?.cost ?? Infinity;
  for (let i = 0; i <= rows; i++) {
    for (let j = 0; j <= columns; j++) {
      const options: Step[] = i === 0 && j === 0 ? [{ cost: 0, back: [0, 0] }] : [];
      if (i > 0) {
        const skipped = SKIP_OBSERVED * [...(texts[i - 1] ?? '')].length + (observed[i - 1]?.weight ?? 0);
        options.push({ cost: costAt(i - 1, j) + skipped, back: [i - 1, j] });
      }
      if (j > 0) {
        const length = [...(wordings[j - 1]?.[0]?.folded ?? '')].length;
        const skipped = official[j - 1]?.optional === true ? 0 : SKIP_OFFICIAL * length;
        options.push({ cost: costAt(i, j - 1) + skipped, back: [i, j - 1] });
      }
      if (i > 0 && j > 0) {
        const single = near(texts[i - 1] ?? '', j - 1);
        options.push({ cost: costAt(i - 1, j - 1) + single.edits, back: [i - 1, j - 1], wording: single.printed });
      }
      if (i > 1 && j > 0 && observed[i - 2]?.joinsNext === true) {
        const double = near((texts[i - 2] ?? '') + (texts[i - 1] ?? ''), j - 1);
        options.push({ cost: costAt(i - 2, j - 1) + double.edits, back: [i - 2, j - 1], wording: double.printed });
      }
      const best = options.reduce((least, option) => (option.cost < least.cost ? option : least));
      table[i]?.push(best);
    }
  }

  const matches: LabelMatch<Key>[] = [];
  let [i, j] = [rows, columns];
  while (i > 0 || j > 0) {
    const step = table[i]?.[j];
    if (step === undefined) break;
    const [previousI, previousJ] = step.back;
    const label = official[j - 1];
    if (step.wording !== undefined && label !== undefined) {
      const count = i - previousI === 2 ? 2 : 1;
      const text = texts.slice(previousI, i).join('');
      const distance = near(text, j - 1).relative;
      const rival = official.some((_, index) => index !== j - 1 && near(text, index).relative < distance);
      if (distance <= ACCEPTED_DISTANCE && !rival) {
        const printed = observed
          .slice(previousI, i)
          .map((piece) => piece.text)
          .join('');
        matches.push({ key: label.key, official: step.wording, observed: printed, first: previousI, count, distance });
      }
    }
    [i, j] = [previousI, previousJ];
  }
  return matches.reverse();
}
