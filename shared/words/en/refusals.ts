/**
 * Why an uploaded document was not taken, for each code of the reading and of the intake: what is wrong, why it
 * matters, how to mend it. Where menus are named, their Chinese names are those that the reader's program shows.
 */
import type { Refusal } from '#shared/filing/model.js';
import type { Reason } from '../reason.js';
import type { Texts } from '../texts.js';
import { activePlace, activeReason } from './active-content.js';
import { FORMATS_READ } from './names.js';

const SAVE_AS_PDF = 'Open the original in WPS or Word, choose “Save as” or “Export to PDF”, and upload that PDF.';
const OFFICIAL_FORM =
  'Please use the official form of 国办公开办函〔2021〕30号; one file holds the report of one agency for one year.';
const ASK = 'If it happens again, please tell the publisher the name of the file and when it was uploaded.';
const SAVE_DOCX_WORD =
  'Word: open the file, choose “File – Save as”, type “Word document (*.docx)”, and upload the new file.';
const SAVE_DOCX_WPS =
  'WPS: open the file, choose “File – Save as” at the top left, type “Word file (*.docx)”, and upload the new file.';
const COPY_INTO_NEW = 'Make a new document, copy the content into it, save and upload that.';

export const refusals: Texts['refusals'] = {
  'not-found': {
    title: 'The uploaded file was not found',
    what: 'The system was told of an upload but cannot get the file itself.',
    why: 'It may have been cut off on the way.',
    todo: ['Please upload it once more.', ASK],
  },
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
  'unsupported-doc': {
    title: 'Old Word files (.doc) cannot be read yet',
    what: 'This is the format of Word 97–2003, or a WPS document saved in it.',
    why: 'Tables cannot be read from the old format reliably.',
    todo: [SAVE_DOCX_WORD, SAVE_DOCX_WPS],
  },
  'unsupported-wps': {
    title: 'The format of WPS (.wps) cannot be read yet',
    what: 'This is a format of WPS’s own.',
    why: 'Tables cannot be read from it reliably.',
    todo: [SAVE_DOCX_WPS, 'Or choose “File – Export to PDF” and upload that PDF.'],
  },
  'unsupported-xls': {
    title: 'Old spreadsheets (.xls, .et) cannot be read yet',
    what: 'This is the format of Excel 97–2003 (.xls), or WPS’s own (.et).',
    why: 'Tables cannot be read from the old format reliably.',
    todo: [
      'Excel: open the file, choose “File – Save as”, type “Excel workbook (*.xlsx)”, and upload the new file.',
      'WPS: open the file, choose “File – Save as” at the top left, type “Excel file (*.xlsx)”, and upload the new file.',
    ],
  },
  'unsupported-ofd': {
    title: 'OFD files cannot be read yet',
    what: 'This is an OFD document.',
    why: 'Tables in OFD are not read at present.',
    todo: [
      'Please upload the Word or Excel original that the OFD was made from (.docx, .xlsx).',
      'If there is none: open it in WPS or an OFD reader, choose “File – Export to PDF” (or print to PDF), and upload that PDF; do not turn it into pictures.',
    ],
  },
  'unsupported-other': {
    title: 'This kind of file cannot be read',
    what: `Only these can be read: ${FORMATS_READ}. The content of this file is none of them.`,
    why: 'The system judges by the content; changing the ending of the name has no effect.',
    todo: [SAVE_AS_PDF, 'Or save it as .docx or .xlsx in Word, Excel or WPS and upload that.'],
  },
  'unsupported-webarchive': {
    title: 'Safari’s web archives (.webarchive) cannot be read',
    what: 'This is a web archive saved by Safari on a Mac; other programs do not open it.',
    why: 'Reviewers and the public could not see it with other programs.',
    todo: [
      'Open the page in Safari, choose “File – Save as”, format “Page source”, and upload the .html.',
      'Or choose “File – Print – Save as PDF” and upload that PDF.',
    ],
  },
  'unsupported-xml': {
    title: 'The file is a document saved as XML',
    what: 'This is a Word or Excel file saved as “XML document” (for example Word 2003 XML), not in the usual format.',
    why: 'The format is rare, and tables cannot be read from it reliably. The file itself is not broken.',
    todo: [
      'Word document: open it in Word or WPS, choose “File – Save as”, type “Word document (*.docx)”, and upload that.',
      'Excel table: open it in Excel or WPS, choose “File – Save as”, type “Excel workbook (*.xlsx)”, and upload that.',
    ],
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
  'blank-form': {
    title: 'This is a blank form',
    what: 'There is no number in the three tables.',
    why: 'The downloaded template may have been uploaded by mistake.',
    todo: ['Fill in the numbers and upload again; where nothing happened, write 0.'],
  },
  'other-digits': {
    title: 'The numbers are not written in the digits 0 to 9',
    what: 'The three tables hold numbers, but in the digits of another script (for example ٠١٢٣ or ०१२३).',
    why: 'Mostly regional settings or a font changed the digits; the system does not convert them for you.',
    todo: ['Change the numbers to 0 to 9 (half or full width), save and upload again.'],
  },
  'old-form': {
    title: 'An old form was used',
    what: 'The file uses the trial form of 2019, whose items differ from those of today.',
    why: 'From 2021 on, the form of 国办公开办函〔2021〕30号 must be used.',
    todo: ['Put the numbers into the form of today and upload again.', OFFICIAL_FORM],
  },
  'several-reports': {
    title: 'There are several reports in one file',
    what: 'The file holds more than one set of tables.',
    why: 'Which one is this agency’s for this year cannot be told.',
    todo: [OFFICIAL_FORM],
  },
  'side-by-side': {
    title: 'Two sets of tables stand side by side',
    what: 'The same tables stand twice beside each other (two columns, two agencies or two years); which number belongs to which cannot be told.',
    why: 'A report has one set of tables; a wrong guess would take somebody else’s or last year’s numbers for this agency’s.',
    todo: [
      'Keep only this agency’s tables of this year (one table across the page), save and upload again.',
      OFFICIAL_FORM,
    ],
  },
  'not-a-report': {
    title: 'Not an annual report on government information disclosure',
    what: 'The file has neither the title nor the six sections of an annual report.',
    why: 'The wrong file may have been chosen.',
    todo: ['Please look at the file and upload again.', OFFICIAL_FORM],
  },
  'no-tables': {
    title: 'The three tables were not found',
    what: 'The file has the text, but not the tables of sections 2, 3 and 4.',
    why: 'They may have been put in as pictures, or are in another file.',
    todo: ['Please put the three tables into the report as tables (not pictures) and upload again.', OFFICIAL_FORM],
  },
  'other-year': {
    title: 'The file is a report of another year',
    what: 'The year in the file is not the one that is collected now.',
    why: 'Publishing the data of a wrong year would mislead the public.',
    todo: [
      'Please look at title and period of the file, and upload this year’s report.',
      'If the title has a slip, correct the document and upload it again.',
    ],
  },
  'other-agency': {
    title: 'The file is the report of another agency',
    what: 'The agency named in the file is not this one.',
    why: 'An agency can only file its own report.',
    todo: [
      'Please look whether the wrong file was chosen.',
      'If the agency was renamed or its name on the roster is wrong, please ask the publisher to correct the roster.',
    ],
  },
  'own-workbook': {
    title: 'This is the annotated workbook, not the annual report',
    what: 'This file is the “annotated workbook” downloaded here; it does not hold the text of the report. The draft has not changed.',
    why: 'The annotated workbook takes explanations and cannot be filed as a report.',
    todo: [
      'If explanations were filled in, hand them in by “Upload what was filled in” below the findings.',
      'To replace the report, please upload the document of the annual report.',
    ],
  },
  'link-replaced': {
    title: 'The link of this upload was replaced',
    what: 'This agency has another contact on the roster now, and the file came by the former contact’s page. It was kept, but not used.',
    why: 'Only the contact of today can file, so that two people’s files do not replace each other.',
    todo: [
      'The former contact hands the file to the contact of today.',
      'The contact of today opens the filing page by their own link and uploads it.',
    ],
  },
  'agency-at-work': {
    title: 'The agency is at work itself; what was recorded was not used',
    what: 'After somebody was named to record the paper, the agency’s contact uploaded the report themselves and has not filed it yet. The recorded file was kept, but not used.',
    why: 'It would take the place of the agency’s own draft, and what the contact filled in would be lost.',
    todo: [
      'Please agree with the agency’s contact who files.',
      'If it is whoever records, ask the publisher to enter the paper report again, then upload.',
    ],
  },
  'season-closed': {
    title: 'The season has ended',
    what: 'When this file arrived, the season of this year had ended. It was kept, but not used.',
    why: 'After the end, what was filed and counted stays as it is.',
    todo: ['To file late, please ask the publisher.'],
  },
  'under-decision': {
    title: 'The report is being decided on and cannot be replaced',
    what: 'The last report was filed and is being reviewed. The new file was kept, but not used.',
    why: 'What a reviewer sees must not change before the decision.',
    todo: [
      'To replace it, please withdraw the report on the filing page first, then upload the new file.',
      'Or wait for the decision.',
    ],
  },
  'already-released': {
    title: 'The report is public',
    what: 'This year’s report has been published. The new file was kept, but not used.',
    why: 'What is public can only be corrected by the publisher, with a reason.',
    todo: ['If you found a mistake, please ask the publisher for a correction.'],
  },
  identical: {
    title: 'The same as the file before',
    what: 'This file is byte for byte the one at work, and reads the same.',
    why: 'Identical files are only noted under “Uploads” and replace nothing; what you filled in is kept.',
    todo: [
      'If you did change something, make sure that it was saved and choose that file.',
      'If not, just go on on the page.',
    ],
  },
  'identical-returned': {
    title: 'The same as the file that was returned',
    what: 'This file is byte for byte the one that was returned. It was kept, but not used; the return stands.',
    why: 'The return asks for changes; an unchanged file would most likely be returned again.',
    todo: [
      'Please correct the document as the comment says, save it and choose that file.',
      'If no change is needed, say why under “Why the same file is filed again” and upload it; the reviewer sees your words.',
    ],
  },
  'processing-failed': {
    title: 'The system did not finish with this file',
    what: 'Something broke in the system while the file was read; the file was kept.',
    why: 'Nothing is wrong with the file.',
    todo: ['Please upload it once more.', ASK],
  },
  'system-busy': {
    title: 'The system was too busy to read this file',
    what: 'The file arrived and was kept, but there was so much to do that several tries did not get to it.',
    why: 'Nothing is wrong with the file; it need not be changed.',
    todo: ['Please upload the same file once more in about half an hour.', ASK],
  },
};

/** Why a document was refused, as narrowly as the refusal itself can tell. */
export function refusalReason({ code, detail }: Refusal): Reason {
  return (code === 'active-content' ? activeReason(detail) : undefined) ?? refusals[code];
}

/** What the document says instead, or where in it something stands, as name and value. */
export function refusalFact({ code, detail }: Refusal): readonly [string, string] | null {
  if (code === 'other-year') return ['Year in the file', detail];
  if (code === 'active-content') return activePlace(detail);
  if (code === 'other-agency') return ['Agency named in the file', detail];
  return null;
}
