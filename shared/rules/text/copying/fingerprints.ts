/**
 * The index that keeps the search for copies linear: a report is known by a few hundred fingerprints, chosen from the
 * hashes of all stretches of `STRETCH` characters by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003). The own
 * fingerprints go into a hash set once; each other report then costs one look-up per fingerprint of its own, whatever
 * its length was and however many others there are. Only reports with fingerprints in common are ever aligned.
 *
 * Winnowing keeps one hash of every `WINDOW` neighbours, the smallest, so two texts that share `GUARANTEED` characters
 * that are not all prescribed wording choose a hash in common: nothing of that length is missed.
 */
import type { Section } from '#shared/report/record.js';
import { prescribedAt, SHINGLE } from './boilerplate.js';
import { BREAK, normalise } from './normalise.js';

export const STRETCH = 16;
export const WINDOW = 15;
export const GUARANTEED = STRETCH + WINDOW - 1;
/** A stretch with fewer characters of the author's own is prescribed wording with a word in between. */
export const OWN_IN_STRETCH = 10;

/** Small enough to keep beside a filing: about 1.5 kB for a report of 3,000 characters. */
export interface Fingerprints {
  /** Counts up when the choice of fingerprints changes: those of another version cannot be compared. */
  readonly version: 1;
  /** Distinct 32-bit hashes in ascending order, little endian, in base64. */
  readonly hashes: string;
}

/** A polynomial over UTF-16 units that rolls on by one character: the multiplier, and its power that leaves. */
const MULTIPLIER = 0x01000193;
const LEAVING = Array.from({ length: STRETCH }).reduce<number>((power) => Math.imul(power, MULTIPLIER), 1);

/** The finaliser of MurmurHash3. Without it the smallest hash would be that of the same few characters everywhere. */
function mixed(value: number): number {
  let mix = value ^ (value >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** One more than any hash: a stretch that nobody may be known by. */
const NEVER = 0x1_0000_0000;

/** Judged by the stretch alone: what stands around it differs between two texts that share it. */
function isOwn(prescribed: Uint8Array, from: number): boolean {
  let own = STRETCH;
  let covered = from;
  for (let at = from; at + SHINGLE <= from + STRETCH; at++) {
    if (prescribed[at] !== 1) continue;
    own -= at + SHINGLE - Math.max(at, covered);
    covered = at + SHINGLE;
  }
  return own >= OWN_IN_STRETCH;
}

/** One hash for each stretch of a normalised text. */
export function hashesOf(characters: string): number[] {
  const prescribed = prescribedAt(characters);
  const hashes: number[] = [];
  let [rolling, lastBreak] = [0, -1];
  for (let end = 0; end < characters.length; end++) {
    if (characters[end] === BREAK) lastBreak = end;
    rolling = (Math.imul(rolling, MULTIPLIER) + characters.charCodeAt(end)) | 0;
    if (end >= STRETCH) rolling = (rolling - Math.imul(LEAVING, characters.charCodeAt(end - STRETCH))) | 0;
    const from = end - STRETCH + 1;
    if (from < 0) continue;
    // 32 bits: a chance match costs one useless alignment and is never shown.
    hashes.push(lastBreak < from && isOwn(prescribed, from) ? mixed(rolling) : NEVER);
  }
  return hashes;
}

/**
 * The smallest of each window. Which of two equal ones is meant does not matter, because only the value is kept. What a
 * wider window chooses, every narrower one chooses too: it is the smallest of each part of the window that it stands in.
 */
export function winnow(hashes: readonly number[], widest = WINDOW): Set<number> {
  const chosen = new Set<number>();
  const window = Math.min(widest, hashes.length);
  let [least, place] = [NEVER, -1];
  for (let from = 0; from + window <= hashes.length && window > 0; from++) {
    const last = from + window - 1;
    if (place < from) {
      // The smallest has left the window: look for the next one.
      [least, place] = [NEVER + 1, -1];
      for (let index = from; index <= last; index++) {
        if ((hashes[index] ?? NEVER) <= least) [least, place] = [hashes[index] ?? NEVER, index];
      }
    } else if ((hashes[last] ?? NEVER) <= least) [least, place] = [hashes[last] ?? NEVER, last];
    if (least < NEVER) chosen.add(least);
  }
  return chosen;
}

export function fingerprintsOf(sections: readonly Section[]): Fingerprints {
  const chosen = Uint32Array.from(winnow(hashesOf(normalise(sections).characters))).sort();
  const bytes = Buffer.alloc(4 * chosen.length);
  chosen.forEach((value, index) => bytes.writeUInt32LE(value, 4 * index));
  return { version: 1, hashes: bytes.toString('base64') };
}

function* values({ hashes }: Fingerprints): Generator<number> {
  const bytes = Buffer.from(hashes, 'base64');
  for (let at = 0; at + 4 <= bytes.length; at += 4) yield bytes.readUInt32LE(at);
}

export interface Candidate<Id> {
  readonly id: Id;
  readonly fingerprints: Fingerprints;
}

/** Those that share fingerprints, the most first; equal ones in the order given. Those of another version are skipped. */
export function candidates<Id>(own: Fingerprints, others: Iterable<Candidate<Id>>): Id[] {
  const index = new Set(values(own));
  const found: { id: Id; shared: number }[] = [];
  for (const { id, fingerprints } of others) {
    if (fingerprints.version !== own.version) continue;
    let shared = 0;
    for (const value of values(fingerprints)) if (index.has(value)) shared += 1;
    if (shared > 0) found.push({ id, shared });
  }
  return found.sort((a, b) => b.shared - a.shared).map(({ id }) => id);
}
