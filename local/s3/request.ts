/**
 * One incoming request, taken apart the way S3 does: path-style bucket and key, query, headers joined as the signature
 * wants them. The path is never normalised, because `..` and `//` are ordinary characters of a key. Whether the
 * request may be answered is decided elsewhere.
 */
import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors.js';

export interface S3Request {
  readonly message: IncomingMessage;
  readonly method: string;
  /** Decoded path, for signatures and for the `Resource` of refusals. */
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
  /** All pairs in the order sent: the signature counts repeated names. */
  readonly queryPairs: readonly (readonly [string, string])[];
  readonly query: ReadonlyMap<string, string>;
  /** Lower-case names; repeated headers joined with a comma and no blank, as SigV4 joins them. */
  readonly headers: ReadonlyMap<string, string>;
  readonly requestId: string;
  readonly sourceAddress: string;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new S3Error('InvalidURI', { cause });
  }
}

function readQuery(text: string): (readonly [string, string])[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))] as const;
    });
}

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = (raw[index + 1] ?? '').trim();
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return headers;
}

/** @throws S3Error InvalidURI, KeyTooLongError */
export function readRequest(message: IncomingMessage, requestId: string): S3Request {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const path = decode(mark < 0 ? url : url.slice(0, mark));
  if (!path.startsWith('/')) throw new S3Error('InvalidURI');
  const slash = path.indexOf('/', 1);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  checkKeyLength(key);
  const queryPairs = mark < 0 ? [] : readQuery(url.slice(mark + 1));
  const query = new Map<string, string>();
  for (const [name, value] of queryPairs) if (!query.has(name)) query.set(name, value);
  return {
    message,
    method: message.method ?? 'GET',
    path,
    bucket: slash < 0 ? path.slice(1) : path.slice(1, slash),
    key,
    queryPairs,
    query,
    headers: readHeaders(message.rawHeaders),
    requestId,
    sourceAddress: message.socket.remoteAddress ?? '127.0.0.1',
  };
}

/** Keys are at most 1,024 bytes of UTF-8 (userguide/object-keys.html). */
export function checkKeyLength(key: string): void {
  const bytes = Buffer.byteLength(key);
  if (bytes > 1024) {
    throw new S3Error('KeyTooLongError', { fields: { Size: String(bytes), MaxSizeAllowed: '1024' } });
  }
}
