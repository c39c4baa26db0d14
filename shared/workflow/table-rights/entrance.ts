/** Rights of those by which people come in and go: a session is what most of them write. */
import type { ENTRANCE_FUNCTIONS } from '../desk-functions/entrance.js';
import { ASKER, type TableRights } from './rights.js';

export const ENTRANCE_RIGHTS: Readonly<Record<keyof typeof ENTRANCE_FUNCTIONS, TableRights>> = {
  // An item of a person's own desk: what comes of it is a session for the item's grant.
  'open-item': { reads: [...ASKER, 'season', 'filing'], writes: { PutItem: ['session'] } },
  'sign-in': {
    reads: [...ASKER, 'areas', 'season', 'delivery'],
    writes: { PutItem: ['grant', 'mail'], UpdateItem: ['grant', 'limit'] },
  },
  'set-preferences': { reads: [...ASKER, 'person'], writes: { PutItem: ['person'] } },
  // Whoever opens a link may be a mail scanner: what comes of it is a session and the time of it, and no other row can be touched.
  'open-link': { reads: [...ASKER, 'person'], writes: { PutItem: ['session', 'seen'] } },
  // What a person chose is theirs alone: it changes nothing of what they may do.
  'choose-language': { reads: [...ASKER, 'person'], writes: { PutItem: ['person'] } },
  'sign-out': {
    reads: [...ASKER, 'season'],
    writes: { PutItem: ['session', 'mail'], UpdateItem: ['session', 'grant', 'limit'] },
  },
  'request-link': { reads: ['grant', 'season'], writes: { PutItem: ['mail'], UpdateItem: ['limit'] } },
};
