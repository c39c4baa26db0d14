/**
 * Requests that nobody's browser would send, for every route: addresses, queries, headers, cookies and bodies out of pieces that
 * make sense and pieces that are meant to hurt. And what every answer must be, whatever it answers.
 */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LINK_PURPOSES, WHO_MAY, type LinkPurpose, type Route } from '#shared/workflow/authorisation.js';
import type { Answer } from '../desk/database/running-desk.js';

/** In whatever is sent, and in no page as it stands: there it must be written `&lt;zq7`. */
const MARK = '<zq7';

const root = resolve(import.meta.dirname, '../..');

/** The names of fields that any form is asked for, by the sources themselves; a beginning gets an end that makes sense. */
const FIELDS: readonly string[] = [
  ...new Set(
    ['functions', 'shared/desk'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => [
          ...readFileSync(join(root, folder, name), 'utf8').matchAll(
            /form\.(?:text|all|file|startingWith)\('([^']+)'/g,
          ),
        ])
        .map(([, name = '']) => (name.endsWith(':') ? `${name}outcomes.granted@naturalPerson` : name)),
    ),
  ),
  'shown:table3',
  'at',
  'name.0',
  'use.0',
  'token',
  '__proto__',
  'constructor',
];

const SENSIBLE = [
  ...['yes', 'on', 'all', 'approved', 'returned', 'save', 'en', 'zh', 'daily', '0', '1', '4', '2025', '2026-02-30'],
  ...[
    'jiaoyu',
    'minzheng',
    'home.2025-jiaoyu-1',
    'home.2025-minzheng-1',
    'T01:a',
    '改正',
    '张三',
    'x@yunxi.example.invalid',
  ],
  ...['2026-03-01', '23:59', '0.0000000000000000', '123456', 'department', 'a'.repeat(64)],
];
const HURTING = [
  ...[`"'>${MARK} onload=x>`, `</textarea>${MARK}>`, `javascript:${MARK}`, `=cmd()${MARK}`, `\u202e${MARK}`, ''],
  ...[
    '\0',
    '\r\nSet-Cookie: a=b',
    '../../x',
    '%',
    '%00',
    '%E0%A4%A',
    '__proto__',
    'constructor',
    '[object Object]',
    '{}',
  ],
  ...['NaN', '-1', '1e999', '9'.repeat(40), '٣', '2026-13-45', '0000-00-00', '+999999-01-01', 'ﷺ'.repeat(200), '𠮷'],
  ...['a'.repeat(20_000), '县'.repeat(3_000), ' ', '\u2028', '\ufeff', '#', '?', '/', '//evil.example.invalid', '\\'],
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SENSIBLE) },
  { weight: 3, arbitrary: fc.constantFrom(...HURTING) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const field = fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), text), text);

export type Body =
  | { readonly is: 'form'; readonly fields: readonly (readonly [string, string])[] }
  | { readonly is: 'files'; readonly fields: readonly (readonly [string, string])[]; readonly file: number }
  | { readonly is: 'raw'; readonly type: string; readonly bytes: Uint8Array };

const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ is: fc.constant('form' as const), fields: fc.array(field, { maxLength: 12 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('files' as const),
      fields: fc.array(field, { maxLength: 4 }),
      file: fc.nat(99),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('raw' as const),
      type: fc.constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'application/x-www-form-urlencoded; charset=gb18030',
        'application/json',
        'text/plain',
        'multipart/form-data; boundary="a b"',
        '',
      ),
      bytes: fc.uint8Array({ maxLength: 200 }),
    }),
  },
);

const ROUTES = Object.keys(WHO_MAY) as Route[];
const QUERIES = [
  'done',
  'page',
  'q',
  'show',
  'saved',
  'key',
  'number',
  'cell',
  'count',
  'state',
  'sort',
  'select',
  'part',
];

/** What a line of a header can hold: API Gateway takes no control characters, and decodes whatever else it is sent. */
const line = text.map((value) =>
  value
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 8_000),
);

/** Headers that any function looks at, and what they say. */
const header = fc.oneof(
  fc.tuple(fc.constant('accept'), fc.oneof(fc.constantFrom('application/json', 'text/html', '*/*'), line)),
  fc.tuple(fc.constant('accept-language'), line),
  fc.tuple(
    fc.constant('referer'),
    fc.oneof(
      line,
      line.map((end) => `https://desk.example.invalid/${end}`),
    ),
  ),
  fc.tuple(fc.constant('x-forwarded-for'), line),
  fc.tuple(
    fc.constant('cookie'),
    line.map((value) => `language=${value}; link=${'y'.repeat(43)}`),
  ),
  fc.tuple(fc.constant('x-http-method-override'), fc.constant('DELETE')),
);
/** These alone decide whether a form is looked at: seldom sent, lest all else is tried on nothing. */
const whence = fc.oneof(
  fc.tuple(fc.constant('origin'), fc.constantFrom('null', 'https://evil.example.invalid', '縣')),
  fc.tuple(fc.constant('sec-fetch-site'), fc.constantFrom('cross-site', 'none', 'x')),
  fc.tuple(fc.constant('cookie'), fc.constant('session=x')),
);
const headers: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .tuple(
    fc.array(header, { maxLength: 2 }),
    fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(whence, { maxLength: 1 }) }),
  )
  .map((both) => Object.fromEntries(both.flat()));

export interface HostileRequest {
  readonly route: Route;
  /** Whose browser it is; of nobody where null. */
  readonly purpose: LinkPurpose | null;
  /** In place of what the address names; the part that belongs there, where undefined. */
  readonly parts: Readonly<Record<string, string | undefined>>;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** Of `$default`, whose address says nothing: what no route is for. */
export const ELSEWHERE = 'elsewhere';

const part = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: text });

export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .record({
    route: fc.constantFrom(...ROUTES),
    stranger: fc.integer({ min: 0, max: 9 }).map((share) => share === 0),
    purpose: fc.constantFrom(...LINK_PURPOSES),
    parts: fc.record({
      ...Object.fromEntries(
        [
          'agency',
          'submission',
          'page',
          'item',
          'question',
          'part',
          'year',
          'file',
          'secret',
          'rule',
          'release',
          ELSEWHERE,
        ].map((name) => [name, part]),
      ),
    }),
    query: fc.array(fc.tuple(fc.constantFrom(...QUERIES), text), { maxLength: 4 }),
    headers,
    body,
  })
  .map(({ stranger, purpose, route, ...rest }) => {
    const asker = WHO_MAY[route];
    const may = asker === 'anybody' ? purpose : (asker[LINK_PURPOSES.indexOf(purpose) % asker.length] ?? purpose);
    return { ...rest, route, purpose: stranger ? null : may } as HostileRequest;
  });

/** As a browser writes a file beside the fields of its form. */
export function multipart(fields: readonly (readonly [string, string])[], file: Uint8Array): Uint8Array {
  const piece = (name: string, more: string, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, '%22')}"${more}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  const files = ['file', 'workbook', 'mail'].map((name) => piece(name, `; filename="${MARK}>.xlsx"`, file));
  return Buffer.concat([
    ...fields.map(([name, value]) => piece(name, '', Buffer.from(value))),
    ...files,
    Buffer.from('--b--\r\n'),
  ]);
}

const TRACE =
  /\bat (?:async )?\S+ \(?(?:file:|node:|\/)|node_modules|\b(?:TypeError|RangeError|ZodError|SyntaxError)\b/;
const OWN_ADDRESS = /^(?:\/(?![/\\])|https:\/\/(?:desk|site)\.example\.invalid(?:\/|$)|http:\/\/127\.0\.0\.1:\d+\/)/;

/** What is wrong with an answer, whatever was asked; empty where nothing is. */
export function wrongWith({ status, headers: given, body: page, cookies, location }: Answer): string[] {
  const wrong: string[] = [];
  const header = (name: string) => String(given[name] ?? '');
  if (status < 200 || status >= 500) wrong.push(`answered ${status}`);
  const isPage = header('content-type').startsWith('text/html');
  if (isPage && page.includes(MARK)) wrong.push('says markup again as markup');
  if (/^(?:text|application\/json)/.test(header('content-type')) && TRACE.test(page)) wrong.push('tells of its inside');
  if (isPage && !/charset=utf-8/i.test(header('content-type'))) wrong.push('a page without a charset');
  if (header('cache-control') !== 'no-store') wrong.push('may be kept');
  if (header('x-content-type-options') !== 'nosniff') wrong.push('may be sniffed');
  if (header('x-frame-options') !== 'DENY') wrong.push('may be framed');
  if (!/^(same-origin|no-referrer)$/.test(header('referrer-policy'))) wrong.push('tells its address');
  if (!/default-src 'none'|sandbox/.test(header('content-security-policy'))) wrong.push('has no policy');
  if (Object.values(given).some((value) => /[\r\n\0]/.test(String(value)))) wrong.push('a header of two lines');
  if (location !== undefined && !OWN_ADDRESS.test(location)) wrong.push(`leads to ${location.slice(0, 80)}`);
  for (const cookie of cookies) {
    const bad = !/; HttpOnly/i.test(cookie) || !/; Secure/i.test(cookie) || !/; SameSite=(Lax|Strict)/i.test(cookie);
    if (bad) wrong.push(`a cookie for everybody: ${cookie.split('=')[0]}`);
  }
  return wrong;
}
