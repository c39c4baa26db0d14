/**
 * The functions that answer people, with their routes (functions.ts). Here those that show pages, figures and documents to
 * everybody; what is done from these pages stands in a room for each of those who do it.
 */
import { AGENCY_FUNCTIONS } from './desk-functions/agency.js';
import { DECIDER_FUNCTIONS } from './desk-functions/decider.js';
import { ENTRANCE_FUNCTIONS } from './desk-functions/entrance.js';
import { PUBLISHER_FUNCTIONS } from './desk-functions/publisher.js';
import { SEASON_FUNCTIONS } from './desk-functions/season.js';
import type { FunctionEntry } from './function-entry.js';
import { DESK, FILING_DESK, PROOF } from './variables.js';

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
  ...SEASON_FUNCTIONS,
  ...ENTRANCE_FUNCTIONS,
  ...AGENCY_FUNCTIONS,
  ...DECIDER_FUNCTIONS,
  ...PUBLISHER_FUNCTIONS,
} as const satisfies Record<string, FunctionEntry>;
