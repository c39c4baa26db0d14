/** Rights of those by which a season is set up, begins, is changed, changes hands and ends. */
import type { SEASON_FUNCTIONS } from '../desk-functions/season.js';
import { ASKER, DESK, DEED, PROVES, NEEDS_GRANT, type TableRights } from './rights.js';

export const SEASON_RIGHTS: Readonly<Record<keyof typeof SEASON_FUNCTIONS, TableRights>> = {
  'answer-setup': { reads: [...ASKER, 'season', 'setup'], writes: { PutItem: ['setup'], ...NEEDS_GRANT } },
  'begin-season': {
    reads: [...ASKER, 'areas', 'season', 'setup', 'history'],
    writes: { PutItem: ['areas', 'season', 'grant', 'mail', 'session'], UpdateItem: ['grant'] },
  },
  'appoint-publisher': {
    reads: [...ASKER, 'season', ...PROVES.reads],
    writes: {
      PutItem: ['season', 'grant', 'session', ...PROVES.puts],
      UpdateItem: ['grant', ...PROVES.updates],
    },
  },
  'change-season': {
    reads: [...ASKER, 'season', 'areas', ...PROVES.reads],
    writes: { PutItem: ['season', 'grant', ...PROVES.puts], UpdateItem: ['grant', ...PROVES.updates], ...NEEDS_GRANT },
  },
  'turn-season': {
    reads: [...DESK, ...PROVES.reads],
    writes: { PutItem: [...DEED, ...PROVES.puts], UpdateItem: PROVES.updates, ...NEEDS_GRANT },
  },
  'begin-next-season': {
    reads: [...ASKER, 'season', 'history', ...PROVES.reads],
    writes: {
      PutItem: ['season', 'grant', 'session', ...PROVES.puts],
      UpdateItem: ['grant', ...PROVES.updates],
      ...NEEDS_GRANT,
    },
  },
};
