/**
 * A web archive (.mht, .mhtml), as browsers and Word save a page with all that belongs to it in one file -> its page, for
 * the reader of web pages. Only the page itself is read. The style sheets in the archive count, because they hide and
 * show; pages inside frames are looked at for what they must not be, and never taken for the report.
 */
import { countLabels } from '../assemble.js';
import { refuseActive } from '../active/refuse-active.js';
import { decode, decodeAs, isGarbled } from '../encodings.js';
import { activeInPage } from '../html/page-actions.js';
import { orTooComplex, parsePage, textOf } from '../html/parse.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { normaliseLabel } from '../normalise.js';
import { carriedFile, PDF_REACH } from '../polyglots.js';
import { messageOf, type MimePart } from './mime.js';

export interface WebArchive {
  readonly page: string;
  /** The style sheet that the page names so, where the archive has it. */
  readonly sheetNamed: (address: string) => string | undefined;
}

/** What pages are made of. Word adds descriptions of its own, in XML, and the colours of its theme. */
const OF_A_PAGE =
  /^(?:text\/(?:html|css|plain|xml|javascript|ecmascript|x-javascript)|image\/.+|font\/.+|application\/(?:xml|xhtml\+xml|json|javascript|x-javascript|ecmascript|octet-stream|font-.+|x-font-.+|vnd\.ms-fontobject|vnd\.ms-officetheme))$/u;
/** Where Word keeps macros and objects, whatever it calls the part's type. */
const OFFICE_DATA = /\.mso$/iu;
/** This many labels of the form are a table. */
const A_TABLE = 5;
const MOST_IMPORTS = 50;
const IMPORT = /@import\s+(?:url\(\s*)?(?:["']([^"'\n]{1,2000})["']|([^"')\s;]{1,2000}))\s*\)?([^;{}\n]{0,200});/giu;

function unwanted({ type, location, bytes }: MimePart): ReadingRefusal | undefined {
  const place = { in: 'part' as const, part: location.slice(0, 200) };
  const beginning = Buffer.from(bytes.subarray(0, PDF_REACH)).toString('latin1');
  if (type === 'application/x-mso' || OFFICE_DATA.test(location) || /^ActiveMime/u.test(beginning))
    return refuseActive('macros', 'the archive holds macros or objects of Office', place);
  if (!OF_A_PAGE.test(type)) return refuseActive('embedded-object', `the archive carries ${type.slice(0, 80)}`, place);
  const packed = beginning.startsWith('PK\x03\x04') && type !== 'application/vnd.ms-officetheme';
  const carried = packed ? 'an archive' : carriedFile(bytes.subarray(0, PDF_REACH));
  return carried === undefined ? undefined : refuseActive('embedded-object', `the archive carries ${carried}`, place);
}

function textOfPart({ bytes, charset }: MimePart): string | ReadingRefusal {
  const text = charset === undefined ? decode(bytes) : decodeAs(bytes, charset);
  if (text === undefined) return refuse('wrong-encoding', `a page is not in ${charset ?? 'UTF-8 or GB18030'}`);
  return isGarbled(text) ? refuse('wrong-encoding', 'characters were lost in an earlier conversion') : text;
}

/** A page in a frame: what must not be in any page, and whether the report stands there. */
function inFrame(part: MimePart): ReadingRefusal | undefined {
  const text = textOfPart(part);
  // Adverts and counters in languages of their own are no report.
  if (typeof text !== 'string') return undefined;
  return orTooComplex(() => {
    const document = parsePage(text);
    if (countLabels(normaliseLabel(textOf(document))) < A_TABLE) return activeInPage(document);
    return refuse('framed-page', `a table of the form stands in a page of its own, ${part.location.slice(0, 200)}`);
  });
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function sheetsOf(parts: readonly MimePart[], base: string): WebArchive['sheetNamed'] | ReadingRefusal {
  const byAddress = new Map<string, MimePart>();
  for (const part of parts.filter(({ type }) => type === 'text/css')) {
    const own = part.location === '' ? [] : [absolute(part.location, base)];
    for (const address of [...own, ...(part.id === '' ? [] : [`cid:${part.id}`])]) {
      const other = byAddress.get(address);
      if (other !== undefined && Buffer.compare(other.bytes, part.bytes) !== 0)
        return refuse('damaged', 'two style sheets under one address');
      byAddress.set(address, part);
    }
  }
  let imports = 0;
  /** A page may name one sheet a thousand times. */
  const known = new Map<string, string>();
  const named = (address: string, from: string): string | undefined => {
    const at = absolute(address.trim(), from);
    const part = byAddress.get(at);
    if (part === undefined) return undefined;
    const before = known.get(at);
    if (before !== undefined) return before;
    const sheet = unfolded(part, from);
    known.set(at, sheet);
    return sheet;
  };
  const unfolded = (part: MimePart, from: string): string => {
    const text = new TextDecoder(/^gb/u.test(part.charset ?? '') ? 'gb18030' : 'utf-8').decode(part.bytes);
    const inner = part.location === '' ? from : absolute(part.location, base);
    return text.replace(IMPORT, (whole, quoted?: string, bare?: string, condition?: string) => {
      const sheet = ++imports > MOST_IMPORTS ? undefined : named(quoted ?? bare ?? '', inner);
      if (sheet === undefined) return whole;
      return (condition ?? '').trim() === '' ? sheet : `@media ${condition ?? ''} {${sheet}}`;
    });
  };
  return (address) => named(address, base);
}

export function openWebArchive(bytes: Uint8Array, limits: ReadingLimits): WebArchive | ReadingRefusal {
  const message = messageOf(bytes);
  if (isRefusal(message)) return message;
  const { parts, start } = message;
  for (const part of parts) {
    const refusal = unwanted(part);
    if (refusal !== undefined) return refusal;
  }
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const main = start === undefined ? pages[0] : pages.find(({ id }) => id === start);
  if (main === undefined) return refuse('not-a-report', 'the archive holds no page');
  if (main.bytes.length > limits.bytes) return refuse('too-large', `a page of ${main.bytes.length} bytes`);
  const page = textOfPart(main);
  if (typeof page !== 'string') return page;
  for (const part of pages.filter((each) => each !== main)) {
    const refusal = inFrame(part);
    if (refusal !== undefined) return refusal;
  }
  const sheetNamed = sheetsOf(parts, main.location);
  return typeof sheetNamed === 'function' ? { page, sheetNamed } : sheetNamed;
}
