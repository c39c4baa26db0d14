/**
 * What of each kind of item goes into a bundle. Named one by one, so that a new kind has to say it: what opens a door
 * (links, sessions, codes, task tokens) never leaves the table, not even as a hash, and what is made anew from the rest is
 * left behind.
 */
import { endedAll } from '#shared/access/model.js';
import { areaOfGrant } from '#shared/ids/grant-id.js';
import { RESTORED_PREFIX } from '#shared/s3/keys.js';
import { GRANT, grantFrom } from '#shared/store/grants.js';
import { RETENTION_SORT_KEY } from '#shared/store/erasing.js';
import { grantKey } from '#shared/store/keys.js';
import { isMoved } from '#shared/store/moved-uploads.js';
import { itemOf } from '#shared/store/stored.js';
import type { Item } from '#shared/store/table.js';
import { ITEM_KINDS, kindOfKey, type ItemKind } from '#shared/workflow/item-kinds.js';
import type { ItemFile } from './bundle.js';

/**
 * `together`: all as they stood at one moment (read-area.ts). `apart`: as each was when it was met; people change them all day by
 * looking, and nothing that is of a moment leads to them. `root`: of the area and those above it. `left`: stays behind.
 */
type Going = 'together' | 'apart' | 'root' | 'left';

export const GOING: Readonly<Record<ItemKind, Going>> = {
  areas: 'root',
  sites: 'root',
  season: 'together',
  filing: 'together',
  form: 'together',
  texts: 'together',
  setup: 'together',
  grant: 'together',
  upload: 'together',
  reminder: 'together',
  mail: 'together',
  start: 'together',
  find: 'together',
  notice: 'together',
  news: 'together',
  save: 'together',
  reassign: 'together',
  roster: 'together',
  lastYear: 'together',
  history: 'together',
  release: 'together',
  site: 'together',
  touched: 'together',
  // Language and mails that somebody chose.
  person: 'apart',
  seen: 'apart',
  // A decider's notes before the decision.
  comments: 'apart',
  // When an address was last written to, and what came back.
  delivery: 'apart',
  // An execution that is begun anew begins behind the decisions: it has nothing to be told.
  tell: 'left',
  // Made anew from the texts.
  words: 'left',
  // Of the installation, not of an area.
  layout: 'left',
  restore: 'left',
  // How far the rounds of the clock had come.
  round: 'left',
  // Message ids of a mail service that the next installation does not have.
  mailed: 'left',
  // What opens a door, or counts how often one was knocked at.
  link: 'left',
  session: 'left',
  code: 'left',
  browser: 'left',
  limit: 'left',
  task: 'left',
};

/** Rows that are worked on by themselves once they are there, so they go in last. */
const OUTBOX: ReadonlySet<ItemKind> = new Set(['mail', 'start', 'find', 'notice', 'news', 'save', 'reassign']);
const FILES: Readonly<Partial<Record<ItemKind, ItemFile>>> = {
  filing: 'filings',
  form: 'filings',
  texts: 'filings',
  season: 'seasons',
  areas: 'root',
  sites: 'root',
};

/** Which file of a bundle an item goes into. */
export function fileOf({ pk }: Item): ItemFile {
  const kind = kindOfKey(pk) ?? 'layout';
  return OUTBOX.has(kind) ? 'outbox' : (FILES[kind] ?? 'area');
}

/** Whether it may be of another moment than the rest. */
export const isApart = ({ pk }: Item): boolean => GOING[kindOfKey(pk) ?? 'layout'] === 'apart';

/** Whose an item is, for a kind that has its area behind its name. */
export function areaOfItem({ pk }: Pick<Item, 'pk'>): string | undefined {
  const kind = kindOfKey(pk);
  return kind === undefined ? undefined : pk.slice(ITEM_KINDS[kind].length).split('#')[0];
}

/** An item that the area has behind the name of its kind, as it goes into a bundle; undefined where it does not. */
export function asExported(item: Item, area: string): Item | undefined {
  const kind = kindOfKey(item.pk);
  if (kind === undefined || areaOfItem(item) !== area) return undefined;
  if (GOING[kind] !== 'together' && GOING[kind] !== 'apart') return undefined;
  if (kind === 'grant') return withoutLinks(item);
  // By its salt one could show who somebody was whose name was taken out.
  if (kind === 'season' && item.sk === RETENTION_SORT_KEY) return undefined;
  // Where a restore has put an upload: a fact of this bucket, the next one is told by the bundle's list of objects.
  if (kind === 'upload' && (isMoved(item) || item.pk.startsWith(`UPLOAD#${area}#${RESTORED_PREFIX}/`)))
    return undefined;
  // It carries a code for a session, and sessions stay behind.
  if (kind === 'mail' && item['codeFor'] !== undefined) return undefined;
  // Nobody works on it there.
  return OUTBOX.has(kind) && item['status'] === 'working' ? { ...item, status: 'queued' } : item;
}

/** A grant says what somebody may do; which links open it is nobody's business any more, and none of them opens it again. */
function withoutLinks(item: Item): Item | undefined {
  const grant = grantFrom(item);
  if (grant === undefined || areaOfGrant(grant.id) === '') return undefined;
  const { expiresAtSeconds } = item;
  const stored = itemOf(GRANT, grantKey(grant.id), 'grant', endedAll(grant));
  return expiresAtSeconds === undefined ? stored : { ...stored, expiresAtSeconds };
}
