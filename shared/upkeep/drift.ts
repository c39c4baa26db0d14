/**
 * Drift: where the table, the executions, the outbox, the buckets and the site no longer say the same. Every kind has a
 * section in docs/runbook.md, and every case goes into the log in words that an alarm counts, healed or not: what heals
 * itself had a cause all the same.
 */

export const DRIFT_KINDS = [
  /** A received upload that no execution reads. */
  'intake-not-running',
  /** A received upload that waits for the malware scanner beyond its time. */
  'scan-not-settled',
  /** A filed report that no execution waits for. */
  'review-not-running',
  /** A decision that its execution was never told. */
  'decision-not-told',
  /** A decision that is still to be told to an execution which is not there any more. */
  'nobody-to-tell',
  'release-not-running',
  /** A released report of which the site lacks something. */
  'released-not-public',
  /** Pages or data of the site that every release writes, and that are not there. */
  'index-not-public',
  /** A file of the site that is not what a release signed. */
  'site-changed',
  /** Something on the site that belongs to no released report. */
  'site-stray',
  /** A file among the uploads that became nothing. */
  'upload-not-received',
  /** The original or a page picture of a report that counts. */
  'document-missing',
  /** What is stored of a filed report is not what was filed. */
  'changed-since-filed',
  'outbox-given-up',
  'outbox-late',
  /** A part that could not be compared at all. */
  'not-compared',
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

export interface Drift {
  readonly kind: DriftKind;
  /** The submission, release, row or key that it is about. */
  readonly about: string;
  /** Something was done that mends it; the next run shows whether it did. */
  readonly healed: boolean;
  readonly detail: string;
}
