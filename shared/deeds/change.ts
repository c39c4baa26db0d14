/**
 * Everything one deed changes, as data: the store turns it into one transaction. The version of the filing that was
 * read conditions the whole, so that a deed judged on an old reading cannot be committed.
 */
import type { Issue } from '#shared/access/model.js';
import type { Digest } from '#shared/ids/digest.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { AuditDraft } from '#shared/audit/chain.js';
import type { FilingDeed } from '#shared/filing/deeds.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { OutboxDraft } from '#shared/outbox/row.js';
import type { Deciding } from '#shared/filing/four-eyes.js';
import type { Arrival, Filing, Imported, Stage, Submission } from '#shared/filing/model.js';
import type { PortalChecks } from '#shared/filing/portal-check.js';
import type { Release } from '#shared/season/release.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Figures } from '#shared/totals/figures.js';
import type { DeedRefusal } from './outcome.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { ReminderNote, ReminderPause } from '#shared/reminders/model.js';

export interface SubmissionChange {
  /** The state it must still be in; null for a submission that must not exist yet. */
  readonly from: SubmissionState | null;
  readonly after: Submission;
  /** Four eyes: refused by the transaction itself if this person had a hand in the submission, by address or by name. */
  readonly notBy?: { readonly person: Person; readonly deciding: Deciding };
}

/** What goes with a deed outside the filing itself. */
export type Effect =
  /** `dueAt`: not before then; at once where nothing is said. */
  | { readonly queue: OutboxDraft; readonly dueAt?: string }
  /** What the arrival became; null for last year's document and for what a portal shows, which become none. */
  | { readonly claim: { readonly arrival: Arrival; readonly submission: SubmissionId | null } }
  /** No scanner's word of the arrival may be noted when the deed is committed. */
  | { readonly unheard: Arrival }
  | { readonly issue: Issue }
  /** A minted link that was not mailed but shown: it is the grant's own from now on. */
  | { readonly handOver: { readonly grant: GrantId; readonly link: Digest } }
  /** The grant must be live and unexpired when the deed is committed. */
  | { readonly needGrant: GrantId }
  /** Browsers that were proved to be the person's are asked for a code again. */
  | { readonly voidProofs: SeasonRef & { readonly person: Person } }
  /** Nobody is reminded twice a day: the deed fails where the person was. */
  | { readonly noteReminder: ReminderNote }
  /** Reminders by the calendar stand still, or go on. */
  | { readonly pauseReminders: ReminderPause | (SeasonRef & { readonly reason: null }) }
  | { readonly endGrant: { readonly id: GrantId; readonly as: 'used' | 'revoked' } }
  | {
      readonly waitForDecision: {
        readonly submission: SubmissionId;
        readonly stage: Stage;
        readonly token: string;
        readonly grant: GrantId;
      };
    };

/** What becomes an event of the filing's chain. */
export type FilingEvent = AuditDraft & { readonly deed: FilingDeed };

export interface FilingChange {
  readonly before: Filing;
  readonly after: Omit<Filing, 'version' | 'audit'>;
  readonly submissions: readonly SubmissionChange[];
  readonly events: readonly FilingEvent[];
  readonly record?: { readonly n: number; readonly record: ReportRecord };
  readonly check?: { readonly n: number; readonly check: CheckResult };
  /** The numbers of the report that counts from now on. */
  readonly figures?: Figures;
  /** Last year's report as imported; a refused one keeps the record that stood before it. */
  readonly previous?: Imported;
  /** What came of comparing the portal, of each kind the last. */
  readonly portal?: PortalChecks;
  /** What carries the deed out on the public site. */
  readonly release?: Release;
  /** The release under way, where it carries the deed out: the site must say something else of the report. */
  readonly touches?: ReleaseId;
  readonly effects: readonly Effect[];
}

/** What judging a deed answers: do this, or it was done before, or it may not be. */
export type Judgement<T, C = FilingChange> =
  { readonly change: C; readonly value: T } | { readonly already: T } | { readonly refused: DeedRefusal };
