/** The kinds of items in the table. Rights are given by kind, and what goes into a bundle is said of each. */
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
  /** With which area a run through all of them goes on. */
  round: 'ROUND#',
  /** Where the site of each area stands. */
  sites: 'SITES',
  /** Reports of which the public site must say something else. */
  touched: 'TOUCHED#',
  /** An area that is being put back from a bundle, or was: the operator's own row. */
  restore: 'RESTORE#',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;

/** The kind of an item by its partition key; undefined for a key of no kind. */
export function kindOfKey(pk: string): ItemKind | undefined {
  const kinds = Object.entries(ITEM_KINDS) as [ItemKind, string][];
  return kinds.find(([, start]) => (start.endsWith('#') ? pk.startsWith(start) : pk === start))?.[0];
}
