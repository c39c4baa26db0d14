/** Rights of what the publisher does. */
import type { PUBLISHER_FUNCTIONS } from '../desk-functions/publisher.js';
import { ASKER, DESK, DEED, PROVES, BOARD, NEEDS_GRANT, type TableRights } from './rights.js';

export const PUBLISHER_RIGHTS: Readonly<Record<keyof typeof PUBLISHER_FUNCTIONS, TableRights>> = {
  'request-previous': { reads: [...ASKER, 'season'], writes: { UpdateItem: ['limit'] } },
  'import-last-year': {
    reads: [...DESK, 'upload', 'lastYear', 'history'],
    writes: { PutItem: [...DEED, 'upload', 'lastYear', 'history'], ...NEEDS_GRANT },
  },
  'resume-review': {
    reads: [...DESK, ...PROVES.reads, 'tell'],
    writes: { PutItem: [...DEED, ...PROVES.puts, 'start'], UpdateItem: PROVES.updates, ...NEEDS_GRANT },
  },
  'show-mail': { reads: [...ASKER, 'season', 'reminder', 'delivery'] },
  // Whoever makes a bounce up marks an address at most: nothing else can be written.
  'take-bounce': { reads: [...ASKER, 'delivery', 'mailed'], writes: { PutItem: ['delivery'] } },
  'resend-mail': { reads: [...ASKER, 'delivery'], writes: { PutItem: ['delivery'], UpdateItem: ['mail'] } },
  'remind-agencies': {
    reads: [...ASKER, 'season', 'reminder'],
    writes: { PutItem: ['season', 'reminder', 'mail'], ...NEEDS_GRANT },
  },
  'pause-reminders': {
    reads: [...ASKER, 'season', 'reminder'],
    writes: { PutItem: ['season', 'reminder'], ...NEEDS_GRANT },
  },
  'import-roster': {
    reads: [...DESK, ...PROVES.reads, ...BOARD],
    writes: {
      PutItem: [...PROVES.puts, 'roster', 'save'],
      UpdateItem: [...PROVES.updates, 'roster'],
      ...NEEDS_GRANT,
    },
  },
  'change-agency': {
    reads: [...ASKER, ...DEED, ...PROVES.reads],
    writes: {
      PutItem: [...DEED, 'reassign', 'grant', ...PROVES.puts],
      UpdateItem: [...PROVES.updates, 'grant'],
      ...NEEDS_GRANT,
    },
  },
  'invite-agencies': {
    reads: [...DESK, ...PROVES.reads, ...BOARD],
    writes: {
      PutItem: ['season', ...PROVES.puts, 'grant'],
      UpdateItem: [...PROVES.updates, 'grant'],
      ...NEEDS_GRANT,
    },
  },
  'resend-links': {
    reads: [...DESK, ...BOARD],
    writes: { PutItem: ['season', 'mail', 'grant'], ...NEEDS_GRANT },
  },
  // It mints links of agencies' contacts and shows them; of the grants it changes which link opens them.
  'hand-out-links': {
    reads: [...DESK, ...PROVES.reads, ...BOARD],
    writes: {
      PutItem: ['season', 'link', ...PROVES.puts],
      UpdateItem: [...PROVES.updates, 'grant'],
      ...NEEDS_GRANT,
    },
  },
  'waive-finding': {
    reads: [...DESK, ...PROVES.reads],
    writes: { PutItem: [...DEED, ...PROVES.puts], UpdateItem: PROVES.updates, ...NEEDS_GRANT },
  },
  'take-back': {
    reads: [...DESK, ...PROVES.reads, 'lastYear', 'history'],
    writes: {
      PutItem: [...DEED, 'release', 'start', 'touched', 'history', ...PROVES.puts],
      UpdateItem: PROVES.updates,
      ...NEEDS_GRANT,
    },
  },
  release: {
    reads: [...DESK, ...PROVES.reads, ...BOARD, 'lastYear', 'history'],
    writes: { PutItem: ['season', 'release', 'start', ...PROVES.puts], UpdateItem: PROVES.updates, ...NEEDS_GRANT },
  },
  // Looks at what a release would make, and can make nothing public.
  'preview-release': { reads: [...DESK, 'release', 'history'] },
};
