/**
 * The syntax of PDF objects (ISO 32000-1, 7.2 and 7.3), read as forgivingly as the most forgiving viewers do: comments,
 * escaped strings and names, keys given twice, brackets that never close. What an object means is not known here. Every
 * byte looked at is paid for, so that no file, however it nests, takes longer than the work it was given.
 */

export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  /** One character for each byte; `cut` where it is longer than any address and not all of it is here. */
  | PdfString
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'ref'; readonly to: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDictionary
  /** true, false, null, an operator, a bracket that closes nothing. */
  | { readonly kind: 'word'; readonly word: string };

export interface PdfString {
  readonly kind: 'string';
  readonly text: string;
  readonly cut: boolean;
}

export interface PdfDictionary {
  readonly kind: 'dictionary';
  /** As written: a key may stand twice, and viewers differ on which one holds. */
  readonly entries: readonly (readonly [string, PdfValue])[];
  /** What stands where a key should. */
  readonly strays: readonly PdfValue[];
}

/** Thrown where a file asks for more work than it may; caught at the door of pdf-actions.ts. */
export class TooMuchWork extends Error {
  override readonly name = 'TooMuchWork';
}

/** What a token and an object cost in time, measured in bytes passed over. */
export const TOKEN = 24;
export const OPENING = 120;

/** Work left, in bytes passed over; shared by all that look at one file. */
export class Work {
  constructor(private left: number) {}
  get remaining(): number {
    return this.left;
  }
  spend(amount: number): void {
    this.left -= amount;
    if (this.left < 0) throw new TooMuchWork('the objects of the file take too long to look at');
  }
}

const DEEPEST = 200;
const LONGEST_STRING = 4_096;
const NOTHING: PdfValue = { kind: 'word', word: '' };
const CLOSING: PdfValue = { kind: 'word', word: '>>' };

/** 1 white space, 2 delimiter, 4 digit or sign; 0 any other character. */
const CLASSES = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASSES[code] = 1;
for (const character of '()<>[]{}/%') CLASSES[character.charCodeAt(0)] = 2;
for (const character of '+-.0123456789') CLASSES[character.charCodeAt(0)] = 4;
const [SPACE, DELIMITER, NUMERIC] = [1, 2, 4];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescapedString(raw: string): string {
  return raw.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/g, (_, octal: string | undefined, other = '') => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    return /[\r\n]/.test(other as string) ? '' : (ESCAPES[other as string] ?? (other as string));
  });
}

export class PdfParser {
  constructor(
    private readonly bytes: Buffer,
    /** Where the next value is looked for. */
    public at: number,
    private readonly work: Work,
  ) {}

  private code(at = this.at): number {
    return this.bytes[at] ?? -1;
  }

  private is(at: number, kind: number): boolean {
    return at < this.bytes.length && CLASSES[this.code(at)] === kind;
  }

  /** Past white space and comments. */
  skip(): void {
    const { bytes } = this;
    let at = this.at;
    for (;;) {
      while (at < bytes.length && CLASSES[bytes[at] ?? 0] === SPACE) at++;
      if (bytes[at] !== 0x25) break;
      while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
    }
    this.work.spend(at - this.at);
    this.at = at;
  }

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The next value, whatever it is; an empty word at the end. */
  value(depth = 0): PdfValue {
    this.skip();
    if (depth > DEEPEST) throw new TooMuchWork(`objects nested more than ${DEEPEST} deep`);
    this.work.spend(TOKEN);
    const code = this.code();
    switch (code) {
      case -1:
        return NOTHING;
      case 0x2f:
        return { kind: 'name', name: this.name() };
      case 0x28:
        return this.literal();
      case 0x5b:
        return this.array(depth);
      case 0x3c:
        return this.code(this.at + 1) === 0x3c ? this.dictionary(depth) : this.hex();
      case 0x3e:
        this.at += this.code(this.at + 1) === 0x3e ? 2 : 1;
        return this.bytes[this.at - 2] === 0x3e ? CLOSING : { kind: 'word', word: '>' };
      case 0x29:
      case 0x5d:
      case 0x7b:
      case 0x7d:
        this.at++;
        return { kind: 'word', word: String.fromCharCode(code) };
      default:
        return CLASSES[code] === NUMERIC ? this.number() : { kind: 'word', word: this.regular() };
    }
  }

  /** Whether this word comes next; it is not taken. */
  isNext(word: string): boolean {
    this.skip();
    return this.bytes.toString('latin1', this.at, this.at + word.length) === word;
  }

  private regular(): string {
    const { bytes, at: from } = this;
    let at = from;
    while (at < bytes.length && (CLASSES[bytes[at] ?? 0] ?? 0) % NUMERIC === 0) at++;
    this.at = at;
    this.work.spend(at - from);
    return bytes.toString('latin1', from, Math.min(at, from + LONGEST_STRING));
  }

  private name(): string {
    this.at++;
    const text = this.regular();
    return text.includes('#')
      ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      : text;
  }

  private number(): PdfValue {
    const from = this.at;
    while (this.is(this.at, NUMERIC)) this.at++;
    this.work.spend(this.at - from);
    const text = this.bytes.toString('latin1', from, this.at);
    const after = this.at;
    if (/^\d{1,10}$/.test(text) && this.generationAndR()) return { kind: 'ref', to: Number(text) };
    this.at = after;
    return { kind: 'number', value: Number.parseFloat(text) || 0 };
  }

  /** `0 R` behind the number of an object. */
  private generationAndR(): boolean {
    this.skip();
    const from = this.at;
    while (this.code() >= 0x30 && this.code() <= 0x39) this.at++;
    this.work.spend(this.at - from);
    if (this.at === from) return false;
    this.skip();
    if (this.code() !== 0x52) return false;
    this.at++;
    return this.ended || this.is(this.at, SPACE) || this.is(this.at, DELIMITER);
  }

  private literal(): PdfString {
    const { bytes } = this;
    const from = this.at + 1;
    let [at, open, escaped] = [from, 1, false];
    for (; at < bytes.length; at++) {
      const code = bytes[at];
      if (code === 0x5c) {
        escaped = true;
        at++;
      } else if (code === 0x28) open++;
      else if (code === 0x29 && --open === 0) break;
    }
    this.at = at;
    this.work.spend(at - from);
    const raw = this.bytes.toString('latin1', from, Math.min(this.at, from + LONGEST_STRING));
    this.at++;
    return { kind: 'string', text: escaped ? unescapedString(raw) : raw, cut: at - from > LONGEST_STRING };
  }

  private hex(): PdfString {
    const end = this.bytes.indexOf(0x3e, this.at);
    const from = this.at + 1;
    this.at = end < 0 ? this.bytes.length : end + 1;
    this.work.spend(this.at - from);
    const all = this.bytes.toString('latin1', from, this.at).replace(/[^0-9A-Fa-f]/g, '');
    const digits = all.slice(0, 2 * LONGEST_STRING);
    const text = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
    return { kind: 'string', text, cut: all.length > digits.length };
  }

  private array(depth: number): PdfValue {
    this.at++;
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.value(depth + 1);
      if (item.kind === 'word' && (item.word === ']' || item === NOTHING)) return { kind: 'array', items };
      items.push(item);
    }
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries: [string, PdfValue][] = [];
    const strays: PdfValue[] = [];
    const ends = (value: PdfValue): boolean => value === CLOSING || value === NOTHING;
    for (;;) {
      const key = this.value(depth + 1);
      if (ends(key)) break;
      if (key.kind !== 'name') {
        strays.push(key);
        continue;
      }
      const value = this.value(depth + 1);
      if (ends(value)) break;
      entries.push([key.name, value]);
    }
    return { kind: 'dictionary', entries, strays };
  }
}
