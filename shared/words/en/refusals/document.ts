/** The file is of a kind that is read, but does not open, holds what must not be in it, or has no text to take numbers from. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { SAVE_AS_PDF, ASK } from './remedies.js';

const COPY_INTO_NEW = 'Make a new document, copy the content into it, save and upload that.';

export const DOCUMENT = {
  empty: {
    title: 'The file is empty',
    what: 'The uploaded file has no content (0 bytes).',
    why: 'Usually it was not saved yet, or copying broke off.',
    todo: ['Open the file on your computer, make sure that you see the text, save it and upload it again.'],
  },
  'too-large': {
    title: 'The file is too large',
    what: 'The file is larger than allowed.',
    why: 'Annual reports are usually below 5 MB; larger ones mostly hold pictures that are not compressed.',
    todo: ['Compress or delete the pictures and export the file again.', SAVE_AS_PDF],
  },
  'too-many-pages': {
    title: 'Too many pages',
    what: 'The file has more pages than can be read.',
    why: 'Several agencies or annexes may have been put into one file.',
    todo: ['Keep only the pages of this agency’s report of this year, export and upload again.'],
  },
  damaged: {
    title: 'The file is damaged',
    what: 'The file does not open; it is incomplete.',
    why: 'It may have been damaged when it was saved, copied or sent.',
    todo: ['Open the original on your computer and make sure that it can be read.', SAVE_AS_PDF],
  },
  encrypted: {
    title: 'The file has a password',
    what: 'The file has a password for opening and cannot be read.',
    why: 'Annual reports are made public and should not be encrypted.',
    todo: ['Remove the password, save and upload again.'],
  },
  scanned: {
    title: 'The file is a scan or a picture',
    what: 'The pages are pictures from which the tables of the report cannot be read.',
    why: 'Clear scans in PDF can be read; photographs and pictures inside Word cannot, and last year’s report is not read from scans.',
    todo: [
      'Please upload the Word or Excel original, or a PDF exported from it (do not print and scan).',
      'If there is only paper, please scan it to PDF and upload that.',
    ],
  },
  'outlined-text': {
    title: 'The text of the file was turned into shapes',
    what: 'The page shows characters, but they were turned into curves; the file holds no text and no numbers to read.',
    why: 'Guessing numbers from shapes may go wrong, so the system does not; such text cannot be searched or copied either.',
    todo: [
      'Open the original in Word, WPS or Excel and choose “File – Save as PDF” (or “Export to PDF”), without turning text into curves in layout or printing software.',
      'If that does not help, please upload the Word or Excel original.',
    ],
  },
  'text-layer-unusable': {
    title: 'The text of the file cannot be read',
    what: 'The page looks right, but the text inside the file is garbled.',
    why: 'Mostly caused by special fonts or by software that “prints to PDF”.',
    todo: [SAVE_AS_PDF, 'If that does not help, please upload the Word or Excel original.'],
  },
  'framed-page': {
    title: 'The tables are in a frame of the page',
    what: 'In this web archive the tables are not in the page itself but in another page inside it (a frame).',
    why: 'What is in a frame is not always shown, so it cannot be read as content of the report.',
    todo: [
      'Right-click the table in a browser, choose “Open frame in new tab”, save that page as .mht or .html and upload it.',
      'If Excel saved the web archive, please save as .xlsx instead and upload that.',
    ],
  },
  'active-content': {
    title: 'The file holds macros, scripts or other files',
    what: 'There are macros, scripts, outside references or embedded files in it.',
    why: 'A file for the public must hold nothing that can run.',
    todo: ['Save it as .docx or .xlsx without macros, or export it to PDF, and upload that.'],
  },
  'archive-unsafe': {
    title: 'The inside of the file is not safe',
    what: 'The compressed structure of the file is unusual (for example nested many times, or far too large when unpacked).',
    why: 'Such files may bring a system down, so it was not opened.',
    todo: [COPY_INTO_NEW, SAVE_AS_PDF],
  },
  'xml-unsafe': {
    title: 'The file refers to something outside',
    what: 'Inside, the file refers to content elsewhere, and was not read.',
    why: 'Outside references may give information away, and the content is not fixed.',
    todo: [COPY_INTO_NEW, SAVE_AS_PDF],
  },
  'too-complex': {
    title: 'The file is too complex',
    what: 'It has too many tables or elements to be read within the limits.',
    why: 'It may hold hidden sheets, shapes or needless annexes.',
    todo: ['Keep only the text and the three tables of the report, save and upload again.'],
  },
  timeout: {
    title: 'The file is too complex and takes too long to read',
    what: 'Reading this file took more computing than allowed; two tries did not end. Only the work on the file itself is counted, not waiting in line.',
    why: 'Annual reports are usually read within seconds. Common causes are many shapes, lines or backgrounds, or complex objects pasted from other systems.',
    todo: [
      'Keep only the text and the three tables, delete shapes, watermarks and backgrounds, save and upload again.',
      SAVE_AS_PDF,
      ASK,
    ],
  },
  memory: {
    title: 'The file needs too much memory',
    what: 'Opening it takes more memory than allowed.',
    why: 'Common causes are very large pictures or tables that reach over tens of thousands of rows.',
    todo: ['Delete large pictures and empty rows and save again.', SAVE_AS_PDF],
  },
  'wrong-encoding': {
    title: 'The encoding of the text cannot be told',
    what: 'The text file is encoded neither in UTF-8 nor in GB18030 and reads as garbage.',
    why: 'With an unknown encoding, text and numbers may be misread.',
    todo: ['Open it in Notepad, choose UTF-8 as encoding when saving, and upload it again.'],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
