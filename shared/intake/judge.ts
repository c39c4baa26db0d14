/**
 * What the rules may know of a filing beside its record, for every run of the rules. What a report may have been copied
 * from is searched once (check.ts) and known from the stored check.
 */
import { filingRefOf, type FilingRef } from '#shared/ids/area-id.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { CheckResult } from '#shared/report/finding.js';
import { recheck, type Recheck } from '#shared/filing/recheck.js';
import { checkRecord, type CheckContext, type Previous } from '#shared/rules/index.js';
import { loadCurrentCase } from '#shared/store/filing-case.js';
import { loadPrevious } from '#shared/store/previous.js';
import type { Table } from '#shared/store/table.js';

/** What the rules are run on. */
type Judged = Pick<FilingCase, 'season' | 'agency' | 'submission' | 'record' | 'check'>;

/** For a deed of the agency that runs the rules: its filing, and what the rules may know of it. */
export async function loadFilingToCheck(
  table: Table,
  of: FilingRef,
  now: Date,
): Promise<FilingCase & { readonly known: CheckContext }> {
  const found = await loadCurrentCase(table, of);
  if (found === undefined) throw new Error(`no such agency: ${of.area} ${of.year} ${of.agency}`);
  return { ...found.state, known: checkContext(found.state, found.previous, now) };
}

/** What the rules say of a submission today, of which last year is known; null before it was read. */
export function judgeAgain(state: Judged, previous: Previous | undefined, now: Date): CheckResult | null {
  return state.record === null ? null : checkRecord(state.record, checkContext(state, previous, now));
}

/** What the rules say of a filed submission today, against what they said when it was filed; null before it was read. */
export function recheckWith(state: Judged, previous: Previous | undefined, now: Date): Recheck | null {
  const again = judgeAgain(state, previous, now);
  return again === null || state.check === null ? null : recheck(state.check, again);
}

/** The same where last year is not known yet. */
export async function recheckState(table: Table, state: Judged, now: Date): Promise<Recheck | null> {
  return recheckWith(state, await loadPrevious(table, filingRefOf(state.agency)), now);
}

/**
 * The day that counts for the statutory dates is the day of filing once there is one: a report filed in time does not
 * become late while it waits for its reviewer.
 */
export function checkContext(
  { season, agency, submission, check }: Pick<Judged, 'season' | 'agency' | 'submission' | 'check'>,
  previous: Previous | undefined,
  now: Date,
): CheckContext {
  const filedAt = submission?.statement?.at;
  return {
    agencyKind: agency.kind,
    ruleMaking: agency.ruleMaking ?? false,
    agencyName: agency.name,
    year: season.year,
    today: dayOf(filedAt === undefined ? now : new Date(filedAt)),
    deadline: agency.deadline,
    previous,
    copied: check?.copied,
  };
}
