/** What is done in an agency’s name, from the first upload to the answer to a return. */
import type { FunctionEntry } from '../function-entry.js';
import { DESK, FILING_DESK } from '../variables.js';

export const AGENCY_FUNCTIONS = {
  'request-upload': {
    trigger: {
      on: 'http',
      routes: ['POST /g/{grant}/upload', 'POST /g/{grant}/submissions/{submission}/portal'],
      pace: 'opening',
    },
    variables: [...DESK, 'UPLOADS_BUCKET', 'UPLOAD_MAX_BYTES', 'UPLOAD_FORM_MINUTES'],
  },
  'save-form': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/form', 'POST /g/{grant}/form/take'] },
    variables: DESK,
  },
  // Makes a document and reads it: a second of computing.
  'finish-form': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/form/finish'], pace: 'computing' },
    variables: [...DESK, 'UPLOADS_BUCKET', 'UPLOAD_FORM_MINUTES'],
    memoryMb: 1024,
  },
  'print-form': {
    trigger: {
      on: 'http',
      routes: [
        'GET /g/{grant}/form/report.docx',
        'GET /g/{grant}/form/report.pdf',
        'GET /g/{grant}/submissions/{submission}/portal-kit.zip',
      ],
      pace: 'computing',
    },
    variables: DESK,
    // A PDF takes two seconds of computing: a whole Chinese font is opened, and what is used of it embedded.
    memoryMb: 1769,
  },
  'complete-record': { trigger: { on: 'http', routes: ['POST /g/{grant}/record'] }, variables: FILING_DESK },
  'import-explanations': { trigger: { on: 'http', routes: ['POST /g/{grant}/explanations'] }, variables: FILING_DESK },
  'file-report': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/file'] },
    variables: [...FILING_DESK, 'SEAL_KEY_ID', 'CHECKPOINT_KEY_ID'],
  },
  'withdraw-report': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/withdraw'] },
    variables: [...FILING_DESK, 'CHECKPOINT_KEY_ID'],
  },
  'reply-to-return': { trigger: { on: 'http', routes: ['POST /g/{grant}/replies'] }, variables: FILING_DESK },
} as const satisfies Record<string, FunctionEntry>;
