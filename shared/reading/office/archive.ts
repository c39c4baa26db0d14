/**
 * A ZIP archive from bytes that may be hostile: the directory is checked as a whole, then only the parts that somebody
 * asks for are inflated, under a budget of bytes that really come out. Sizes that the archive declares are believed
 * only when they turn out true. What the parts mean is left to parts.ts.
 */
import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { refuse, type ReadingRefusal } from '../limits.js';

export interface ArchiveBudget {
  readonly entries: number;
  /** Bytes that one part may inflate to, and all parts together. */
  readonly partBytes: number;
  readonly totalBytes: number;
  /** How many times its packed size a part may reach, once it is larger than the floor. */
  readonly ratio: number;
  readonly ratioFloor: number;
  /** Names without the mark of UTF-8 may be in GB18030, as Windows in Chinese writes them, with its own separators. */
  readonly chineseNames?: boolean;
}

export const ARCHIVE_BUDGET: ArchiveBudget = {
  entries: 2_000,
  partBytes: 32 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  ratio: 200,
  ratioFloor: 1024 * 1024,
};

export interface Archive {
  /** Names of the files in it, as written. */
  readonly names: readonly string[];
  /** One file, inflated; undefined where there is none of that name. Upper and lower case are the same. */
  read(name: string): Uint8Array | ReadingRefusal | undefined;
  /** The first bytes of a file, at least as many as asked for where it has them; nothing of one that cannot be inflated. */
  beginning(name: string, bytes: number): Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
}

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const [ENCRYPTED_FLAGS, ENCRYPTED_METHOD] = [0x2041, 99];
const [STORED, DEFLATED] = [0, 8];
/** Packed bytes given to the inflater at a time: what one step may bring forth stays within some megabytes. */
const STEP = 4096;

const key = (name: string): string => name.normalize('NFC').toLowerCase();

function findEnd(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= earliest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

/** A program that looks for archives finds one at the end of these bytes. */
export function endsAsArchive(bytes: Uint8Array): boolean {
  return (
    bytes.length >= END_LENGTH && findEnd(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)) !== undefined
  );
}

function unsafeName(name: string): boolean {
  return (
    name === '' ||
    /^[/\\]|^[A-Za-z]:|\\|[\p{Cc}]/u.test(name) ||
    name.split('/').some((segment) => segment === '..' || segment === '.')
  );
}

const UTF8_FLAG = 0x800;

function nameOf(raw: Uint8Array, isUtf8: boolean, { chineseNames = false }: ArchiveBudget): string {
  const plain = Buffer.from(raw).toString('utf8');
  if (!chineseNames) return plain;
  const name = isUtf8 || !plain.includes('\uFFFD') ? plain : new TextDecoder('gb18030').decode(raw);
  return name.replaceAll('\\', '/');
}

/** The directory of the archive, or why it is not believed. */
function entriesOf(bytes: Uint8Array, view: DataView, budget: ArchiveBudget): Entry[] | ReadingRefusal {
  const end = findEnd(view);
  if (end === undefined) return refuse('damaged', 'the archive has no end record');
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count > budget.entries) return refuse('archive-unsafe', `${count} entries, at most ${budget.entries}`);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return refuse('archive-unsafe', 'the archive has several volumes');
  if (start + length !== end) return refuse('damaged', 'the directory is not where the end record says');

  const entries: Entry[] = [];
  const seen = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return refuse('damaged', 'the directory is cut short');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = nameOf(rawName, (flags & UTF8_FLAG) !== 0, budget);
    const local = view.getUint32(at + 42, true);
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    if ((flags & ENCRYPTED_FLAGS) !== 0 || method === ENCRYPTED_METHOD)
      return refuse('encrypted', 'the archive is locked by a password');
    if (unsafeName(name)) return refuse('archive-unsafe', `an entry named ${JSON.stringify(name.slice(0, 80))}`);
    if (seen.has(key(name))) return refuse('archive-unsafe', `two entries named ${JSON.stringify(name.slice(0, 80))}`);
    seen.add(key(name));
    if (local + 30 > start || view.getUint32(local, true) !== LOCAL)
      return refuse('damaged', 'an entry is not where the directory says');
    const localName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true));
    if (Buffer.compare(rawName, localName) !== 0) return refuse('archive-unsafe', 'an entry goes by two names');
    const body = local + 30 + localName.length + view.getUint16(local + 28, true);
    if (body + packed > start) return refuse('damaged', 'an entry reaches into the directory');
    entries.push({ name, method, crc: view.getUint32(at + 16, true), packed, size, start: body });
    at += 46 + nameLength + extra + comment;
  }
  if (at !== end) return refuse('damaged', 'the directory is longer than its entries');
  const byPlace = [...entries].sort((a, b) => a.start - b.start || a.packed - b.packed);
  const overlapping = byPlace.some((entry, index) => {
    const next = byPlace[index + 1];
    return next !== undefined && entry.packed > 0 && entry.start + entry.packed > next.start;
  });
  return overlapping ? refuse('archive-unsafe', 'entries lie over each other') : entries;
}

/** Inflates one entry; stops as soon as more comes out than `room`, than was declared or than is reasonable. */
function inflate(packed: Uint8Array, entry: Entry, room: number, budget: ArchiveBudget): Uint8Array | ReadingRefusal {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += STEP) {
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      const excessive = size > budget.ratioFloor && size > budget.ratio * packed.length;
      if (size > room || excessive) return refuse('archive-unsafe', `${entry.name} inflates beyond the limit`);
      if (size > entry.size) return refuse('archive-unsafe', `${entry.name} is larger than declared`);
    }
  } catch {
    return refuse('damaged', `${entry.name} cannot be inflated`);
  }
  return Buffer.concat(chunks, size);
}

/** Costs no budget: a step of so few packed bytes cannot become many. */
function inflateBeginning(packed: Uint8Array, wanted: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  const step = 512;
  try {
    for (let at = 0; at < packed.length && size < wanted; at += step) {
      inflater.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    // What came out before the damage is looked at; who needs the part is told of the damage.
  }
  return Buffer.concat(chunks, size);
}

export function openArchive(bytes: Uint8Array, budget: ArchiveBudget = ARCHIVE_BUDGET): Archive | ReadingRefusal {
  if (bytes.length < END_LENGTH) return refuse('damaged', 'the archive is cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = entriesOf(bytes, view, budget);
  if (!Array.isArray(entries)) return entries;
  const files = new Map(entries.filter(({ name }) => !name.endsWith('/')).map((entry) => [key(entry.name), entry]));
  let spent = 0;
  const read = (name: string): Uint8Array | ReadingRefusal | undefined => {
    const entry = files.get(key(name));
    if (entry === undefined) return undefined;
    if (entry.method !== STORED && entry.method !== DEFLATED)
      return refuse('archive-unsafe', `${entry.name} is packed by method ${entry.method}`);
    const room = Math.min(budget.partBytes, budget.totalBytes - spent);
    if (entry.size > room) return refuse('archive-unsafe', `${entry.name} declares ${entry.size} bytes`);
    const packed = bytes.subarray(entry.start, entry.start + entry.packed);
    const part = entry.method === STORED ? packed : inflate(packed, entry, room, budget);
    if ('refused' in part) return part;
    spent += part.length;
    if (part.length !== entry.size || crc32(part) !== entry.crc)
      return refuse('damaged', `${entry.name} is not what was packed`);
    return part;
  };
  const beginning = (name: string, wanted: number): Uint8Array => {
    const entry = files.get(key(name));
    if (entry === undefined) return new Uint8Array();
    const packed = bytes.subarray(entry.start, entry.start + entry.packed);
    return entry.method === STORED ? packed.subarray(0, wanted) : inflateBeginning(packed, wanted);
  };
  return { names: [...files.values()].map(({ name }) => name), read, beginning };
}
