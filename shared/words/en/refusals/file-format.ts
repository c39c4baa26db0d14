/** The file is of a kind that is not read. Each way out is told with the menus of the program that made it. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { FORMATS_READ } from '../names.js';
import { SAVE_AS_PDF } from './remedies.js';

const SAVE_DOCX_WORD =
  'Word: open the file, choose “File – Save as”, type “Word document (*.docx)”, and upload the new file.';
const SAVE_DOCX_WPS =
  'WPS: open the file, choose “File – Save as” at the top left, type “Word file (*.docx)”, and upload the new file.';

export const FILE_FORMAT = {
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
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
