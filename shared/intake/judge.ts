/** What the rules may know of a filing beside its record, gathered from the table for every run of the rules. */
import { filingRefOf, type FilingRef } from '#shared/ids/area-id.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { recheck, type Recheck } from '#shared/filing/recheck.js';
import { checkRecord, type CheckContext, type Previous } from '#shared/rules/index.js';
import type { Submission } from '#shared/filing/model.js';
import { whatCounts } from '#shared/filing/recording.js';
import { otherNames } from '#shared/season/roster/names.js';
import { loadCurrentCase } from '#shared/store/filing-case.js';
import { loadPrevious } from '#shared/store/previous.js';
import type { Table } from '#shared/store/table.js';
import { loadAreaTotals } from './area-totals.js';
import { searchForCopies } from './copies.js';

/** What the rules are run on. */
type Judged = Pick<FilingCase, 'agency' | 'submission' | 'record' | 'check'>;
type Read = Judged & { readonly record: ReportRecord };

/** What a caller has read already. */
interface Known {
  readonly previous: Previous | undefined;
}

/** For a deed of the agency that runs the rules: its filing, and what the rules may know of it. */
export async function loadFilingToCheck(
  table: Table,
  of: FilingRef,
  now: Date,
): Promise<FilingCase & { readonly known: CheckContext }> {
  const found = await loadCurrentCase(table, of);
  if (found === undefined) throw new Error(`no such agency: ${of.area} ${of.year} ${of.agency}`);
  const { state, previous } = found;
  return { ...state, known: await loadCheckContext(table, state, now, previous) };
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
 *
 * @param known the report of the year before; whoever has not read it leaves it out, and it is read here where it counts
 */
export async function asOfToday<State extends Judged>(
  table: Table,
  state: State,
  now: Date,
  known?: Known,
): Promise<State> {
  return isDraft(state) ? { ...state, check: await judge(table, state, now, known) } : state;
}

/** What the rules say of a filed submission today, against what they said when it was filed; null before it was read. */
export async function recheckState(table: Table, state: Judged, now: Date, known?: Known): Promise<Recheck | null> {
  if (!isRead(state) || state.check === null) return null;
  return recheck(state.check, await judge(table, state, now, known));
}

function isRead<State extends Judged>(state: State): state is State & Read {
  return state.record !== null;
}

function isDraft<State extends Judged>(state: State): state is State & Read {
  return state.submission?.state === 'draft' && isRead(state);
}

async function judge(table: Table, state: Read, now: Date, known?: Known): Promise<CheckResult> {
  const { previous } = known ?? { previous: await loadPrevious(table, filingRefOf(state.agency)) };
  return checkRecord(state.record, await loadCheckContext(table, state, now, previous));
}

/** What the search for copies found is taken from the check; one from before it was kept there is searched for now. */
async function loadCheckContext(
  table: Table,
  state: Judged,
  now: Date,
  previous: Previous | undefined,
): Promise<CheckContext> {
  const { agency, submission, record, check } = state;
  const context = { ...checkContext(state, now, previous), area: await loadAreaTotals(table, agency) };
  if (context.copied !== undefined || record === null || check === null) return context;
  const { copied } = await searchForCopies(table, filingRefOf(agency), record, submission?.n ?? 1);
  return { ...context, copied };
}

/** What tells on which day it counts as filed. */
interface Filed {
  readonly statement: Submission['statement'];
  readonly recorded?: Submission['recorded'];
  readonly firstFiled?: Submission['firstFiled'];
}

/**
 * The day that counts for the statutory dates is the day of filing once there is one: a report filed in time does not
 * become late while it waits for its reviewer. Of what came on paper it is the day of the paper, however long it is recorded; of what
 * mends or corrects another it is the day of that one.
 */
export function checkContext(
  { agency, submission, check }: Pick<Judged, 'agency' | 'check'> & { readonly submission: Filed | null },
  now: Date,
  previous: Previous | undefined,
): CheckContext {
  const filedAt = submission?.statement?.at;
  const counts = whatCounts(submission ?? {}, dayOf(filedAt ?? now), agency.deadline);
  return {
    agencyKind: agency.kind,
    ruleMaking: agency.ruleMaking ?? false,
    agencyName: agency.name,
    agencyAliases: otherNames(agency),
    year: agency.year,
    today: counts.day,
    deadline: counts.deadline,
    // How many days were left when the paper came in tells nobody anything any more.
    filedBefore: submission?.firstFiled !== undefined || submission?.recorded !== undefined,
    previous,
    copied: check?.copied,
  };
}
