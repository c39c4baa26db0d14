/**
 * Looks over a season's waiting stages and hands those over that are not with whoever decides today: at once after a
 * delegation was made or ended, and by the hour for its first day and the day after its last.
 */
import { filingRefOf } from '#shared/ids/area-id.js';
import { putOffUntil, TOLD_ONE_BY_ONE } from '#shared/deeds/morning-mail.js';
import type { Filing } from '#shared/filing/model.js';
import { assignedTo } from '#shared/season/deciders.js';
import type { Agency, Season } from '#shared/season/model.js';
import type { Table } from '#shared/store/table.js';
import { handOverStage, waitingStage, type HandOverTerms } from './hand-over.js';

export interface Roster {
  readonly season: Season;
  readonly agencies: readonly Agency[];
  readonly filings: ReadonlyMap<string, Filing>;
}

export interface HandedOverSeason {
  readonly handed: number;
  /** Agencies whose stage nobody could take over: four eyes, or the table was busy. */
  readonly left: readonly string[];
}

/** Stages of people who are or were away; of everybody else nothing can have changed by a delegation. */
export async function handOverSeason(
  table: Table,
  { season, agencies, filings }: Roster,
  terms: HandOverTerms,
  now: Date,
): Promise<HandedOverSeason> {
  const absent = new Set<string>(season.delegations.map(({ from }) => from.address));
  const waiting = agencies.flatMap((agency) => {
    const filing = filings.get(agency.id);
    const stage = filing === undefined ? undefined : waitingStage(filing);
    return stage !== undefined && absent.has(assignedTo(agency, stage).address) ? [{ agency, stage }] : [];
  });
  // Many at once are told by the morning's mail; whoever stands in has the link to them all already.
  const many = waiting.length > TOLD_ONE_BY_ONE ? { mailDueAt: putOffUntil(now) } : {};
  const left: string[] = [];
  let handed = 0;
  for (const { agency, stage } of waiting) {
    const outcome = await handOverStage(table, filingRefOf(agency), stage, { ...terms, ...many }, now);
    if ('refused' in outcome) left.push(agency.id);
    else if (outcome.done === 'asked') handed++;
  }
  return { handed, left };
}
