/** Rights of those that no person waits for. */
import type { WORK_FUNCTIONS } from '../work-functions.js';
import { CASE, DEED, NOTHING, RECEIVED, OUTBOX, type TableRights } from './rights.js';

/** Either function that mails can send whatever is queued: which rows come to it is the dispatcher's matter. */
const MAILING: TableRights = {
  reads: ['mail', 'grant', 'person', 'season', 'delivery', 'code'],
  writes: { PutItem: ['link', 'delivery', 'mailed', 'notice'], UpdateItem: ['mail', 'grant', 'code'] },
};

export const WORK_RIGHTS: Readonly<Record<keyof typeof WORK_FUNCTIONS, TableRights>> = {
  'admit-request': NOTHING,
  'open-season': { reads: ['areas', 'season', 'history'], writes: { PutItem: ['areas', 'season', 'grant', 'mail'] } },
  'open-setup': {
    reads: ['areas', 'season', 'grant'],
    writes: { PutItem: ['grant', 'link', 'mail'], UpdateItem: ['grant'] },
  },
  // The one function that takes persons out of events: each put is over an event of the same hash.
  'advance-seasons': {
    reads: [...CASE, 'grant', 'form', 'round'],
    writes: { PutItem: [...DEED, 'mail', 'round'], UpdateItem: ['grant', 'form'] },
  },
  'import-previous': {
    reads: [...CASE, 'upload', 'lastYear'],
    writes: { PutItem: [...DEED, 'upload', 'lastYear'] },
  },
  'check-portal': { reads: ['season', 'filing', 'upload'], writes: { PutItem: [...DEED, 'upload'] } },
  'receive-upload': {
    reads: ['season', 'filing', 'grant', 'upload'],
    writes: { PutItem: RECEIVED, ConditionCheckItem: ['upload'] },
  },
  'find-upload': {
    reads: ['season', 'filing', 'grant', 'upload', 'find'],
    writes: { PutItem: RECEIVED, UpdateItem: ['find'], ConditionCheckItem: ['upload'] },
  },
  'locate-upload': { reads: ['filing', 'upload'] },
  // It opens files of strangers.
  'extract-report': NOTHING,
  'check-report': { reads: CASE, writes: { PutItem: ['filing', 'texts'], UpdateItem: ['words'] } },
  'announce-draft': { reads: CASE, writes: { PutItem: [...DEED, 'mail'] } },
  'ask-decision': {
    reads: ['season', 'filing', 'grant', 'task', 'mail', 'person'],
    writes: { PutItem: [...DEED, 'task', 'grant', 'mail', 'person'], UpdateItem: ['grant', 'tell'] },
  },
  'send-digests': {
    reads: ['areas', 'season', 'filing', 'grant', 'mail', 'person', 'round'],
    writes: { PutItem: ['grant', 'mail', 'person', 'round'], UpdateItem: ['grant', 'mail'] },
  },
  'hand-over-stages': {
    reads: [...CASE, 'grant', 'mail', 'round'],
    writes: { PutItem: [...DEED, 'grant', 'mail', 'round'], UpdateItem: ['grant'] },
  },
  'tell-decision': { reads: ['filing', 'task', 'tell'], writes: { UpdateItem: ['tell'], DeleteItem: ['task'] } },
  // It sees keys of rows in the stream, and no row.
  'dispatch-outbox': NOTHING,
  'start-execution': { reads: ['start'], writes: { UpdateItem: ['start'] } },
  'send-mail': MAILING,
  'send-asked-mail': MAILING,
  // Sees all by scanning, and takes away what lies under a key of the former layout (infra/rights.ts); enters former reports
  // under their words.
  'upgrade-table': {
    reads: ['filing', 'texts', 'words'],
    writes: {
      PutItem: [
        ...(['layout', 'areas', 'season', 'filing', 'texts', 'grant', 'upload', 'task', 'release', 'site'] as const),
        ...OUTBOX,
      ],
      UpdateItem: ['words'],
    },
  },
  reconcile: {
    reads: [
      ...(['areas', 'season', 'filing', 'grant', 'upload', 'release', 'site', 'sites', 'history', 'round'] as const),
      ...(['restore'] as const),
      ...OUTBOX,
    ],
    writes: {
      PutItem: [...RECEIVED, 'tell', 'round'],
      UpdateItem: ['start', 'tell'],
      ConditionCheckItem: ['upload'],
    },
  },
  remind: {
    reads: ['areas', 'season', 'grant', 'reminder', 'round'],
    writes: { PutItem: ['reminder', 'mail', 'round'] },
  },
  'send-notice': { reads: ['notice'], writes: { UpdateItem: ['notice'] } },
  'send-news': { reads: ['news'], writes: { UpdateItem: ['news'] } },
  'receive-bounce': { reads: ['delivery', 'mailed'], writes: { PutItem: ['delivery'] } },
  settle: { reads: [], writes: { UpdateItem: OUTBOX } },
  'save-roster': {
    reads: ['season', 'grant', 'roster', 'save'],
    writes: {
      PutItem: ['season', 'grant', 'mail', 'reassign', 'roster'],
      UpdateItem: ['grant', 'save', 'roster'],
    },
  },
  'reassign-stage': {
    reads: [...CASE, 'grant', 'mail', 'reassign'],
    writes: { PutItem: [...DEED, 'grant', 'mail'], UpdateItem: ['grant', 'reassign'] },
  },
  // Of links, whether a decision was disowned before its report returns to where that decision counts.
  'publish-report': {
    reads: [...CASE, 'release', 'site', 'sites', 'touched', 'history', 'mail', 'grant', 'round'],
    writes: {
      PutItem: [...DEED, 'release', 'site', 'sites', 'touched', 'history', 'start', 'mail', 'news', 'round'],
      DeleteItem: ['touched'],
    },
  },
  // What it makes of whole years comes from the public parts alone; of the table it sees its lease, the day of the release, and how far
  // its last round through all sites came.
  'pack-data': { reads: ['release', 'site', 'sites', 'round'], writes: { PutItem: ['site', 'round'] } },
};
