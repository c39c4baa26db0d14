/**
 * What a file is, by its bytes alone: names and declared types are the sender's word. Decodes text and refuses what
 * cannot be decoded without loss. Which kinds have a reader is decided in read-document.ts.
 */
import { refuseActive } from './active/refuse-active.js';
import { refuse, type ReadingRefusal } from './limits.js';
import { behindPdf, OLE_MAGIC, OTHER_MAGIC, PDF_MAGIC, PDF_REACH } from './polyglots.js';

export type Sniffed =
  | { readonly kind: 'pdf' }
  | { readonly kind: 'docx' | 'xlsx' }
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
  if (includesUtf16(bytes, 'WordDocument')) return refuse('unsupported-doc', 'a Word 97-2003 document');
  return refuse('unsupported-other', 'an OLE compound file');
}

function zip(bytes: Uint8Array): Sniffed {
  if (includesAscii(bytes, 'OFD.xml')) return refuse('unsupported-ofd', 'an OFD document');
  // Which of the two it really is, its parts decide.
  if (includesAscii(bytes, 'word/')) return { kind: 'docx' };
  if (includesAscii(bytes, 'xl/')) return { kind: 'xlsx' };
  return refuse('unsupported-other', 'a ZIP archive');
}

function decode(bytes: Uint8Array): string | undefined {
  const boms = [
    { encoding: 'utf-8', bom: [0xef, 0xbb, 0xbf] },
    { encoding: 'utf-16le', bom: [0xff, 0xfe] },
    { encoding: 'utf-16be', bom: [0xfe, 0xff] },
  ];
  const marked = boms.find(({ bom }) => bom.every((byte, index) => bytes[index] === byte));
  const declared = declaredCharset(bytes);
  const tries = marked === undefined ? ['utf-8', ...(declared ?? []), 'gb18030'] : [marked.encoding];
  for (const encoding of tries) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // GB18030 gives ideographs for nearly any bytes: against the page's own word it takes more than that.
      if (encoding !== 'gb18030' || declared === undefined || text.includes('政府信息公开')) return text;
    } catch {
      // Not this encoding: the next one decides.
    }
  }
  return undefined;
}

/** What a web page says of its own encoding, where that is another one than those tried in any case. */
function declaredCharset(bytes: Uint8Array): string[] | undefined {
  const head = latin1(bytes, 4096);
  const [, name] = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})/iu.exec(head) ?? [];
  if (name === undefined || /^gb/iu.test(name)) return undefined;
  return /^utf-?8$/iu.test(name) ? [] : [name.toLowerCase()];
}

/** Characters that only appear when bytes were read in the wrong encoding, at some time in the file's life. */
function isGarbled(text: string): boolean {
  if (text.includes('\ufffd')) return true;
  // Of the upper half of Latin-1 only ©, · and the space that does not break stand in honest pages.
  const odd = text.match(/[\u0080-\u009f\u00a1-\u00a8\u00aa-\u00b6\u00b8-\u00ff\ue000-\uf8ff]/gu)?.length ?? 0;
  const ideographs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return odd > 20 && odd > ideographs / 10;
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
  const magic = OTHER_MAGIC.find(([prefix]) => head.startsWith(prefix));
  if (magic !== undefined) return refuse('unsupported-other', magic[1]);
  if (start >= 0) {
    // Mail and web servers leave lines before a PDF; a web page before it is another document for another program.
    return before.startsWith('<') ? refuseActive('second-file', 'a PDF stands behind a web page') : pdf(bytes);
  }
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe;
  if (!wide && bytes.includes(0)) return refuse('unsupported-other', 'binary content of no known kind');
  const text = decode(bytes);
  if (text === undefined) return refuse('wrong-encoding', 'neither UTF-8 nor GB18030');
  if (/\p{Cc}/u.test(text.replace(/[\t\n\v\f\r\u0085]/gu, '')))
    return refuse('unsupported-other', 'control characters in the text');
  if (isGarbled(text)) return refuse('wrong-encoding', 'characters were lost in an earlier conversion');
  if (text.trim() === '') return refuse('empty', 'nothing but white space');
  if (isJson(text)) return { kind: 'json', text };
  if (/<(!doctype html|html|head|body|table|div)[\s>]/i.test(text.slice(0, 20_000))) return { kind: 'html', text };
  if (/^\s*\{/.test(text)) return { kind: 'json', text };
  return { kind: 'text', text };
}
