/** What the publisher's pages are given: the board, one report, previews of what a deed would do, a roster with errors. */
import type { Filing, PreviousImport, Submission } from '#shared/filing/model.js';
import type { TakedownCause } from '#shared/filing/takedowns.js';
import type { Recheck } from '#shared/filing/recheck.js';
import type { RenderedMail } from '#shared/words/letters/rendered.js';
import type { Previous } from '#shared/rules/index.js';
import type { Agency } from '#shared/season/model.js';
import type { ScheduledRelease } from '#shared/season/release.js';
import type { RosterDraft } from '#shared/season/roster/draft.js';
import type { BoardQuery } from './board-query.js';
import type { MissingAfter } from './missing-after.js';
import type { ReleaseCheck } from './release-check.js';
import type { LeftOut } from './selection.js';
import type { Attempt, Day, SeasonPage, ReadSubmission, SubmissionView } from './views.js';

/** One agency on the publisher's board. */
export interface BoardRow {
  readonly agency: Agency;
  /** Null before the first upload. */
  readonly filing: Filing | null;
  /** True when the last mail to the one who is waited for came back. */
  readonly bounced: boolean;
  /** It has not left yet and is tried again; nothing is wrong with the address. */
  readonly mailWaits?: boolean;
  /** When the contact last opened a link of this season; null before the first time. */
  readonly seenAt: string | null;
}

/** GET `/g/{grant}` of the publisher; the query says what is looked for, in which order, and which page (board-query.ts). */
export interface BoardPage extends SeasonPage {
  /** Every agency of the roster, in roster order: the page filters, orders and pages. */
  readonly rows: readonly BoardRow[];
  readonly query: BoardQuery;
  /** What the publisher's last deed did, shown once at the top; null otherwise. */
  readonly done: BoardDone | null;
  readonly publicSiteUrl: string;
  /** The release that is under way: how many reports it makes public; null when none is. */
  readonly releasing: { readonly count: number } | null;
  /** Releases that wait for their time, soonest first. */
  readonly scheduled: readonly ScheduledRelease[];
  /** A roster on its way; null where none was handed in. */
  readonly rosterDraft: RosterDraft | null;
  readonly attempt: Attempt | null;
}

export type BoardDone =
  | { readonly deed: 'roster'; readonly added: number; readonly changed: number; readonly contacts: number }
  | { readonly deed: 'invited'; readonly count: number }
  | { readonly deed: 'released'; readonly count: number }
  | { readonly deed: 'resent'; readonly count: number };

/** GET `/g/{grant}/filings/{agencyId}` of the publisher. */
export interface PublisherFilingPage extends SeasonPage {
  readonly agency: Agency;
  readonly filing: Filing | null;
  readonly current: SubmissionView | null;
  readonly previous: ReadSubmission | null;
  readonly uploads: readonly Submission[];
  readonly publishedUrl: string | null;
  readonly lastYear: Previous | null;
  /** What came of the last import of last year's document; null where none was tried. */
  readonly imported: PreviousImport | null;
  /** Addresses of its people to which mail does not arrive, as far as anybody knows. Not looked up after a refused deed. */
  readonly unreached: readonly string[];
  /** The publisher has just had a stopped stage asked anew. */
  readonly resumed: boolean;
  readonly attempt: Attempt | null;
}

/** Answer of POST `/g/{grant}/filings/{agency}/take-down` without `confirmed=yes`: what would happen to which report. */
export interface TakeDownPreview extends SeasonPage {
  readonly agency: Agency;
  readonly released: NonNullable<Filing['released']>;
  readonly publishedUrl: string;
  /** Another submission is on its way to take its place. */
  readonly correcting: boolean;
  readonly asked: { readonly cause: TakedownCause; readonly reason: string };
}

/** Answer of POST `/g/{grant}/invitations` without `confirmed=yes`: who would get which mail. */
export interface InvitationPreview extends SeasonPage {
  readonly deed: 'invite';
  readonly agencies: readonly Agency[];
  readonly leftOut: readonly LeftOut[];
  /** The mail as the first of them would get it, with a made-up link; null when nobody is selected. */
  readonly sample: RenderedMail | null;
}

/** Answer of POST `/g/{grant}/releases` without `confirmed=yes`: what would become public where. */
export interface ReleasePreview extends SeasonPage {
  readonly deed: 'release';
  readonly leftOut: readonly LeftOut[];
  /** The time that was typed and cannot be. */
  readonly attempt: Attempt | null;
  readonly reports: readonly {
    readonly agency: Agency;
    readonly submission: Submission;
    /** The address that the report will have. */
    readonly url: string;
    /** Version that it becomes: 1, or more when it replaces a public one. */
    readonly version: number;
    readonly again: Recheck | null;
    readonly check: ReleaseCheck;
  }[];
  readonly missing: MissingAfter;
}
export type PreviewPage = InvitationPreview | ReleasePreview;

/** Answer of POST `/g/{grant}/links` and `/g/{grant}/link-sheets` without `confirmed=yes`. */
export interface LinksPreview extends SeasonPage {
  readonly deed: 'resend' | 'sheet';
  readonly agencies: readonly Agency[];
  readonly leftOut: readonly LeftOut[];
  /** More were ticked than are taken at a time. */
  readonly tooMany?: boolean;
}

/** A link of an agency's contact, shown once. */
interface Shown {
  readonly agency: Agency;
  readonly address: string;
}

/** Answer of POST `/g/{grant}/filings/{agency}/link`. */
export interface TakenLinkPage extends SeasonPage, Shown {
  readonly validUntil: Day;
}

/** Answer of POST `/g/{grant}/link-sheets`, confirmed. */
export interface LinkSheetPage extends SeasonPage {
  readonly links: readonly Shown[];
  readonly validUntil: Day;
}
