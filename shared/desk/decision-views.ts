/** What the pages of those who decide need to know: looking, confirming, proving who they are, stopping what was not theirs. */
import type { Comment } from '#shared/filing/comments.js';
import type { DecisionDraft, DraftConflict, Known, WrittenDecision } from '#shared/filing/decision-draft.js';
import type { Decision, Stage, Submission } from '#shared/filing/model.js';
import type { Changed } from '#shared/filing/sealed.js';
import type { Recheck } from '#shared/filing/recheck.js';
import type { Previous } from '#shared/rules/index.js';
import type { Agency } from '#shared/season/model.js';
import type { CodeProblem } from '#shared/words/code-problem.js';
import type { Texts } from '#shared/words/texts.js';
import type { Day, Attempt, ReadSubmission, SeasonPage } from './views.js';

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
