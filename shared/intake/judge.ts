/** What the rules may know of a filing beside its record, gathered from the table for every run of the rules. */
import { filingRefOf, type FilingRef } from '#shared/ids/area-id.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { ReportRecord } from '#shared/report/record.js';
import { recheck, type Recheck } from '#shared/filing/recheck.js';
import { checkRecord, type CheckContext } from '#shared/rules/index.js';
import { loadPrevious } from '#shared/store/previous.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { loadPeers } from '#shared/store/texts.js';
import type { Table } from '#shared/store/table.js';

/** For a deed that runs the rules: its filing, and what the rules may know of it. */
export async function loadFilingToCheck(
  table: Table,
  of: FilingRef,
  now: Date,
): Promise<FilingCase & { readonly known: CheckContext }> {
  const state = await requireFilingCase(table, of);
  return { ...state, known: await loadCheckContext(table, state, now) };
}

/** The same for a deed that answers what a page shows. */
export async function loadFilingToAnswer(
  table: Table,
  of: FilingRef,
  now: Date,
): Promise<FilingCase & { readonly known: CheckContext }> {
  const { known, ...state } = await loadFilingToCheck(table, of, now);
  return { ...(isDraft(state) ? { ...state, check: checkRecord(state.record, known) } : state), known };
}

/**
 * The state as everybody is to see it. Filing judges a draft by the rules and facts of the moment, so pages, files and
 * deeds about a draft judge it so too, or they would show no way out; what was filed stands as it was filed.
 */
export async function asOfToday<State extends Judged>(table: Table, state: State, now: Date): Promise<State> {
  return isDraft(state)
    ? { ...state, check: checkRecord(state.record, await loadCheckContext(table, state, now)) }
    : state;
}

type Judged = Pick<FilingCase, 'agency' | 'submission' | 'record' | 'check'>;

function isDraft<State extends Judged>(state: State): state is State & { readonly record: ReportRecord } {
  return state.submission?.state === 'draft' && state.record !== null;
}

/** What the rules say of a filed submission today, against what they said when it was filed; null before it was read. */
export async function recheckState(table: Table, state: Judged, now: Date): Promise<Recheck | null> {
  const { record, check } = state;
  if (record === null || check === null) return null;
  return recheck(check, checkRecord(record, await loadCheckContext(table, state, now)));
}

/**
 * The day that counts for the statutory dates is the day of filing once there is one: a report filed in time does not
 * become late while it waits for its reviewer.
 */
export async function loadCheckContext(
  table: Table,
  { agency, submission, record }: Pick<FilingCase, 'agency' | 'submission' | 'record'>,
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
    year: agency.year,
    today: dayOf(filedAt ?? now),
    deadline: agency.deadline,
    previous,
    peers,
  };
}
