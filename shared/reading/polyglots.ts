/**
 * Files that are two at once: one program opens the report, another one something else out of the same bytes. What was
 * read must be all that anybody can find in the file, so a second file before, behind or inside is a reason to refuse.
 */
import { endsAsArchive } from './office/archive.js';

/** How files of other kinds begin, as Latin-1. */
export const OTHER_MAGIC: readonly (readonly [string, string])[] = [
  ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['BM', 'a bitmap picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['MZ', 'a program'],
  ['\x7fELF', 'a program'],
  ['#!', 'a program'],
  ['{\\rtf', 'an RTF document'],
  ['Rar!', 'an archive'],
  ['7z\xbc\xaf', 'an archive'],
  ['\x1f\x8b', 'an archive'],
];

export const PDF_MAGIC = '%PDF-';
/** Objects of other programs, and all Office documents before 2007. */
export const OLE_MAGIC = '\xd0\xcf\x11\xe0';
const PDF_END = '%%EOF';
const MARKUP = /^<(?:!doctype|html|head|body|script|svg|\?xml)/i;
/** Readers of PDF look for the beginning this far in. */
export const PDF_REACH = 1_024;

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** What stands behind the end of a PDF that is no part of it; undefined where nothing does. */
export function behindPdf(bytes: Uint8Array): string | undefined {
  if (endsAsArchive(bytes)) return 'an archive';
  const all = buffer(bytes);
  for (let end = all.indexOf(PDF_END, 0, 'latin1'); end >= 0; end = all.indexOf(PDF_END, end + 1, 'latin1')) {
    // A later version of the same PDF begins with its objects, never with the first line of a file.
    const rest = all.toString('latin1', end + PDF_END.length, end + PDF_END.length + 64).replace(/^[\s\0]+/u, '');
    if (rest.startsWith(PDF_MAGIC)) return 'another PDF';
    const magic = OTHER_MAGIC.find(([prefix]) => prefix.length > 2 && rest.startsWith(prefix));
    if (magic !== undefined) return magic[1];
    if (rest.startsWith('MZ')) return 'a program';
    if (MARKUP.test(rest)) return 'a web page';
  }
  return undefined;
}

/** What the first bytes of a part of an Office document say that it is, where no report has such a part. */
export function carriedFile(beginning: Uint8Array): string | undefined {
  const text = buffer(beginning).toString('latin1');
  if (text.slice(0, PDF_REACH).includes(PDF_MAGIC)) return 'a PDF';
  if (text.startsWith(OLE_MAGIC)) return 'an object of another program';
  if (text.startsWith('{\\rtf')) return 'an RTF document';
  return /^(?:MZ|\x7fELF|#!)/u.test(text) ? 'a program' : undefined;
}
