/**
 * What a right on the table is, and what rights functions have in common: a new one begins from these.
 *
 * An update changes what stands without being able to say that it must not be there; so updates and deletions are allowed
 * on kinds alone under which no audit event lies. That a put writes over no event is held by its condition (ADR 12).
 */
import type { ItemKind } from '../item-kinds.js';

export const WRITE_ACTIONS = ['PutItem', 'UpdateItem', 'ConditionCheckItem', 'DeleteItem'] as const;
export type WriteAction = (typeof WRITE_ACTIONS)[number];

export interface TableRights {
  /** Beside the layout, which every function looks at first. */
  readonly reads: readonly ItemKind[];
  readonly writes?: Readonly<Partial<Record<WriteAction, readonly ItemKind[]>>>;
}

/** The roster and a filing with all that the rules know, a sum over the areas below included: what most pages and deeds are about. */
export const CASE = ['season', 'filing', 'texts', 'words', 'areas'] as const satisfies readonly ItemKind[];
/** A session and its grant; a cookie of former code is the secret of a link. */
export const ASKER = ['session', 'link', 'grant'] as const satisfies readonly ItemKind[];
/** Pages lead to what is public. */
export const DESK = [...ASKER, ...CASE, 'sites'] as const satisfies readonly ItemKind[];
/** What is done in an agency's name, in a browser that was proved to be nobody's who decides. */
export const AGENCY_DEED = [...DESK, 'browser'] as const satisfies readonly ItemKind[];
/** A deed on a filing writes its head beside the roster. */
export const DEED = ['season', 'filing'] as const satisfies readonly ItemKind[];
/** Asking for a code and comparing it, before a deed that decides. */
export const PROVES = {
  reads: ['code', 'browser'],
  puts: ['code', 'browser', 'mail'],
  updates: ['code', 'limit'],
} as const satisfies Record<string, readonly ItemKind[]>;
/** Beside the roster and its filings, what the publisher's board shows. */
export const BOARD = ['roster', 'release', 'seen', 'delivery'] as const satisfies readonly ItemKind[];
export const NOTHING: TableRights = { reads: [] };
export const NEEDS_GRANT = { ConditionCheckItem: ['grant'] } as const;
export const RECEIVED = [...DEED, 'upload', 'start', 'mail'] as const satisfies readonly ItemKind[];
export const OUTBOX = [
  'mail',
  'start',
  'tell',
  'find',
  'save',
  'reassign',
  'notice',
  'news',
] as const satisfies readonly ItemKind[];
