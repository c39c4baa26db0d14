/**
 * Looks over a season's waiting stages and hands those over that are not with whoever decides today: at once after a
 * delegation was made or ended, and by the hour for its first day and the day after its last.
 */
import { filingRefOf } from '#shared/ids/area-id.js';
import type { Filing } from '#shared/filing/model.js';
import { assignedTo, DECIDING_STAGES } from '#shared/season/deciders.js';
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
  const left: string[] = [];
  let handed = 0;
  for (const agency of agencies) {
    const filing = filings.get(agency.id);
    const stage = filing === undefined ? undefined : waitingStage(filing);
    if (stage === undefined || !DECIDING_STAGES.includes(stage)) continue;
    if (!absent.has(assignedTo(agency, stage).address)) continue;
    const outcome = await handOverStage(table, filingRefOf(agency), stage, terms, now);
    if ('refused' in outcome) left.push(agency.id);
    else if (outcome.done === 'asked') handed++;
  }
  return { handed, left };
}
