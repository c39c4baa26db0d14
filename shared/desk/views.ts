/**
 * What each page of the desk needs to know, in the words of the domain. Loaders fill these from the store; the pages
 * turn them into HTML and read nothing else. Everything that can be derived (days left, who is waited for, what still
 * stands in the way of filing, what changed) is derived by the pages, so that it is told the same way everywhere. Here is
 * what all pages share, with the agency's own page and the plain ones; the others have a room each, `*-views.ts`.
 */
import type { Scanning } from '#shared/filing/scan.js';
import type { AnsweredCheck } from '#shared/filing/answers.js';
import type { Progress } from '#shared/form/progress.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Decision, Filing, Submission } from '#shared/filing/model.js';
import type { Digest } from '#shared/ids/digest.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Previous } from '#shared/rules/index.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Person } from '#shared/ids/person.js';

/** A calendar day of the season's time zone, `2026-01-31`. */
export type Day = string;

/** Who looks, by which grant: every form on the page posts to `/g/{grant}/...`. */
export interface Viewer {
  readonly grant: GrantId;
  readonly person: Person;
  readonly role: 'agency' | 'recorder' | 'reviewer' | 'approver' | 'publisher' | 'substitute' | 'founder' | 'desk';
  /** The agency for which a recorder files. */
  readonly recordsFor?: string | undefined;
  /** The person's own page, where this one was opened from there: the way back. */
  readonly desk?: GrantId | undefined;
  /** Of this browser's session: every form of the page carries it. */
  readonly token: string;
}

/** A form that was posted and refused: the page says why at its top and shows again what was typed. */
export interface Attempt {
  readonly refusal: DeedRefusal;
  /** Field name as posted (`officer`, `cell:<id>`, `explain:<key>`, `comment`...) -> what was typed. */
  readonly typed: Readonly<Record<string, string>>;
}

/** A submission with what was read and found, each finding with its answer. Both are null while it is being read, and for a refused one. */
export interface SubmissionView {
  readonly submission: Submission;
  readonly record: ReportRecord | null;
  readonly check: AnsweredCheck | null;
}

/** A submission that was read: there is something to look at and to decide on. */
export interface ReadSubmission {
  readonly submission: Submission;
  readonly record: ReportRecord;
  readonly check: AnsweredCheck;
}

export interface SeasonPage {
  readonly viewer: Viewer;
  readonly season: Season;
  readonly today: Day;
}

/** The proof of filing: what the agency keeps. */
export interface Receipt {
  readonly submission: Submission;
  /** Head of the filing's audit chain after the deed of filing; null where it is not at hand. */
  readonly auditHead: Digest | null;
}

/** What a reviewer or approver sent a report back with: it counts until the agency files again. */
export interface OpenReturn {
  /** The submission that was returned. */
  readonly submission: Submission;
  readonly decision: Decision;
}

/** GET `/g/{grant}` of the agency's contact. */
export interface FilingPage extends SeasonPage {
  readonly agency: Agency;
  /** Null before the first upload arrived. */
  readonly filing: Filing | null;
  /** The submission that counts now (`filing.current`), of any state; null when there is none. */
  readonly current: SubmissionView | null;
  /** The return that the file at work is to answer; null when none is open, or when `current` is the returned one itself. */
  readonly openReturn: OpenReturn | null;
  /** What was returned, with what was read from it, where the current submission answers a list of comments on it. */
  readonly returned: ReadSubmission | null;
  /** What was read of the agency's last upload before a draft, to show what the new one changed; null where there is none. */
  readonly lastUpload: ReadSubmission | null;
  /** All submissions, newest first, the refused and superseded ones too. */
  readonly uploads: readonly Submission[];
  /** The submission that counts waits for the malware scanner. */
  readonly scanning: Scanning | null;
  /** True while a file just sent to S3 (named in the query) has not arrived in the table: the page says so and looks again. */
  readonly awaiting: boolean;
  /** Value of the hidden field `shown` of record, file and withdraw: the filing's version when the page was made. */
  readonly shown: string;
  readonly maxBytes: number;
  readonly receipt: Receipt | null;
  readonly publishedUrl: string | null;
  /** What this year's numbers are compared with; null where nothing is known of the year before. */
  readonly lastYear: Previous | null;
  /** How far the form on the page is; null where nobody may type now. */
  readonly form: { readonly begun: boolean; readonly progress: Progress } | null;
  readonly attempt: Attempt | null;
}

/** Answer of any POST to `Accept: application/json` that did not succeed. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly title: string;
    readonly what: string;
    readonly todo: readonly string[];
  };
}

/** GET `/verify?number=...`, for everybody; `answer` is null before anything was asked, `empty` where nothing was typed. */
export interface VerifyPage {
  readonly number: string;
  readonly answer: null | 'empty' | 'unknown' | { readonly filedAt: string; readonly digest: Digest };
}

/** A page that says one thing: an error, a link that ended, a deed that another did first. */
export interface MessagePage {
  /** Null when it is not known who looks. */
  readonly viewer: Viewer | null;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly todo: readonly string[];
  readonly action:
    /** A form that mails a new link for this grant: POST `/g/{grant}/link`. */
    | { readonly kind: 'new-link'; readonly grant: GrantId }
    | { readonly kind: 'go'; readonly label: string; readonly href: string }
    | null;
}

/** GET `/` of the desk: nobody is known yet. */
export interface EntryPage {
  readonly publicSiteUrl: string;
}
