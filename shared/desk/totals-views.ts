/** What the publisher's pages of totals are given. */
import type { ReportRecord } from '#shared/report/record.js';
import type { CellId } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import type { Agency } from '#shared/season/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { ScopeChoice } from '#shared/totals/scope.js';
import type { Contribution, ScopeSum } from '#shared/totals/scope-sum.js';
import type { SeasonPage } from './views.js';

export interface TotalsPage extends SeasonPage {
  readonly sum: ScopeSum;
  readonly roster: readonly Agency[];
  /** Null where no report of the year before was accepted here. */
  readonly last: ScopeSum | null;
  /** The agency whose report is to be the sum. */
  readonly government: Agency | null;
  /** What the rules about sums of an area say of its report as it was read, else of the draft. */
  readonly checked: {
    readonly of: 'report' | 'draft';
    readonly record: ReportRecord;
    readonly findings: readonly Finding[];
  } | null;
  readonly areaNames: ReadonlyMap<string, string>;
  readonly saved: boolean;
}

/** Who makes up one number. */
export interface CellPage extends SeasonPage {
  readonly sum: ScopeSum;
  readonly roster: readonly Agency[];
  readonly cell: CellId;
  readonly contributions: readonly Contribution[];
  readonly page: number;
  readonly areaNames: ReadonlyMap<string, string>;
}

export const SCOPE_FIELDS = ['kinds', 'groups', 'except'] as const;
export interface ScopeProblem {
  readonly field: (typeof SCOPE_FIELDS)[number];
  readonly code: 'none' | 'unknown' | 'too-many';
  readonly names: readonly string[];
}

export interface ScopePage extends SeasonPage {
  readonly roster: readonly Agency[];
  /** As it stands, or as it was sent. */
  readonly choice: Omit<ScopeChoice, 'groups' | 'except'>;
  /** Names, one a line. */
  readonly groups: string;
  readonly except: string;
  readonly hasBelow: boolean;
  readonly problems: readonly ScopeProblem[];
  readonly refusal: DeedRefusal | null;
}
