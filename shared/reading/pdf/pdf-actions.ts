/**
 * Looks for what a PDF may do beside showing pages: run scripts, start programs, carry files, send forms. The engines
 * are built without all that, but the file goes on to reviewers and to the public. Works on the bytes, object streams
 * inflated, because no engine tells of every place where an action can hide; pages are never interpreted here.
 */
import { inflateSync } from 'node:zlib';

/** Keys and names that only stand where something is to be run, started, sent or carried. */
const ACTIVE = new Map([
  ['JavaScript', 'a script'],
  ['JS', 'a script'],
  ['Launch', 'a program to start'],
  ['EmbeddedFile', 'another file'],
  ['EF', 'another file'],
  ['GoToE', 'a way into an embedded file'],
  ['SubmitForm', 'a form that is sent'],
  ['ImportData', 'data to import'],
  ['RichMedia', 'playable media'],
  ['XFA', 'a form of its own'],
]);

/** Structure of more than this is no report. */
const MOST_INFLATED = 32 * 1024 * 1024;

/** A name ends at white space or a delimiter; #xx stands for any character of it. */
const NAME = /\/([^\s\0()<>[\]{}/%]{1,60})/g;

function activeName(text: string): string | undefined {
  for (const [, name = ''] of text.matchAll(NAME)) {
    const plain = name.includes('#')
      ? name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      : name;
    const found = ACTIVE.get(plain);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inflated(data: Uint8Array): string {
  try {
    return Buffer.from(inflateSync(data, { maxOutputLength: MOST_INFLATED })).toString('latin1');
  } catch {
    // Encrypted or damaged: the engines decide whether the file can be read at all.
    return '';
  }
}

/** What of the kind the file carries; undefined where nothing was found. */
export function activeContent(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  let budget = MOST_INFLATED;
  while (at < buffer.length) {
    const stream = buffer.indexOf('stream', at, 'latin1');
    const end = stream < 0 ? buffer.length : stream;
    const outside = buffer.subarray(at, end).toString('latin1');
    const found = activeName(outside);
    if (found !== undefined) return found;
    if (stream < 0) return undefined;
    const close = buffer.indexOf('endstream', stream + 6, 'latin1');
    // Without an end the rest is looked at as it stands.
    if (close < 0) {
      at = stream + 6;
      continue;
    }
    const dictionary = outside.slice(-2_000);
    if (/\/Type\s*\/ObjStm/.test(dictionary.slice(dictionary.lastIndexOf(' obj'))) && budget > 0) {
      let start = stream + 6;
      if (buffer[start] === 0x0d) start++;
      if (buffer[start] === 0x0a) start++;
      const objects = inflated(buffer.subarray(start, close));
      budget -= objects.length;
      const inside = activeName(objects);
      if (inside !== undefined) return inside;
    }
    at = close + 9;
  }
  return undefined;
}
