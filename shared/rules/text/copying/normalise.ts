/**
 * Text reduced to what copying leaves alone: characters without spaces and punctuation, every number as one sign, because
 * whoever copies a report changes its years and counts. Each character kept knows its place in the section.
 */
import type { Section } from '../../../report/record.js';
import { partOfSection } from '../../prose.js';

export interface NormalisedText {
  readonly characters: string;
  /** For each of them: section and offset where it begins, and where the original of it ends. */
  readonly sections: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const KEPT = /[0-9\uff10-\uff19〇○]+(?:[.,，．][0-9\uff10-\uff19]+)*|[\p{Script=Han}A-Za-z]/gu;
const ASTRAL = /[\ud800-\udfff]/u;
/** Stands between sections, so that no passage runs over a heading. */
export const BREAK = '\u0000';

export function normalise(own: readonly Section[]): NormalisedText {
  const characters: string[] = [];
  const sections: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const keep = (character: string, section: number, start: number, end: number): void => {
    characters.push(character);
    sections.push(section);
    starts.push(start);
    ends.push(end);
  };
  for (const section of own) {
    if (!section.located) continue;
    const { text } = partOfSection(section);
    for (const match of text.matchAll(KEPT)) {
      const [written] = match;
      const end = match.index + written.length;
      // A rare ideograph takes two units; one sign for all of them keeps places simple.
      const sign = !/\p{L}/u.test(written) ? '0' : ASTRAL.test(written) ? '\u3013' : written.toLowerCase();
      keep(sign, section.number, match.index, end);
    }
    keep(BREAK, section.number, text.length, text.length);
  }
  return { characters: characters.join(''), sections, starts, ends };
}
