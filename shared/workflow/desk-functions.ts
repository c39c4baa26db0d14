/** The functions that answer people, with their routes (functions.ts). */
import type { FunctionEntry } from './function-entry.js';
import { PROOF, type Variable } from './variables.js';

/** For every function that answers people. */
const DESK = ['TABLE_NAME', 'DESK_BASE_URL'] as const satisfies readonly Variable[];
/** For functions that show the agency's page, again with what was typed where a deed was refused. */
const FILING_DESK = [
  ...DESK,
  'SITE_BASE_URL',
  'UPLOADS_BUCKET',
  'UPLOAD_MAX_BYTES',
] as const satisfies readonly Variable[];
/** For functions that show the publisher's pages. */
const PUBLISHER_DESK = [...DESK, 'SITE_BASE_URL'] as const satisfies readonly Variable[];

export const DESK_FUNCTIONS = {
  'show-desk': {
    trigger: {
      on: 'http',
      routes: [
        'GET /g/{grant}/season',
        'GET /g/{grant}/season/{part}',
        'GET /',
        'GET /g/{grant}',
        'GET /g/{grant}/form',
        'GET /g/{grant}/form/preview',
        'GET /g/{grant}/filings/{agency}',
        'GET /g/{grant}/decided',
        'GET /g/{grant}/delegations',
        'GET /g/{grant}/filings/{agency}/agency',
        'GET /g/{grant}/filings/{agency}/recording',
        'GET /g/{grant}/roster',
        'GET /g/{grant}/releases',
        'GET /g/{grant}/last-year',
        'GET /g/{grant}/submissions/{submission}/portal',
        'GET /g/{grant}/history',
        'GET /g/{grant}/history/{year}',
        'GET /g/{grant}/set-up/{question}',
        'GET /rules/{rule}',
        'GET /verify',
        '$default',
      ],
    },
    variables: [...FILING_DESK, ...PROOF],
  },
  'answer-setup': { trigger: { on: 'http', routes: ['POST /g/{grant}/set-up/{question}'] }, variables: DESK },
  'begin-season': { trigger: { on: 'http', routes: ['POST /g/{grant}/begin'] }, variables: [...DESK, 'LINK_DAYS'] },
  'appoint-publisher': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/publisher'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'change-season': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/season/deadlines',
        'POST /g/{grant}/season/missing',
        'POST /g/{grant}/season/office',
        'POST /g/{grant}/season/substitute',
        'POST /g/{grant}/season/deciders',
        'POST /g/{grant}/season/scope',
      ],
    },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'turn-season': {
    trigger: {
      on: 'http',
      routes: ['POST /g/{grant}/season/close', 'POST /g/{grant}/season/archive', 'POST /g/{grant}/season/reopen'],
    },
    variables: PUBLISHER_DESK,
  },
  'begin-next-season': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/season/next'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'open-link': { trigger: { on: 'http', routes: ['GET /l/{secret}'] }, variables: DESK },
  'choose-language': {
    trigger: { on: 'http', routes: ['POST /language', 'POST /g/{grant}/language'] },
    variables: DESK,
  },
  'open-item': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/items/{item}', 'GET /g/{grant}/next'] },
    variables: DESK,
  },
  'sign-in': {
    trigger: { on: 'http', routes: ['POST /sign-in', 'POST /g/{grant}/desk'] },
    variables: [...DESK, 'NEW_LINK_MINUTES', 'LINK_DAYS'],
  },
  'set-preferences': { trigger: { on: 'http', routes: ['POST /g/{grant}/preferences'] }, variables: DESK },
  'sign-out': { trigger: { on: 'http', routes: ['POST /g/{grant}/sign-out'] }, variables: DESK },
  'show-document': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/documents/{submission}'] },
    variables: [...DESK, 'DOCUMENTS_BUCKET', 'SEAL_KEY_ID'],
  },
  'show-page-picture': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/documents/{submission}/pages/{page}'] },
    variables: [...DESK, 'DOCUMENTS_BUCKET', 'SEAL_KEY_ID'],
  },
  'download-workbook': {
    trigger: {
      on: 'http',
      routes: [
        'GET /g/{grant}/submissions/{submission}/workbook.xlsx',
        'GET /g/{grant}/submissions/{submission}/findings.csv',
        'GET /g/{grant}/submissions/{submission}/cells.csv',
        'GET /g/{grant}/submissions/{submission}/receipt.json',
        'GET /g/{grant}/submissions/{submission}/export.json',
        'GET /g/{grant}/blank-form.xlsx',
        'GET /g/{grant}/blank-form.docx',
        'GET /g/{grant}/totals/{file}',
      ],
    },
    variables: DESK,
  },
  'request-link': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/link'] },
    variables: [...DESK, 'NEW_LINK_MINUTES'],
  },
  'request-upload': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/upload', 'POST /g/{grant}/submissions/{submission}/portal'] },
    variables: [...DESK, 'UPLOADS_BUCKET', 'UPLOAD_MAX_BYTES', 'UPLOAD_FORM_MINUTES'],
  },
  'save-form': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/form', 'POST /g/{grant}/form/take'] },
    variables: DESK,
  },
  // Makes a document and reads it: a second of computing.
  'finish-form': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/form/finish'] },
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
    },
    variables: DESK,
    // A PDF takes two seconds of computing: a whole Chinese font is opened, and what is used of it embedded.
    memoryMb: 1769,
  },
  'request-previous': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/filings/{agency}/previous',
        'POST /g/{grant}/last-year',
        'POST /g/{grant}/history/{year}',
      ],
    },
    variables: [...DESK, 'UPLOADS_BUCKET', 'UPLOAD_MAX_BYTES', 'UPLOAD_FORM_MINUTES'],
  },
  'import-last-year': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/last-year/save',
        'POST /g/{grant}/last-year/discard',
        'POST /g/{grant}/history/{year}/save',
        'POST /g/{grant}/history/{year}/discard',
      ],
    },
    variables: PUBLISHER_DESK,
    // Takes over as many as it can in the time that a page may take; the next press goes on.
    memoryMb: 1024,
    timeoutSeconds: 29,
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
  decide: { trigger: { on: 'http', routes: ['POST /g/{grant}/decision'] }, variables: [...DESK, ...PROOF] },
  'decide-several': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/look', 'POST /g/{grant}/several'] },
    variables: [...DESK, ...PROOF],
  },
  delegate: {
    trigger: { on: 'http', routes: ['POST /g/{grant}/delegations', 'POST /g/{grant}/delegations/end'] },
    variables: [...DESK, 'LINK_DAYS', 'DECISION_DAYS'],
  },
  'save-comments': { trigger: { on: 'http', routes: ['POST /g/{grant}/comments'] }, variables: DESK },
  'reply-to-return': { trigger: { on: 'http', routes: ['POST /g/{grant}/replies'] }, variables: FILING_DESK },
  'stop-filing': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/stop'] },
    variables: [...DESK, 'CHECKPOINT_KEY_ID'],
  },
  'resume-review': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/filings/{agency}/resume'] },
    variables: [...PUBLISHER_DESK, 'CHECKPOINT_KEY_ID'],
  },
  'show-mail': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/reminders', 'GET /g/{grant}/undelivered'] },
    variables: PUBLISHER_DESK,
  },
  'remind-agencies': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/reminders'] },
    variables: PUBLISHER_DESK,
  },
  'take-bounce': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/undelivered/bounces'] },
    variables: PUBLISHER_DESK,
  },
  'resend-mail': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/undelivered/resend'] },
    variables: PUBLISHER_DESK,
  },
  'pause-reminders': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/reminders/pause'] },
    variables: PUBLISHER_DESK,
  },
  'import-roster': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/roster',
        'POST /g/{grant}/roster/columns',
        'POST /g/{grant}/roster/lines',
        'POST /g/{grant}/roster/save',
        'POST /g/{grant}/roster/discard',
      ],
    },
    variables: PUBLISHER_DESK,
    // A whole core, and the time that the API waits: 3,000 lines take two seconds of computing to read.
    memoryMb: 1769,
    timeoutSeconds: 29,
  },
  'change-agency': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/filings/{agency}/agency',
        'POST /g/{grant}/filings/{agency}/removal',
        'POST /g/{grant}/filings/{agency}/return',
        'POST /g/{grant}/filings/{agency}/merger',
        'POST /g/{grant}/filings/{agency}/recording',
        'POST /g/{grant}/filings/{agency}/deadline',
      ],
    },
    variables: [...DESK, 'LINK_DAYS'],
  },
  'invite-agencies': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/invitations'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'resend-links': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/links'] },
    variables: PUBLISHER_DESK,
  },
  'hand-out-links': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/filings/{agency}/link', 'POST /g/{grant}/link-sheets'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'waive-finding': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/waivers', 'POST /g/{grant}/waivers/end'] },
    variables: [...PUBLISHER_DESK, 'CHECKPOINT_KEY_ID'],
  },
  'take-back': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/filings/{agency}/reopen',
        'POST /g/{grant}/filings/{agency}/correction',
        'POST /g/{grant}/filings/{agency}/take-down',
        'POST /g/{grant}/filings/{agency}/put-back',
        'POST /g/{grant}/history/{year}/take-down',
      ],
    },
    variables: [...PUBLISHER_DESK, 'CHECKPOINT_KEY_ID'],
  },
  // Makes the files of a report anew for each of its pages: a PDF takes a second of computing.
  'preview-release': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/releases/preview/{submission}/{file+}'] },
    variables: [...PUBLISHER_DESK, ...PROOF, 'SITE_BUCKET'],
    memoryMb: 1769,
  },
  release: {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/releases',
        'POST /g/{grant}/history/{year}/release',
        'POST /g/{grant}/releases/{release}/time',
        'POST /g/{grant}/releases/{release}/cancel',
        'POST /g/{grant}/releases/{release}/roll-back',
      ],
    },
    variables: [...PUBLISHER_DESK, ...PROOF],
    // Looks at the seals of all that is ticked while the page is waited for.
    memoryMb: 1024,
    timeoutSeconds: 29,
  },
} as const satisfies Record<string, FunctionEntry>;
