/** What the publisher's page of one agency is given. */
import type { TouchProblem } from '#shared/filing/roster-conflicts.js';
import type { Agency } from '#shared/season/model.js';
import type { DraftLine } from '#shared/season/roster/draft.js';
import type { RosterProblem } from '#shared/season/roster/judge.js';
import type { SeasonPage } from './views.js';

export type AgencyFault =
  'reason-missing' | 'nothing-named' | 'unknown-name' | 'bad-day' | 'season-closed' | 'busy' | 'link-ended';
export type AgencyDeed = 'agency' | 'removal' | 'return' | 'merger' | 'deadline';
export type AgencyDone = 'changed' | 'readdressed' | 'removed' | 'restored' | 'merged' | 'deadline';

/** GET `/g/{grant}/filings/{agency}/agency`, and the answers of the deeds beside it. */
export interface AgencyPage extends SeasonPage {
  readonly agency: Agency;
  /** As it stands, or as it was typed. */
  readonly values: DraftLine['values'];
  /** Names of the agencies that it comes from, or what was typed. */
  readonly predecessors: string;
  readonly problems: readonly (RosterProblem | TouchProblem)[];
  /** Its day, and the reason for another, as they stand or were typed. */
  readonly day: { readonly deadline: string; readonly reason: string };
  readonly fault: AgencyFault | null;
  /** The deed that was refused: each has a reason of its own. */
  readonly refused?: AgencyDeed | undefined;
  readonly done: AgencyDone | null;
}
