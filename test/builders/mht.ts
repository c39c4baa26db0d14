/** Web archives around a made-up report, as browsers and word processors write them, and parts that none should hold. */
import { encoded, htmlText, type Encoding, type HtmlOptions, type HtmlReport } from './html.js';
import { STYLE } from './html-page.js';

export const MHT_WRITERS = ['blink', 'explorer', 'plain'] as const;
export type MhtWriter = (typeof MHT_WRITERS)[number];
export const TRANSFERS = ['quoted-printable', 'base64', '8bit'] as const;
export type Transfer = (typeof TRANSFERS)[number];

export interface MhtPart {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly location?: string;
  readonly id?: string;
  /** Further lines of its head. */
  readonly head?: readonly string[];
}

export interface MhtOptions extends HtmlOptions {
  readonly writer?: MhtWriter;
  readonly transfer?: Transfer;
  /** The page's style sheet as a part of its own, with this before it. */
  readonly sheet?: string;
  readonly parts?: readonly MhtPart[];
  /** What becomes of the finished page, and of the finished file. */
  readonly page?: (html: string) => string;
  readonly file?: (text: string) => string;
}

const BOUNDARY = '----MultipartBoundary--nianbao+(1)?----';
const HOME = 'https://www.yunxi.example/xxgk/2026/nb.html';

/** `wide`: in two bytes a character, a byte that looks like the end of a line is none. */
function packed(bytes: Uint8Array, transfer: Transfer, wide: boolean): string {
  const all = Buffer.from(bytes);
  if (transfer === 'base64') return all.toString('base64').replace(/(.{76})/gu, '$1\r\n');
  if (transfer === '8bit') return all.toString('latin1');
  const text = all.toString('latin1');
  return [...(wide ? text : text.replace(/\r\n/gu, '\n'))]
    .map((character) => {
      if (character === '\n' && !wide) return '\r\n';
      const code = character.charCodeAt(0);
      const plain = code >= 0x20 && code < 0x7f && character !== '=';
      return plain ? character : `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('')
    .replace(/ (?=\r\n)/gu, '=20')
    .replace(/((?:=..|[^\r\n=]){60,72})(?=[^\r\n])/gu, '$1=\r\n');
}

function partText({ type, bytes, location, id, head = [] }: MhtPart, transfer: Transfer): string {
  const fields = [
    `Content-Type: ${type}`,
    ...(id === undefined ? [] : [`Content-ID: <${id}>`]),
    `Content-Transfer-Encoding: ${transfer}`,
    ...(location === undefined ? [] : [`Content-Location: ${location}`]),
    ...head,
  ];
  return `${fields.join('\r\n')}\r\n\r\n${packed(bytes, transfer, /utf-16/u.test(type) || bytes[0] === 0xff || bytes[0] === 0xfe)}`;
}

/** The head of the file and whether parts say their encoding, after each writer's habit. */
const HEADS: Readonly<Record<MhtWriter, (related: string) => string>> = {
  blink: (related) =>
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${HOME}\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\n` +
    `MIME-Version: 1.0\r\nContent-Type: ${related};\r\n\ttype="text/html";\r\n\tboundary="${BOUNDARY}"\r\n\r\n\r\n`,
  explorer: (related) =>
    `From: "Saved by Windows Internet Explorer 11"\r\nSubject: report\r\nMIME-Version: 1.0\r\n` +
    `Content-Type: ${related};\r\n\ttype="text/html";\r\n\tboundary="${BOUNDARY}"\r\nX-MimeOLE: Produced By Microsoft MimeOLE V6.1\r\n\r\n` +
    'This is a multi-part message in MIME format.\r\n\r\n',
  plain: (related) => `MIME-Version: 1.0\r\nContent-Type: ${related}; boundary="${BOUNDARY}"\r\n\r\n`,
};

const charsetOf = (encoding: Encoding): string =>
  encoding.startsWith('gb') ? 'gb2312' : encoding.startsWith('utf-16') ? 'utf-16' : 'utf-8';

/** The archive of a page given as text. */
export function archiveOf(html: string, options: MhtOptions = {}): Uint8Array {
  const { writer = 'blink', transfer = 'quoted-printable', encoding = 'utf-8', parts = [], sheet } = options;
  const said = writer === 'blink' ? '' : `;\r\n\tcharset="${charsetOf(encoding)}"`;
  const apart =
    sheet === undefined ? [] : [{ type: 'text/css', bytes: Buffer.from(sheet + STYLE), id: 'css-1@mhtml.blink' }];
  const linked =
    sheet === undefined
      ? html
      : html.replace(`<style>${STYLE}</style>`, '<link rel="stylesheet" type="text/css" href="cid:css-1@mhtml.blink">');
  const page = (options.page ?? ((text) => text))(linked);
  const all: MhtPart[] = [
    { type: `text/html${said}`, bytes: encoded(page, encoding), location: HOME, id: 'frame-1@mhtml.blink' },
    ...apart,
    ...parts,
  ];
  const body = all.map((part) => `--${BOUNDARY}\r\n${partText(part, transfer)}\r\n`).join('');
  const text = `${HEADS[writer]('multipart/related')}${body}--${BOUNDARY}--\r\n`;
  return Buffer.from((options.file ?? ((whole) => whole))(text), 'latin1');
}

export function mht(report: HtmlReport, options: MhtOptions = {}): Uint8Array {
  return archiveOf(htmlText(report, options), options);
}
