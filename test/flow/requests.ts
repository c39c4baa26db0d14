/** Requests as no well-behaved browser sends them: one at a time, redirects not followed, any header at will. */
import { connect } from 'node:net';
import type { AgencyBrowser } from '../../demo/journey.js';
import { formTo, type HtmlForm, type Page } from '../../demo/visitor.js';

/** What a browser holds after opening a mailed link. */
export interface Session {
  readonly cookie: string;
  /** The grant's own page. */
  readonly pageUrl: string;
}

export async function sessionOf(link: string): Promise<Session> {
  const answer = await fetch(link, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (answer.status !== 303 || location === null) throw new Error(`the link does not open: HTTP ${answer.status}`);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { cookie: cookie.join('; '), pageUrl: new URL(location, link).href };
}

export interface Sent {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

export async function send(url: string, init: RequestInit = {}): Promise<Sent> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

/** Posts fields as a form of the desk's own page does. */
export function post(
  session: Session,
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  return send(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      cookie: session.cookie,
      origin: new URL(url).origin,
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
  });
}

/** A form's fields as a page shows them, with those that were filled in. */
export function filled(form: HtmlForm, fill: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...Object.fromEntries(form.fields), ...fill };
}

/** Sends a file by S3's form and returns what S3 itself answers. */
export function sendFile(form: HtmlForm, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Sent> {
  const body = new FormData();
  for (const [name, value] of form.fields) if (name !== 'file') body.append(name, value);
  body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  return send(form.action, { method: 'POST', body });
}

/** The page with S3's form, and the form. */
export async function uploadForm({ visitor, pageUrl }: AgencyBrowser): Promise<{ page: Page; form: HtmlForm }> {
  const page = await visitor.submit(formTo(await visitor.open(pageUrl), '/upload'));
  const form = page.forms.find(({ names }) => names.includes('Policy'));
  if (form === undefined) throw new Error(`no upload form: ${page.text}`);
  return { page, form };
}

/** Sends the head of a form and half of its file, and hangs up. */
export async function breakOff(form: HtmlForm, bytes: Uint8Array): Promise<void> {
  const boundary = '----half';
  const fields = form.fields.filter(([field]) => field !== 'file');
  const head = fields.map(
    ([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="half.txt"\r\n\r\n`;
  const start = Buffer.from(head.join('') + file);
  const { hostname, port, pathname } = new URL(form.action);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: ${start.length + bytes.length + 20}\r\n` +
          `Content-Type: multipart/form-data; boundary=${boundary}\r\n\r\n`,
      );
      socket.write(start);
      socket.write(bytes.subarray(0, bytes.length / 2), () => socket.destroy());
    });
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}
