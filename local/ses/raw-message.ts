/**
 * Reads as much of a raw MIME message as the outbox shows: addresses, subject, and the first text and HTML parts.
 * Attachments stay in the raw text.
 *
 * RFC 5322 (messages), RFC 2045 (parts), RFC 2047 (words in headers).
 */
export interface RawMessage {
  readonly whole: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | undefined;
  readonly html: string | undefined;
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export function readRawMessage(whole: string): RawMessage {
  const message = split(whole);
  const header = (name: string) => decodeWords(message.headers.get(name) ?? '');
  const list = (name: string) =>
    header(name)
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .map((each) => each.trim())
      .filter((each) => each !== '');
  const leaves = leavesOf(message);
  const body = (type: string) => {
    const part = leaves.find(({ headers }) =>
      (headers.get('content-type') ?? 'text/plain').toLowerCase().startsWith(type),
    );
    return part === undefined ? undefined : decodeBody(part);
  };
  return {
    whole,
    from: header('from'),
    to: list('to'),
    cc: list('cc'),
    bcc: list('bcc'),
    replyTo: list('reply-to'),
    subject: header('subject'),
    text: body('text/plain'),
    html: body('text/html'),
  };
}

function split(text: string): Part {
  const unix = text.replace(/\r\n/g, '\n');
  const end = unix.indexOf('\n\n');
  const head = (end < 0 ? unix : unix.slice(0, end)).replace(/\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : unix.slice(end + 2) };
}

function leavesOf(part: Part): Part[] {
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(part.headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [part];
  const pieces = `\n${part.body}`.split(`\n--${boundary}`).slice(1);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => leavesOf(split(piece.replace(/^[ \t]*\n/, ''))));
}

function decodeBody({ headers, body }: Part): string {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case 'quoted-printable':
      return unquote(body.replace(/=\n/g, ''));
    default:
      return body;
  }
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, kind: string, data: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64').toString('utf8') : unquote(data.replace(/_/g, ' ')),
    );
}

function unquote(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  // Characters past one byte were never quoted: they are kept as they are.
  return /[^\0-\xff]/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}
