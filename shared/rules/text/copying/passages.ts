/**
 * The passages that two reports have in common, character by character, with their places in both. Prescribed wording
 * inside a passage is shown and not counted.
 */
import type { Section } from '#shared/report/record.js';
import { ownCharacters } from './boilerplate.js';
import { GUARANTEED, OWN_IN_STRETCH, STRETCH } from './fingerprints.js';
import { BREAK, normalise, type NormalisedText } from './normalise.js';

interface Place {
  readonly section: number;
  /** In the section's paragraphs joined by `\n`; UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Passage {
  readonly own: Place;
  readonly other: Place;
  /** Characters of the author's own in it: without punctuation and prescribed wording. */
  readonly length: number;
}

export interface CopiedPassages {
  /** In the order of the own text. */
  readonly passages: readonly Passage[];
  /** Of the own text without prescribed wording, 0 to 1. */
  readonly share: number;
  /** The same for each section; `length` is what there was to copy. */
  readonly bySection: ReadonlyMap<number, { readonly share: number; readonly length: number }>;
}

/** Shorter ones are phrases of the trade: what winnowing promises to find is what counts. */
const SHORTEST = GUARANTEED;
/** A stretch that stands in more places than this is no text; looking at all of them would take the square of its length. */
const MOST_PLACES = 32;

function placesOf(characters: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let from = 0; from + STRETCH <= characters.length; from++) {
    const stretch = characters.slice(from, from + STRETCH);
    const known = places.get(stretch);
    if (known === undefined) places.set(stretch, [from]);
    else if (known.length < MOST_PLACES) known.push(from);
  }
  return places;
}

function commonLength(a: string, atA: number, b: string, atB: number): number {
  let length = 0;
  while (atA + length < a.length && a[atA + length] === b[atB + length] && a[atA + length] !== BREAK) length += 1;
  return length;
}

function placeIn(text: NormalisedText, from: number, length: number): Place {
  return {
    section: text.sections[from] ?? 0,
    start: text.starts[from] ?? 0,
    end: text.ends[from + length - 1] ?? 0,
  };
}

/** A stretch that stands in more places than these is a refrain; one of them is as good as another. */
const PLACES = 8;

function sum(values: Uint8Array, from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index++) total += values[index] ?? 0;
  return total;
}

export function copiedPassages(ownSections: readonly Section[], otherSections: readonly Section[]): CopiedPassages {
  const [own, other] = [normalise(ownSections), normalise(otherSections)];
  const { characters } = own;
  const places = placesOf(other.characters);
  const authored = ownCharacters(characters);
  const passages: Passage[] = [];
  for (let at = 0; at + STRETCH <= characters.length;) {
    let [longest, from] = [0, 0];
    for (const place of (places.get(characters.slice(at, at + STRETCH)) ?? []).slice(0, PLACES)) {
      const length = commonLength(characters, at, other.characters, place);
      if (length > longest) [longest, from] = [length, place];
    }
    const length = sum(authored, at, at + longest);
    if (longest >= SHORTEST && length >= OWN_IN_STRETCH) {
      passages.push({ own: placeIn(own, at, longest), other: placeIn(other, from, longest), length });
      at += longest;
      // What is prescribed wording throughout stays so one character further on.
    } else at += Math.max(1, longest - STRETCH + 1);
  }

  const lengths = new Map<number, number>();
  [...characters].forEach((character, index) => {
    const section = own.sections[index] ?? 0;
    const counts = character === BREAK ? 0 : (authored[index] ?? 0);
    lengths.set(section, (lengths.get(section) ?? 0) + counts);
  });
  const copied = (section?: number): number =>
    passages
      .filter((passage) => section === undefined || passage.own.section === section)
      .reduce((total, passage) => total + passage.length, 0);
  const all = [...lengths.values()].reduce((total, length) => total + length, 0);
  const bySection = new Map(
    [...lengths].map(([section, length]) => [section, { share: length === 0 ? 0 : copied(section) / length, length }]),
  );
  return { passages, share: all === 0 ? 0 : copied() / all, bySection };
}
