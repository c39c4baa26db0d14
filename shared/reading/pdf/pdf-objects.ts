/**
 * Every object that any viewer can be made to find in a PDF: whatever follows the word `obj` anywhere in the bytes, be it
 * in a comment, in the data of a stream or in an earlier version of the file, and whatever object streams hold. No
 * cross-reference is believed, because a damaged one makes each viewer search in its own way.
 */
import { inflateRawSync } from 'node:zlib';
import { OPENING, PdfParser, TOKEN, TooMuchWork, type PdfDictionary, type PdfValue, type Work } from './pdf-syntax.js';

export interface PdfObject {
  /** Undefined where none could be made out before the object. */
  readonly number: number | undefined;
  readonly value: PdfValue;
  /** The object is a stream with this value as its dictionary. */
  readonly stream: boolean;
}

/** Thrown where an object stream cannot be opened, so that nobody can say what it holds. */
export class UnclearStructure extends Error {
  override readonly name = 'UnclearStructure';
}

interface Position {
  readonly number: number | undefined;
  readonly source: Buffer;
  readonly at: number;
  parsed?: { readonly value: PdfValue; readonly next: number; readonly stream: boolean };
}

/** A report of sixty tagged pages has some ten thousand. */
const MOST_OBJECTS = 300_000;
/** A file that was saved over and over has some dozens. */
const MOST_VERSIONS = 200;
const MOST_INFLATED = 48 * 1024 * 1024;
/** Work whose result is kept: with it some tens of megabytes. */
const MOST_KEPT = 16 * 1024 * 1024;
/** References that lead to references. */
const LONGEST_CHAIN = 4;
const GAP = String.raw`(?:[\s\0]|%[^\r\n]*[\r\n])`;
const HEADER = new RegExp(String.raw`(\d{1,10})${GAP}+\d{1,10}${GAP}*$`);
const HEADER_LENGTH = 300;

export const valuesOf = (dictionary: PdfDictionary, key: string): PdfValue[] =>
  dictionary.entries.filter(([name]) => name === key).map(([, value]) => value);

export class PdfObjects {
  private readonly positions: Position[] = [];
  private readonly byNumber = new Map<number, Position[]>();
  private inflated = 0;
  private kept = 0;

  /** @param lenient object streams that cannot be opened are passed over: the engine opens them, being encrypted */
  constructor(
    bytes: Uint8Array,
    private readonly work: Work,
    private readonly lenient = false,
  ) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = file.indexOf('obj', 0, 'latin1'); at >= 0; at = file.indexOf('obj', at + 3, 'latin1')) {
      if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
      const before = file.toString('latin1', Math.max(0, at - HEADER_LENGTH), at);
      const [, number] = HEADER.exec(before) ?? [];
      this.add({ number: number === undefined ? undefined : Number(number), source: file, at: at + 3 });
    }
    for (let at = file.indexOf('trailer', 0, 'latin1'); at >= 0; at = file.indexOf('trailer', at + 7, 'latin1')) {
      this.add({ number: undefined, source: file, at: at + 7 });
    }
    for (const position of [...this.positions]) this.openStream(position);
  }

  /** All of them, in the order of the file; one after the other, because together they may not fit in memory. */
  *all(): Generator<PdfObject> {
    for (const position of this.positions) yield { number: position.number, ...this.parse(position) };
  }

  /** What the object of a number may be: each version of it; empty where there is none. */
  numbered(number: number): PdfObject[] {
    this.work.spend(OPENING);
    return (this.byNumber.get(number) ?? []).map((position) => ({ number, ...this.parse(position) }));
  }

  /** What a value may stand for, references followed; empty where a reference leads nowhere. */
  resolve(value: PdfValue, chain = 0): PdfValue[] {
    this.work.spend(TOKEN);
    if (value.kind !== 'ref') return [value];
    if (chain >= LONGEST_CHAIN) return [];
    return this.numbered(value.to).flatMap((object) => this.resolve(object.value, chain + 1));
  }

  private add(position: Position): void {
    this.positions.push(position);
    if (this.positions.length > MOST_OBJECTS) throw new TooMuchWork(`more than ${MOST_OBJECTS} objects`);
    if (position.number === undefined) return;
    const known = this.byNumber.get(position.number);
    if (known === undefined) this.byNumber.set(position.number, [position]);
    else if (known.push(position) > MOST_VERSIONS)
      throw new TooMuchWork(`more than ${MOST_VERSIONS} versions of an object`);
  }

  /** What fits is kept; of the rest of a great file each look is paid for anew. */
  private parse(position: Position): NonNullable<Position['parsed']> {
    if (position.parsed !== undefined) return position.parsed;
    const before = this.work.remaining;
    this.work.spend(OPENING);
    const parser = new PdfParser(position.source, position.at, this.work);
    const value = parser.value();
    const parsed = { value, stream: value.kind === 'dictionary' && parser.isNext('stream'), next: parser.at };
    this.kept += before - this.work.remaining;
    if (this.kept <= MOST_KEPT) position.parsed = parsed;
    return parsed;
  }

  private openStream(position: Position): void {
    const { value, stream, next } = this.parse(position);
    if (value.kind !== 'dictionary' || !stream) return;
    const typed = valuesOf(value, 'Type').some((type) =>
      this.resolve(type).some((each) => each.kind === 'name' && each.name === 'ObjStm'),
    );
    // Some viewers ask for the type, others for these two alone.
    if (!typed && (valuesOf(value, 'First').length === 0 || valuesOf(value, 'N').length === 0)) return;
    try {
      this.openObjectStream(value, position.source, lineAfter(position.source, next));
    } catch (error) {
      if (!(error instanceof UnclearStructure) || !this.lenient) throw error;
    }
  }

  private openObjectStream(dictionary: PdfDictionary, file: Buffer, start: number): void {
    const [first, count] = [this.integer(dictionary, 'First'), this.integer(dictionary, 'N')];
    const data = this.dataOf(dictionary, file, start);
    if (count > MOST_OBJECTS) throw new TooMuchWork(`an object stream of ${count} objects`);
    const parser = new PdfParser(data, 0, this.work);
    for (let index = 0; index < count; index++) {
      const [number, offset] = [parser.value(), parser.value()];
      if (number.kind !== 'number' || offset.kind !== 'number' || first + offset.value > data.length)
        throw new UnclearStructure('an object stream does not say where its objects stand');
      this.add({ number: number.value, source: data, at: first + offset.value });
    }
  }

  /** The one value of a key, when there are not several to choose from. */
  private single(dictionary: PdfDictionary, keys: readonly string[]): PdfValue | undefined {
    const values = keys.flatMap((key) => valuesOf(dictionary, key)).flatMap((value) => this.resolve(value));
    if (values.length > 1) throw new UnclearStructure(`an object stream with several values of ${keys.join(' or ')}`);
    return values[0];
  }

  private integer(dictionary: PdfDictionary, key: string): number {
    const value = this.single(dictionary, [key]);
    if (value?.kind !== 'number' || !Number.isInteger(value.value) || value.value < 0)
      throw new UnclearStructure(`an object stream without ${key}`);
    return value.value;
  }

  private filterOf(dictionary: PdfDictionary): string | undefined {
    const value = this.single(dictionary, ['Filter', 'F']);
    const filters = value?.kind === 'array' ? value.items.flatMap((item) => this.resolve(item)) : [value];
    const names = filters.flatMap((filter) =>
      filter === undefined || isNull(filter) ? [] : [filter.kind === 'name' ? filter.name : filter.kind],
    );
    if (names.length > 1) throw new UnclearStructure(`an object stream packed by ${names.join(' and ')}`);
    return names[0];
  }

  /** The data of an object stream; nothing that comes after its end is any worry, because offsets say what is in it. */
  private dataOf(dictionary: PdfDictionary, file: Buffer, start: number): Buffer {
    const filter = this.filterOf(dictionary);
    const rest = file.subarray(start);
    if (filter === undefined) return rest;
    if (filter !== 'FlateDecode' && filter !== 'Fl')
      throw new UnclearStructure(`an object stream packed by ${filter.slice(0, 40)}`);
    const parameters = this.single(dictionary, ['DecodeParms', 'DP']);
    const each = parameters?.kind === 'array' ? parameters.items.flatMap((item) => this.resolve(item)) : [parameters];
    for (const one of each) {
      if (one?.kind !== 'dictionary') continue;
      const predictor = this.single(one, ['Predictor']);
      if (predictor !== undefined && !(predictor.kind === 'number' && predictor.value === 1))
        throw new UnclearStructure('an object stream with a predictor');
    }
    return this.inflate(rest);
  }

  /** Without the two bytes before it and the sum behind it, which viewers do not check either. */
  private inflate(packed: Buffer): Buffer {
    const [method = 0, flags = 0] = packed;
    if ((method & 0x0f) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 0x20) !== 0)
      throw new UnclearStructure('an object stream is not packed as it says');
    const room = MOST_INFLATED - this.inflated;
    try {
      const data = inflateRawSync(packed.subarray(2), { maxOutputLength: Math.max(1, room) });
      this.inflated += data.length;
      this.work.spend(data.length);
      return data;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new TooMuchWork(`object streams of more than ${MOST_INFLATED} bytes`);
      if (error instanceof TooMuchWork) throw error;
      throw new UnclearStructure('an object stream cannot be unpacked');
    }
  }
}

export const isNull = (value: PdfValue): boolean => value.kind === 'word' && value.word === 'null';

/** Viewers begin the data of a stream on the line after its keyword. */
function lineAfter(bytes: Buffer, keyword: number): number {
  let at = keyword + 'stream'.length;
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
  if (bytes[at] === 0x0d) at++;
  return bytes[at] === 0x0a ? at + 1 : at;
}
