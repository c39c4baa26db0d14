/**
 * Every Lambda of the product: one verb, what calls it, and which variables it reads. The CDK app makes the functions
 * from this list and the handlers read exactly these variables, so that neither can drift from the other.
 * Rights are not here: each construct in infra/ grants them by name.
 */

export type Variable =
  | 'TABLE_NAME'
  | 'UPLOADS_BUCKET'
  | 'DOCUMENTS_BUCKET'
  | 'SITE_BUCKET'
  | 'INTAKE_MACHINE_ARN'
  | 'REVIEW_MACHINE_ARN'
  | 'RELEASE_MACHINE_ARN'
  | 'DESK_BASE_URL'
  | 'SITE_BASE_URL'
  | 'MAIL_FROM'
  /** Where the link to begin with is mailed to; `none` where the operator takes it out of the answer. */
  | 'SETUP_ADDRESS'
  | 'UPLOAD_MAX_BYTES'
  | 'UPLOAD_FORM_MINUTES'
  | 'LINK_DAYS'
  | 'PUBLISHER_LINK_DAYS'
  | 'NEW_LINK_MINUTES'
  | 'DECISION_DAYS'
  /** How mail leaves: `ses` or `smtp` (shared/mail/open.ts). */
  | 'MAIL_TRANSPORT'
  | 'SES_CONFIGURATION_SET'
  | 'SMTP_HOST'
  | 'SMTP_PORT'
  | 'SMTP_SECURITY'
  | 'SMTP_USER'
  /** The name of a secret, never a secret. */
  | 'SMTP_PASSWORD_SECRET'
  /** The office's gateway for text messages, beside mail, and the name of the secret that notices are signed with. */
  | 'WEBHOOK_URL'
  | 'WEBHOOK_SECRET'
  /** ARNs of KMS keys: the one that signs, and after it, between spaces, those that signed before it. */
  | 'SEAL_KEY_ID'
  | 'CHECKPOINT_KEY_ID';

/** The prefixes of outbox keys that the table's stream is filtered by (the stream carries keys only). */
export const OUTBOX_PREFIX = {
  mail: 'OUTBOX#MAIL#',
  start: 'OUTBOX#START#',
  tell: 'OUTBOX#TELL#',
  find: 'OUTBOX#FIND#',
  notice: 'OUTBOX#NOTICE#',
  save: 'OUTBOX#SAVE#',
  reassign: 'OUTBOX#REASSIGN#',
} as const;

/** What the log of an outbox function says of a row that it gives up; an alarm counts exactly this message. */
export const ROW_FAILED = 'outbox row failed';

/** What announce-draft says of a file that the machine had no time to read; an alarm counts it. */
export const READER_STARVED = 'reader starved';

/** What stop-filing says when somebody tells that a decision in their name was not theirs; an alarm counts it. */
export const DECISION_DISOWNED = 'decision disowned';

/** What the log of reconcile says of every drift; an alarm counts exactly this message. */
export const DRIFT_FOUND = 'drift found';

export type Trigger =
  | { readonly on: 'http'; readonly routes: readonly string[] }
  | { readonly on: 'upload' }
  /** SES tells that a mail came back. */
  | { readonly on: 'bounce' }
  | { readonly on: 'machine'; readonly machine: 'intake' | 'review' | 'release' }
  | { readonly on: 'stream'; readonly outbox: keyof typeof OUTBOX_PREFIX }
  | { readonly on: 'schedule'; readonly minutes: number }
  /** Invoked by an operator, e.g. with the AWS command line. */
  | { readonly on: 'operator' };

export interface FunctionEntry {
  readonly trigger: Trigger;
  readonly variables: readonly Variable[];
  /** Variables that are set where the operator configured what they are for, and absent elsewhere. */
  readonly optional?: readonly Variable[];
  readonly memoryMb?: number;
  readonly timeoutSeconds?: number;
}

/** For every function that answers people. */
const DESK = ['TABLE_NAME', 'DESK_BASE_URL'] as const satisfies readonly Variable[];
/** For functions that show the agency's page, again with what was typed where a deed was refused. */
const FILING_DESK = [
  ...DESK,
  'SITE_BASE_URL',
  'UPLOADS_BUCKET',
  'UPLOAD_MAX_BYTES',
] as const satisfies readonly Variable[];
/** For functions that look whether what is stored is what was filed. */
const PROOF = ['DOCUMENTS_BUCKET', 'SEAL_KEY_ID', 'CHECKPOINT_KEY_ID'] as const satisfies readonly Variable[];
/** For functions that show the publisher's pages. */
const PUBLISHER_DESK = [...DESK, 'SITE_BASE_URL'] as const satisfies readonly Variable[];

export const FUNCTIONS = {
  'open-season': { trigger: { on: 'operator' }, variables: ['TABLE_NAME', 'LINK_DAYS'] },
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
        'GET /g/{grant}/last-year',
        'GET /g/{grant}/set-up/{question}',
        'GET /rules/{rule}',
        'GET /verify',
        '$default',
      ],
    },
    variables: [...FILING_DESK, ...PROOF],
  },
  'open-setup': {
    trigger: { on: 'operator' },
    variables: ['TABLE_NAME', 'DESK_BASE_URL', 'LINK_DAYS', 'SETUP_ADDRESS'],
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
        'POST /g/{grant}/season/office',
        'POST /g/{grant}/season/substitute',
        'POST /g/{grant}/season/deciders',
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
  'advance-seasons': { trigger: { on: 'schedule', minutes: 60 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
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
      ],
    },
    variables: DESK,
  },
  'request-link': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/link'] },
    variables: [...DESK, 'NEW_LINK_MINUTES'],
  },
  'request-upload': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/upload'] },
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
    trigger: { on: 'http', routes: ['GET /g/{grant}/form/report.docx', 'GET /g/{grant}/form/report.pdf'] },
    variables: DESK,
    // A PDF takes two seconds of computing: a whole Chinese font is opened, and what is used of it embedded.
    memoryMb: 1769,
  },
  'request-previous': {
    trigger: {
      on: 'http',
      routes: ['POST /g/{grant}/filings/{agency}/previous', 'POST /g/{grant}/last-year'],
    },
    variables: [...DESK, 'UPLOADS_BUCKET', 'UPLOAD_MAX_BYTES', 'UPLOAD_FORM_MINUTES'],
  },
  'import-previous': {
    trigger: { on: 'upload' },
    variables: ['TABLE_NAME', 'UPLOADS_BUCKET'],
    memoryMb: 1024,
    timeoutSeconds: 180,
  },
  'import-last-year': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/last-year/save', 'POST /g/{grant}/last-year/discard'] },
    variables: DESK,
    // Takes over as many as it can in the time that a page may take; the next press goes on.
    memoryMb: 1024,
    timeoutSeconds: 29,
  },
  'receive-upload': { trigger: { on: 'upload' }, variables: ['TABLE_NAME'] },
  'find-upload': { trigger: { on: 'stream', outbox: 'find' }, variables: ['TABLE_NAME', 'UPLOADS_BUCKET'] },
  'locate-upload': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME'] },
  'extract-report': {
    trigger: { on: 'machine', machine: 'intake' },
    variables: ['UPLOADS_BUCKET', 'DOCUMENTS_BUCKET'],
    // Recognising the pages of a scan computes for a minute or two: a whole core, and time for a second try.
    memoryMb: 2048,
    timeoutSeconds: 900,
  },
  'check-report': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME', 'DOCUMENTS_BUCKET'] },
  'announce-draft': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME'] },
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
  'ask-decision': {
    trigger: { on: 'machine', machine: 'review' },
    variables: ['TABLE_NAME', 'LINK_DAYS', 'DECISION_DAYS'],
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
  'send-digests': {
    trigger: { on: 'schedule', minutes: 30 },
    variables: ['TABLE_NAME', 'LINK_DAYS'],
    timeoutSeconds: 900,
  },
  'hand-over-stages': {
    trigger: { on: 'schedule', minutes: 60 },
    variables: ['TABLE_NAME', 'LINK_DAYS', 'DECISION_DAYS'],
    timeoutSeconds: 900,
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
  'tell-decision': { trigger: { on: 'stream', outbox: 'tell' }, variables: ['TABLE_NAME'] },
  'start-execution': {
    trigger: { on: 'stream', outbox: 'start' },
    variables: ['TABLE_NAME', 'INTAKE_MACHINE_ARN', 'REVIEW_MACHINE_ARN', 'RELEASE_MACHINE_ARN'],
  },
  'send-mail': {
    trigger: { on: 'stream', outbox: 'mail' },
    variables: [
      'TABLE_NAME',
      'DESK_BASE_URL',
      'SITE_BASE_URL',
      'MAIL_FROM',
      'LINK_DAYS',
      'PUBLISHER_LINK_DAYS',
      'MAIL_TRANSPORT',
    ],
    optional: [
      'SES_CONFIGURATION_SET',
      'SMTP_HOST',
      'SMTP_PORT',
      'SMTP_SECURITY',
      'SMTP_USER',
      'SMTP_PASSWORD_SECRET',
      'WEBHOOK_URL',
    ],
    // Ten mails, one after the other, to a server that may be slow.
    timeoutSeconds: 160,
  },
  'upgrade-table': { trigger: { on: 'schedule', minutes: 5 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
  reconcile: {
    trigger: { on: 'schedule', minutes: 60 },
    variables: [
      'TABLE_NAME',
      'UPLOADS_BUCKET',
      ...PROOF,
      'SITE_BUCKET',
      'INTAKE_MACHINE_ARN',
      'REVIEW_MACHINE_ARN',
      'RELEASE_MACHINE_ARN',
    ],
    memoryMb: 1024,
    timeoutSeconds: 900,
  },
  remind: { trigger: { on: 'schedule', minutes: 60 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
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
  'send-notice': {
    trigger: { on: 'stream', outbox: 'notice' },
    variables: ['TABLE_NAME'],
    optional: ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
    // Ten notices, one after the other, to a gateway that may be slow.
    timeoutSeconds: 120,
  },
  'receive-bounce': { trigger: { on: 'bounce' }, variables: ['TABLE_NAME'] },
  'pause-reminders': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/reminders/pause'] },
    variables: PUBLISHER_DESK,
  },
  settle: { trigger: { on: 'schedule', minutes: 5 }, variables: ['TABLE_NAME'] },
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
  'save-roster': {
    trigger: { on: 'stream', outbox: 'save' },
    variables: ['TABLE_NAME', 'LINK_DAYS'],
    memoryMb: 1024,
    timeoutSeconds: 150,
  },
  'reassign-stage': {
    trigger: { on: 'stream', outbox: 'reassign' },
    variables: ['TABLE_NAME', 'LINK_DAYS', 'DECISION_DAYS'],
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
      ],
    },
    variables: [...PUBLISHER_DESK, 'CHECKPOINT_KEY_ID'],
  },
  release: {
    trigger: { on: 'http', routes: ['POST /g/{grant}/releases'] },
    variables: [...PUBLISHER_DESK, 'DOCUMENTS_BUCKET'],
  },
  'publish-report': {
    trigger: { on: 'machine', machine: 'release' },
    variables: ['TABLE_NAME', ...PROOF, 'SITE_BUCKET', 'SITE_BASE_URL'],
    memoryMb: 512,
    timeoutSeconds: 120,
  },
} as const satisfies Record<string, FunctionEntry>;
export type FunctionName = keyof typeof FUNCTIONS;

export const MACHINES = ['intake', 'review', 'release'] as const;
export type MachineName = (typeof MACHINES)[number];
