/**
 * What the rules may know beside the record itself. Everything is optional: a rule whose knowledge is missing answers
 * `not-applicable`, never pass. Who fills it: shared/intake/judge.ts in the product, the command line's options
 * in a terminal, the examples of the rules in their tests.
 */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { SharedText } from '#shared/report/finding.js';
import type { AreaTotals } from './area-totals.js';
import type { ReportRecord, Section } from '#shared/report/record.js';

/** The same agency's report of the year before. */
export interface Previous {
  readonly record: ReportRecord;
  /** `published`: released by this very office. `imported`: read from last year's document. */
  readonly source: 'published' | 'imported';
}

/** Another agency's report of the same year, for finding passages that stand in both. */
export interface Peer {
  readonly name: string;
  readonly sections: readonly Section[];
}

/** What a web page, or the file beside it, was seen to show. */
export interface PortalShown {
  /** Since when it stands there; null where nobody said. */
  readonly since: string | null;
  /** Cells that do not show what was approved, with what is printed there: null where it could not be read. Null where it was not compared. */
  readonly page: Readonly<Record<string, string | null>> | null;
  readonly file: Readonly<Record<string, string | null>> | null;
}

export interface CheckContext {
  /** The kind of agency that reports. */
  readonly agencyKind?: AgencyKind | undefined;
  /** Whether the agency may make 规章 (立法法: 国务院部门, 省级和设区的市、自治州的人民政府). */
  readonly ruleMaking?: boolean | undefined;
  /** The agency that the report is filed for, as the roster spells it. */
  readonly agencyName?: string | undefined;
  /** Other names of it that its roster knows: abbreviations in use, the name before a reorganisation. */
  readonly agencyAliases?: readonly string[] | undefined;
  /** The year that the report is filed for. */
  readonly year?: number | undefined;
  /**
   * Today and the last day of filing: calendar days of the season's time zone, `2026-01-31`. For a report that has been
   * filed, `today` stays the day it was filed, or it would turn late while it is being reviewed.
   */
  readonly today?: string | undefined;
  /** What is checked mends or corrects a report that was filed on that day, or came on paper on it. */
  readonly filedBefore?: boolean | undefined;
  readonly deadline?: string | undefined;
  readonly previous?: Previous | undefined;
  readonly peers?: readonly Peer[] | undefined;
  /** Of the report that is to be the sum of an area: what the reports in its scope come to. */
  readonly area?: AreaTotals | undefined;
  /** What the office's portal shows of the report, once somebody had it compared: known after approval alone. */
  readonly portal?: PortalShown | undefined;
  /** What was found before by comparing with such reports: judged as it stands, and `peers` are not looked at. */
  readonly copied?: readonly SharedText[] | undefined;
}
