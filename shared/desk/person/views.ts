/** What the pages of a person's own desk are given. */
import type { Decision } from '#shared/filing/model.js';
import type { FilingMark } from '#shared/filing/marks.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Digest } from '#shared/ids/digest.js';
import type { DecidingStage } from '#shared/season/deciders.js';
import type { Agency, Delegation, Season } from '#shared/season/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { MailChoice } from '#shared/access/preferences.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Attempt, Day, Viewer } from '../views.js';
import type { Filter, Inspected, Looked, Queued } from './queue.js';

/** GET `/g/{grant}` of a person's own desk. */
export interface MyDeskPage {
  readonly viewer: Viewer;
  /** The newest season that the person has a part in. */
  readonly season: Season;
  readonly today: Day;
  readonly isDecider: boolean;
  /** All that waits, and those of it that were read and match the filter. */
  readonly waiting: number;
  readonly shown: readonly Inspected[];
  readonly more: number;
  readonly filter: Filter;
  readonly decidedToday: number;
  readonly away: readonly Delegation[];
  readonly filings: readonly {
    readonly agency: Agency;
    readonly season: Season;
    readonly state: SubmissionState | null;
    readonly marks: readonly FilingMark[] | undefined;
    /** They record for the agency what came on paper. */
    readonly records: boolean;
    readonly grant: GrantId | null;
  }[];
  readonly boards: readonly { season: Season; grant: GrantId }[];
  /** Seasons in whose publisher's place they may step. */
  readonly standIns: readonly { readonly season: Season; readonly grant: GrantId }[];
  readonly mails: MailChoice;
  readonly saved: boolean;
  readonly attempt: Attempt | null;
}

/** GET `/g/{grant}/decided`. */
export interface DecidedPage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly today: Day;
  readonly decisions: readonly { agency: Agency; season: Season; decision: Decision; grant: GrantId }[];
}

/** One of several clean reports, as it is looked at. `shown`: the digest of what was shown. */
export interface Picked {
  readonly queued: Queued;
  readonly looked: Looked;
  readonly shown: Digest;
}

/** Answers of POST `/g/{grant}/look`: one report after the other, and at the end all that were looked at. */
export interface LookPage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly today: Day;
  /** Ids of the grants that were picked, of those seen already with the digest that was shown. */
  readonly picked: readonly GrantId[];
  readonly seen: ReadonlyMap<GrantId, string>;
  readonly at: number;
  readonly of: Picked;
}
export interface ConfirmSeveralPage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly today: Day;
  readonly all: readonly Picked[];
}
export interface SeveralDonePage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly today: Day;
  readonly done: readonly Agency[];
  readonly leftOut: readonly {
    readonly agency: string;
    readonly grant: GrantId;
    readonly why: DeedRefusal | 'not-clean';
  }[];
  readonly next: NextReport;
}

/** After a decision: what waits for the same person now. */
export interface NextReport {
  readonly left: number;
  /** Told only to whoever came from their own desk: the link of one report does not speak of others. */
  readonly first: { readonly grant: GrantId; readonly agency: string; readonly until: Day } | null;
}

/** GET `/g/{grant}/delegations`, of a decider's desk and of the publisher. */
export interface DelegationsPage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly today: Day;
  /** Whose decisions can be handed over from here, with their stages. */
  readonly deciders: readonly {
    readonly name: string;
    readonly address: string;
    readonly stages: readonly DecidingStage[];
  }[];
  readonly delegations: readonly Delegation[];
  readonly done: 'made' | 'ended' | null;
  readonly attempt: Attempt | null;
}
