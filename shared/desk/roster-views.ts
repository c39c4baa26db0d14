/** What the pages of a roster on its way are given. */
import type { TouchProblem } from '#shared/filing/roster-conflicts.js';
import type { DraftContent, RosterDraft } from '#shared/season/roster/draft.js';
import type { FileProblem } from '#shared/season/roster/file.js';
import type { JudgedRoster, RosterProblem } from '#shared/season/roster/judge.js';
import type { RosterRefusal } from '#shared/season/roster/understand.js';
import type { SeasonPage } from './views.js';

/** Why a roster was not read, or not saved as it was shown. */
export type RosterFault = RosterRefusal | FileProblem | 'nothing' | 'saving' | 'changed';

/** Lines of a draft on one page of it. */
export const LINES_PER_PAGE = 100;

/** GET `/g/{grant}/roster`, and the answers of the deeds below it. */
export type RosterPage = RosterStart | RosterProgress | RosterCheck;

export interface RosterStart extends SeasonPage {
  readonly is: 'start';
  readonly fault: RosterFault | null;
  /** As pasted, given back for mending. */
  readonly pasted: string;
}

export interface RosterProgress extends SeasonPage {
  readonly is: 'saving' | 'saved';
  readonly draft: RosterDraft;
}

export interface RosterCheck extends SeasonPage {
  readonly is: 'check';
  readonly version: number;
  readonly content: DraftContent;
  readonly judged: JudgedRoster;
  /** From 1. */
  readonly page: number;
  readonly problems: readonly (RosterProblem | TouchProblem)[];
  readonly fault: RosterFault | null;
}
