/** What the page is given that holds a portal against an approved report. */
import type { PortalCheck } from '#shared/filing/portal-check.js';
import type { PortalPart } from '#shared/filing/portal-standing.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { Finding } from '#shared/report/finding.js';
import type { Agency } from '#shared/season/model.js';
import type { SeasonPage } from './views.js';

/** GET `/g/{grant}/submissions/{submission}/portal`. */
export interface PortalPage extends SeasonPage {
  readonly agency: Agency;
  readonly submission: SubmissionId;
  /** The last check of each, of this submission; null where there is none. */
  readonly checks: Readonly<Record<PortalPart, PortalCheck | null>>;
  /** What T03 and T04 say of them, and which of the two could be judged. */
  readonly findings: readonly Finding[];
  readonly judged: { readonly T03: boolean; readonly T04: boolean };
  /** A file just sent has not been read yet. */
  readonly awaiting: boolean;
  /** Page of the report, where its tables stand. */
  readonly back: string;
}
