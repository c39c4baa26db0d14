/** What the publisher does: roster and links, reminders and mail that did not arrive, earlier years, waivers, release and taking back. */
import type { FunctionEntry } from '../function-entry.js';
import { DESK, PROOF, PUBLISHER_DESK } from '../variables.js';

export const PUBLISHER_FUNCTIONS = {
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
      pace: 'computing',
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
    // Hundreds at once; an HTTP API waits for thirty.
    timeoutSeconds: 29,
  },
  'resend-links': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/links'] },
    variables: PUBLISHER_DESK,
  },
  'hand-out-links': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/filings/{agency}/link', 'POST /g/{grant}/link-sheets'] },
    variables: [...PUBLISHER_DESK, 'LINK_DAYS'],
  },
  'show-mail': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/reminders', 'GET /g/{grant}/undelivered'] },
    variables: PUBLISHER_DESK,
  },
  'remind-agencies': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/reminders'] },
    variables: PUBLISHER_DESK,
  },
  'pause-reminders': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/reminders/pause'] },
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
  'request-previous': {
    trigger: {
      on: 'http',
      routes: [
        'POST /g/{grant}/filings/{agency}/previous',
        'POST /g/{grant}/last-year',
        'POST /g/{grant}/history/{year}',
      ],
      pace: 'opening',
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
      pace: 'computing',
    },
    variables: PUBLISHER_DESK,
    // Takes over as many as it can in the time that a page may take; the next press goes on.
    memoryMb: 1024,
    timeoutSeconds: 29,
  },
  'waive-finding': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/waivers', 'POST /g/{grant}/waivers/end'] },
    variables: [...PUBLISHER_DESK, 'CHECKPOINT_KEY_ID'],
  },
  'resume-review': {
    trigger: { on: 'http', routes: ['POST /g/{grant}/filings/{agency}/resume'] },
    variables: [...PUBLISHER_DESK, 'CHECKPOINT_KEY_ID'],
  },
  // Makes the files of a report anew for each of its pages: a PDF takes a second of computing.
  'preview-release': {
    trigger: { on: 'http', routes: ['GET /g/{grant}/releases/preview/{submission}/{file+}'], pace: 'computing' },
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
      pace: 'computing',
    },
    variables: [...PUBLISHER_DESK, ...PROOF],
    // Looks at the seals of all that is ticked while the page is waited for.
    memoryMb: 1024,
    timeoutSeconds: 29,
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
} as const satisfies Record<string, FunctionEntry>;
