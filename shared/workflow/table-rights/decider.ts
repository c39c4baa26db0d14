/** Rights of those by which a report is decided on, handed over, or stopped. */
import type { DECIDER_FUNCTIONS } from '../desk-functions/decider.js';
import { ASKER, DESK, DEED, PROVES, NEEDS_GRANT, type TableRights } from './rights.js';

export const DECIDER_RIGHTS: Readonly<Record<keyof typeof DECIDER_FUNCTIONS, TableRights>> = {
  decide: {
    reads: [...DESK, ...PROVES.reads, 'comments'],
    writes: {
      PutItem: [...DEED, ...PROVES.puts, 'grant', 'tell', 'comments'],
      UpdateItem: [...PROVES.updates, 'grant'],
      ...NEEDS_GRANT,
    },
  },
  'decide-several': {
    reads: [...DESK, ...PROVES.reads, 'person'],
    writes: { PutItem: [...DEED, ...PROVES.puts, 'grant', 'tell'], UpdateItem: [...PROVES.updates, 'grant'] },
  },
  delegate: {
    reads: [...DESK, ...PROVES.reads, 'mail'],
    writes: {
      PutItem: [...DEED, ...PROVES.puts, 'grant'],
      UpdateItem: [...PROVES.updates, 'grant'],
      ...NEEDS_GRANT,
    },
  },
  // It saves what is written and can decide nothing.
  'save-comments': {
    reads: [...ASKER, 'season', 'filing', 'comments'],
    writes: { PutItem: ['comments'], ...NEEDS_GRANT },
  },
  'stop-filing': { reads: DESK, writes: { PutItem: [...DEED, 'tell', 'mail', 'browser'], UpdateItem: ['grant'] } },
};
