/**
 * Which kinds of items each function reads and writes, and how. The CDK app makes the table's rights from this list, by
 * how a partition key begins; the flow tests refuse whatever is not on it, as AWS would (test/flow/guarded-database.ts).
 *
 * An update changes what stands without being able to say that it must not be there; so updates and deletions are allowed
 * on kinds alone under which no audit event lies. That a put writes over no event is held by its condition (ADR 12).
 */
import type { FunctionName } from './functions.js';
import { OUTBOX_PREFIX } from './outbox-prefix.js';

/** How the partition keys of a kind begin; where nothing follows, the whole key. */
export const ITEM_KINDS = {
  layout: 'LAYOUT',
  areas: 'AREAS',
  /** The season with its roster, the heads of its filings, and its audit events. */
  season: 'SEASON#',
  /** Submissions of a filing with records and findings, and the filing's audit events. */
  filing: 'FILING#',
  /** What is typed on the page before a report is sent. */
  form: 'FORM#',
  texts: 'TEXTS#',
  /** Which agencies' reports hold a word. */
  words: 'WORDS#',
  /** Answers to the questions before the first season. */
  setup: 'SETUP#',
  grant: 'GRANT#',
  link: 'LINK#',
  session: 'SESSION#',
  /** The code that a session was mailed, and the browsers that were proved by one. */
  code: 'CODE#',
  browser: 'BROWSER#',
  limit: 'LIMIT#',
  /** What a person chose for themselves. */
  person: 'PERSON#',
  /** When somebody last opened a link of a season. */
  seen: 'SEEN#',
  upload: 'UPLOAD#',
  task: 'TASK#',
  /** Drafts of decisions. */
  comments: 'COMMENTS#',
  /** Who was reminded when, and whether reminders stand still. */
  reminder: 'REMINDER#',
  /** By address: when it was last written to, and what became of it. */
  delivery: 'DELIVERY#',
  /** What was sent under which message id: with it a bounce is compared. */
  mailed: 'MAILED#',
  mail: OUTBOX_PREFIX.mail,
  start: OUTBOX_PREFIX.start,
  tell: OUTBOX_PREFIX.tell,
  find: OUTBOX_PREFIX.find,
  notice: OUTBOX_PREFIX.notice,
  news: OUTBOX_PREFIX.news,
  /** A roster that was confirmed and is being saved; a stage that another person is to decide. */
  save: OUTBOX_PREFIX.save,
  reassign: OUTBOX_PREFIX.reassign,
  /** A roster that is being looked at before it is saved. */
  roster: 'ROSTER#',
  /** Documents of last year that were sent for all agencies, until they are confirmed. */
  lastYear: 'LASTYEAR#',
  /** Reports of earlier years that were imported, and their records. */
  history: 'HISTORY#',
  release: 'RELEASE#',
  site: 'SITE#',
  /** Where the site of each area stands. */
  sites: 'SITES',
  /** Reports of which the public site must say something else. */
  touched: 'TOUCHED#',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;

export const WRITE_ACTIONS = ['PutItem', 'UpdateItem', 'ConditionCheckItem', 'DeleteItem'] as const;
export type WriteAction = (typeof WRITE_ACTIONS)[number];

export interface TableRights {
  /** Beside the layout, which every function looks at first. */
  readonly reads: readonly ItemKind[];
  readonly writes?: Readonly<Partial<Record<WriteAction, readonly ItemKind[]>>>;
}

/** The roster and a filing with all that the rules know, a sum over the areas below included: what most pages and deeds are about. */
const CASE = ['season', 'filing', 'texts', 'words', 'areas'] as const satisfies readonly ItemKind[];
/** A session and its grant; a cookie of former code is the secret of a link. */
const ASKER = ['session', 'link', 'grant'] as const satisfies readonly ItemKind[];
/** Pages lead to what is public. */
const DESK = [...ASKER, ...CASE, 'sites'] as const satisfies readonly ItemKind[];
/** What is done in an agency's name, in a browser that was proved to be nobody's who decides. */
const AGENCY_DEED = [...DESK, 'browser'] as const satisfies readonly ItemKind[];
/** A deed on a filing writes its head beside the roster. */
const DEED = ['season', 'filing'] as const satisfies readonly ItemKind[];
/** Asking for a code and comparing it, before a deed that decides. */
const PROVES = {
  reads: ['code', 'browser'],
  puts: ['code', 'browser', 'mail'],
  updates: ['code', 'limit'],
} as const satisfies Record<string, readonly ItemKind[]>;
/** Beside the roster and its filings, what the publisher's board shows. */
const BOARD = ['roster', 'release', 'seen', 'delivery'] as const satisfies readonly ItemKind[];
const NOTHING: TableRights = { reads: [] };
const NEEDS_GRANT = { ConditionCheckItem: ['grant'] } as const;
const RECEIVED = [...DEED, 'upload', 'start', 'mail'] as const satisfies readonly ItemKind[];
const OUTBOX = [
  'mail',
  'start',
  'tell',
  'find',
  'save',
  'reassign',
  'notice',
  'news',
] as const satisfies readonly ItemKind[];

export const TABLE_RIGHTS: Readonly<Record<FunctionName, TableRights>> = {
  'open-season': { reads: ['areas', 'season', 'history'], writes: { PutItem: ['areas', 'season', 'grant', 'mail'] } },
  // An item of a person's own desk: what comes of it is a session for the item's grant.
  'open-item': { reads: [...ASKER, 'season', 'filing'], writes: { PutItem: ['session'] } },
  'sign-in': {
    reads: [...ASKER, 'areas', 'season', 'delivery'],
    writes: { PutItem: ['grant', 'mail'], UpdateItem: ['grant', 'limit'] },
  },
  'set-preferences': { reads: [...ASKER, 'person'], writes: { PutItem: ['person'] } },
  'open-setup': {
    reads: ['areas', 'season', 'grant'],
    writes: { PutItem: ['grant', 'link', 'mail'], UpdateItem: ['grant'] },
  },
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
  'advance-seasons': { reads: [...CASE], writes: { PutItem: [...DEED, 'mail'] } },
  'show-desk': { reads: [...DESK, 'form', 'upload', 'comments', 'setup', 'person', 'lastYear', 'history', ...BOARD] },
  'show-document': { reads: [...ASKER, 'filing'] },
  'show-page-picture': { reads: [...ASKER, 'filing'] },
  'download-workbook': { reads: DESK },
  // Whoever opens a link may be a mail scanner: what comes of it is a session and the time of it, and no other row can be touched.
  'open-link': { reads: [...ASKER, 'person'], writes: { PutItem: ['session', 'seen'] } },
  // What a person chose is theirs alone: it changes nothing of what they may do.
  'choose-language': { reads: [...ASKER, 'person'], writes: { PutItem: ['person'] } },
  'sign-out': {
    reads: [...ASKER, 'season'],
    writes: { PutItem: ['session', 'mail'], UpdateItem: ['session', 'grant'] },
  },
  'request-link': { reads: ['grant', 'season'], writes: { PutItem: ['mail'], UpdateItem: ['limit'] } },
  'request-upload': { reads: [...ASKER, 'season', 'browser'], writes: { PutItem: ['upload', 'find'] } },
  'save-form': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: ['form'], ...NEEDS_GRANT } },
  'finish-form': { reads: [...AGENCY_DEED, 'form', 'upload'], writes: { PutItem: ['upload', 'find'] } },
  'print-form': { reads: [...DESK, 'form'] },
  'request-previous': { reads: [...ASKER, 'season'] },
  'import-previous': {
    reads: [...CASE, 'upload', 'lastYear'],
    writes: { PutItem: [...DEED, 'upload', 'lastYear'] },
  },
  'check-portal': { reads: ['season', 'filing', 'upload'], writes: { PutItem: [...DEED, 'upload'] } },
  'import-last-year': {
    reads: [...DESK, 'upload', 'lastYear', 'history'],
    writes: { PutItem: [...DEED, 'upload', 'lastYear', 'history'], ...NEEDS_GRANT },
  },
  'receive-upload': { reads: ['season', 'filing', 'grant', 'upload'], writes: { PutItem: RECEIVED } },
  'find-upload': {
    reads: ['season', 'filing', 'grant', 'upload', 'find'],
    writes: { PutItem: RECEIVED, UpdateItem: ['find'] },
  },
  'locate-upload': { reads: ['filing'] },
  // It opens files of strangers.
  'extract-report': NOTHING,
  'check-report': { reads: CASE, writes: { PutItem: ['filing', 'texts'], UpdateItem: ['words'] } },
  'announce-draft': { reads: CASE, writes: { PutItem: [...DEED, 'mail'] } },
  'complete-record': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: DEED, ...NEEDS_GRANT } },
  'import-explanations': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: DEED, ...NEEDS_GRANT } },
  'file-report': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: [...DEED, 'start', 'mail'], ...NEEDS_GRANT } },
  'withdraw-report': {
    reads: [...AGENCY_DEED, 'form'],
    writes: { PutItem: [...DEED, 'tell', 'mail'], ...NEEDS_GRANT },
  },
  'ask-decision': {
    reads: ['season', 'filing', 'grant', 'task', 'mail', 'person'],
    writes: { PutItem: [...DEED, 'task', 'grant', 'mail', 'person'], UpdateItem: ['grant', 'tell'] },
  },
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
  'send-digests': {
    reads: ['areas', 'season', 'filing', 'grant', 'mail', 'person'],
    writes: { PutItem: ['grant', 'mail', 'person'], UpdateItem: ['grant', 'mail'] },
  },
  'hand-over-stages': {
    reads: [...CASE, 'grant', 'mail'],
    writes: { PutItem: [...DEED, 'grant', 'mail'], UpdateItem: ['grant'] },
  },
  // It saves what is written and can decide nothing.
  'save-comments': {
    reads: [...ASKER, 'season', 'filing', 'comments'],
    writes: { PutItem: ['comments'], ...NEEDS_GRANT },
  },
  'reply-to-return': { reads: [...AGENCY_DEED, 'form'], writes: { PutItem: DEED, ...NEEDS_GRANT } },
  'stop-filing': { reads: DESK, writes: { PutItem: [...DEED, 'tell', 'mail', 'browser'], UpdateItem: ['grant'] } },
  'resume-review': {
    reads: [...DESK, ...PROVES.reads, 'tell'],
    writes: { PutItem: [...DEED, ...PROVES.puts, 'start'], UpdateItem: PROVES.updates, ...NEEDS_GRANT },
  },
  'tell-decision': { reads: ['filing', 'task', 'tell'], writes: { UpdateItem: ['tell'], DeleteItem: ['task'] } },
  'start-execution': { reads: ['start'], writes: { UpdateItem: ['start'] } },
  'send-mail': {
    reads: ['mail', 'grant', 'person', 'season', 'delivery'],
    writes: { PutItem: ['link', 'delivery', 'mailed', 'notice'], UpdateItem: ['mail', 'grant', 'code'] },
  },
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
    reads: ['areas', 'season', 'filing', 'grant', 'upload', 'release', 'site', 'sites', 'history', ...OUTBOX],
    writes: { PutItem: [...RECEIVED, 'tell'], UpdateItem: ['start', 'tell'] },
  },
  remind: { reads: ['areas', 'season', 'grant', 'reminder'], writes: { PutItem: ['reminder', 'mail'] } },
  'show-mail': { reads: [...ASKER, 'season', 'reminder', 'delivery'] },
  'send-notice': { reads: ['notice'], writes: { UpdateItem: ['notice'] } },
  'send-news': { reads: ['news'], writes: { UpdateItem: ['news'] } },
  // Whoever makes a bounce up marks an address at most: nothing else can be written.
  'take-bounce': { reads: [...ASKER, 'delivery', 'mailed'], writes: { PutItem: ['delivery'] } },
  'receive-bounce': { reads: ['delivery', 'mailed'], writes: { PutItem: ['delivery'] } },
  'resend-mail': { reads: [...ASKER, 'delivery'], writes: { PutItem: ['delivery'], UpdateItem: ['mail'] } },
  'remind-agencies': {
    reads: [...ASKER, 'season', 'reminder'],
    writes: { PutItem: ['season', 'reminder', 'mail'], ...NEEDS_GRANT },
  },
  'pause-reminders': {
    reads: [...ASKER, 'season', 'reminder'],
    writes: { PutItem: ['season', 'reminder'], ...NEEDS_GRANT },
  },
  settle: { reads: [], writes: { UpdateItem: OUTBOX } },
  'import-roster': {
    reads: [...DESK, ...PROVES.reads, ...BOARD],
    writes: {
      PutItem: [...PROVES.puts, 'roster', 'save'],
      UpdateItem: [...PROVES.updates, 'roster'],
      ...NEEDS_GRANT,
    },
  },
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
  // Of links, whether a decision was disowned before its report returns to where that decision counts.
  'publish-report': {
    reads: [...CASE, 'release', 'site', 'sites', 'touched', 'history', 'mail', 'grant'],
    writes: {
      PutItem: [...DEED, 'release', 'site', 'sites', 'touched', 'history', 'start', 'mail', 'news'],
      DeleteItem: ['touched'],
    },
  },
  // What it makes of whole years comes from the public parts alone; of the table it sees its lease and the day of the release.
  'pack-data': { reads: ['release', 'site', 'sites'], writes: { PutItem: ['site'] } },
};

/** The layout is looked at by all that see the table. */
export function readableKinds(name: FunctionName): readonly ItemKind[] {
  const rights = TABLE_RIGHTS[name];
  return rights === NOTHING ? [] : ['layout', ...rights.reads];
}

/** The kind of an item by its partition key; undefined for a key of no kind. */
export function kindOfKey(pk: string): ItemKind | undefined {
  const kinds = Object.entries(ITEM_KINDS) as [ItemKind, string][];
  return kinds.find(([, start]) => (start.endsWith('#') ? pk.startsWith(start) : pk === start))?.[0];
}
