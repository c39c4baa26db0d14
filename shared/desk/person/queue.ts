/**
 * What waits for a decider, in the order in which to do it: by deadline first, then by how much there is to look at. Each
 * report is read for its line of why; of a long queue those alone that come first.
 */
import type { Previous } from '#shared/rules/index.js';
import type { DecisionGrant } from '#shared/access/model.js';
import { isRead, type ReadCase } from '#shared/deeds/filing/case.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { loadCaseOf } from '#shared/store/filing-case.js';
import { listSubmissions } from '#shared/store/filings.js';
import { loadGrants } from '#shared/store/grants.js';
import type { Table } from '#shared/store/table.js';
import type { Submission } from '#shared/filing/model.js';
import { riskOf, weightOf, type Risk } from './risk.js';
import type { Waiting } from './seasons.js';

/** A report that waits, with its grant; null in the moment between filing and asking. */
export interface Queued extends Waiting {
  readonly held: DecisionGrant | null;
}

/** Everything that waits, by deadline. */
export async function queueOf(table: Table, waiting: readonly Waiting[]): Promise<Queued[]> {
  const grants = await loadGrants(
    table,
    waiting.map(({ grant }) => grant),
  );
  const queued = waiting.map((one): Queued => {
    const held = grants.get(one.grant);
    return { ...one, held: held?.purpose === 'decide' && held.status === 'live' ? held : null };
  });
  return queued.sort(byDeadline);
}

/** What has no link yet comes last; of one day, what was asked first. */
function byDeadline(one: Queued, other: Queued): number {
  const [first, second] = [one, other].map(({ held, filing }) => `${held?.until ?? '9'} ${filing.lastDeedAt ?? ''}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

export interface Inspected extends Queued {
  /** Null where it was not read: it is behind those that are shown. */
  readonly risk: Risk | null;
}

/** So many are read for one page. */
export const SHOWN = 40;
const AT_ONCE = 10;

/** The first of the queue with what there is to know of each; those of one deadline by weight. */
export async function inspect(table: Table, queue: readonly Queued[]): Promise<Inspected[]> {
  const inspected: Inspected[] = [];
  for (let from = 0; from < Math.min(queue.length, SHOWN); from += AT_ONCE) {
    const batch = queue.slice(from, Math.min(from + AT_ONCE, SHOWN));
    inspected.push(...(await Promise.all(batch.map(async (one) => ({ ...one, risk: await riskIn(table, one) })))));
  }
  return inspected.sort(
    (one, other) =>
      (one.held?.until ?? '9').localeCompare(other.held?.until ?? '9') ||
      (other.risk === null ? 0 : weightOf(other.risk)) - (one.risk === null ? 0 : weightOf(one.risk)),
  );
}

async function riskIn(table: Table, waiting: Waiting): Promise<Risk | null> {
  return (await looked(table, waiting))?.risk ?? null;
}

export interface Looked {
  readonly state: ReadCase;
  readonly lastYear: Previous | null;
  readonly risk: Risk;
}

/** One report as it stands now; undefined where it was not read. */
export async function looked(table: Table, { submission: id, stage }: Waiting): Promise<Looked | undefined> {
  const { state, previous } = await loadCaseOf(table, id);
  if (!isRead(state)) return undefined;
  const { submission, record, check } = state;
  const lastYear = previous ?? null;
  const returnedBefore = await wasReturned(table, submission);
  return { state, lastYear, risk: riskOf({ submission, record, check, lastYear, stage, returnedBefore }) };
}

async function wasReturned(table: Table, submission: Submission): Promise<boolean> {
  if (submission.n === 1) return false;
  const all = await listSubmissions(table, submission);
  return all.some(({ n, decisions }) => n < submission.n && decisions.some(({ outcome }) => outcome === 'returned'));
}

export const FILTERS = ['all', 'soon', 'clean', 'look'] as const;
export type Filter = (typeof FILTERS)[number];

export function matches({ held, risk }: Inspected, filter: Filter, today: string): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'soon':
      return held !== null && daysBetween(today, held.until) <= SOON_DAYS;
    case 'clean':
      return risk?.isClean === true;
    case 'look':
      return risk?.isClean !== true;
  }
}
/** A decision that is due so soon is asked for by a mail of its own, too. */
export const SOON_DAYS = 2;
