/**
 * What each page of the desk needs to know, in the words of the domain. Loaders fill these from the store; the pages
 * turn them into HTML and read nothing else. Everything that can be derived (days left, who is waited for, what still
 * stands in the way of filing, what changed) is derived by the pages, so that it is told the same way everywhere.
 */
import type { AnsweredCheck } from '#shared/filing/answers.js';
import type { Progress } from '#shared/form/progress.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Comment } from '#shared/filing/comments.js';
import type { DecisionDraft, DraftConflict, Known, WrittenDecision } from '#shared/filing/decision-draft.js';
import type { Decision, Filing, Stage, Submission } from '#shared/filing/model.js';
import type { Digest } from '#shared/ids/digest.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Recheck } from '#shared/filing/recheck.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Previous } from '#shared/rules/index.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { CodeProblem } from '#shared/words/code-problem.js';
import type { Texts } from '#shared/words/texts.js';
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

/**
 * A presigned POST: the fields go unchanged into the form, before the file. So answers POST `/g/{grant}/upload` to
 * `Accept: application/json`.
 */
export interface UploadFormView {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Instant, ISO UTC. */
  readonly validUntil: string;
  readonly maxBytes: number;
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

/**
 * Answer of POST `/g/{grant}/upload` to a browser without script, of `/g/{grant}/filings/{agency}/previous` and of `.../portal`, of
 * `/g/{grant}/last-year` and of `/g/{grant}/history/{year}`.
 */
export interface UploadFormPage extends SeasonPage {
  readonly form: UploadFormView;
  readonly asked: AskedUpload;
}

/** What the file is. `back`: where the page leads back to. */
export type AskedUpload = { readonly back: string } & (
  | {
      /** Of one agency: this year's report, last year's to compare it with, or what the portal shows. */
      readonly of: 'report' | 'last-year' | 'portal-page' | 'portal-file';
      readonly agency: Agency;
      /** Where, below the grant's own address, the form is asked for anew, and what that is to carry. */
      readonly again: `/${string}`;
      readonly fields?: Readonly<Record<string, string>>;
    }
  /** Of all agencies: last year's reports to compare with, or those of an earlier year. */
  | { readonly of: 'last-year-all' }
  | { readonly of: 'history'; readonly year: number }
);

/** GET `/g/{grant}` of a reviewer or approver, before and after the decision. */
export interface DecisionPage extends SeasonPage {
  readonly agency: Agency;
  readonly stage: Stage;
  readonly current: ReadSubmission;
  /** The submission that was decided on or withdrawn before this one, to show what changed; null for the first. */
  readonly previous: ReadSubmission | null;
  /** What was returned before, where this one answers the comments on it; most often `previous`. */
  readonly returned: ReadSubmission | null;
  readonly lastYear: Previous | null;
  /** What the rules say now, against what they said at filing; null where there is nothing to decide any more. */
  readonly again: Recheck | null;
  /** What is not as it was filed: where there is any, nobody can decide. */
  readonly changed: readonly Changed[];
  /** Value of the hidden field `shown`: the digest of the content that the page shows. */
  readonly shown: string;
  /** The day until which this decision is asked for. */
  readonly until: Day;
  /**
   * `open`: the form is shown. `decided`: it already stands, by whom and when. `withdrawn`: the agency took it back.
   * `not-now`: the submission is elsewhere (e.g. the review has not ended, or it was superseded).
   */
  readonly status:
    | { readonly is: 'open' }
    | { readonly is: 'decided'; readonly decision: Decision }
    | { readonly is: 'withdrawn'; readonly at: string }
    | { readonly is: 'not-now' };
  readonly attempt: Attempt | null;
  /** What was chosen before, by somebody who came back from confirming: all that the form held. */
  readonly chosen: Readonly<Record<string, string>>;
  /** What this person has saved without deciding; null where there is nothing. */
  readonly draft: DecisionDraft | null;
  /** Names the row of the form for a comment that is not written yet. */
  readonly freshComment: string;
}

/** Answer of POST `/g/{grant}/decision` without `confirmed=yes`: what would be decided, on what and as whom. */
export interface ConfirmDecisionPage extends SeasonPage {
  readonly agency: Agency;
  readonly stage: Stage;
  readonly submission: Submission;
  readonly outcome: Decision['outcome'];
  readonly comment: string;
  readonly comments: readonly Comment[];
  /** What is saved of these, for the form that goes back to changing them. */
  readonly known: Known;
  readonly shown: string;
}

/** Answer of POST `/g/{grant}/comments` and `/decision` where another window of the person wrote something else meanwhile. */
export interface DraftConflictPage extends SeasonPage {
  readonly conflicts: readonly DraftConflict[];
  /** Everything that the form held, over what was saved. */
  readonly written: WrittenDecision;
  readonly shown: string;
  /** The form that was posted: where the mended texts go. */
  readonly to: '/comments' | '/decision';
}

/** GET `/g/{grant}` by the link in the mail that told a decider of their decision. */
export interface StopPage extends SeasonPage {
  readonly agency: Agency;
  readonly submission: Submission;
  readonly decision: Decision;
  readonly status: keyof Texts['stop']['titles'];
  readonly attempt: Attempt | null;
}

/** Asked for before a deed that decides, in a browser that has not proved itself. */
export interface CodePage extends SeasonPage {
  readonly deed: keyof Texts['code']['deeds'];
  /** Where the form goes, below the grant's own address, and the fields it carries along. */
  readonly to: `/${string}`;
  readonly carried: readonly (readonly [string, string])[];
  /** What the code confirms, in the words of the form: 审定通过, 退回修改, 发布. */
  readonly confirms: string;
  readonly subject: string;
  /** Whether this browser is asked for the first time, or again after a decision in the person's name was stopped. */
  readonly because: keyof Texts['code']['why'];
  /** Where the code was sent, masked. */
  readonly address: string;
  readonly state: CodeProblem | { readonly is: 'sent' };
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
