/**
 * What a file is, by its bytes alone: names and declared types are the sender's word. Decodes text and refuses what
 * cannot be decoded without loss. Which kinds have a reader is decided in read-document.ts.
 */
import { refuseActive } from './active/refuse-active.js';
import { decode, isGarbled } from './encodings.js';
import { refuse, type ReadingRefusal } from './limits.js';
import { isMessage } from './mht/mime.js';
import { endsAsArchive } from './office/archive.js';
import { behindPdf, OLE_MAGIC, OTHER_MAGIC, PDF_MAGIC, PDF_REACH } from './polyglots.js';

export type Sniffed =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'docx' | 'xlsx' | 'mht' | 'opendocument' }
  | { readonly kind: 'html' | 'json' | 'text'; readonly text: string }
  | ReadingRefusal;

function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');
}

function includesAscii(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, 'latin1');
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(text, 'utf16le'));
}

function compound(bytes: Uint8Array): ReadingRefusal {
  if (includesUtf16(bytes, 'EncryptedPackage')) return refuse('encrypted', 'an Office document with a password');
  if (includesUtf16(bytes, 'WpsCustomData')) return refuse('unsupported-wps', 'a WPS document');
  if (includesUtf16(bytes, 'Workbook')) return refuse('unsupported-xls', 'an Excel 97-2003 workbook');
  if (includesUtf16(bytes, 'WordDocument')) return refuse('unsupported-doc', 'a Word 97-2003 document');
  return refuse('unsupported-other', 'an OLE compound file');
}

function zip(bytes: Uint8Array): Sniffed {
  // The first entry of an OpenDocument says so, unpacked.
  if (/^mimetypeapplication\/vnd\.oasis\.opendocument/u.test(latin1(bytes.subarray(30), 80)))
    return { kind: 'opendocument' };
  if (includesAscii(bytes, 'OFD.xml')) return refuse('unsupported-ofd', 'an OFD document');
  // Which of the two it really is, its parts decide.
  if (includesAscii(bytes, 'word/')) return { kind: 'docx' };
  if (includesAscii(bytes, 'xl/')) return { kind: 'xlsx' };
  return refuse('unsupported-other', 'a ZIP archive');
}

/** Documents of word processors written as one file of XML: neither a web page nor text. */
const OFFICE_XML: readonly (readonly [RegExp, string])[] = [
  [/schemas\.microsoft\.com\/office\/word\/2003\/wordml|<\?mso-application progid="Word\.Document"/u, 'Word 2003 XML'],
  [/<pkg:package\b|schemas\.microsoft\.com\/office\/2006\/xmlPackage/u, 'a Word document as one XML file'],
  [
    /urn:schemas-microsoft-com:office:spreadsheet"[^]*<Worksheet|<\?mso-application progid="Excel\.Sheet"/u,
    'Excel 2003 XML',
  ],
  [/<office:document\b[^>]{0,20000}urn:oasis:names:tc:opendocument/u, 'an OpenDocument as one XML file'],
];

function officeXml(text: string): string | undefined {
  const opening = text.slice(0, 20_000);
  if (!/^\s*<\?xml\b|^\s*<(?:w:wordDocument|office:document|pkg:package)\b/u.test(opening)) return undefined;
  return OFFICE_XML.find(([pattern]) => pattern.test(opening))?.[1];
}

/** JSON may hold markup in its strings, and is still no web page. */
function isJson(text: string): boolean {
  if (!/^\s*[{[]/u.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function pdf(bytes: Uint8Array): Sniffed {
  const behind = behindPdf(bytes);
  return behind === undefined ? { kind: 'pdf' } : refuseActive('second-file', `${behind} stands behind the PDF`);
}

export function sniff(bytes: Uint8Array): Sniffed {
  const head = latin1(bytes, PDF_REACH);
  const start = head.indexOf(PDF_MAGIC);
  const before = head.slice(0, Math.max(0, start)).replace(/^(?:\xef\xbb\xbf)?[\s\0]+|^\xef\xbb\xbf$/u, '');
  if (start >= 0 && before === '') return pdf(bytes);
  if (head.startsWith(OLE_MAGIC)) return compound(bytes);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zip(bytes);
  if (head.startsWith('bplist00')) return refuse('unsupported-webarchive', 'a web archive of Safari');
  const magic = OTHER_MAGIC.find(([prefix]) => head.startsWith(prefix));
  if (magic !== undefined) return refuse('unsupported-other', magic[1]);
  if (start >= 0) {
    // Mail and web servers leave lines before a PDF; a web page before it is another document for another program.
    return before.startsWith('<') ? refuseActive('second-file', 'a PDF stands behind a web page') : pdf(bytes);
  }
  if (isMessage(bytes))
    return endsAsArchive(bytes) ? refuseActive('second-file', 'an archive stands behind the page') : { kind: 'mht' };
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  if (!wide && bytes.includes(0)) return refuse('unsupported-other', 'binary content of no known kind');
  const text = decode(bytes);
  if (text === undefined) return refuse('wrong-encoding', 'neither UTF-8 nor GB18030');
  if (/\p{Cc}/u.test(text.replace(/[\t\n\v\f\r\u0085]/gu, '')))
    return refuse('unsupported-other', 'control characters in the text');
  if (isGarbled(text)) return refuse('wrong-encoding', 'characters were lost in an earlier conversion');
  if (text.trim() === '') return refuse('empty', 'nothing but white space');
  if (isJson(text)) return { kind: 'json', text };
  const written = officeXml(text);
  if (written !== undefined) return refuse('unsupported-xml', written);
  if (/<(!doctype html|html|head|body|table|div)[\s>]/i.test(text.slice(0, 20_000))) return { kind: 'html', text };
  if (/^\s*\{/.test(text)) return { kind: 'json', text };
  return { kind: 'text', text };
}
