/** Choosing and sending a file. */
import type { Texts } from '../texts.js';
import { dates, fileSize } from './dates.js';
import { FORMATS_READ } from './names.js';

export const upload: Texts['upload'] = {
  title: 'Upload the annual report',
  again: 'Upload again',
  sameFile: {
    summary: 'File the same file without a change',
    label: 'Why the same file is filed again',
    hint: 'Needed where the file has not changed, at most 500 characters, shown to the reviewer; not needed for a corrected file.',
    given: 'Reason given for filing the same file again',
  },
  againHint: 'After the corrected file is uploaded, it is the one that counts; the former file is kept on record.',
  limits: (maxBytes) => `You can upload: ${FORMATS_READ}. At most ${fileSize(maxBytes)}.`,
  button: 'Choose a file and upload',
  chooseLabel: 'Choose a file',
  dropHint: 'Drop the file here, or choose it with the button below',
  cancel: 'Cancel the upload',
  sendAgain: 'Send this file again',
  what: 'What will happen',
  form: {
    title: 'Choose a file and upload',
    fileLabel: 'File of the annual report',
    button: 'Upload',
    validUntil: (instant) => `The form on this page is good until ${dates.time(instant)}.`,
    after:
      'The upload runs in a new tab, which then shows the result; if it shows an error, please come back to this page and press “Start again”.',
    broken:
      'If the connection broke and no new tab came: a file that did not arrive whole is no upload, and nothing has changed. Come back to this page and press “Upload” again; if it has expired, press “Start again”. If you are not sure, go back to the page of the report and look at the list of uploads.',
    restart: 'Start again',
    lastYear: {
      title: (year) => `Import the annual report ${year}`,
      why: 'Used only to compare this year’s figures: the file is not published and does not count as filed by the agency. Figures used in a comparison stand in the findings, and are published with an explanation where one is given. The older forms of 2019 and 2020 will do.',
      after: 'The upload runs in a new tab. A few seconds later the page of the report shows the result.',
      back: 'Back to the report',
    },
    back: 'Back to the filing page',
  },
  script: {
    preparing: 'Getting ready…',
    progress: 'Uploaded',
    done: 'The file has arrived and is being read…',
    cancelled: 'The upload was cancelled; nothing has changed.',
    tooLarge: 'The file is larger than allowed and was not uploaded. Please compress its pictures and export it again.',
    empty: 'The file is empty (0 bytes) and was not uploaded. Please save it and choose it again.',
    retrying:
      'The connection broke. It is tried again by itself and goes on when you are online; you need not choose the file again.',
    network:
      'The upload broke off, the file did not arrive, and nothing has changed. Please look at your connection and press “Send this file again”; you need not choose it again.',
    expired: 'The form has expired; please choose the file again.',
    refused: 'The storage did not take the file; please choose it again and retry.',
    slow: 'Reading takes longer than usual. The file has arrived, you need not upload it again; a mail tells you when it is done.',
  },
};
