/** What the rules may know of a filing beside its record, gathered from the table for every run of the rules. */
import { filingRefOf, type FilingRef } from '#shared/ids/area-id.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { CheckResult } from '#shared/report/finding.js';
import { recheck, type Recheck } from '#shared/filing/recheck.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';
import { loadPrevious } from '#shared/store/previous.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { loadPeers } from '#shared/store/texts.js';
import type { Table } from '#shared/store/table.js';

/** For a deed of the agency that runs the rules: its filing, and what the rules may know of it. */
export async function loadFilingToCheck(
  table: Table,
  of: FilingRef,
  now: Date,
): Promise<FilingCase & { readonly known: CheckContext }> {
  const state = await requireFilingCase(table, of);
  return { ...state, known: await loadCheckContext(table, state, now) };
}

/** What the rules say of a submission today; null before it was read. */
export async function judgeAgain(
  table: Table,
  state: Pick<FilingCase, 'season' | 'agency' | 'submission' | 'record'>,
  now: Date,
): Promise<CheckResult | null> {
  return state.record === null ? null : checkRecord(state.record, await loadCheckContext(table, state, now));
}

/** What the rules say of a filed submission today, against what they said when it was filed; null before it was read. */
export async function recheckState(
  table: Table,
  state: Omit<FilingCase, 'filing'>,
  now: Date,
): Promise<Recheck | null> {
  const again = await judgeAgain(table, state, now);
  return again === null || state.check === null ? null : recheck(state.check, again);
}

/**
 * The day that counts for the statutory dates is the day of filing once there is one: a report filed in time does not
 * become late while it waits for its reviewer.
 */
export async function loadCheckContext(
  table: Table,
  { season, agency, submission, record }: Pick<FilingCase, 'season' | 'agency' | 'submission' | 'record'>,
  now: Date,
): Promise<CheckContext> {
  const filedAt = submission?.statement?.at;
  const [previous, peers] = await Promise.all([
    loadPrevious(table, filingRefOf(agency)),
    record === null ? [] : loadPeers(table, filingRefOf(agency), record),
  ]);
  return {
    agencyKind: agency.kind,
    ruleMaking: agency.ruleMaking ?? false,
    agencyName: agency.name,
    year: season.year,
    today: dayOf(filedAt === undefined ? now : new Date(filedAt)),
    deadline: agency.deadline,
    previous,
    peers,
  };
}
