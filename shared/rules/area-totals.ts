/**
 * What a government's report is compared with: the sum of the reports in a declared scope, as shared/totals made it when the
 * rules are run. Only the report that is to be this sum is given one; without it the rules of the area judge nothing.
 */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { CellId } from '#shared/report/cells.js';

/** Whose reports are added up, as far as two years can differ in it. */
export interface AreaScope {
  readonly kinds: readonly AgencyKind[];
  /** Only some groups of the roster. */
  readonly grouped: boolean;
  /** Whether what belongs to an agency is counted by itself. */
  readonly subordinates: 'counted' | 'in-parent';
  readonly below: 'none' | 'agencies' | 'governments';
  /** Agencies that are left out by name. */
  readonly except: readonly string[];
}

export interface AreaSum {
  /** Null where no report gave a number. */
  readonly sum: string | null;
  /** Reports in the sum that gave none. */
  readonly withoutNumber: number;
  readonly largest: { readonly name: string; readonly value: string } | null;
}

/** A number that follows from last year's reports, against what this year's say; both over the whole scope. */
export interface AreaStep {
  readonly cell: CellId;
  readonly due: string;
  readonly actual: string;
  /** The agencies whose own numbers differ. */
  readonly from: readonly { readonly name: string; readonly due: string; readonly actual: string }[];
}

export interface AreaTotals {
  readonly scope: AreaScope;
  /** Names of those that have no accepted report yet. */
  readonly waiting: readonly string[];
  readonly counted: number;
  readonly sums: Readonly<Partial<Record<CellId, AreaSum>>>;
  /** Pairs of agencies whose numbers may stand in it twice. */
  readonly twice: readonly { readonly one: string; readonly other: string }[];
  /** Null where no report of the year before is known here. */
  readonly last: { readonly scope: AreaScope; readonly steps: readonly AreaStep[] } | null;
}
