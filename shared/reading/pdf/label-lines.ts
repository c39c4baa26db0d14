/**
 * Lines of a stub column -> labels, where no rule says which lines belong together: the grouping of least cost against
 * the official labels in their order. A line that fits no label stays outside, and its row is not read.
 */
import { ACCEPTED_DISTANCE, type OfficialLabel } from '../tables/align.js';
import { editDistance } from '../tables/edit-distance.js';
import { normaliseLabel } from '../normalise.js';

export interface LabelLines {
  readonly official: string;
  /** Index of the first line and how many. */
  readonly first: number;
  readonly count: number;
}

const MOST_LINES = 8;
const SKIP_LINE = 0.9;
const SKIP_LABEL = 0.6;

interface Step {
  readonly cost: number;
  readonly lines: number;
  readonly label: boolean;
  readonly distance: number;
  readonly official: string;
}

export function groupLines<Key>(lines: readonly string[], labels: readonly OfficialLabel<Key>[]): LabelLines[] {
  const texts = lines.map(normaliseLabel);
  const wordings = labels.map((label) =>
    label.wordings.map((printed) => ({ printed, folded: normaliseLabel(printed) })),
  );
  const table: Step[][] = Array.from({ length: texts.length + 1 }, () => []);
  const costAt = (i: number, j: number): number => table[i]?.[j]?.cost ?? Infinity;
  for (let i = 0; i <= texts.length; i++) {
    for (let j = 0; j <= labels.length; j++) {
      let best: Step = { cost: i + j === 0 ? 0 : Infinity, lines: 0, label: false, distance: 0, official: '' };
      if (i > 0) {
        const cost = costAt(i - 1, j) + SKIP_LINE * (texts[i - 1]?.length ?? 0);
        if (cost < best.cost) best = { cost, lines: 1, label: false, distance: 0, official: '' };
      }
      if (j > 0) {
        const length = wordings[j - 1]?.[0]?.folded.length ?? 0;
        const cost = costAt(i, j - 1) + (labels[j - 1]?.optional === true ? 0 : SKIP_LABEL * length);
        if (cost < best.cost) best = { cost, lines: 0, label: true, distance: 0, official: '' };
      }
      let text = '';
      for (let count = 1; j > 0 && count <= Math.min(i, MOST_LINES); count++) {
        text = (texts[i - count] ?? '') + text;
        for (const { printed, folded } of wordings[j - 1] ?? []) {
          const longer = Math.max(text.length, folded.length);
          // Lengths too far apart cannot be accepted, whatever the characters.
          if (Math.abs(text.length - folded.length) > ACCEPTED_DISTANCE * longer) continue;
          const edits = editDistance(text, folded);
          if (edits > ACCEPTED_DISTANCE * longer) continue;
          const cost = costAt(i - count, j - 1) + edits;
          if (cost < best.cost) best = { cost, lines: count, label: true, distance: edits / longer, official: printed };
        }
      }
      table[i]?.push(best);
    }
  }
  const groups: LabelLines[] = [];
  let [i, j] = [texts.length, labels.length];
  while (i > 0 || j > 0) {
    const step = table[i]?.[j];
    if (step === undefined || (step.lines === 0 && !step.label)) break;
    if (step.label && step.lines > 0)
      groups.push({ official: step.official, first: i - step.lines, count: step.lines });
    i -= step.lines;
    j -= step.label ? 1 : 0;
  }
  return groups.reverse();
}
