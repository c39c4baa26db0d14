/**
 * The words by which a season's reports are found in each other without reading them all: of each written section a few
 * fingerprints, so chosen that two sections with much in common have some of them in common. A report is looked up under
 * its own, and entered under the same; what it costs depends on the report alone.
 *
 * They are winnowed as fingerprints.ts tells, with the narrowest window that leaves no more than there is room for. Since a
 * wider window chooses among what a narrower one chooses, a passage is surely found where it is as long as a stretch and
 * the wider of the two windows: with 24 words for a section, about a twelfth of the longer section. A finding
 * begins at half of the own one.
 */
import type { Section } from '#shared/report/record.js';
import { hashesOf, winnow, WINDOW } from './fingerprints.js';
import { normalise } from './normalise.js';
import { written } from './written.js';

/** Of one report. With its check they fit into one transaction, those of its agency's earlier report taken out included. */
export const MOST_WORDS = 48;

export interface IndexWords {
  readonly section: number;
  /** 32-bit hashes in hex. */
  readonly words: readonly string[];
}

function wordsWithin(section: Section, most: number): string[] {
  const hashes = hashesOf(normalise([section]).characters);
  let window = WINDOW;
  let chosen = winnow(hashes, window);
  while (chosen.size > most) {
    window = Math.ceil(window * 1.1);
    chosen = winnow(hashes, window);
  }
  return [...chosen].map((hash) => hash.toString(16).padStart(8, '0'));
}

/** Each section gets an equal part of the room, and what a shorter one leaves. */
export function indexWords(sections: readonly Section[]): IndexWords[] {
  let room = MOST_WORDS;
  const shortestFirst = written(sections)
    .map((section) => ({ section, length: section.paragraphs.join('').length }))
    .sort((a, b) => a.length - b.length);
  return shortestFirst.map(({ section }, index) => {
    const words = wordsWithin(section, Math.floor(room / (shortestFirst.length - index)));
    room -= words.length;
    return { section: section.number, words };
  });
}

/**
 * The agencies under whose reports these words were entered, the likeliest source first: whoever has the greatest part of
 * one section's words, where each word counts the less, the more agencies it could have come from. So a phrase that the
 * whole season uses leads away from nobody, and because a word counts once in all, whoever has two fifths of a section's
 * words to itself is among the first four, however large the season.
 */
export function likelySources(
  own: readonly IndexWords[],
  entered: ReadonlyMap<string, Iterable<string>>,
  self: string,
): string[] {
  const likeness = new Map<string, { part: number; shared: number }>();
  for (const { words } of own) {
    const parts = new Map<string, { part: number; shared: number }>();
    for (const word of words) {
      const agencies = [...(entered.get(word) ?? [])].filter((agency) => agency !== self);
      for (const agency of agencies) {
        const { part, shared } = parts.get(agency) ?? { part: 0, shared: 0 };
        parts.set(agency, { part: part + 1 / agencies.length / words.length, shared: shared + 1 });
      }
    }
    for (const [agency, { part, shared }] of parts) {
      const before = likeness.get(agency) ?? { part: 0, shared: 0 };
      likeness.set(agency, { part: Math.max(before.part, part), shared: before.shared + shared });
    }
  }
  return [...likeness]
    .sort(([a, one], [b, other]) => other.part - one.part || other.shared - one.shared || (a < b ? -1 : 1))
    .map(([agency]) => agency);
}
