/** Everything one deed on a season changes, as data; the store turns it into one transaction. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { AuditDraft, AuditHead } from '#shared/audit/chain.js';
import type { HistoryChange } from './history-change.js';
import type { Effect } from '../change.js';
import type { RosterDeed, SeasonDeed } from '#shared/season/deeds.js';
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

/** What becomes an event of the season's chain. */
export type SeasonEvent = AuditDraft & { readonly deed: SeasonDeed };

export interface SeasonChange {
  /** Undefined when the season is opened by this deed. */
  readonly before: StoredSeason | undefined;
  readonly season: Season;
  readonly events: readonly SeasonEvent[];
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

/** Whose deed it is, and when: the publisher's, by a grant that must still be good when it is committed. */
export interface ByPublisher {
  readonly grant: PublisherGrant;
  readonly now: Date;
}

/** Lines of the roster are written by deeds that are known to write them: a release goes by the log. */
type Changed<D extends SeasonDeed> = Partial<Omit<SeasonChange, 'before' | 'events' | 'agencies'>> & {
  readonly agencies?: D extends RosterDeed ? readonly Agency[] : never;
};

/** A deed of the publisher's, with the one event that tells of it; whatever is not named of the season stays as it is. */
export function publishersChange<D extends SeasonDeed>(
  stored: StoredSeason,
  { grant, now }: ByPublisher,
  { deed, details }: { readonly deed: D; readonly details: SeasonEvent['details'] },
  changed: Changed<D> = {},
): SeasonChange {
  const actor = { role: 'publisher', person: grant.person } as const;
  return {
    before: stored,
    season: stored.season,
    agencies: [],
    ...changed,
    events: [{ at: now.toISOString(), deed, actor, submission: null, details }],
    effects: [{ needGrant: grant.id }, ...(changed.effects ?? [])],
  };
}
