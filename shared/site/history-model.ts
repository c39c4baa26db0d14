/** A report of an earlier year that was imported, as the public reads it: what its document says, and that nobody decided on it here. */
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import type { HistorySource } from '#shared/filing/history.js';
import type { Digest } from '#shared/ids/digest.js';
import type { ReportYear } from '#shared/ids/report-year.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import type { DocumentFormat, ReportRecord } from '#shared/report/record.js';
import { unreadCells } from '#shared/report/record.js';
import type { PublicAgency } from './model.js';
import type { Place } from './place.js';

/** One version. Instants are ISO strings in UTC. */
export interface PublishedHistory {
  readonly year: ReportYear;
  readonly agency: PublicAgency;
  readonly area: string;
  /** Of the site that it is published on. */
  readonly place: Place;
  /** Counts public versions from 1; those before this one were taken down. */
  readonly version: number;
  readonly publishedAt: string;
  /** It is named as a submission is (filing/history.ts). */
  readonly id: SubmissionId;
  readonly record: ReportRecord;
  readonly document: { readonly digest: Digest; readonly format: DocumentFormat };
  readonly source: HistorySource;
  readonly importedAt: string;
  /** Signed head of the season's log by which it was made public. */
  readonly checkpoint: Checkpoint;
  readonly earlier: readonly { readonly version: number; readonly publishedAt: string; readonly takenDownAt: string }[];
}

/** How many of its 200 cells were not read. */
export const unreadOf = ({ record }: Pick<PublishedHistory, 'record'>): number => unreadCells(record).length;

/** With those of the older form's single row, which are none of the 200. */
export const unreadShown = (history: Pick<PublishedHistory, 'record'>): number =>
  unreadOf(history) + Object.values(history.record.shortFormRow ?? {}).filter(({ kind }) => kind === 'unread').length;
