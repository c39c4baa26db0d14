/** A report of an earlier year as a deed reads and leaves it. */
import type { HistoryReport } from '#shared/filing/history.js';
import type { ReportRecord } from '#shared/report/record.js';

/** With the version that conditions its next deed. */
export interface StoredHistory {
  readonly report: HistoryReport;
  readonly version: number;
}

export interface HistoryChange {
  /** Undefined for the first document of an agency and year. */
  readonly before: StoredHistory | undefined;
  readonly after: HistoryReport;
  /** Of what was taken over as number `after.last`. */
  readonly record?: ReportRecord;
}
