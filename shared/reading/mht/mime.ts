/**
 * A message in the form of mail (RFC 2045 and 2046) as its parts, as far as web archives need it: which part was saved
 * from where, and its bytes. Anything two programs could take apart differently is refused, because each would show
 * another page. Packages for mail keep no address of a part (Content-Location) and mend what cannot be decoded.
 */
import { isRefusal, refuse, type ReadingRefusal } from '../limits.js';

export interface MimePart {
  /** `text/html`, in lower case. */
  readonly type: string;
  readonly charset: string | undefined;
  /** Where it was saved from, and by what other parts call it; empty where nothing is said. */
  readonly location: string;
  readonly id: string;
  readonly bytes: Uint8Array;
}

export interface MimeMessage {
  readonly parts: readonly MimePart[];
  /** Content-ID of the part with which the message begins, where it says so. */
  readonly start: string | undefined;
}

const [MOST_PARTS, MOST_DEPTH, MOST_HEADER, MOST_FIELDS] = [2_000, 4, 65_536, 200];

/** As Latin-1, so that characters are bytes. */
type Bytes = string;

interface Headers {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Bytes;
}

function headersOf(text: Bytes): Headers | ReadingRefusal {
  const opening = text.slice(0, MOST_HEADER);
  const [, blank] = /^(\r?\n)/u.exec(opening) ?? [];
  const end = blank === undefined ? /\r?\n\r?\n/u.exec(opening) : { index: 0, 0: blank };
  if (end === null) return refuse('damaged', 'the head of a part has no end');
  const lines = opening
    .slice(0, end.index)
    .replace(/\r?\n[ \t]+/gu, ' ')
    .split(/\r?\n/u);
  if (lines.length > MOST_FIELDS) return refuse('too-complex', `${lines.length} lines in the head of a part`);
  const fields = new Map<string, string>();
  for (const line of lines.filter((each) => each !== '')) {
    const [, name, value = ''] = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:[ \t]*(.*)$/u.exec(line) ?? [];
    if (name === undefined) return refuse('damaged', 'a line in the head of a part that is no field');
    const key = name.toLowerCase();
    if (key.startsWith('content-') && fields.has(key)) return refuse('damaged', `a part says ${key} twice`);
    fields.set(key, value.trim());
  }
  return { fields, body: text.slice(end.index + end[0].length) };
}

/** `name="value"` behind the first word of a field; quoted words may hold anything. */
function parameter(field: string, name: string): string | undefined {
  const found = [...field.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/gu)];
  const own = found.find(([, written = '']) => written.toLowerCase() === name);
  return own?.[2]?.replace(/\\(.)/gu, '$1') ?? own?.[3];
}

function quotedPrintable(text: Bytes): Uint8Array {
  const plain = text
    .replace(/(?<![ \t])[ \t]+(?=\r?\n|$)/gu, '')
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

function decoded(text: Bytes, encoding: string): Uint8Array | ReadingRefusal {
  switch (encoding) {
    case 'quoted-printable':
      return quotedPrintable(text);
    case 'base64': {
      const packed = text.replace(/\s+/gu, '');
      if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(packed)) return refuse('damaged', 'a part is not in base64');
      return Buffer.from(packed, 'base64');
    }
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return Buffer.from(text, 'latin1');
    default:
      return refuse('damaged', `a part is packed by ${encoding.slice(0, 40)}`);
  }
}

/** What stands between the boundaries; the last of them must be there. */
function pieces(body: Bytes, boundary: string): Bytes[] | ReadingRefusal {
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const marks = [...body.matchAll(new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$)`, 'gu'))];
  const last = marks.findIndex((mark) => mark[1] !== undefined);
  if (last < 0) return refuse('damaged', 'the last part has no end');
  const beyond = marks[last];
  if (beyond !== undefined && body.slice(beyond.index + beyond[0].length).trim() !== '')
    return refuse('damaged', 'something stands behind the last part');
  return marks.slice(0, last).map((mark, index) => {
    const from = mark.index + mark[0].length;
    return body.slice(from, marks[index + 1]?.index ?? from).replace(/^\r?\n/u, '');
  });
}

const bare = (id: string): string => id.replace(/^<|>$/gu, '');

function collect(text: Bytes, depth: number, into: MimePart[]): { start: string | undefined } | ReadingRefusal {
  const head = headersOf(text);
  if (isRefusal(head)) return head;
  const { fields, body } = head;
  const described = fields.get('content-type') ?? 'text/plain';
  const type = /^[^\s;]*/u.exec(described)?.[0].toLowerCase() ?? '';
  if (type.startsWith('multipart/')) {
    const boundary = parameter(described, 'boundary') ?? '';
    if (boundary === '' || boundary.length > 200) return refuse('damaged', 'the parts have no boundary');
    if (depth >= MOST_DEPTH) return refuse('too-complex', `parts within parts, more than ${MOST_DEPTH} deep`);
    const inner = pieces(body, boundary);
    if (isRefusal(inner)) return inner;
    for (const piece of inner) {
      const failure = collect(piece, depth + 1, into);
      if (isRefusal(failure)) return failure;
    }
    const start = parameter(described, 'start');
    return { start: start === undefined ? undefined : bare(start) };
  }
  if (into.length >= MOST_PARTS) return refuse('too-complex', `more than ${MOST_PARTS} parts`);
  const bytes = decoded(body, (fields.get('content-transfer-encoding') ?? '').toLowerCase());
  if (isRefusal(bytes)) return bytes;
  into.push({
    type,
    charset: parameter(described, 'charset')?.toLowerCase(),
    location: fields.get('content-location') ?? '',
    id: bare(fields.get('content-id') ?? ''),
    bytes,
  });
  return { start: undefined };
}

export function messageOf(bytes: Uint8Array): MimeMessage | ReadingRefusal {
  const parts: MimePart[] = [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const top = collect(text.replace(/^(?:\xef\xbb\xbf)?\s*/u, ''), 0, parts);
  return isRefusal(top) ? top : { parts, start: top.start };
}

/** Fields of mail at the beginning, and among them what the parts are. */
export function isMessage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384)).toString('latin1');
  const [fields = ''] = head.replace(/^(?:\xef\xbb\xbf)?\s*/u, '').split(/\r?\n\r?\n/u, 1);
  const lines = fields.split(/\r?\n/u);
  const wellFormed = lines.every((line) => /^[ \t]|^[\x21-\x39\x3b-\x7e]+[ \t]*:/u.test(line));
  return wellFormed && lines.some((line) => /^content-type[ \t]*:[ \t]*(?:multipart\/|text\/html)/iu.test(line));
}
