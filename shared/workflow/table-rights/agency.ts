/** Rights of what is done in an agency’s name: on its own filing, with what was typed before. */
import type { AGENCY_FUNCTIONS } from '../desk-functions/agency.js';
import { ASKER, DESK, AGENCY_DEED, DEED, NEEDS_GRANT, type TableRights } from './rights.js';

export const AGENCY_RIGHTS: Readonly<Record<keyof typeof AGENCY_FUNCTIONS, TableRights>> = {
  'request-upload': {
    reads: [...ASKER, 'season', 'browser'],
    writes: { PutItem: ['upload', 'find'], UpdateItem: ['limit'] },
  },
  'save-form': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: ['form'], ...NEEDS_GRANT } },
  'finish-form': {
    reads: [...AGENCY_DEED, 'form', 'upload'],
    writes: { PutItem: ['upload', 'find'], UpdateItem: ['limit'] },
  },
  'print-form': { reads: [...DESK, 'form'] },
  'complete-record': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: DEED, ...NEEDS_GRANT } },
  'import-explanations': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: DEED, ...NEEDS_GRANT } },
  'file-report': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: [...DEED, 'start', 'mail'], ...NEEDS_GRANT } },
  'withdraw-report': {
    reads: [...AGENCY_DEED, 'form'],
    writes: { PutItem: [...DEED, 'tell', 'mail'], ...NEEDS_GRANT },
  },
  'reply-to-return': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: DEED, ...NEEDS_GRANT } },
};
