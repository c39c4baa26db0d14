/**
 * What became of the text of a report: paragraph by paragraph, and within a paragraph word by word. A paragraph that
 * stands elsewhere is told as moved, and not as taken away here and added there.
 */
import { diffArrays } from 'diff';
import type { ReportRecord } from './record.js';

/** A stretch of words: the same in both, taken out, or put in. */
export interface Words {
  readonly is: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Where a paragraph stands, both counted from 1. */
export interface Spot {
  readonly section: number;
  readonly paragraph: number;
}

export interface ParagraphChange {
  readonly is: 'added' | 'removed' | 'changed' | 'moved';
  /** Where it stood; null for what was added. */
  readonly from: Spot | null;
  /** Where it stands; null for what was removed. */
  readonly to: Spot | null;
  readonly words: readonly Words[];
}

/** Of a record, or of what was published of one. */
export interface WithSections {
  readonly sections: readonly Pick<ReportRecord['sections'][number], 'number' | 'paragraphs'>[];
}

interface Paragraph extends Spot {
  readonly text: string;
}

/** Of every paragraph that differs or moved, in the order of the later report; what is gone stands where it stood. */
export function textChanges(before: WithSections, after: WithSections): ParagraphChange[] {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const pairs = paired(old, now);
  const inOrder = longestInOrder(pairs);
  const changes: { readonly at: number; readonly change: ParagraphChange }[] = [];
  now.forEach((to, index) => {
    const from = pairs.get(index);
    if (from === undefined) {
      changes.push({
        at: index,
        change: { is: 'added', from: null, to: spotOf(to), words: [{ is: 'in', text: to.text }] },
      });
      return;
    }
    const was = old[from];
    if (was === undefined) return;
    const isMoved = !inOrder.has(index) || was.section !== to.section;
    if (!isMoved && was.text === to.text) return;
    const is = isMoved ? 'moved' : 'changed';
    changes.push({
      at: index,
      change: { is, from: spotOf(was), to: spotOf(to), words: wordChanges(was.text, to.text) },
    });
  });
  const kept = new Map([...pairs].map(([to, from]) => [from, to]));
  old.forEach((was, index) => {
    if (kept.has(index)) return;
    // Behind the last paragraph before it that is still there.
    const behind = old
      .slice(0, index)
      .map((_, earlier) => kept.get(earlier))
      .findLast((to) => to !== undefined);
    const change: ParagraphChange = {
      is: 'removed',
      from: spotOf(was),
      to: null,
      words: [{ is: 'out', text: was.text }],
    };
    changes.push({ at: (behind ?? -1) + 0.5, change });
  });
  return changes.sort((one, other) => one.at - other.at).map(({ change }) => change);
}

function paragraphsOf({ sections }: WithSections): Paragraph[] {
  return sections.flatMap(({ number, paragraphs }) =>
    paragraphs.map((text, index) => ({ section: number, paragraph: index + 1, text })),
  );
}

const spotOf = ({ section, paragraph }: Paragraph): Spot => ({ section, paragraph });

/** More paragraphs than this on one side are no report; they are then compared by equality alone. */
const COMPARED_MAX = 400;
/** Two paragraphs of the same matter share more than half of their pairs of characters. */
const ALIKE = 0.5;

/** Which paragraph of before is which of after: the equal ones first, then the most alike. From index after to index before. */
function paired(old: readonly Paragraph[], now: readonly Paragraph[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const used = new Set<number>();
  const pair = (from: number, to: number): void => {
    pairs.set(to, from);
    used.add(from);
  };
  let [from, to] = [0, 0];
  // In order as far as they are equal, so that of two equal paragraphs each finds its own.
  for (const part of diffArrays(keysOf(old), keysOf(now))) {
    const { length } = part.value;
    if (!part.added && !part.removed) for (let n = 0; n < length; n++) pair(from + n, to + n);
    if (!part.added) from += length;
    if (!part.removed) to += length;
  }
  now.forEach((paragraph, index) => {
    if (pairs.has(index)) return;
    const same = old.findIndex(({ text }, candidate) => !used.has(candidate) && text === paragraph.text);
    if (same >= 0) pair(same, index);
  });
  if (old.length > COMPARED_MAX || now.length > COMPARED_MAX) return pairs;
  const left = old.flatMap(({ text }, index) => (used.has(index) ? [] : [{ index, grams: gramsOf(text) }]));
  const candidates = now.flatMap(({ text }, index) => {
    if (pairs.has(index)) return [];
    const grams = gramsOf(text);
    return left.map((one) => ({ from: one.index, to: index, alike: likeness(one.grams, grams) }));
  });
  for (const one of candidates.sort((a, b) => b.alike - a.alike)) {
    if (one.alike < ALIKE) break;
    if (!used.has(one.from) && !pairs.has(one.to)) pair(one.from, one.to);
  }
  return pairs;
}

const keysOf = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.map(({ section, text }) => `${section} ${text}`);

function gramsOf(text: string): Map<string, number> {
  const grams = new Map<string, number>();
  const characters = [...text];
  for (let n = 0; n + 1 < characters.length; n++) {
    const gram = `${characters[n] ?? ''}${characters[n + 1] ?? ''}`;
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

/** Sørensen and Dice: twice what both have, by what they have together. */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const size = (grams: ReadonlyMap<string, number>) => [...grams.values()].reduce((sum, count) => sum + count, 0);
  const all = size(one) + size(other);
  if (all === 0) return 0;
  const common = [...one].reduce((sum, [gram, count]) => sum + Math.min(count, other.get(gram) ?? 0), 0);
  return (2 * common) / all;
}

/** The most paragraphs that stand in the same order as before: the others were moved. Indices after. */
function longestInOrder(pairs: ReadonlyMap<number, number>): Set<number> {
  const order = [...pairs].sort(([one], [other]) => one - other);
  const best = order.map(() => ({ length: 1, before: -1 }));
  order.forEach(([, from], index) => {
    for (let earlier = 0; earlier < index; earlier++) {
      const candidate = (best[earlier]?.length ?? 0) + 1;
      if ((order[earlier]?.[1] ?? Infinity) < from && candidate > (best[index]?.length ?? 0))
        best[index] = { length: candidate, before: earlier };
    }
  });
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0);
  const kept = new Set<number>();
  while (at >= 0 && order[at] !== undefined) {
    kept.add(order[at]?.[0] ?? -1);
    at = best[at]?.before ?? -1;
  }
  return kept;
}

/** Made when something is first compared. */
let segmenter: Intl.Segmenter | undefined;

/** Chinese is written without spaces: the segmenter of the platform knows its words, and keeps a number in one piece. */
function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh-CN', { granularity: 'word' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Two texts that differ by more words than this are two texts; finding the shortest way from one to the other would take minutes. */
const WORDS_MAX = 4000;

export function wordChanges(before: string, after: string): Words[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: WORDS_MAX });
  if (parts === undefined) {
    return [
      { is: 'out', text: before },
      { is: 'in', text: after },
    ];
  }
  return parts.map(({ value, added, removed }) => ({
    is: added ? 'in' : removed ? 'out' : 'same',
    text: value.join(''),
  }));
}
