/**
 * What a fuzzer does to a sound file: a handful of edits, drawn by fast-check, so that a seed repeats them and a failing
 * handful is made smaller by itself. Places are fractions of the file: an edit means something in a file of any length.
 */
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';

/** Places and lengths in millionths of what is edited. */
const MILLION = 1_000_000;

export type Edit =
  | { readonly is: 'byte'; readonly at: number; readonly value: number }
  | { readonly is: 'bit'; readonly at: number; readonly bit: number }
  | { readonly is: 'cut'; readonly at: number; readonly length: number }
  | { readonly is: 'end'; readonly at: number }
  | { readonly is: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly is: 'move'; readonly from: number; readonly length: number; readonly at: number }
  | { readonly is: 'word'; readonly at: number; readonly word: number }
  /** A number that stands in the file becomes another one. */
  | { readonly is: 'figure'; readonly at: number; readonly figure: number }
  /** A piece of another sound file. */
  | {
      readonly is: 'splice';
      readonly at: number;
      readonly other: number;
      readonly from: number;
      readonly length: number;
    };

/** Which sound file, which part of it (of an archive; the whole where `raw`), and what is done to it. */
export interface Mutation {
  readonly seed: number;
  readonly part: number;
  readonly raw: boolean;
  readonly edits: readonly Edit[];
}

const place = fc.nat(MILLION - 1);
/** Mostly short: a long piece destroys more than it tries. */
const length = fc.oneof(
  { weight: 4, arbitrary: fc.nat(64).map((bytes) => ({ bytes })) },
  { weight: 1, arbitrary: place.map((share) => ({ bytes: 64 + Math.floor(share / 250) })) },
);
const bytes = length.map((one) => one.bytes);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ is: fc.constant('byte' as const), at: place, value: fc.nat(255) }),
  fc.record({ is: fc.constant('bit' as const), at: place, bit: fc.nat(7) }),
  fc.record({ is: fc.constant('cut' as const), at: place, length: bytes }),
  fc.record({ is: fc.constant('repeat' as const), at: place, length: bytes, times: fc.integer({ min: 2, max: 400 }) }),
  fc.record({ is: fc.constant('move' as const), from: place, length: bytes, at: place }),
  fc.record({ is: fc.constant('word' as const), at: place, word: fc.nat(999) }),
  fc.record({ is: fc.constant('figure' as const), at: place, figure: fc.nat(999) }),
  fc.record({ is: fc.constant('splice' as const), at: place, other: fc.nat(99), from: place, length: bytes }),
  fc.record({ is: fc.constant('end' as const), at: place }),
);

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  seed: fc.nat(99),
  part: fc.nat(99),
  // The wrapping itself is tried, too, but less often: most of what it holds is refused at the door then.
  raw: fc.integer({ min: 0, max: 9 }).map((share) => share < 1),
  edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
});

const FIGURES = ['0', '-1', '1', '255', '65536', '2147483648', '4294967295', '1e999', '9'.repeat(40), '0.1', '', 'NaN'];
/** Text that means something to many formats at once. */
export const COMMON_WORDS = [
  '\0',
  '\r\n',
  '\u202e',
  '\ufeff',
  '"',
  "'",
  '<',
  '&',
  '%',
  '\\',
  '__proto__',
  '𠮷',
  '�',
  '1',
];

/** What is tried must not grow without end: longer files than these are for the limits' own tests. */
const MOST_BYTES = 2_000_000;

function at(place: number, size: number): number {
  return Math.floor((place / MILLION) * (size + 1));
}

function put(into: Buffer, position: number, removed: number, piece: Uint8Array): Buffer {
  return Buffer.concat([into.subarray(0, position), piece, into.subarray(position + removed)]);
}

/** What is edited, and how its pieces are told: as bytes, as characters (UTF-8 stays whole), as elements (mostly well-formed). */
export type Grain = 'bytes' | 'text' | 'markup';

/** The beginning of the next character at or behind a position. */
function characterFrom(of: Buffer, position: number): number {
  let at = position;
  while (at < of.length && ((of[at] ?? 0) & 0xc0) === 0x80) at += 1;
  return at;
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The element that begins next, with all that it holds; or where it holds nothing, its tag. */
function elementFrom(of: Buffer, position: number): Piece | undefined {
  // One byte for one: positions in the text are positions in the bytes.
  const text = of.toString('latin1');
  const found = /<([A-Za-z][\w:.-]*)[^<>]*>/gu;
  found.lastIndex = position;
  const tag = found.exec(text);
  if (tag === null) return undefined;
  const [from, name = ''] = [tag.index, tag[1]];
  if (tag[0].endsWith('/>')) return { from, to: found.lastIndex };
  const tags = new RegExp(`<(/?)${name.replaceAll('.', '\\.')}(?=[\\s/>])[^<>]*>`, 'gu');
  tags.lastIndex = from;
  let open = 0;
  for (let next = tags.exec(text); next !== null; next = tags.exec(text)) {
    open += next[1] === '/' ? -1 : next[0].endsWith('/>') ? 0 : 1;
    if (open === 0) return { from, to: tags.lastIndex };
  }
  return { from, to: found.lastIndex };
}

function pieceAt(of: Buffer, position: number, length: number, grain: Grain): Piece {
  if (grain === 'markup') return elementFrom(of, position) ?? { from: position, to: position };
  if (grain === 'bytes') return { from: position, to: Math.min(of.length, position + length) };
  const from = characterFrom(of, position);
  return { from, to: characterFrom(of, Math.min(of.length, from + length)) };
}

const sliceOf = (of: Buffer, { from, to }: Piece): Buffer => of.subarray(from, to);

function changed(of: Buffer, one: Edit, others: readonly Uint8Array[], words: readonly string[], grain: Grain): Buffer {
  const position = 'at' in one ? at(one.at, of.length) : 0;
  // Where something is put in: between characters, or before an element.
  const gap = pieceAt(of, position, 0, grain).from;
  switch (one.is) {
    case 'byte':
      return grain === 'bytes' ? put(of, position, 1, Uint8Array.of(one.value)) : put(of, gap, 0, Buffer.from('7'));
    case 'bit':
      return put(of, position, 1, Uint8Array.of((of[position] ?? 0) ^ (1 << one.bit)));
    case 'cut': {
      const piece = pieceAt(of, position, one.length, grain);
      return put(of, piece.from, piece.to - piece.from, new Uint8Array());
    }
    case 'end':
      return of.subarray(0, gap);
    case 'repeat': {
      const piece = pieceAt(of, position, one.length, grain);
      const times = Math.min(one.times, Math.ceil(MOST_BYTES / Math.max(1, piece.to - piece.from)));
      return put(of, piece.from, 0, Buffer.concat(Array.from({ length: times }, () => sliceOf(of, piece))));
    }
    case 'move':
      return put(of, gap, 0, sliceOf(of, pieceAt(of, at(one.from, of.length), one.length, grain)));
    case 'word':
      return put(of, gap, 0, Buffer.from(words[one.word % words.length] ?? ''));
    case 'figure': {
      const digits = of.subarray(position).findIndex((byte) => byte >= 0x30 && byte <= 0x39);
      if (digits < 0) return of;
      const start = position + digits;
      let end = start;
      while ((of[end] ?? 0) >= 0x30 && (of[end] ?? 0) <= 0x39) end += 1;
      return put(of, start, end - start, Buffer.from(FIGURES[one.figure % FIGURES.length] ?? ''));
    }
    case 'splice': {
      const other = Buffer.from(others[one.other % others.length] ?? of);
      return put(of, gap, 0, sliceOf(other, pieceAt(other, at(one.from, other.length), one.length, grain)));
    }
  }
}

/** A copy of the file after all edits; of no more than some megabytes. */
export function edited(
  of: Uint8Array,
  edits: readonly Edit[],
  others: readonly Uint8Array[],
  words: readonly string[] = [],
  grain: Grain = 'bytes',
): Uint8Array {
  const known = [...COMMON_WORDS, ...words];
  const result = edits.reduce<Buffer>(
    (before, one) => changed(before, one, others, known, grain).subarray(0, MOST_BYTES),
    Buffer.from(of),
  );
  return new Uint8Array(result);
}

/** The parts of a sound archive, opened once for all that is done to them. */
const opened = new WeakMap<Uint8Array, Record<string, Uint8Array>>();

function partsOf(archive: Uint8Array): Record<string, Uint8Array> {
  const known = opened.get(archive) ?? unzipSync(archive);
  opened.set(archive, known);
  return known;
}

export interface Soil {
  readonly seeds: readonly Uint8Array[];
  /** Words that mean something to this format. */
  readonly words?: readonly string[];
  /** What the seeds are: of an archive, parts are edited and packed again. */
  readonly packed?: boolean;
  /** In most tries; in some every byte is tried. */
  readonly grain?: Grain;
}

export function mutated(soil: Soil, { seed, part, raw, edits }: Mutation): Uint8Array {
  const { seeds, words = [], packed = false, grain = 'bytes' } = soil;
  const of = seeds[seed % seeds.length] ?? new Uint8Array();
  if (raw) return edited(of, edits, seeds, words);
  if (!packed) return edited(of, edits, seeds, words, grain);
  const parts = partsOf(of);
  const names = Object.keys(parts);
  const name = names[part % names.length] ?? '';
  const piece = edited(parts[name] ?? new Uint8Array(), edits, Object.values(parts), words, grain);
  return repacked({ ...parts, [name]: piece });
}

/** Put together in their order, and a part that an OpenDocument is known by not packed. */
function repacked(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, [part, { level: name === 'mimetype' ? 0 : 1 }]]),
    ),
  );
}
