/** Everything one deed on a season changes, as data; the store turns it into one transaction. */
import type { AuditDraft, AuditHead } from '#shared/audit/chain.js';
import type { HistoryChange } from './history-change.js';
import type { Effect } from '../change.js';
import type { Release } from '#shared/season/release.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Scope } from '#shared/totals/scope.js';
import type { RosterDraft } from '#shared/season/roster/draft.js';

/** A season with the version that conditions its next deed and the head of its audit chain. */
export interface StoredSeason {
  readonly season: Season;
  readonly version: number;
  readonly audit: AuditHead;
}

export interface SeasonChange {
  /** Undefined when the season is opened by this deed. */
  readonly before: StoredSeason | undefined;
  readonly season: Season;
  readonly events: readonly AuditDraft[];
  readonly agencies: readonly Agency[];
  readonly release?: Release;
  /** A release that was begun before, as it was read and as it is now. */
  readonly turned?: { readonly before: Release; readonly after: Release };
  /** How far the saving of a roster is; conditioned by the version that was read. */
  readonly saving?: { readonly version: number; readonly draft: RosterDraft };
  /** Whose reports are added up from now on. */
  readonly scope?: Scope;
  /** Reports of earlier years. */
  readonly history?: readonly HistoryChange[];
  readonly effects: readonly Effect[];
}
