/** The scanner for malware did not pass the file, which is then never opened. Of the three ways on, one needs no file at all. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { onlineForm } from '../form.js';
import { SAVE_AS_PDF, ASK } from './remedies.js';

export const SECURITY_CHECK = {
  'threat-found': {
    title: 'The security check stopped this file',
    what: 'The virus check takes something in this file for malicious. The system did not open it and read nothing of it.',
    why: 'Often the computer or the USB stick has a virus, or the file carries macros or embedded programs; sometimes it is a false alarm.',
    todo: [
      'Please do not open or forward this file again, and tell your IT staff to check the computer on which the report was written.',
      'On a computer that was checked, make a new document, paste text and numbers into it as plain text, save it as PDF and upload that.',
      `To send a report you can also use “${onlineForm.entry.title}”, for which no file is uploaded.`,
      'If you think it is a false alarm, tell the publisher the name of the file and when it was uploaded. A file that did not pass is never opened.',
    ],
  },
  'scan-unsupported': {
    title: 'The security check cannot look into this file',
    what: 'The virus check cannot open this file, and so the system did not open it either.',
    why: 'Often the file has a password, or an archive holds further archives. A file that was not checked is never opened.',
    todo: [
      'Take the password off, and do not put the file into an archive.',
      SAVE_AS_PDF,
      `To send a report you can also use “${onlineForm.entry.title}”, for which no file is uploaded.`,
    ],
  },
  'scan-unfinished': {
    title: 'The security check did not finish',
    what: 'The virus check gave no result, and so the system did not open this file; the file was kept.',
    why: 'The checking service failed; nothing is wrong with the file.',
    todo: [
      'Please upload the same file once more; it is checked anew.',
      `If time is short for a report, use “${onlineForm.entry.title}”: no file is uploaded, and the check does not matter.`,
      ASK,
    ],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
