/**
 * The sum over a scope as it stands now: whose reports are in it, whose are still waited for, 200 totals, and for each cell
 * how far it is. Nothing here knows the table: rosters, filings and numbers are passed in.
 */
import { CELL_IDS, type CellId } from '#shared/report/cells.js';
import { exact } from '#shared/ids/decimal.js';
import type { Agency } from '#shared/season/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Figures } from './figures.js';
import { countedIn, type Scope } from './scope.js';
import { totalsOf, type CellTotal, type Totals } from './totals.js';

/** Names an agency among those of several areas. */
export function memberKey({ area, id }: Pick<Agency, 'area' | 'id'>): string {
  return `${area}/${id}`;
}

export interface Member {
  readonly agency: Agency;
  /** Of its report that counts; null while it is waited for. */
  readonly figures: Figures | null;
  /** Where its filing is; null where nothing has come. */
  readonly state: SubmissionState | null;
}

export interface ScopeSum {
  readonly scope: Scope;
  /** All that the scope counts, in the order of the roster. */
  readonly members: readonly Member[];
  readonly missing: readonly Member[];
  readonly totals: Totals;
}

/** What is known of an agency's filing, by `memberKey`. */
export type Accepted = ReadonlyMap<string, Pick<Member, 'figures' | 'state'>>;

export function scopeSum(scope: Scope, roster: readonly Agency[], accepted: Accepted): ScopeSum {
  const members = countedIn(scope, roster).map((agency): Member => {
    const { figures = null, state = null } = accepted.get(memberKey(agency)) ?? {};
    return { agency, figures, state };
  });
  return {
    scope,
    members,
    missing: members.filter(({ figures }) => figures === null),
    totals: totalsOf(members.flatMap(({ figures }) => figures ?? [])),
  };
}

export function isComplete({ missing }: Pick<ScopeSum, 'missing'>): boolean {
  return missing.length === 0;
}

/** What a total still lacks: reports that are waited for, and reports that gave no number there. */
export interface Lack {
  readonly missing: number;
  readonly withoutNumber: number;
}

export function lackOf({ missing }: Pick<ScopeSum, 'missing'>, { of, numbers }: CellTotal): Lack {
  return { missing: missing.length, withoutNumber: of - numbers };
}

export function totalAt({ totals }: Pick<ScopeSum, 'totals'>, id: CellId): CellTotal {
  return totals.cells[PLACE.get(id) ?? -1] ?? { sum: null, numbers: 0, of: totals.reports };
}

const PLACE: ReadonlyMap<CellId, number> = new Map(CELL_IDS.map((id, index) => [id, index]));

export interface Contribution {
  readonly agency: Agency;
  /** Null where its report gives no number in this cell. */
  readonly value: string | null;
  /** The unsplit row of the older form stands beside three cells of the newer one. */
  readonly form: Figures['form'];
}

/** Who makes up a total, the largest first, those of one size in the order of the roster, those without a number last. */
export function contributionsTo({ members }: Pick<ScopeSum, 'members'>, id: CellId): Contribution[] {
  const at = PLACE.get(id) ?? -1;
  const all = members.flatMap(({ agency, figures }): Contribution[] =>
    figures === null ? [] : [{ agency, value: figures.values[at] ?? null, form: figures.form }],
  );
  return all.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    const [one, other] = [exact(a.value), exact(b.value)];
    return one === other ? 0 : one < other ? 1 : -1;
  });
}
